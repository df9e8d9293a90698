"""What each job reads and writes, as OpenLineage has it: datasets by its naming rules, columns, counts and checks.

Only where the extra ``lineage`` is installed. A dataset is a whole zone or table: no name of a file, which often is a
headline, and no word of a page. The rules are at https://openlineage.io/docs/spec/naming.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from openlineage.client.event_v2 import InputDataset, OutputDataset
from openlineage.client.facet_v2 import (
    DatasetFacet,
    InputDatasetFacet,
    column_lineage_dataset,
    data_quality_assertions_dataset,
    output_statistics_output_dataset,
    schema_dataset,
)
from openlineage_sql import parse
from sqlalchemy import URL, inspect

from etl.extract.buckets import folder_of, is_bucket
from etl.jobs.receiving import Received
from etl.jobs.warehouse import warehouse
from etl.load.batch import Counts
from etl.load.checks import StoredResult, stored_results
from etl.load.engine import reading
from etl.load.sql_files import SqlFile, sql_files
from etl.load.tables import METADATA
from etl.load.views import sources, views
from etl.settings import Settings

_RECEIVED = ("bronze_delivery", "bronze_dump")
_READ = ("bronze_page", "bronze_receipt", "bronze_skip", "bronze_withheld")
_COUNTED = {
    "silver_page": "pages",
    "silver_article": "articles",
    "silver_related_card": "cards",
    "silver_issue": "issues",
}
"""Tables whose rows a load counts."""

_Origins = Mapping[str, Sequence[tuple[str, str]]]
"""Of each column, the columns that it is made of: (table, column)."""


class Name(NamedTuple):
    """What a dataset is called."""

    namespace: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What a task has read and written."""

    inputs: list[InputDataset]
    outputs: list[OutputDataset]


class Lineage:
    """Says of each job what it has read and written, in the zones and the warehouse of these settings."""

    def __init__(self, settings: Settings) -> None:
        """Ask the warehouse what it is called; raises `WarehouseError` or `Unavailable` as every job does."""
        self._landing, self._raw = zone(settings.landing), zone(settings.raw)
        with warehouse(settings) as engine, reading(engine) as connection:
            self._engine = engine
            self._schema = inspect(connection).default_schema_name

    def fetch(self) -> Flow:
        """From publishers' sites, which are no datasets, into the landing zone."""
        return Flow(inputs=[], outputs=[OutputDataset(*self._landing), self._written("ops_fetch")])

    def receive(self, received: Received) -> Flow:
        """From the landing zone into the raw zone, with the deliveries in bronze."""
        copied = output_statistics_output_dataset.OutputStatisticsOutputDatasetFacet(
            fileCount=received.dumps, size=received.bytes
        )
        raw = OutputDataset(*self._raw, outputFacets={"outputStatistics": copied})
        return Flow(inputs=[InputDataset(*self._landing)], outputs=[raw, *map(self._written, _RECEIVED)])

    def load(self, counts: Counts) -> Flow:
        """From the raw zone into bronze and silver, which the views of gold are made of."""
        silver = (name for name in sorted(METADATA.tables) if name.startswith("silver_"))
        gold = (view.name for view in views() if view.name.startswith("gold_"))
        rows = {table: getattr(counts, count) for table, count in _COUNTED.items()}
        return Flow(
            inputs=[InputDataset(*self._raw), *(InputDataset(*self._name(table)) for table in _RECEIVED)],
            outputs=[self._written(table, rows.get(table)) for table in (*_READ, *silver, *gold)],
        )

    def check(self, run_key: str) -> Flow:
        """The tables that a run's checks have read, each with what they found there."""
        found: dict[str, list[data_quality_assertions_dataset.Assertion]] = {}
        with reading(self._engine) as connection:
            for result in stored_results(connection, run_key):
                for table in _tables_of_checks()[result.name]:
                    found.setdefault(table, []).append(_assertion(result))
        facets = {table: _quality(assertions) for table, assertions in found.items()}
        return Flow(
            inputs=[InputDataset(*self._name(table), inputFacets=facets[table]) for table in sorted(facets)], outputs=[]
        )

    def _name(self, table: str) -> Name:
        return table_name(self._engine.url, self._schema, table)

    def _written(self, table: str, rows: int | None = None) -> OutputDataset:
        columns, origins = _columns()[table], _origins()[table]
        fields = [schema_dataset.SchemaDatasetFacetFields(name=name, type=type_) for name, type_ in columns.items()]
        facets: dict[str, DatasetFacet] = {"schema": schema_dataset.SchemaDatasetFacet(fields=fields)}
        if origins:
            made = {column: self._made_of(of) for column, of in origins.items()}
            facets["columnLineage"] = column_lineage_dataset.ColumnLineageDatasetFacet(fields=made)
        counted = output_statistics_output_dataset.OutputStatisticsOutputDatasetFacet(rowCount=rows)
        return OutputDataset(
            *self._name(table),
            facets=facets,
            outputFacets={} if rows is None else {"outputStatistics": counted},
        )

    def _made_of(self, origins: Sequence[tuple[str, str]]) -> column_lineage_dataset.Fields:
        inputs = [column_lineage_dataset.InputField(*self._name(table), field=column) for table, column in origins]
        return column_lineage_dataset.Fields(inputFields=inputs)


