"""Commands about the inputs that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.loading import print_report
from etl.cli.printing import AsJson, counted, print_json
from etl.errors import Reason

if TYPE_CHECKING:
    from etl.jobs import Held
    from etl.settings import Settings

quarantine = typer.Typer(no_args_is_help=True, help="Look after what could not be read.", rich_markup_mode=None)

Keys = Annotated[list[str], typer.Argument(metavar="KEY...", help="Keys, or how they begin, as `list` prints them.")]
Reasons = Annotated[
    list[Reason] | None, typer.Option("--reason", help="Only what was refused for this; may be given several times.")
]


@quarantine.command(name="list")
def list_held(
    reason: Reasons = None,
    with_closed: Annotated[bool, typer.Option("--all", help="Also what was resolved or dropped.")] = False,
    as_json: AsJson = False,
) -> None:
    """List what is in quarantine, by arrival.

    \b
    Examples:
      warraq quarantine list
      warraq quarantine list --reason truncated --reason damaged
      warraq quarantine list --all --json | jq '.quarantined[].message'
    """
    from etl import jobs
    from etl.settings import load_settings

    found = jobs.held(load_settings(), reasons=reason or (), with_closed=with_closed)
    if as_json:
        print_json({"quarantined": found})
        return
    for one in found:
        typer.echo(f"{one.quarantine_key[:12]}  {one.arrived_at:%Y-%m-%d}  {one.status:<9}{one.reason:<15}{_name(one)}")


@quarantine.command()
def show(
    key: Annotated[str, typer.Argument(metavar="KEY", help="A key, or how it begins.")], as_json: AsJson = False
) -> None:
    """Show one input in quarantine: what is wrong, what to do, and where its bytes are.

    \b
    Examples:
      warraq quarantine show 3f2a9c
    """
    from etl import jobs
    from etl.settings import load_settings

    one = jobs.held_as(load_settings(), key)
    if as_json:
        print_json(one)
        return
    where = f"in the raw zone as {one.sha256}" if one.sha256 else f"not received; they were at {one.origin}"
    typer.echo(f"{one.quarantine_key}  {one.status}\n{_name(one)}: {one.message}")
    typer.echo(f"reason {one.reason}, arrived {one.arrived_at:%Y-%m-%d %H:%M:%S} UTC, bytes {where}")
    if one.closed_at:
        typer.echo(f"{one.status} {one.closed_at:%Y-%m-%d %H:%M:%S} UTC{f': {one.note}' if one.note else ''}")


@quarantine.command()
def replay(
    keys: Annotated[list[str] | None, typer.Argument(metavar="[KEY]...", help="Keys, or how they begin.")] = None,
    reason: Reasons = None,
    everything: Annotated[bool, typer.Option("--all", help="All that is open.")] = False,
    as_json: AsJson = False,
) -> None:
    """Try inputs in quarantine again, under their original arrival.

    For after the cause was mended: a limit raised, a file made readable, a newer version installed. What is read now is
    loaded and its row closed; what is refused again stays, and the exit status is then 1.

    \b
    Examples:
      warraq quarantine replay 3f2a9c
      WARRAQ_MAX_PAGE_BYTES=99000000 warraq quarantine replay --reason too_large
      warraq quarantine replay --all
    """
    from etl import jobs
    from etl.cli.logs import settings_of_a_run

    if sum(map(bool, (keys, reason, everything))) != 1:
        raise typer.BadParameter("Say what to try again: keys, --reason or --all.")
    settings = settings_of_a_run()
    chosen = _chosen(settings, keys) if keys else jobs.held(settings, reasons=reason or ())
    print_report(settings, jobs.replay(settings, chosen), as_json=as_json)


@quarantine.command()
def drop(
    keys: Keys,
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why; it is kept with the row.")],
) -> None:
    """Leave inputs in quarantine for good.

    Their rows and bytes stay, with what was given as the reason; nothing asks for them any more.

    \b
    Examples:
      warraq quarantine drop 3f2a9c --because 'a test file of the supplier'
    """
    from etl import jobs
    from etl.settings import load_settings

    settings = load_settings()
    chosen = _chosen(settings, keys)
    jobs.drop(settings, chosen, because)
    typer.echo(f"Dropped {counted(len(chosen), 'input')}.")


def _chosen(settings: Settings, keys: list[str]) -> tuple[Held, ...]:
    from etl import jobs

    return tuple(jobs.held_as(settings, key) for key in keys)


def _name(one: Held) -> str:
    return f"{one.name} ({one.member})" if one.member else one.name
