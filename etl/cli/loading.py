"""Commands that change the warehouse: each calls the function of `etl.jobs` that a DAG calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.printing import AsJson, complain, counted, print_json, progress_bar

if TYPE_CHECKING:
    from etl.jobs import Report
    from etl.settings import Settings


def migrate() -> None:
    """Make the warehouse, or bring it up to this version.

    Its rows stay as they are; its views are made anew.

    \b
    Examples:
      warraq migrate
      WARRAQ_WAREHOUSE_URL=postgresql+psycopg://loader@db/warehouse warraq migrate
    """
    from etl import jobs
    from etl.settings import load_settings

    report = jobs.migrate(load_settings())
    before = f"was at {report.before}" if report.before else "is new"
    typer.echo(f"The warehouse {before} and is now at revision {report.after}; {report.views} views were made anew.")
    for notice in report.notices:
        typer.echo(notice)


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Dumps: files, folders of them, or URLs of buckets (s3://, gs://, az://)."),
]


def run(
    paths: Inputs,
    as_json: AsJson = False,
) -> None:
    """Load dumps into the warehouse.

    Receives, parses, loads and checks them; a new warehouse is made first. Loading a dump again changes no row. An
    input that cannot be read is named on standard error, kept in ops_quarantine with its reason, and the others are
    loaded; the exit status is then 1.

    \b
    Examples:
      warraq run page.txt
      warraq run landing/2024-09-07
      warraq run s3://news-dumps/2024-09-07
      warraq run --json landing/*/*.html | jq .articles
    """
    from etl import jobs
    from etl.cli.logs import settings_of_a_run

    settings = settings_of_a_run()
    with progress_bar("Loading dumps") as progress:
        report = jobs.run(settings, paths, progress=progress)
    print_report(settings, report, as_json=as_json)


def print_report(settings: Settings, report: Report, *, as_json: bool) -> None:
    """Say what a run did, and name what it refused; the exit status is then 1."""
    from etl import jobs

    refused = jobs.refusals(settings, report.run_key) if report.quarantined else ()
    for one in refused:
        complain(f"{one.name}{f' ({one.member})' if one.member else ''}: {one.message}")
    if as_json:
        print_json(report)
    else:
        typer.echo(_summary(report))
    if refused:
        raise typer.Exit(1)


def _summary(report: Report) -> str:
    counts = ", ".join(
        (
            counted(report.pages, "page"),
            counted(report.articles, "article"),
            counted(report.cards, "related card"),
            counted(report.issues, "issue"),
        )
    )
    written = report.pages - report.unchanged
    summary = (
        f"Read {counted(report.dumps, 'dump')}: {counts}.\n"
        f"Wrote {counted(written, 'page')}; {report.unchanged:,} stood there already. "
        f"Refused {counted(report.quarantined, 'input')}."
    )
    if report.waiting:
        summary = f"{summary} {counted(report.waiting, 'file')} not whole yet, left for a later run."
    if report.skipped:
        summary += f" Passed over {counted(report.skipped, 'record')} without a page (bronze_skip)."
    if report.withheld:
        summary += f" Left out {counted(report.withheld, 'page')} that were taken down (bronze_withheld)."
    if report.warnings:
        return f"{summary}\n{counted(report.warnings, 'check')} found something to look at: warraq check"
    return summary
