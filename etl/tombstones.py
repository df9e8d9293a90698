"""Takedowns, and what each leaves behind: hashes of what must not come back, and never a word of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from etl import keys
from etl.urls import canonical


class Mark(StrEnum):
    """By what a page is known again: the closed set of ``ops_tombstone.mark``."""

    CONTENT = "content"
    """SHA-256 of the page's own bytes."""
    URL = "url"
    """Key of a canonical address: the page's, or that of an article on it."""
    STORY = "story"
    """Key of a story that an article on the page is about."""


class Tombstone(NamedTuple):
    """One thing by which a page that comes again is known and withheld."""

    mark: Mark
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Takedown:
    """What was asked to be taken down, and what must not come back."""

    takedown_key: str
    mark: Mark
    asked_for: str
    """As it was typed."""
    target: str
    """The canonical address, the story's key, or the SHA-256 of the page's bytes."""
    reason: str
    requested_at: datetime
    tombstones: tuple[Tombstone, ...]


def takedown_key(mark: Mark, target: str) -> str:
    """The key of a takedown: asking for the same again is the same takedown."""
    return keys.key(mark.value, target)


def urls_of(stated: Iterable[str | None]) -> frozenset[Tombstone]:
    """Addresses in any spelling, as tombstones name them; what is no address is named by none.

    >>> urls_of(["http://Example.org/1?utm_source=x"]) == urls_of(["https://example.org/1", None, "mailto:a"])
    True
    """
    found = (canonical(url) for url in stated if url)
    return frozenset(Tombstone(Mark.URL, keys.url_key(url)) for url in found if url)
