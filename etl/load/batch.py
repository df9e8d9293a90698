"""What one transaction of a load is made of: parts of dumps, each with the pages read and the inputs refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from etl.errors import InputRefused
from etl.model import ParsedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One page as it was read from a dump."""

    position: int
    """Place among the dump's pages, from 0."""
    parsed: ParsedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One input that could not be read."""

    refused: InputRefused
    origin: str
    """What makes it one input and no other: its path, or the key of its dump."""
    dump_key: str | None = None
    arrived_at: datetime | None = None
    """``None`` where it is not known, as for a file that is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Records of a dump that hold no page, all of one kind."""

    member: str | None
    """The file in the dump that holds them; ``None`` for the dump itself."""
    what: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """One page that was taken down, at its place in a dump."""

    position: int
    member: str | None
    takedown_key: str
    is_in_raw: bool
    """The raw zone's copy of the dump still holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The pages of one dump that one transaction holds."""

    dump_key: str
    number: int
    """Ordinal among the parts of the dump, from 0."""
    is_last: bool
    """The dump ends with this part."""
    positions: range
    """The places among the dump's pages that the part covers, refused ones included."""
    readings: Sequence[Reading] = ()
    refusals: Sequence[Refusal] = ()
    skips: Sequence[Skip] = ()
    withheld: Sequence[Withholding] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much was read."""

    dumps: int = 0
    """Read to their end."""
    pages: int = 0
    articles: int = 0
    cards: int = 0
    issues: int = 0
    unchanged: int = 0
    """Pages whose rows were there already and were left alone."""
    quarantined: int = 0
    """Inputs refused."""
    waiting: int = 0
    """Files left for a later run; only a whole run has any."""
    skipped: int = 0
    """Records of dumps that hold no page, as a crawler's redirects and pictures."""
    withheld: int = 0
    """Pages left out, since they were taken down."""

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            **{field.name: getattr(self, field.name) + getattr(other, field.name) for field in fields(Counts)}
        )
