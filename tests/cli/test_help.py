"""The command says how it is used, fails in plain words, and its page is current."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from etl.cli import app
from tools.commands_page import PAGE, page

from .conftest import COMMAND, Warraq

NAMES = ["migrate", "run", "parse", "show", "status", "check", "publishers"]


def test_the_commands_are_these(warraq: Warraq) -> None:
    assert [command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands] == NAMES
    assert all(name in warraq("--help").stdout for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_shows_an_example(warraq: Warraq, name: str) -> None:
    assert f"    warraq {name}" in warraq(name, "--help").stdout


def test_the_page_of_commands_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.commands_page"


def test_the_version_is_printed(warraq: Warraq) -> None:
    assert warraq("--version").stdout.startswith("warraq 0.")


def test_an_unknown_setting_is_wrong_usage_and_names_the_near_miss(warraq: Warraq) -> None:
    done = warraq("parse", "x", WARRAQ_LANDIGN="in")
    assert done.returncode == 2
    assert "did you mean WARRAQ_LANDING?" in done.stderr


def test_a_bug_is_one_paragraph_and_its_traceback_is_shown_on_demand(warraq: Warraq) -> None:
    def call(*options: str) -> str:
        code = (
            "import sys, etl.transform\n"
            "def broken(page): raise ZeroDivisionError('half a line')\n"
            "etl.transform.transform = broken\n"
            "from etl.cli import main\n"
            f"sys.argv = ['warraq', *{options!r}, 'parse', 'page.txt']\n"
            "main()\n"
        )
        command = [sys.executable, "-c", code]
        done = subprocess.run(
            command, cwd=warraq.folder, env=warraq.environment, stderr=subprocess.PIPE, text=True, check=False
        )
        assert done.returncode == 1
        return done.stderr

    (warraq.folder / "page.txt").write_text("خبر", encoding="utf-8")
    plain, debugged = call(), call("--debug")
    assert plain.startswith("warraq: This is a bug in Warraq: ZeroDivisionError: half a line.")
    assert len(plain.splitlines()) == 1
    assert "Traceback" in debugged


def test_ctrl_c_ends_it_quietly(warraq: Warraq) -> None:
    # A pipe that nobody writes to keeps the command waiting for its settings.
    os.mkfifo(warraq.folder / ".env")
    with subprocess.Popen(
        [COMMAND, "parse", "page.txt"], cwd=warraq.folder, env=warraq.environment, stderr=subprocess.PIPE, text=True
    ) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 130
        assert process.stderr is not None
        assert process.stderr.read() == ""
