"""Parquet: a row an article, read by batches of the columns that are taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from etl.errors import InputRefused, Reason
from etl.extract.readers.file import File
from etl.extract.readers.records.page import record_page
from etl.model import Page

if TYPE_CHECKING:
    import pyarrow.parquet as pq

_MAGIC = b"PAR1"
_ROWS = 64
_MOST_FOOTER = 64 * 1024 * 1024


def recognises(head: bytes) -> bool:
    r"""Whether it begins as Parquet does.

    >>> recognises(b"PAR1\x15\x04"), recognises(b"PARIS")
    (True, False)
    """
    return head.startswith(_MAGIC)


def pages(file: File) -> Iterator[Page | InputRefused]:
    """The page of each row, numbered from 1."""
    with file.copied() as copy:
        yield from _pages(file, copy)


def _pages(file: File, copy: IO[bytes]) -> Iterator[Page | InputRefused]:
    # Arrow takes longer to import than most dumps to read.
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    number = 0
    try:
        table = pq.ParquetFile(
            copy, pre_buffer=False, thrift_string_size_limit=_MOST_FOOTER, thrift_container_size_limit=_MOST_FOOTER
        )
        columns = _columns(file, table)
        for batch in table.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
            file.used.unpack(batch.nbytes, file.member)
            for record in batch.to_pylist():
                number += 1
                yield record_page(file, record, str(number))
    except (pa.ArrowException, OSError, ValueError, KeyError, MemoryError) as error:
        message = (
            f"it is no whole Parquet file: it cannot be read behind row {number:,} ({error}). The rows before that "
            "were read; export it again."
        )
        yield file.refuse(Reason.DAMAGED, message)


def _columns(file: File, table: pq.ParquetFile) -> list[str] | None:
    """The columns that a mapping takes; all of them where none fits, so that the refusal can name them."""
    names = table.schema_arrow.names
    fitting = next((each for each in file.used.mappings if each.fits(names)), None)
    if fitting is None:
        return None
    taken = {path.partition(".")[0] for paths in fitting.fields.values() for path in paths}
    return [name for name in names if name in taken or name in fitting.needs]
