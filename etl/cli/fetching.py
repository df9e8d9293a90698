"""The command that fetches: what a DAG fetches every night, for the days that are named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.printing import AsJson, counted, print_json
from etl.errors import SettingsError

if TYPE_CHECKING:
    from etl.jobs import Fetched, Interval

_DAY = timedelta(days=1)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day. Write it like 2024-09-07.") from error


Publishers = Annotated[
    list[str] | None,
    typer.Option("--publisher", metavar="KEY", help="A publisher; may be repeated. All that are enabled otherwise."),
]
First = Annotated[date | None, typer.Option("--from", parser=_day, metavar="DAY", help="First day; else yesterday.")]
Last = Annotated[date | None, typer.Option("--to", parser=_day, metavar="DAY", help="Last day; else today.")]
IsDry = Annotated[bool, typer.Option("--dry-run", help="List what would be fetched, and write nothing.")]


def fetch(
    publisher: Publishers = None,
    first: First = None,
    last: Last = None,
    dry_run: IsDry = False,
    as_json: AsJson = False,
) -> None:
    """Fetch what publishers published or changed.

    Reads the sitemaps and feeds of the publishers that WARRAQ_FEEDS enables, and writes the pages of the days, which
    are days of UTC, as WARC files into the landing zone. What is held already is not asked for. The exit status is 1
    where a sitemap or feed could not be read. docs/fetching.md says how to enable a publisher.

    \b
    Examples:
      warraq fetch --dry-run
      warraq fetch --publisher okaz --from 2024-09-01 --to 2024-09-07
      warraq fetch && warraq run landing/*/*
    """
    from etl import jobs
    from etl.cli.logs import settings_of_a_run

    settings = settings_of_a_run()
    publishers = publisher or list(jobs.enabled_publishers(settings))
    if not publishers:
        raise SettingsError(
            "No publisher is enabled, so nothing is fetched. Set WARRAQ_FEEDS to a file that enables one, as "
            "docs/fetching.md shows."
        )
    days = _days(first, last)
    if dry_run:
        targets = [target for day in days for target in jobs.preview_fetch(settings, day, publishers)]
        if as_json:
            print_json({"targets": targets})
        for target in targets if not as_json else ():
            stated = target.published_at or target.modified_at
            typer.echo(f"{target.publisher:<16} {f'{stated:%Y-%m-%d %H:%M}' if stated else 'undated':<17} {target.url}")
        return
    total = _total([jobs.fetch(settings, day, publishers) for day in days])
    if as_json:
        print_json(total)
    else:
        typer.echo(_summary(total))
    if total.failed_listings:
        raise typer.Exit(1)


def _days(first: date | None, last: date | None) -> Iterator[Interval]:
    from etl.jobs import Interval

    today = datetime.now(UTC).date()
    begins, ends = first or last or today - _DAY, last or first or today
    if begins > ends:
        raise typer.BadParameter(f"--from ({begins}) is later than --to ({ends}).")
    for number in range((ends - begins).days + 1):
        start = datetime.combine(begins + number * _DAY, datetime.min.time(), UTC)
        yield Interval(start=start, end=start + _DAY)


def _total(parts: list[Fetched]) -> Fetched:
    total = parts[0]
    for part in parts[1:]:
        total += part
    return total


def _summary(total: Fetched) -> str:
    summary = (
        f"{counted(total.listed, 'page')} listed: fetched {total.fetched:,}, {total.unchanged:,} unchanged, "
        f"{total.held:,} held already, {total.failed:,} not to be had, {total.deferred:,} left to the next run."
    )
    if total.salvaged:
        summary += f"\nFinished what a run before had left: {counted(total.salvaged, 'page')}."
    if total.failed_listings:
        summary += f"\nSitemaps and feeds that could not be read: {total.failed_listings:,}; ops_fetch.detail says why."
    return summary
