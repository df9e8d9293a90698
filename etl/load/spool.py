"""Rows kept in a temporary file until all that go together have been made: they may be more than fits the memory."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Table

from etl.load.load import Rows
from etl.load.tables import METADATA


@contextmanager
def spooled(made: Iterable[Rows]) -> Iterator[Iterator[Rows]]:
    """Everything made to its end, and given again in its order."""
    with tempfile.TemporaryFile() as file:
        count = 0
        for rows in made:
            # A pickler each, since one keeps all that it has written.
            _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(rows)
            count += 1
        file.seek(0)
        yield (_Unpickler(file).load() for _ in range(count))


class _Pickler(pickle.Pickler):
    """Writes a table as its name: rows belong to this process's tables, and to no copies of them."""

    def persistent_id(self, obj: object) -> str | None:
        return obj.name if isinstance(obj, Table) else None


class _Unpickler(pickle.Unpickler):
    """Reads what `_Pickler` wrote, from a file without a name that nothing else can write to."""

    def persistent_load(self, pid: str) -> Table:
        return METADATA.tables[pid]
