"""What the landing zone tells of a file: that it arrived, or that it waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import BinaryIO

_EVER = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


class Wait(StrEnum):
    """Why a file is left for a later run: the closed set of ``ops_waiting.reason``."""

    UNFINISHED = "unfinished"
    """Its name says that it is not whole yet."""
    CHANGING = "changing"
    """It changed while it was looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A delivery: one file, at one place, at one time."""

    name: str
    origin: str
    """Its absolute path, or its URL."""
    arrived_at: datetime
    """UTC, to the second."""
    open: Callable[[], BinaryIO]
    """Its bytes, seekable; raises `InputRefused` where it cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A file that is not whole yet."""

    name: str
    origin: str
    arrived_at: datetime
    """When it would arrive if it changed no more."""
    size_bytes: int
    reason: Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which arrivals a run takes: those of a half-open interval, and those that waited when last looked at."""

    start: datetime = _EVER[0]
    end: datetime = _EVER[1]
    awaited: frozenset[str] = frozenset()
    """Their origins."""

    def takes(self, origin: str, arrived_at: datetime) -> bool:
        """Whether the run takes this file."""
        return self.start <= arrived_at < self.end or origin in self.awaited
