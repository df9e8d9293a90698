"""The files of an export: CSV that Excel opens right, JSON Lines, and Parquet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from etl.load.exported import Batches, Kind, Values

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


def write_csv(path: Path, columns: Columns, batches: Batches) -> int:
    """With a byte order mark, by which Excel knows UTF-8, and an apostrophe before what it would calculate."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, dialect="excel")
        writer.writerow(columns)
        for batch in batches:
            cells = [_cells(values, kind) for values, kind in zip(batch, columns.values(), strict=True)]
            writer.writerows(zip(*cells, strict=True))
            count += len(batch[0])
    return count


def _cells(values: Values, kind: Kind) -> Values:
    if kind is not Kind.TEXT:
        return _plain(values, kind)
    return [f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value for value in values]


def write_jsonl(path: Path, columns: Columns, batches: Batches) -> int:
    """One object a row."""
    count = 0
    with path.open("wb") as file:
        for batch in batches:
            plain = [_plain(values, kind) for values, kind in zip(batch, columns.values(), strict=True)]
            file.writelines(
                orjson.dumps(dict(zip(columns, row, strict=True)), option=orjson.OPT_APPEND_NEWLINE)
                for row in zip(*plain, strict=True)
            )
            count += len(batch[0])
    return count


def _plain(values: Values, kind: Kind) -> Values:
    """Instants in UTC; a day is written as in ISO 8601 by itself."""
    if kind is not Kind.INSTANT:
        return values
    return [value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value for value in values]


def write_parquet(path: Path, columns: Columns, batches: Batches) -> int:
    """Compressed, each column of its type."""
    schema = pa.schema([(name, _ARROW[kind]) for name, kind in columns.items()])
    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            arrays = [pa.array(values, type=field.type) for values, field in zip(batch, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            count += len(batch[0])
    return count


WRITERS: Mapping[str, Callable[[Path, Columns, Batches], int]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}
