"""A name for a chunk of dumps, so that its task can be told from the others in Airflow's grid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from etl.jobs.warehouse import warehouse
from etl.load.contents import contents
from etl.load.engine import reading
from etl.settings import Settings

_PUBLISHERS = 3


def name_chunk(settings: Settings, dump_keys: Sequence[str]) -> str:
    """The days on which the dumps arrived and, as far as they were loaded, their publishers."""
    with warehouse(settings) as engine, reading(engine) as connection:
        found = contents(connection, dump_keys)
    return ", ".join(part for part in (_span(found.days), _first(found.publishers)) if part)


def _span(days: Sequence[date]) -> str:
    """One day, or the first and last of several.

    >>> _span([date(2024, 9, 7)]), _span([date(2024, 9, 7), date(2024, 9, 8)])
    ('2024-09-07', '2024-09-07 to 2024-09-08')
    """
    return " to ".join(dict.fromkeys(f"{day:%Y-%m-%d}" for day in (*days[:1], *days[-1:])))


def _first(publishers: Sequence[str]) -> str:
    """The publishers, as many as fit.

    >>> _first(["aawsat", "al_manara"]), _first(["a", "b", "c", "d", "e"])
    ('aawsat, al_manara', 'a, b, c and 2 more')
    """
    more = len(publishers) - _PUBLISHERS
    return ", ".join(publishers[:_PUBLISHERS]) + (f" and {more} more" if more > 0 else "")
