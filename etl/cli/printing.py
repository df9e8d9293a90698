"""How the command speaks: what was asked for on standard output, everything about it on standard error."""

from __future__ import annotations

import io
import signal
import sys
from typing import TYPE_CHECKING

import orjson
import typer

if TYPE_CHECKING:
    from rich.console import Console


def speak_utf_8() -> None:
    """Write Arabic as itself whatever the terminal's locale claims; what cannot be written is escaped, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def stop_with_the_reader() -> None:
    """End quietly when ``| head`` has read enough; only for commands that write nothing but their output."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def complain(message: str) -> None:
    """One paragraph on standard error."""
    typer.secho(f"warraq: {message}", err=True, fg=typer.colors.RED)


def console() -> Console:
    """Standard output with colours where it is a terminal, and lines left whole: Arabic must not be cut in columns."""
    from rich.console import Console

    return Console(soft_wrap=True, highlight=False, markup=False, emoji=False)


def print_json(value: dict[str, object]) -> None:
    """One JSON object on standard output."""
    typer.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())
