"""The command says how it is used, fails in plain words, and its page is current."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from etl.cli import app
from tools.commands_page import PAGE, names, page

from .conftest import COMMAND, Warraq

NAMES = [
    "migrate",
    "fetch",
    "run",
    "parse",
    "show",
    "status",
    "check",
    "doctor",
    "search",
    "export",
    "browse",
    "report",
    "publishers",
    "annotate",
    "rebuild",
    "takedown",
    "retention",
]
GROUPS = {
    "alarms": ["list", "judge", "silence", "unsilence"],
    "raw": ["verify"],
    "quarantine": ["list", "show", "replay", "drop"],
}


def test_the_commands_are_these(warraq: Warraq) -> None:
    assert [command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands] == NAMES
    assert {str(group.name): names(group.typer_instance) for group in app.registered_groups} == GROUPS
    assert all(name in warraq("--help").stdout for name in (*NAMES, *GROUPS))


@pytest.mark.parametrize("name", [*NAMES, *(f"{group} {name}" for group in GROUPS for name in GROUPS[group])])
def test_every_command_shows_an_example(warraq: Warraq, name: str) -> None:
    assert f"    warraq {name}" in warraq(*name.split(), "--help").stdout


def test_the_page_of_commands_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.commands_page"


def test_the_version_is_printed(warraq: Warraq) -> None:
    assert warraq("--version").stdout.startswith("warraq 0.")


def test_an_unknown_setting_is_wrong_usage_and_names_the_near_miss(warraq: Warraq) -> None:
    done = warraq("parse", "x", WARRAQ_LANDIGN="in")
    assert done.returncode == 2
    assert "did you mean WARRAQ_LANDING?" in done.stderr


BUG = """
import sys
import {module}

def broken(argument, **others):
    if "whole" in getattr(argument, "dump", ""):
        return sound(argument, **others)
    raise ZeroDivisionError("half a line")

sound, {module}.{function} = {module}.{function}, broken
sys.argv = ["warraq", *{arguments!r}]
from etl.cli import main
main()
"""


def with_bug(warraq: Warraq, module: str, function: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command while a function of Warraq is broken."""
    code = BUG.format(module=module, function=function, arguments=arguments)
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=warraq.folder, env=warraq.environment, capture_output=True, encoding="utf-8", check=False
    )


def test_a_bug_on_a_page_is_told_by_name_and_silences_no_other_page(warraq: Warraq) -> None:
    for name in ("whole1.txt", "broken.txt", "whole2.txt"):
        (warraq.folder / name).write_text("خبر", encoding="utf-8")
    done = with_bug(warraq, "etl.transform", "transform", "parse", "whole1.txt", "broken.txt", "whole2.txt")
    assert done.returncode == 1
    assert [json.loads(line)["page"]["dump"] for line in done.stdout.splitlines()] == ["whole1.txt", "whole2.txt"]
    assert done.stderr.startswith("warraq: broken.txt: this is a bug in Warraq (ZeroDivisionError: half a line).")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("options", [(), ("--debug",)])
def test_a_bug_is_one_paragraph_and_its_traceback_is_shown_on_demand(warraq: Warraq, options: tuple[str, ...]) -> None:
    done = with_bug(warraq, "etl.jobs", "status", *options, "status")
    assert done.returncode == 1
    assert ("Traceback" in done.stderr) == bool(options)
    assert "ZeroDivisionError: half a line" in done.stderr


def test_ctrl_c_ends_it_quietly(warraq: Warraq) -> None:
    # Settings from a pipe: opening it to write waits until the command reads, and the command then waits for more.
    settings = warraq.folder / ".env"
    os.mkfifo(settings)
    command = [str(COMMAND), "parse", "page.txt"]
    with (
        subprocess.Popen(
            command, cwd=warraq.folder, env=warraq.environment, stderr=subprocess.PIPE, text=True
        ) as process,
        settings.open("w"),
    ):
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=10)
    assert (process.returncode, complaints) == (130, "")
