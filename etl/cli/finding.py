"""Commands that find articles in the warehouse."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from etl.cli.printing import console, stop_with_the_reader

if TYPE_CHECKING:
    from etl.load.search import Hit


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no zone
    except ValueError as error:
        message = f"{text!r} is no day. Write it like 2024-09-07."
        raise typer.BadParameter(message) from error


def search(  # noqa: PLR0913, PLR0917  # one an option
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words; «…» holds a phrase, * ends a beginning.")],
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=10_000, help="Articles to show at most.")] = 20,
    publisher: Annotated[str | None, typer.Option(metavar="KEY", help="Only this publisher's.")] = None,
    section: Annotated[str | None, typer.Option(metavar="NAME", help="Only of this section, as printed.")] = None,
    first_day: Annotated[
        date | None, typer.Option("--from", parser=_day, metavar="DAY", help="Published that day or later: 2024-09-07.")
    ] = None,
    last_day: Annotated[
        date | None, typer.Option("--to", parser=_day, metavar="DAY", help="Published that day or earlier.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list of objects instead.")] = False,
) -> None:
    """Find articles by their words, best first.

    All words must be there, in headline, standfirst or body. Diacritics, hamzas, ta marbuta, digits and the clitics
    و ف ب ك ل ال do not matter. Words found are marked ⟦so⟧. The same index answers SQL: docs/search.md.

    \b
    Examples:
      warraq search 'اتفاق العراق'
      warraq search '«مجلس النواب» انتخا*' --publisher aawsat --from 2024-09-01
      warraq search --json --limit 5 خارجية | jq '.[].headline'
    """
    from etl import jobs
    from etl.settings import load_settings

    filters = jobs.Filters(publisher_key=publisher, section=section, first_day=first_day, last_day=last_day)
    hits = jobs.search(load_settings(), query, filters, limit)
    stop_with_the_reader()
    if as_json:
        sys.stdout.buffer.write(orjson.dumps(hits, option=orjson.OPT_INDENT_2) + b"\n")
    else:
        _print(hits)


def _print(hits: tuple[Hit, ...]) -> None:
    out = console()
    for hit in hits:
        told = " · ".join(part for part in (hit.publisher_key, hit.published_day, hit.section) if part)
        out.print(hit.headline or "(no headline)", style="bold")
        out.print(f"{told} · {hit.article_key}", style="dim")
        out.print(f"{hit.snippet}\n")
    if not hits:
        typer.echo("No article was found.", err=True)
