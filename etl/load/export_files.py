"""The files of an export: CSV that Excel opens right, JSON Lines, and Parquet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from etl.load.exported import Exported, Kind, Rows

Columns = Mapping[str, Kind]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula; «+١٥ درجة» begins so too."""
_ARROW = {
    Kind.TEXT: pa.string(),
    Kind.NUMBER: pa.int64(),
    Kind.SHARE: pa.float64(),
    Kind.FLAG: pa.bool_(),
    Kind.DAY: pa.date32(),
    Kind.INSTANT: pa.timestamp("us", tz="UTC"),
}


def write_csv(path: Path, columns: Columns, rows: Rows) -> int:
    """With a byte order mark, by which Excel knows UTF-8, and an apostrophe before what it would calculate."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, dialect="excel")
        writer.writerow(columns)
        for batch in rows:
            writer.writerows([_cell(value) for value in row] for row in batch)
            count += len(batch)
    return count


def _cell(value: Exported) -> Exported:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return _plain(value)


def write_jsonl(path: Path, columns: Columns, rows: Rows) -> int:
    """One object a row."""
    count = 0
    with path.open("wb") as file:
        for batch in rows:
            file.writelines(
                orjson.dumps(dict(zip(columns, map(_plain, row), strict=True)), option=orjson.OPT_APPEND_NEWLINE)
                for row in batch
            )
            count += len(batch)
    return count


def _plain(value: Exported) -> Exported:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def write_parquet(path: Path, columns: Columns, rows: Rows) -> int:
    """Compressed, each column of its type."""
    schema = pa.schema([(name, _ARROW[kind]) for name, kind in columns.items()])
    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in rows:
            values = zip(*batch, strict=True)
            arrays = [pa.array(column, type=field.type) for column, field in zip(values, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            count += len(batch)
    return count


WRITERS: Mapping[str, Callable[[Path, Columns, Rows], int]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}