def zone(place: str) -> Name:
    """What a folder or bucket is called.

    >>> zone("s3://news-landing/daily"), zone("gs://news-raw")
    (Name(namespace='s3://news-landing', name='daily'), Name(namespace='gs://news-raw', name='/'))
    >>> zone("/srv/landing")
    Name(namespace='file', name='/srv/landing')
    """
    if not is_bucket(place):
        return Name("file", str(folder_of(place).absolute()))
    url = urlsplit(place)
    name = url.path.strip("/") or "/"
    if url.scheme != "az":
        return Name(f"{url.scheme}://{url.netloc}", name)
    container, _, host = url.netloc.partition("@")
    account = host.partition(".")[0] or os.environ.get("AZURE_STORAGE_ACCOUNT_NAME")
    return Name(f"abfss://{container}@{account}.dfs.core.windows.net" if account else f"az://{container}", name)


def table_name(url: URL, schema: str | None, table: str) -> Name:
    """What a table is called. Of SQLite the rules say nothing: it is a table of a database that is a file.

    >>> from sqlalchemy import make_url
    >>> table_name(make_url("postgresql+psycopg://load:secret@db.example/warehouse"), "public", "silver_page")
    Name(namespace='postgres://db.example:5432', name='warehouse.public.silver_page')
    >>> table_name(make_url("sqlite:////srv/warehouse.db"), "main", "silver_page")
    Name(namespace='sqlite:///srv/warehouse.db', name='silver_page')
    """
    if url.get_backend_name() == "sqlite":
        return Name(f"sqlite://{Path(url.database or '').absolute()}", table)
    return Name(f"postgres://{url.host or 'localhost'}:{url.port or 5432}", f"{url.database}.{schema}.{table}")


@cache
def _columns() -> Mapping[str, Mapping[str, str | None]]:
    """The columns of each table and view, with their types where they are stated."""
    tables = {
        name: {column.name: str(column.type) for column in table.columns} for name, table in METADATA.tables.items()
    }
    return tables | {view.name: dict.fromkeys(view.columns) for view in views()}


@cache
def _origins() -> Mapping[str, _Origins]:
    """What columns are made of, where it is known: a key refers to one, and a view selects them."""
    tables = {
        name: {
            column.name: [(key.column.table.name, key.column.name) for key in column.foreign_keys]
            for column in table.columns
            if column.foreign_keys
        }
        for name, table in METADATA.tables.items()
    }
    return tables | {view.name: _selected(view) for view in views()}


def _selected(view: SqlFile) -> _Origins:
    """What a view's columns are made of, as OpenLineage's own parser reads its statement."""
    parsed = parse([f"INSERT INTO {view.name} {view.statement}"])
    known = sources(view)
    found = {
        column.descendant.name: [(each.origin.name, each.name) for each in column.lineage if each.origin.name in known]
        for column in parsed.column_lineage
    }
    return {column: origins for column, origins in found.items() if origins and column in view.columns}


@cache
def _tables_of_checks() -> Mapping[str, Sequence[str]]:
    """The tables that each check reads."""
    return {check.name: _read_by(check) for check in sql_files("checks")}


def _read_by(check: SqlFile) -> Sequence[str]:
    parsed = parse([check.statement.replace(":run_key", "''")])
    return sorted(table.name for table in parsed.in_tables if table.name in METADATA.tables)


def _quality(
    assertions: list[data_quality_assertions_dataset.Assertion],
) -> dict[str, InputDatasetFacet]:
    return {"dataQualityAssertions": data_quality_assertions_dataset.DataQualityAssertionsDatasetFacet(assertions)}


def _assertion(result: StoredResult) -> data_quality_assertions_dataset.Assertion:
    return data_quality_assertions_dataset.Assertion(
        assertion="custom_sql",
        name=result.name,
        success=result.rows == 0,
        severity="error" if result.severity == "fail" else "warn",
        expected="0",
        actual=str(result.rows),
    )
