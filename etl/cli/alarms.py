"""Commands about what is unusual of a publisher."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.printing import AsJson, print_json

if TYPE_CHECKING:
    from etl.load.alarms import Alarm

alarms = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="See what is unusual of a publisher, judge days, and silence publishers.",
)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day. Write it like 2024-09-07.") from error


Publisher = Annotated[str, typer.Argument(metavar="PUBLISHER", help="Its key, as `warraq publishers` lists them.")]


@alarms.command("list")
def list_alarms(
    also_past: Annotated[bool, typer.Option("--all", help="Also those that recovered, day by day.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the alarms that are open.

    \b
    Examples:
      warraq alarms list
      warraq alarms list --all --json
    """
    from etl import jobs
    from etl.settings import load_settings

    _print(jobs.alarms_of(load_settings(), also_past=also_past), as_json)


@alarms.command("judge")
def judge(
    first: Annotated[
        date | None,
        typer.Option("--from", parser=_day, metavar="DAY", help="First day of arrival; default: yesterday."),
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to", parser=_day, metavar="DAY", help="Last day of arrival; default: the first.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Judge days of arrival against the eight weeks before each.

    Every publisher's volume, freshness, fields, split and issues are compared with what is usual of it. What is
    unusual is kept in ops_alarm and printed; the exit status is then 1. Judging a day again replaces what was kept.

    \b
    Examples:
      warraq alarms judge
      warraq alarms judge --from 2024-09-01 --to 2024-09-07
    """
    from etl import jobs
    from etl.settings import load_settings

    day = first or (datetime.now(UTC) - timedelta(days=1)).date()
    if last and last < day:
        raise typer.BadParameter(f"--to {last} is before --from {day}.")
    found = jobs.judge_days(load_settings(), day, last or day)
    _print(found, as_json)
    if any(alarm.state != "recovered" for alarm in found):
        raise typer.Exit(1)


@alarms.command("silence")
def silence(
    publisher: Publisher,
    until: Annotated[
        date | None, typer.Option(parser=_day, metavar="DAY", help="Last silent day of arrival; default: for good.")
    ] = None,
    note: Annotated[str, typer.Option(help="Why.")] = "",
) -> None:
    """Tell nobody of a publisher's alarms; they are kept all the same.

    \b
    Examples:
      warraq alarms silence okaz --until 2024-12-31 --note 'the site is being rebuilt'
    """
    from etl import jobs
    from etl.settings import load_settings

    jobs.silence(load_settings(), publisher, until=until, note=note)
    typer.echo(f"{publisher} is silent {f'until the end of {until}' if until else 'until `warraq alarms unsilence`'}")


@alarms.command("unsilence")
def unsilence(publisher: Publisher) -> None:
    """Tell of a publisher's alarms again.

    \b
    Examples:
      warraq alarms unsilence okaz
    """
    from etl import jobs
    from etl.settings import load_settings

    was_silent = jobs.unsilence(load_settings(), publisher)
    typer.echo(f"{publisher} is heard again" if was_silent else f"{publisher} was not silenced")


def _print(found: tuple[Alarm, ...], as_json: bool) -> None:
    from etl import jobs

    if as_json:
        print_json({"alarms": found})
        return
    for alarm in found:
        typer.echo(jobs.sentence(alarm) + (" Silenced." if alarm.is_silenced else ""))
    if not found:
        typer.echo("no alarm")
