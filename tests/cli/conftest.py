"""The real command, in a folder of its own, with nothing but the settings that a test gives it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("warraq")
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PAGE = SAMPLES / "2025-03-15" / "palm-bridge.txt"

Warraq = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of the command: no settings of the machine's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WARRAQ_")}
    return kept | {"LC_ALL": "C", "WARRAQ_WAREHOUSE_URL": f"sqlite:///{tmp_path / 'warehouse.db'}"}


@pytest.fixture
def warraq(tmp_path: Path, environment: dict[str, str]) -> Warraq:
    """Run the command in ``tmp_path`` and give back what it printed and its exit status."""

    def call(*arguments: object, prefix: tuple[str, ...] = (), **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*prefix, COMMAND, *map(str, arguments)],
            cwd=tmp_path,
            env=environment | settings,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return call
