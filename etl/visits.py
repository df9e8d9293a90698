"""Visits: what became of an address in one run of fetching, and when it is due again.

Fetching makes them, the ledger of fetches keeps them, and the WARC's metadata records hold them too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum

from etl.keys import url_key

AGES = (
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=7),
    timedelta(days=30),
)
"""How old an article is when it is asked for again, as far as there is a run at that time."""


class Kind(StrEnum):
    """What an address is."""

    SITEMAP = "sitemap"
    """A sitemap, a news sitemap, or an index of sitemaps."""
    FEED = "feed"
    """RSS or Atom."""
    SITE = "site"
    """A site whose robots.txt names its sitemaps."""
    PAGE = "page"


class Outcome(StrEnum):
    """What became of an address: the closed set of ``ops_fetch.outcome``."""

    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    """It came again, byte for byte; the WARC holds a revisit record."""
    NOT_MODIFIED = "not_modified"
    """The server said so (304); the WARC holds a revisit record."""
    GONE = "gone"
    """404 or 410."""
    HTTP_ERROR = "http_error"
    ROBOTS = "robots"
    """Its site's robots.txt forbids it, or could not be had."""
    OPTED_OUT = "opted_out"
    REFUSED_ADDRESS = "refused_address"
    """It, or what it redirects to, is not on the public internet or not http."""
    REDIRECTS = "redirects"
    """It redirects in a circle, too often, or to nowhere."""
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    BROKEN = "broken"
    """Its answer ends too early or cannot be decompressed."""
    NOT_A_PAGE = "not_a_page"
    """A picture, a film, a PDF."""
    UNREADABLE = "unreadable"
    """A sitemap or feed that is none."""
    DEFERRED = "deferred"
    """Not asked for: the time of the run was over, or its host had failed too often. The next run asks."""


RECEIVED = frozenset({Outcome.FETCHED, Outcome.UNCHANGED, Outcome.NOT_MODIFIED})
"""What came, and stands in a WARC."""
SETTLED = frozenset({Outcome.GONE, Outcome.NOT_A_PAGE, Outcome.TOO_LARGE})
"""What asking again does not change."""
TRANSIENT = frozenset({Outcome.HTTP_ERROR, Outcome.TIMEOUT, Outcome.UNREACHABLE, Outcome.BROKEN})
"""What may go better later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """How an address answered before: what to ask by, and the record of a WARC that holds what came."""

    visited_at: datetime
    """Of that record."""
    final_url: str
    etag: str | None
    last_modified: str | None
    payload_digest: str | None
    record_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What became of an address in a run: a row of the ledger of fetches, and the metadata record of its page."""

    url: str
    publisher: str
    kind: Kind
    outcome: Outcome
    visited_at: datetime
    status: int | None = None
    detail: str | None = None
    listed_in: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    first_seen_at: datetime
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    payload_digest: str | None = None
    next_due_at: datetime | None = None
    warc_name: str | None = None
    record_id: str | None = None

    @property
    def url_key(self) -> str:
        """The identity of its address."""
        return url_key(self.url)

    def to_fields(self) -> dict[str, str]:
        """What it states, as the lines of a WARC metadata record."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: value.isoformat() if isinstance(value, datetime) else " ".join(str(value).split())
            for name, value in values.items()
            if value is not None
        }

    @classmethod
    def from_fields(cls, stated: Mapping[str, str]) -> Visit:
        """The visit that `to_fields` wrote."""
        values: dict[str, object] = {field.name: stated[field.name] for field in fields(cls) if field.name in stated}
        values |= {name: datetime.fromisoformat(stated[name]) for name in values if name.endswith("_at")}
        values |= {"kind": Kind(stated["kind"]), "outcome": Outcome(stated["outcome"])}
        values |= {"status": int(stated["status"])} if "status" in stated else {}
        return cls(**values)  # type: ignore[arg-type]  # each value was made for its field's type above


def next_due_at(outcome: Outcome, *, published_at: datetime, visited_at: datetime) -> datetime | None:
    """When an address is to be asked for again; ``None`` where that is over, or would change nothing.

    >>> from datetime import UTC
    >>> printed = datetime(2024, 9, 7, 10, tzinfo=UTC)
    >>> next_due_at(Outcome.FETCHED, published_at=printed, visited_at=printed + timedelta(hours=15)).isoformat()
    '2024-09-08T10:00:00+00:00'
    >>> next_due_at(Outcome.FETCHED, published_at=printed, visited_at=printed + timedelta(days=31)) is None
    True
    """
    if outcome is Outcome.DEFERRED:
        return visited_at
    if outcome not in RECEIVED | TRANSIENT:
        return None
    since = min(published_at, visited_at)
    return next((since + age for age in AGES if since + age > visited_at), None)
