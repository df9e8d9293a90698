"""How the command speaks: what was asked for on standard output, everything about it on standard error."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

if TYPE_CHECKING:
    from rich.console import Console

Paths = Annotated[
    list[Path],
    # Not `readable`: Typer would refuse all of them as wrong usage for one that this user may not read.
    typer.Argument(metavar="PATH...", help="Dumps: files of any format that README.md lists.", readable=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead.")]


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


def complain_of_bug(error: Exception, where: str | None = None) -> None:
    """Say that an error is Warraq's own fault; raise it where ``--debug`` asks for its traceback."""
    # Read from the words themselves: an error may come before they are understood.
    if "--debug" in sys.argv:
        raise error
    place = f"{where}: " if where else ""
    complain(
        f"{place}this is a bug in Warraq ({type(error).__name__}: {error}). Run the same command as `warraq --debug …` "
        "and report what it prints, with the page if there is one."
    )


def console() -> Console:
    """Standard output with colours where it is a terminal, and lines left whole: Arabic must not be cut in columns."""
    from rich.console import Console

    return Console(soft_wrap=True, highlight=False, markup=False, emoji=False)


def print_json(value: object) -> None:
    """One JSON object on standard output; dataclasses become objects."""
    typer.echo(orjson.dumps(value, default=str, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS).decode())


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "page"), counted(1200, "page")
    ('1 page', '1,200 pages')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error that is told how much of how much is done; nothing where nobody looks."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    error = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=error, transient=True, disable=not error.is_terminal) as progress:
        task = progress.add_task(title, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
