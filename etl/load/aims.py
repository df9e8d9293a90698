"""What a takedown is aimed at: the pages that an address, a story or a hash names, and what is on them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select, union

from etl.errors import TakedownError
from etl.load.sightings import ARTICLE
from etl.load.tables import bronze, silver, stories, takedowns
from etl.tombstones import Mark, Tombstone, urls_of
from etl.urls import canonical

_SHA256 = re.compile(r"[0-9a-f]{64}")
_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What was asked for, in the one form that it is kept in."""

    mark: Mark
    target: str
    known_by: frozenset[str] = frozenset()
    """Of a story: by what other keys its articles may come again."""

    @property
    def tombstone(self) -> Tombstone:
        """By which pages that come later are known to be meant."""
        if self.mark is Mark.URL:
            (tombstone,) = urls_of([self.target])
            return tombstone
        return Tombstone(self.mark, self.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condemned:
    """A page that goes."""

    page_key: str
    sha256: str
    url: str | None
    publisher_key: str | None
    """``None`` for a page that was received and not read."""
    headlines: tuple[str, ...]
    """Of all articles on it, which go with it."""


def aim_of(connection: Connection, named: str) -> Aim:
    """What ``named`` is: an address, a story's key, a page's key, or the SHA-256 of a page's bytes.

    Raises `TakedownError` for what is none of these, or is nothing that the warehouse has ever known.
    """
    named = named.strip()
    asked = select(takedowns.TAKEDOWN.c.mark, takedowns.TAKEDOWN.c.target)
    if before := connection.execute(asked.where(takedowns.TAKEDOWN.c.asked_for == named)).first():
        return Aim(mark=Mark(before.mark), target=before.target)
    if "://" in named:
        url = canonical(named)
        if url is None:
            raise TakedownError(f"{named!r} is no http or https address of a page. Copy it from gold_article.url.")
        return Aim(mark=Mark.URL, target=url)
    digits = named.lower()
    if _SHA256.fullmatch(digits):
        return Aim(mark=Mark.CONTENT, target=digits)
    if not _KEY.fullmatch(digits):
        raise TakedownError(
            f"{named!r} is neither an address (https://…), nor a key of 32 or a SHA-256 of 64 hexadecimal digits. Name "
            "what is to go by gold_article's url, story_key or page_key, or by bronze_page.sha256."
        )
    content = connection.execute(select(bronze.PAGE.c.sha256).where(bronze.PAGE.c.page_key == digits)).scalar()
    if content:
        return Aim(mark=Mark.CONTENT, target=content)
    sighting = stories.SIGHTING.c
    known_by = select(sighting.own_key).where(sighting.story_key == digits, sighting.is_own)
    return Aim(mark=Mark.STORY, target=digits, known_by=frozenset(connection.execute(known_by).scalars()))


def condemned(connection: Connection, aim: Aim, most: int) -> tuple[Condemned, ...]:
    """The pages that are meant, and all others with the same bytes as one of them; in the order of their keys.

    Raises `TakedownError` where they are more than ``most``.
    """
    page = bronze.PAGE.c
    meant = _meant(connection, aim)
    contents = select(page.sha256).where(page.page_key.in_(meant))
    found = sorted(connection.execute(select(page.page_key).where(page.sha256.in_(contents))).scalars())
    if len(found) > most:
        raise TakedownError(
            f"{aim.target} names {len(found):,} pages, and at most {most:,} are taken down unasked. See them with "
            "--dry-run --most, and name one of them; or ask for all with --most."
        )
    return tuple(_condemned(connection, found))


def _meant(connection: Connection, aim: Aim) -> set[str]:
    if aim.mark is Mark.URL:
        return _at(connection, aim)
    if aim.mark is Mark.CONTENT:
        found = select(bronze.PAGE.c.page_key).where(bronze.PAGE.c.sha256 == aim.target)
    else:
        article, sighting = silver.ARTICLE.c, stories.SIGHTING.c
        told = select(sighting.page_key).where(sighting.story_key == aim.target, sighting.card_position == ARTICLE)
        found = select(article.page_key).where(or_(article.story_key == aim.target, article.page_key.in_(told)))
    return set(connection.execute(found).scalars())


def _at(connection: Connection, aim: Aim) -> set[str]:
    """Pages at an address, as the dump, the page or an article on it states it in whatever spelling."""
    stated = (bronze.RECEIPT, silver.PAGE, silver.ARTICLE)
    every = union(*(select(table.c.page_key, table.c.url).where(table.c.url.is_not(None)) for table in stated))
    rows = connection.execute(every, execution_options={"yield_per": 10_000})
    return {row.page_key for row in rows if aim.tombstone in urls_of([row.url])}


def _condemned(connection: Connection, page_keys: Sequence[str]) -> Iterator[Condemned]:
    page, article = silver.PAGE.c, silver.ARTICLE.c
    headlines: defaultdict[str, list[str]] = defaultdict(list)
    printed = select(article.page_key, article.headline).where(
        article.page_key.in_(page_keys), article.headline.is_not(None)
    )
    for row in connection.execute(printed.order_by(article.page_key, article.position)):
        headlines[row.page_key].append(row.headline)
    query = select(bronze.PAGE.c.page_key, bronze.PAGE.c.sha256, page.url, page.publisher_key)
    query = query.outerjoin(silver.PAGE, page.page_key == bronze.PAGE.c.page_key)
    found = query.where(bronze.PAGE.c.page_key.in_(page_keys)).order_by(bronze.PAGE.c.page_key)
    for one in connection.execute(found).mappings():
        yield Condemned(**one, headlines=tuple(headlines[one["page_key"]]))
