"""Dumps in chunks: what one mapped task of Airflow works through, and what a run by hand loads before it matches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.jobs.warehouse import warehouse
from etl.load import bronze
from etl.load.engine import reading
from etl.settings import Settings

_MOST = 300
"""Chunks that end by either limit. Two neighbours are beyond one of them, so there are three times as many at most;
Airflow maps a task over 1,024."""


def chunks(settings: Settings, dump_keys: Sequence[str]) -> list[list[str]]:
    """The dumps in their order, in chunks of the dumps and bytes that the settings say; of more where they are many."""
    with warehouse(settings) as engine, reading(engine) as connection:
        sizes = bronze.sizes(connection, dump_keys)
    return cut(
        {key: sizes.get(key, 0) for key in dump_keys},
        most_dumps=max(settings.chunk_dumps, len(sizes) // _MOST + 1),
        most_bytes=max(settings.chunk_bytes, sum(sizes.values()) // _MOST + 1),
    )


def cut(sizes: Mapping[str, int], *, most_dumps: int, most_bytes: int) -> list[list[str]]:
    """These keys in their order, cut where a chunk has all that it may have; what is too large is one by itself.

    >>> cut({"a": 1, "b": 1, "c": 1, "d": 9, "e": 4, "f": 4}, most_dumps=2, most_bytes=5)
    [['a', 'b'], ['c'], ['d'], ['e'], ['f']]
    """
    found: list[list[str]] = []
    room = 0
    for key, size in sizes.items():
        if not found or size > room or len(found[-1]) == most_dumps:
            found.append([])
            room = most_bytes
        found[-1].append(key)
        room -= size
    return found
