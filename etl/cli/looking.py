"""Commands that look at pages and profiles: they need no warehouse, no Airflow and no network."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.printing import Paths, complain, complain_of_bug, console, stop_with_the_reader
from etl.errors import InputRefused

if TYPE_CHECKING:
    from etl.extract.readers import Found
    from etl.model import Page


def _instant(text: str) -> datetime:
    try:
        stated = datetime.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is no ISO 8601 instant. Write it like 2024-09-07T14:30:00+03:00."
        raise typer.BadParameter(message) from error
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)


CapturedAt = Annotated[
    datetime | None,
    typer.Option(
        parser=_instant,
        metavar="DATETIME",
        help="When the pages were captured, where their dump does not say; without an offset it is UTC.",
    ),
]


def parse(paths: Paths, captured_at: CapturedAt = None) -> None:
    """Print the pages of dumps as JSON Lines.

    One page record a line, as docs/page-record.md describes it. Needs no warehouse, no Airflow and no network. An
    input that cannot be read is named on standard error and the others are printed; the exit status is then 1.

    \b
    Examples:
      warraq parse page.txt
      warraq parse landing/2024-09-07/* > pages.jsonl
      warraq parse --captured-at 2024-09-07T14:30:00+03:00 page.html | jq '.articles[].headline'
    """
    from etl.engines import recogniser
    from etl.record import to_json
    from etl.settings import load_settings
    from etl.transform import transform

    engine = recogniser(load_settings().entity_engine)

    def tell(page: Page) -> None:
        sys.stdout.buffer.write(to_json(transform(page, recogniser=engine)) + b"\n")

    _tell(paths, captured_at, tell)


def show(
    dump: Annotated[
        Path | None, typer.Argument(metavar="DUMP", help="A dump: all its pages are shown.", readable=False)
    ] = None,
    page: Annotated[
        str | None, typer.Option("--page", metavar="KEY", help="A page of the warehouse, by its page_key.")
    ] = None,
    captured_at: CapturedAt = None,
) -> None:
    """Explain every line of a page: its role, and the rule that cut it.

    For whoever writes a profile: each line with its number, its role, its article and the rule (and whose rule it is)
    that decided so; then the articles with their cards, and the issues.

    \b
    Examples:
      warraq show page.txt
      warraq show page.txt | grep unclassified
      warraq show page.html | less -R
      warraq show --page 5fa2508f4925ad885fa2508f4925ad88
    """
    from etl.cli.reading import print_page

    if (dump is None) == (page is None):
        raise typer.BadParameter("name either a dump or the key of a page, as in: warraq show --page KEY")
    if dump is not None:
        _tell([dump], captured_at, print_page)
    elif page is not None:
        print_page(_held(page))


def _held(page_key: str) -> Page:
    """The page of the warehouse with this key; raises `InputRefused` where its bytes cannot be read."""
    from etl import jobs
    from etl.settings import load_settings

    found = jobs.page(load_settings(), page_key)
    if isinstance(found, InputRefused):
        raise found
    return found


def _tell(paths: list[Path], captured_at: datetime | None, tell: Callable[[Page], object]) -> None:
    """Tell of each page; what cannot be read, or shows a bug, is named and silences none of the others."""
    from etl.extract.readers import Skipped

    stop_with_the_reader()
    failed = False
    for path, found in _found(paths):
        if isinstance(found, Skipped):
            complain(f"{path.name}: passed over {found.count:,} {found.what}, which hold no page")
        elif isinstance(found, InputRefused):
            failed = True
            complain(str(found))
        else:
            failed |= not _is_told(found if found.captured_at else replace(found, captured_at=captured_at), tell)
    if failed:
        raise typer.Exit(1)


def _is_told(page: Page, tell: Callable[[Page], object]) -> bool:
    try:
        tell(page)
    except Exception as error:  # noqa: BLE001  # told here, and on demand with its traceback
        complain_of_bug(error, page.dump)
        return False
    return True


def _found(paths: list[Path]) -> Iterator[tuple[Path, Found]]:
    from etl.extract.readers import Limits, pages_at
    from etl.settings import load_settings

    settings = load_settings()
    limits = Limits.of(settings)
    return ((path, found) for path in paths for found in pages_at(path, limits, settings.mapping))


def publishers() -> None:
    """List the publishers whose pages are known, with their layouts.

    \b
    Examples:
      warraq publishers
    """
    from etl.publishers import PUBLISHERS

    out = console()
    for profile in PUBLISHERS:
        layouts = ", ".join(
            f"{layout.name} (until {layout.until})" if layout.until else layout.name for layout in profile.layouts
        )
        hosts = ", ".join(profile.hosts) or "any host"
        out.print(f"{profile.key:<16} {profile.name:<24} {layouts:<32} {hosts}  {profile.name_ar}")
