"""The rows of ``silver_story`` and its versions: what the copies and cards of a story come to together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, and_, delete, func, insert, select

from etl.load.bulk import in_parts, one_of
from etl.load.sightings import ARTICLE
from etl.load.story_versions import Copy, version_rows
from etl.load.tables import mentions, silver, stories

_SIGHTING = stories.SIGHTING
_row = _SIGHTING.c


def replace(connection: Connection, story_keys: Iterable[str]) -> None:
    """Make the rows of these stories what follows from where they were seen; a story that was seen nowhere goes."""
    for some in in_parts(story_keys):
        for table in (stories.STORY, stories.VERSION):
            connection.execute(delete(table).where(one_of(table.c.story_key, some)))
        copies = _copies(connection, some)
        pointers = _pointers(connection, some)
        keys = sorted(copies.keys() | pointers.keys())
        rows = [_story(key, copies.get(key, ()), pointers.get(key, {})) for key in keys]
        versions = [row for key in keys for row in version_rows(key, copies.get(key, ()))]
        for table, made in ((stories.STORY, rows), (stories.VERSION, versions)):
            if made:
                connection.execute(insert(table), made)


def _copies(connection: Connection, story_keys: Sequence[str]) -> dict[str, list[Copy]]:
    """The articles of each story, the best copy first."""
    article, page = silver.ARTICLE.c, silver.PAGE.c
    query = (
        select(_row.story_key, _row.publisher_key, page.captured_at, *(article[name] for name in Copy.of_article()))
        .join_from(_SIGHTING, silver.ARTICLE, _row.article_key == article.article_key)
        .join(silver.PAGE, page.page_key == article.page_key)
        .where(_row.card_position == ARTICLE, one_of(_row.story_key, story_keys))
    )
    rows = [dict(row) for row in connection.execute(query).mappings()]
    days = _days_mentioned(connection, [row["article_key"] for row in rows])
    found: defaultdict[str, list[Copy]] = defaultdict(list)
    for row in rows:
        story_key = row.pop("story_key")
        found[story_key].append(Copy(**row, days=frozenset(days[row["article_key"]])))
    return {key: sorted(copies, key=lambda copy: copy.preference) for key, copies in found.items()}


def _days_mentioned(connection: Connection, article_keys: Iterable[str]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    mention = mentions.DATE_MENTION.c
    for some in in_parts(article_keys):
        query = select(mention.article_key, mention.value).where(one_of(mention.article_key, some))
        for key, value in connection.execute(query.where(mention.value.is_not(None))):
            found[key].add(value)
    return found


def _pointers(connection: Connection, story_keys: Sequence[str]) -> Mapping[str, Mapping[str, object]]:
    """What the cards of each story come to: how many they are, and what the first of them by its place says."""
    carrier = _SIGHTING.alias("carrier").c
    counted = (
        select(
            _row.story_key,
            func.count().label("card_count"),
            func.count(carrier.story_key.distinct()).label("from_story_count"),
            func.min(_row.story_day).label("published_day"),
            func.min(_row.article_key).label("article_key"),
        )
        .where(
            _row.card_position > ARTICLE,
            one_of(_row.story_key, story_keys),
            carrier.article_key == _row.article_key,
            carrier.card_position == ARTICLE,
        )
        .group_by(_row.story_key)
    )
    found: dict[str, dict[str, object]] = {
        row["story_key"]: dict(row) for row in connection.execute(counted).mappings()
    }
    firsts = [str(pointer["article_key"]) for pointer in found.values()]
    card = silver.RELATED_CARD.c
    for some in in_parts(firsts):
        query = (
            select(_row.story_key, _row.article_key, _row.publisher_key, card.headline, card.section)
            .join_from(
                _SIGHTING,
                silver.RELATED_CARD,
                and_(card.article_key == _row.article_key, card.position == _row.card_position),
            )
            .where(one_of(_row.article_key, some), one_of(_row.story_key, story_keys))
            .order_by(_row.card_position.desc())
        )
        for row in connection.execute(query).mappings():
            if found[row["story_key"]]["article_key"] == row["article_key"]:
                found[row["story_key"]] |= {name: row[name] for name in ("publisher_key", "headline", "section")}
    return found


def _story(key: str, copies: Sequence[Copy], pointer: Mapping[str, object]) -> Mapping[str, object]:
    best = copies[0] if copies else None
    days = [copy.published_day for copy in copies if copy.published_day]
    return {
        "story_key": key,
        "publisher_key": best.publisher_key if best else pointer["publisher_key"],
        "article_key": best.article_key if best else None,
        "headline": best.headline if best else pointer["headline"],
        "section": (best and best.section) or pointer.get("section"),
        "published_day": min(days, default=pointer.get("published_day")),
        "word_count": best.word_count if best else None,
        "primary_count": sum(copy.position == 0 for copy in copies),
        "appended_count": sum(copy.position > 0 for copy in copies),
        "card_count": pointer.get("card_count", 0),
        "from_story_count": pointer.get("from_story_count", 0),
    }
