"""Write ``docs/commands.md`` from the command's own help: ``python -m tools.commands_page``.

A test holds the page against the command.
"""

from __future__ import annotations

from pathlib import Path

import typer
from typer.testing import CliRunner

from etl.cli import app

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"

HEAD = """# The command `warraq`

<!-- Made by `python -m tools.commands_page` from the command's own help; change that. -->

Every error is one paragraph on standard error. Exit status: 0 when all went well, 1 when something failed or an input
was refused (the others are loaded or printed all the same), 2 for wrong usage or settings.
"""


def page() -> str:
    """The page, in Markdown."""
    sections = [_section("warraq"), *(_section(f"warraq {name}", name) for name in names(app))]
    for group in app.registered_groups:
        words = [(str(group.name), name) for name in names(group.typer_instance)]
        sections += [_section(" ".join(("warraq", *each)), *each) for each in words]
    return HEAD + "".join(sections)


def names(commands: typer.Typer | None) -> list[str]:
    """The names of an application's own commands."""
    registered = commands.registered_commands if commands else []
    return [str(command.name or getattr(command.callback, "__name__", "")) for command in registered]


def _section(title: str, *arguments: str) -> str:
    # Help is as wide as the terminal; the page's width must not depend on who writes it.
    shown = CliRunner().invoke(app, [*arguments, "--help"], prog_name="warraq", env={"COLUMNS": "100"})
    help_text = "\n".join(line.rstrip() for line in shown.output.strip().splitlines())
    return f"\n## {title}\n\n```text\n{help_text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
