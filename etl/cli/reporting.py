"""The command that writes the report page of a run."""

from __future__ import annotations

from typing import Annotated

import typer

from etl.cli.printing import AsJson, print_json


def report(
    run_key: Annotated[str | None, typer.Argument(metavar="[RUN]", help="Its key; the last run that loaded.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write a run's report page: coverage, copies, quality, issues and quarantine, with charts.

    One HTML file in the folder WARRAQ_REPORTS, which needs nothing beside it; latest.html is the page written last. The
    night writes it too. Where WARRAQ_BROWSE_URL says at which address `warraq browse` serves the warehouse, the page
    links into its tables.

    \b
    Examples:
      warraq report
      WARRAQ_BROWSE_URL=http://127.0.0.1:8001/warehouse warraq report
    """
    from etl import jobs
    from etl.settings import load_settings

    page = jobs.write_report(load_settings(), run_key)
    if as_json:
        print_json(page)
    else:
        typer.echo(f"Wrote {page.path}")
