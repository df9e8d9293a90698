"""Commands that hand the warehouse's tables to other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from etl.cli.printing import AsJson, counted, print_json


class Format(StrEnum):
    """The formats of an export."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"


def export(
    form: Annotated[Format, typer.Option("--format", help="Of the files.")],
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="A new or empty folder, or a former export.")],
    as_json: AsJson = False,
) -> None:
    """Write silver tables, gold views and days as files.

    A file a table; of Parquet, a file a table and publisher, in folders publisher_key=… as DuckDB, pandas and Spark
    read them. CSV opens right in Excel. An export to the folder of the last one writes only what changed since. The
    folder always holds one whole state of the warehouse: an export that is interrupted leaves it as it was.

    \b
    Examples:
      warraq export --format csv --to tables
      warraq export --format parquet --to lake
      duckdb -c "SELECT count(*) FROM read_parquet('lake/silver_article/**/*.parquet')"
    """
    from etl import jobs
    from etl.settings import load_settings

    report = jobs.export(load_settings(), form.value, to)
    if as_json:
        print_json(report)
    else:
        files = f"{counted(report.written, 'file')} with {counted(report.rows, 'row')}"
        typer.echo(f"Wrote {files} to {report.folder}; {counted(report.kept, 'file')} stood there already.")
