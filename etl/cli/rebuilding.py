"""Commands about the raw zone, and about making the warehouse again from it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.models import OptionInfo

from etl.cli.loading import print_report
from etl.cli.printing import AsJson, complain, counted, print_json
from etl.errors import Reason
from etl.issues import Code

if TYPE_CHECKING:
    from etl.jobs import Plan

_SHOWN = 160
"""Letters of a value that are printed; the page of a plan has more."""

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


def _day(explained: str) -> OptionInfo:
    option: OptionInfo = typer.Option(metavar="DAY", formats=["%Y-%m-%d"], help=explained)
    return option


def rebuild(  # noqa: PLR0913, PLR0917  # one for each reason
    everything: Annotated[
        bool, typer.Option("--all", help="All that the raw zone holds, for a new warehouse too.")
    ] = False,
    publisher: Annotated[str | None, typer.Option(metavar="KEY", help="Dumps with pages of this publisher.")] = None,
    parser_version_below: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Dumps with pages that an older parser read.")
    ] = None,
    issue: Annotated[Code | None, typer.Option(metavar="CODE", help="Dumps with pages that have this issue.")] = None,
    page: Annotated[str | None, typer.Option(metavar="KEY", help="The dumps that hold this page.")] = None,
    published_from: Annotated[datetime | None, _day("Dumps with articles published on this day or later.")] = None,
    published_before: Annotated[datetime | None, _day("Dumps with articles published before this day.")] = None,
    arrived_from: Annotated[datetime | None, _day("Dumps that arrived on this UTC day or later.")] = None,
    arrived_before: Annotated[datetime | None, _day("Dumps that arrived before this UTC day.")] = None,
    quarantine_reason: Annotated[
        Reason | None, typer.Option(metavar="REASON", help="Dumps with something in quarantine for this reason.")
    ] = None,
    publish: Annotated[str | None, typer.Option(metavar="PLAN", help="Publish this plan as it was made.")] = None,
    at_once: Annotated[bool, typer.Option("--at-once", help="Publish without making a plan.")] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the plan as a page to look at, too.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read dumps again from the raw zone, and replace the rows of their pages.

    Nothing is fetched or received. First comes a plan: which articles would be added, removed or changed, and in which
    fields. Nothing else happens until it is published: a terminal asks, and --publish does it later. Of several
    reasons all must hold. With --all the deliveries are entered again too, so a warehouse that was lost comes back
    with the same bronze and silver rows; --at-once saves it the plan.

    \b
    Examples:
      warraq rebuild --publisher aawsat
      warraq rebuild --parser-version-below 2 --html plan.html
      warraq rebuild --publish 5f0c7d9a1b3e4c6d8a2f0e1d3c5b7a99
      warraq rebuild --all --at-once
    """
    from etl import jobs
    from etl.cli.logs import settings_of_a_run

    selection = jobs.Selection(
        publisher=publisher,
        parser_version_below=parser_version_below,
        issue=issue.value if issue else None,
        page=page,
        published_from=published_from.date() if published_from else None,
        published_before=published_before.date() if published_before else None,
        arrived_from=arrived_from.replace(tzinfo=UTC) if arrived_from else None,
        arrived_before=arrived_before.replace(tzinfo=UTC) if arrived_before else None,
        quarantine_reason=quarantine_reason.value if quarantine_reason else None,
    )
    if [everything, not selection.is_all, publish is not None].count(True) != 1:
        raise typer.BadParameter("Say what to rebuild: --all, or reasons like --publisher, or --publish with a plan.")
    if at_once and (publish is not None or html is not None):
        raise typer.BadParameter("--at-once makes no plan, so it goes with neither --publish nor --html.")
    settings = settings_of_a_run()
    if at_once:
        report = jobs.rebuild_now(settings, selection)
        _tell_what_stays(*jobs.beyond_rebuilding(settings, selection))
        print_report(settings, report, as_json=as_json)
        return
    if publish is None:
        plan = jobs.make_plan(settings, selection)
        _tell_what_stays(*jobs.beyond_rebuilding(settings, selection))
        _show(plan, html, as_json=as_json)
        if plan.changes_nothing or as_json or not _is_wanted(plan):
            return
        publish = plan.plan_key
    print_report(settings, jobs.publish_plan(settings, publish), as_json=as_json)


def _tell_what_stays(dumps: int, pages: int) -> None:
    if dumps:
        complain(
            f"{counted(dumps, 'dump')} cannot be read again, since retention has let the bytes go "
            f"(bronze_dump.raw_expired_at): {counted(pages, 'page')} that no other dump holds stay as they were read."
        )


def _show(plan: Plan, html: Path | None, *, as_json: bool) -> None:
    from etl.jobs.plan_page import page_of

    if html:
        html.write_text(page_of(plan), encoding="utf-8")
    if as_json:
        print_json(plan)
        return
    for line in lines_of(plan):
        typer.echo(line)


def lines_of(plan: Plan) -> Iterator[str]:
    """A plan in plain text."""
    yield f"Plan {plan.plan_key}: {plan.reason}"
    yield f"read      {counted(plan.dumps, 'dump')}, {counted(plan.pages, 'page')}, {plan.refused} refused"
    for what, pages, articles in (
        ("add", plan.added_pages, plan.added_articles),
        ("remove", plan.removed_pages, plan.removed_articles),
        ("change", plan.changed_pages, plan.changed_articles),
    ):
        yield f"{what:<9} {counted(pages, 'page')}, {counted(articles, 'article')}"
    for field, count in plan.fields.items():
        yield f"\n{field}: {counted(count, 'change')}"
        for sample in plan.samples:
            if sample.field == field:
                yield f"  {sample.article_key or sample.page_key}"
                yield f"    - {_short(sample.before)}"
                yield f"    + {_short(sample.after)}"


def _short(value: str | None) -> str:
    text = "(nothing)" if value is None else " ".join(value.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _is_wanted(plan: Plan) -> bool:
    """Ask whoever sits at the terminal; elsewhere, say how to go on."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return typer.confirm("\nPublish this?")
    typer.echo(f"\nNothing was changed. To publish it: warraq rebuild --publish {plan.plan_key}")
    return False
