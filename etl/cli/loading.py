"""Commands that work on the warehouse: each calls the function of `etl.jobs` that a DAG calls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    pass

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead.")]


def migrate() -> None:
    """Make the warehouse, or bring it up to this version.

    Its rows stay as they are; its views are made anew.

    \b
    Examples:
      warraq migrate
      WARRAQ_WAREHOUSE_URL=postgresql+psycopg://loader@db/warehouse warraq migrate
    """


def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Dumps: files of text or HTML.")],
    as_json: AsJson = False,
) -> None:
    """Load dumps into the warehouse.

    Receives, parses, loads and checks them; a new warehouse is made first. Loading a dump again changes no row. An
    input that cannot be read is named on standard error, kept in ops_quarantine with its reason, and the others are
    loaded; the exit status is then 1.

    \b
    Examples:
      warraq run page.txt
      warraq run landing/2024-09-07/*
      warraq run --json landing/*/*.html | jq .articles
    """


def status(as_json: AsJson = False) -> None:
    """Print what the warehouse holds.

    Rows by layer, the last runs, and what waits in quarantine.

    \b
    Examples:
      warraq status
      warraq status --json
    """


def check(as_json: AsJson = False) -> None:
    """Run the quality checks over the warehouse.

    They are the files of sql/checks. One that is marked fail and finds rows makes the exit status 1.

    \b
    Examples:
      warraq check
      warraq check --json
    """
