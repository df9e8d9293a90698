"""What is built from the project works away from the work tree."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built without a network by the locked build backend."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True)
    return next(folder.glob("warraq-*.whl"))


def test_the_wheel_holds_the_package_with_its_sql_and_nothing_beside_it(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    kept = subprocess.run(
        ["git", "ls-files", "etl", "sql"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert {name if name.startswith("etl/") else f"etl/{name}" for name in kept.split()} <= packed
    assert {name.split("/")[0] for name in packed} == {"etl"}


def test_an_installed_wheel_makes_a_warehouse(wheel: Path, tmp_path: Path) -> None:
    target, folder = tmp_path / "site", tmp_path / "elsewhere"
    folder.mkdir()
    install = ["install", "--quiet", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("WARRAQ_")}

    run = subprocess.run(
        [target / "bin/warraq", "migrate"],
        cwd=folder,
        env=clean | {"PYTHONPATH": str(target)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stderr
    assert (folder / "warehouse.db").stat().st_size > 0
