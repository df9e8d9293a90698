"""What readers are: one module a format, picked by a file's first bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from etl.errors import InputRefused
from etl.extract.readers.file import File
from etl.model import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """One received file, as bytes that can be opened as often as wanted."""

    name: str
    size_bytes: int
    open: Callable[[], BinaryIO]
    open_at: Callable[[int], BinaryIO] | None = None
    """Opens it at a byte, where that is cheaper than reading up to there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Records of a dump that hold no page, as a crawler's redirects and pictures: counted, and no cause for alarm."""

    what: str
    """In the plural, as ``redirects`` or ``records of type metadata``."""
    count: int
    member: str | None = None
    """The file that holds them; ``None`` for the dump itself."""


Found = Page | InputRefused | Skipped
"""What a reader finds in a file: pages, and in their places what cannot be read; then what holds no page."""


class Reader(Protocol):
    """The face of a module that reads a format of pages."""

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins with ``head`` is of this format."""

    def pages(self, file: File) -> Iterator[Found]:
        """The file's pages in order. It may raise `InputRefused`, which ends this file alone."""


class Archive(Protocol):
    """The face of a module that unpacks a format of archives."""

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins with ``head`` is of this format."""

    def files(self, file: File) -> Iterator[File | InputRefused | Skipped]:
        """The files that are packed in it. Each is read before the next is asked for, and cannot be read later."""
