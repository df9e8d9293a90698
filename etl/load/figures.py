"""The figures of a run's report page: what the queries of ``sql/report`` find, as of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from etl.errors import WarehouseError
from etl.load.sql_files import SqlFile, sql_files
from etl.load.tables import ops


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One query of ``sql/report``, and what it found."""

    query: SqlFile
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFigures:
    """Everything that a report page says of a run."""

    run: Mapping[str, object]
    """Its row of ``ops_run``."""
    figures: tuple[Figure, ...]


def figures(connection: Connection, run_key: str | None) -> RunFigures:
    """The figures of a run, or of the last one that loaded; raises `WarehouseError` where there is none."""
    run = ops.RUN.c
    wanted = run.job.not_in(("check", "fetch", "fetch_news")) if run_key is None else run.run_key == run_key
    found = connection.execute(select(ops.RUN).where(wanted).order_by(run.started_at.desc(), run.run_key).limit(1))
    row = found.mappings().first()
    if row is None:
        missing = "no run has loaded anything yet" if run_key is None else f"ops_run holds no run {run_key!r}"
        raise WarehouseError(f"There is nothing to report on: {missing}. See: warraq status")
    return RunFigures(
        run={**row}, figures=tuple(_figure(connection, query, row["run_key"]) for query in sql_files("report"))
    )


def _figure(connection: Connection, query: SqlFile, run_key: str) -> Figure:
    bound = {"run_key": run_key} if ":run_key" in query.statement else {}
    rows = connection.execute(text(query.statement), bound)
    return Figure(query=query, columns=tuple(rows.keys()), rows=tuple(tuple(row) for row in rows))
