"""The warehouse's tables as SQLAlchemy metadata: what the migrations, the loader and the data dictionary agree on.

`bronze` says what arrived, `silver` what the pages say, `mentions` what their articles say, `search` their words for
matching, `matching` what they share with others, `stories` which of them tell one story, `tallies` whom and what they
name, `ops` what the runs did, `fetches` what they asked the web for, `plans` what a rebuild would change, `takedowns`
what was removed on request, and `alarms` what was unusual; `dim` says what days are.
"""

from __future__ import annotations

from etl.load.tables import (
    alarms,
    bronze,
    dim,
    fetches,
    matching,
    mentions,
    ops,
    plans,
    retention,
    search,
    silver,
    stories,
    takedowns,
    tallies,
)
from etl.load.tables.base import METADATA

__all__ = [
    "METADATA",
    "alarms",
    "bronze",
    "dim",
    "fetches",
    "matching",
    "mentions",
    "ops",
    "plans",
    "retention",
    "search",
    "silver",
    "stories",
    "takedowns",
    "tallies",
]
