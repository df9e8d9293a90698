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
_PARTS = 8
"""A chunk of a night is at most such a part of what is left, so that no worker ends long after the others."""
_LARGEST = 4
"""Times its least size a chunk of a night is at most: what a task that fails has to read again is bounded."""


def chunks(settings: Settings, dump_keys: Sequence[str], *, of_night: bool = False) -> list[list[str]]:
    """The dumps in their order, in chunks of the dumps and bytes that the settings say; of more where they are many.

    Those ``of_night`` are for workers to share: large at first, as each costs a task's start, and small at the end
    (guided self-scheduling, Polychronopoulos and Kuck 1987).
    """
    with warehouse(settings) as engine, reading(engine) as connection:
        sizes = bronze.sizes(connection, dump_keys)
    return cut(
        {key: sizes.get(key, 0) for key in dump_keys},
        most_dumps=max(settings.chunk_dumps, len(sizes) // _MOST + 1),
        most_bytes=max(settings.chunk_bytes, sum(sizes.values()) // _MOST + 1),
        largest=_LARGEST if of_night else 1,
    )


def cut(sizes: Mapping[str, int], *, most_dumps: int, most_bytes: int, largest: int = 1) -> list[list[str]]:
    """These keys in their order, cut where a chunk has all that it may have; what is too large is one by itself.

    ``largest`` is how many times as much the first chunks may have, where that is no large part of what is left.

    >>> cut({"a": 1, "b": 1, "c": 1, "d": 9, "e": 4, "f": 4}, most_dumps=2, most_bytes=5)
    [['a', 'b'], ['c'], ['d'], ['e'], ['f']]
    >>> [len(chunk) for chunk in cut(dict.fromkeys(range(40), 1), most_dumps=2, most_bytes=99, largest=4)]
    [5, 4, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]
    """
    found: list[list[str]] = []
    dumps, room = 0, 0
    for index, (key, size) in enumerate(sizes.items()):
        if not found or size > room or len(found[-1]) >= dumps:
            found.append([])
            dumps = max(most_dumps, min(largest * most_dumps, (len(sizes) - index) // _PARTS))
            room = most_bytes * dumps // most_dumps
        found[-1].append(key)
        room -= size
    return found
