"""Commands about the raw zone, and about making the warehouse again from it."""

from __future__ import annotations

from typing import Annotated

import typer

from etl.cli.loading import print_report
from etl.cli.printing import AsJson, complain, counted, print_json

raw = typer.Typer(no_args_is_help=True, help="Look after the raw zone.", rich_markup_mode=None)


@raw.command()
def verify(as_json: AsJson = False) -> None:
    """Read all of the raw zone, and name what is damaged or missing.

    Every dump is compared with the digest that it is named by, and every delivery on record must have its dump. Needs
    no warehouse. The exit status is 1 where anything is wrong.

    \b
    Examples:
      warraq raw verify
      warraq raw verify --json | jq .faults
    """
    from etl import jobs
    from etl.settings import load_settings

    found = jobs.verify(load_settings())
    for fault in found.faults:
        complain(f"{fault.name}: {fault.fault}")
    if as_json:
        print_json(found)
    else:
        verdict = counted(len(found.faults), "fault") if found.faults else "all is well"
        typer.echo(f"Read {counted(found.objects, 'object')} of {found.bytes:,} bytes: {verdict}.")
    if found.faults:
        raise typer.Exit(1)


def rebuild(
    everything: Annotated[
        bool, typer.Option("--all", help="All that the raw zone holds, for a new warehouse too.")
    ] = False,
    publisher: Annotated[str | None, typer.Option(metavar="KEY", help="Dumps with pages of this publisher.")] = None,
    parser_version_below: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Dumps with pages that an older parser read.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read pages again from the raw zone, and replace their rows.

    Nothing is fetched or received. Pages whose rows come out the same are left as they are. With --all the deliveries
    are entered again too, so a warehouse that was lost comes back with the same bronze and silver rows.

    \b
    Examples:
      warraq rebuild --all
      warraq rebuild --publisher aawsat
      warraq rebuild --parser-version-below 2 --json
    """
    from etl import jobs
    from etl.cli.logs import settings_of_a_run

    is_selected = publisher is not None or parser_version_below is not None
    if everything == is_selected:
        raise typer.BadParameter("Say what to rebuild: --all, or --publisher and --parser-version-below.")
    settings = settings_of_a_run()
    report = jobs.rebuild_now(settings, publisher=publisher, parser_version_below=parser_version_below)
    print_report(settings, report, as_json=as_json)
