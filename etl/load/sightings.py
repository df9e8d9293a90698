"""Sightings: every article and every related card, with what its story can be known by, as rows of ``silver_sighting``.

An article that states its day or its address is a story's *own*: it can be told from others by itself. What is left,
appended copies and cards, states little, and is led to one of those (`etl.load.stories`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, update

from etl import keys
from etl.load.bulk import in_parts, one_of
from etl.load.tables import silver, stories
from etl.urls import folded

ARTICLE = -1
"""What stands as the position of a card where an article was seen itself."""
_SIGHTING = stories.SIGHTING
Place = tuple[str, int]
"""An article, and the position of a card in it."""
_TOLERANCE = timedelta(days=1)
"""Between the day that a card states and its article's: the same evening has two dates in two zones."""


class Told(NamedTuple):
    """The story that a sighting is of."""

    story_key: str
    matched_by: str | None
    """What led there; ``None`` for a story's own."""


def replace(connection: Connection, page_keys: Iterable[str]) -> None:
    """Make the sightings of these pages those of the articles and cards that are there now."""
    for some in in_parts(page_keys):
        connection.execute(delete(_SIGHTING).where(one_of(_SIGHTING.c.page_key, some)))
        rows = [seen.row() for seen in (*_articles(connection, some), *_cards(connection, some))]
        if rows:
            connection.execute(insert(_SIGHTING), rows)


def name(connection: Connection, told: Mapping[Place, Told]) -> None:
    """Write which stories these sightings are of."""
    place = and_(_SIGHTING.c.article_key == bindparam("at"), _SIGHTING.c.card_position == bindparam("number"))
    rows = [{"at": at, "number": number, **found._asdict()} for (at, number), found in sorted(told.items())]
    if rows:
        connection.execute(update(_SIGHTING).where(place), rows)


def own_key(headline_key: str, address_key: str | None, day: date | None) -> str:
    """The key of a story that is known by one sighting alone: recurring headlines are told apart by their days.

    >>> own_key("a", None, None), own_key("a", "b", None)
    ('a', 'b')
    >>> own_key("a", "b", date(2024, 9, 7)) == keys.key("a", "2024-09-07")
    True
    """
    if day is not None:
        return keys.key(headline_key, day.isoformat())
    return address_key or headline_key


def address_key(url: str | None) -> str | None:
    """The key of an address, however it is spelt; ``None`` where it is none of a page of its own."""
    address = folded(url)
    return keys.key(address) if address else None


def day_of_story(
    published: date | None, dateline: date | None, earliest: date | None, latest: date | None
) -> date | None:
    """The day by which an article's story is told: what it states, or what its bounds leave.

    >>> day = date(2024, 9, 7)
    >>> day_of_story(None, None, day, day) == day, day_of_story(None, None, None, day)
    (True, None)
    """
    return published or dateline or (latest if earliest == latest else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A sighting, as the tables of articles and cards have it."""

    article_key: str
    card_position: int
    page_key: str
    publisher_key: str
    headline_key: str
    url: str | None
    day: date | None
    seen_day: date | None
    from_day: date | None
    until_day: date | None

    def row(self) -> Mapping[str, object]:
        """Of ``silver_sighting``."""
        address = address_key(self.url)
        key = own_key(self.headline_key, address, self.day)
        is_article = self.card_position == ARTICLE
        return {
            "article_key": self.article_key,
            "card_position": self.card_position,
            "page_key": self.page_key,
            "publisher_key": self.publisher_key,
            "story_key": key,
            "matched_by": None,
            "is_own": is_article and (self.day or address) is not None,
            "own_key": key,
            "headline_key": self.headline_key,
            "address_key": address,
            "story_day": self.day,
            "seen_day": self.seen_day or date.min,
            "from_day": self.from_day or date.min,
            "until_day": self.until_day or date.max,
        }


def _articles(connection: Connection, page_keys: Iterable[str]) -> Iterator[_Seen]:
    article, page = silver.ARTICLE.c, silver.PAGE.c
    query = select(
        *(article.article_key, article.page_key, article.position, article.story_key, article.url),
        *(article.published_day, article.dateline_day, article.earliest_date, article.latest_date),
        *(page.publisher_key, page.captured_at, page.url.label("page_url")),
    ).join_from(silver.ARTICLE, silver.PAGE, article.page_key == page.page_key)
    for row in connection.execute(query.where(one_of(article.page_key, page_keys))):
        day = day_of_story(row.published_day, row.dateline_day, row.earliest_date, row.latest_date)
        yield _Seen(
            article_key=row.article_key,
            card_position=ARTICLE,
            page_key=row.page_key,
            publisher_key=row.publisher_key,
            headline_key=row.story_key,
            url=row.url or (row.page_url if row.position == 0 else None),
            day=day,
            seen_day=day or row.latest_date or _day(row.captured_at) or row.earliest_date,
            from_day=day or row.earliest_date,
            until_day=day or row.latest_date,
        )


def _cards(connection: Connection, page_keys: Iterable[str]) -> Iterator[_Seen]:
    card, article, page = silver.RELATED_CARD.c, silver.ARTICLE.c, silver.PAGE.c
    query = (
        select(
            *(card.article_key, card.position, card.story_key, card.url, card.published_day),
            *(article.page_key, article.published_day.label("carrier_day"), article.latest_date),
            *(page.publisher_key, page.captured_at),
        )
        .join_from(silver.RELATED_CARD, silver.ARTICLE, card.article_key == article.article_key)
        .join(silver.PAGE, article.page_key == page.page_key)
    )
    for row in connection.execute(query.where(one_of(article.page_key, page_keys))):
        day = row.published_day
        yield _Seen(
            article_key=row.article_key,
            card_position=row.position,
            page_key=row.page_key,
            publisher_key=row.publisher_key,
            headline_key=row.story_key,
            url=row.url,
            day=day,
            seen_day=day or _day(row.captured_at) or row.carrier_day or row.latest_date,
            from_day=day and day - _TOLERANCE,
            until_day=day and day + _TOLERANCE,
        )


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
