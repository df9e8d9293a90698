"""`make` as the first command: what it says, and what it does again."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


TARGETS = {
    ".env",
    *re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)[0].split(),
}


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=clean, capture_output=True, text=True, check=False)


def test_make_alone_lists_every_target() -> None:
    assert set(re.findall(r"^  make (\S+)", make().stdout, flags=re.MULTILINE)) == TARGETS


def test_every_target_that_the_documents_name_exists() -> None:
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    named = {
        found: path.name
        for path in documents
        for found in re.findall(r"(?:^\$ |`)make (?:[A-Z]+=\S+ )*([a-z.][\w.-]*)", path.read_text(), flags=re.MULTILINE)
    }

    assert {"demo", "test"} <= set(named)
    assert {target: document for target, document in named.items() if target not in TARGETS} == {}


def test_a_machine_without_a_fitting_python_is_told_what_to_install(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    run = make("setup", f"VENV={tmp_path / 'venv'}", f"PYTHON={old}")

    assert run.returncode != 0
    assert "Warraq needs Python 3.11, 3.12 or 3.13" in run.stderr
    assert "apt-get install python3" in run.stderr
    assert not (tmp_path / "venv").exists()
