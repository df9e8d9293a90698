"""Quality checks: the queries of ``sql/checks`` over what a run touched, and what they found.

A check returns the rows that are wrong. It runs after the data's own transactions: a failed one takes nothing back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import NamedTuple

import orjson
from sqlalchemy import Connection, select, text

from etl.errors import ChecksFailed
from etl.load.bulk import upsert
from etl.load.sql_files import SqlFile, sql_files
from etl.load.tables import ops

_SAMPLE = 20
"""Rows kept of each check."""
_NAMED = 3
"""Rows named in an error message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What one check found."""

    name: str
    comment: str
    action: str
    severity: str
    rows: int
    sample: tuple[Mapping[str, object], ...]

    @property
    def status(self) -> str:
        """passed, warned or failed."""
        if not self.rows:
            return "passed"
        return "failed" if self.severity == "fail" else "warned"


class StoredResult(NamedTuple):
    """What stands in the ledger of what one check found."""

    name: str
    severity: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a run's checks were run and none failed, and how many warned."""

    passed: bool
    warned: int


def examine(connection: Connection, run_key: str) -> tuple[CheckResult, ...]:
    """Run every check over what the run touched."""
    return tuple(_examine(connection, check, run_key) for check in sql_files("checks"))


def _examine(connection: Connection, check: SqlFile, run_key: str) -> CheckResult:
    # Counted while they stream, since a check that goes wrong may find every page.
    options = {"yield_per": 1000}
    found = connection.execute(text(check.statement), {"run_key": run_key}, execution_options=options).mappings()
    sample: list[Mapping[str, object]] = [{**row} for row in islice(found, _SAMPLE)]
    rows = len(sample) + sum(1 for _ in found)
    return CheckResult(
        name=check.name,
        comment=check.comment,
        action=check.fields["action"],
        severity=check.fields["severity"],
        rows=rows,
        sample=tuple(sample),
    )


def store_results(connection: Connection, run_key: str, results: Sequence[CheckResult], now: datetime) -> None:
    """Keep what the checks found; checking a run again replaces it."""
    table = ops.CHECK_RESULT
    statement = upsert(connection, table)
    said = {name: statement.excluded[name] for name in ("severity", "status", "row_count", "sample", "checked_at")}
    rows = [
        {
            "run_key": run_key,
            "check_name": result.name,
            "severity": result.severity,
            "status": result.status,
            "row_count": result.rows,
            "sample": orjson.dumps(result.sample, default=str).decode(),
            "checked_at": now,
        }
        for result in results
    ]
    connection.execute(statement.on_conflict_do_update(index_elements=["run_key", "check_name"], set_=said), rows)


def stored_results(connection: Connection, run_key: str) -> tuple[StoredResult, ...]:
    """What the checks of a run have found, by name; none before they were run."""
    table = ops.CHECK_RESULT
    query = select(table.c.check_name, table.c.severity, table.c.row_count).where(table.c.run_key == run_key)
    return tuple(StoredResult(*row) for row in connection.execute(query.order_by(table.c.check_name)))


def verdict(connection: Connection, run_key: str) -> Verdict:
    """What the stored results of a run come to."""
    table = ops.CHECK_RESULT
    statuses = list(connection.execute(select(table.c.status).where(table.c.run_key == run_key)).scalars())
    return Verdict(passed=bool(statuses) and "failed" not in statuses, warned=statuses.count("warned"))


def require_passed(results: Sequence[CheckResult]) -> None:
    """Raise `ChecksFailed`, naming rows, where a check marked *fail* found any."""
    failed = [result for result in results if result.status == "failed"]
    if failed:
        told = " ".join(_told(result) for result in failed)
        raise ChecksFailed(
            f"The data is loaded and safe, but {len(failed)} of {len(results)} checks failed. {told} "
            "More rows stand in ops_check_result.sample."
        )


def _told(result: CheckResult) -> str:
    rows = "; ".join(", ".join(f"{name}={value}" for name, value in row.items()) for row in result.sample[:_NAMED])
    count = "1 row" if result.rows == 1 else f"{result.rows} rows"
    return f"{result.name}: {result.comment} Found {count}: {rows}. {result.action}"
