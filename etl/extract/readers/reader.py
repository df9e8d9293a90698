"""What a reader is: one module a format, picked by a dump's first bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from etl.errors import InputRefused
from etl.model import Page
from etl.settings import Settings

HEAD_BYTES = 64 * 1024
"""What a reader sees of a dump when it is asked whether the dump is its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """One received file, as bytes that can be opened as often as wanted."""

    name: str
    size_bytes: int
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one input may cost; readers refuse what is over."""

    max_page_bytes: int

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """The limits that the settings state."""
        return cls(max_page_bytes=settings.max_page_bytes)


class Reader(Protocol):
    """The face of a reader module."""

    def recognises(self, head: bytes) -> bool:
        """Whether a dump that begins with ``head`` is of this format."""

    def pages(self, dump: Dump, limits: Limits) -> Iterator[Page | InputRefused]:
        """The dump's pages in order, and in their places the members that cannot be read."""
