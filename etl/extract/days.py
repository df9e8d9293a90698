"""Days that folders name: what lies below ``YYYY-MM-DD`` arrived at noon UTC of that day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def noon(folder: str) -> datetime | None:
    """Noon of the day that a folder is named after, or ``None`` where it is named after none of the calendar.

    >>> noon("2024-09-07").isoformat()
    '2024-09-07T12:00:00+00:00'
    >>> noon("2024-13-45") is None, noon("batch") is None
    (True, True)
    """
    if not _DAY.fullmatch(folder):
        return None
    try:
        return datetime.strptime(f"{folder} 12 +0000", "%Y-%m-%d %H %z")
    except ValueError:
        return None


def nearest_noon(folders: Iterable[str]) -> datetime | None:
    """Noon of the first day among names of folders, innermost first.

    >>> nearest_noon(["batch", "2024-09-07", "2024-01-01"]).isoformat()
    '2024-09-07T12:00:00+00:00'
    """
    return next((day for day in map(noon, folders) if day), None)
