"""Leading cards and appended copies to the stories that they are of, and leading them anew when those change.

Only what may lead elsewhere is looked at: what came with a changed page, what led to a story whose name changed, and
what has the address of an article that changed or its headline and a day between that article's and the next one's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, ScalarSelect, and_, exists, not_, or_, select

from etl.load.bulk import in_parts, one_of
from etl.load.sightings import ARTICLE, Place, Told, name
from etl.load.story_marks import near
from etl.load.tables import stories

_LED, _OWN, _OTHER = (stories.SIGHTING.alias(alias) for alias in ("led", "own", "other"))
_led, _own = _LED.c, _OWN.c
_is_own = and_(_own.is_own, _own.card_position == ARTICLE)
_is_article = _led.card_position == ARTICLE


def renew(
    connection: Connection, page_keys: frozenset[str], article_keys: frozenset[str], touched: Iterable[str]
) -> set[str]:
    """Lead anew what these pages, articles and stories may have led; names of stories that change are returned."""
    changed = set(touched)
    # Articles come first: what they lead to, cards with their headline follow.
    for kind in (_is_article, not_(_is_article)):
        places = frozenset(_affected(connection, kind, page_keys, article_keys, changed))
        fresh = {}
        for place, held, wanted in _renewed(connection, places):
            if held != wanted:
                fresh[place] = wanted
                changed |= {held.story_key, wanted.story_key}
        name(connection, fresh)
    return changed


def _affected(
    connection: Connection,
    kind: ColumnElement[bool],
    page_keys: frozenset[str],
    article_keys: frozenset[str],
    story_keys: Iterable[str],
) -> Iterator[Place]:
    place = select(_led.article_key, _led.card_position).where(not_(_led.is_own), kind)
    # With an article that is no story's own, cards that nothing else led anywhere have a headline to go by.
    waits = and_(not_(_own.is_own), or_(_led.matched_by.is_(None), _led.story_key == _own.story_key))
    ways = (
        (_led.page_key, page_keys, place),
        (_led.story_key, story_keys, place),
        (_led.article_key, article_keys, place.where(_is_article)),
        (_own.article_key, article_keys, place.where(_led.address_key == _own.address_key, _is_own)),
        (_own.article_key, article_keys, place.where(_led.headline_key == _own.headline_key, _is_own, _is_nearest())),
        (_own.article_key, article_keys, place.where(_led.headline_key == _own.headline_key, _is_card_of(waits))),
        (_led.article_key, {key for keys in near(connection, article_keys).values() for key in keys}, place),
    )
    for column, keys, query in ways:
        for some in in_parts(keys):
            yield from ((key, number) for key, number in connection.execute(query.where(one_of(column, some))))


def _is_card_of(waits: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(_own.card_position == ARTICLE, waits)


def _is_nearest() -> ColumnElement[bool]:
    """No other article with the headline is nearer to where the sighting looks first: to its day, from before it."""
    other = _OTHER.c
    same = and_(other.headline_key == _own.headline_key, other.is_own, other.story_day.is_not(None))
    between = exists().where(same, other.seen_day > _own.seen_day, other.seen_day <= _led.seen_day)
    earlier = exists().where(same, other.seen_day < _own.seen_day, other.seen_day > _led.seen_day)
    return or_(
        _own.story_day.is_(None),
        and_(_own.seen_day <= _led.seen_day, not_(between)),
        and_(_own.seen_day > _led.seen_day, not_(earlier)),
    )


def _renewed(connection: Connection, places: frozenset[Place]) -> Iterator[tuple[Place, Told, Told]]:
    """Where each of these sightings led, and where it leads: to its address, its headline, or its text."""
    found: dict[Place, tuple[Told, Told]] = {}
    lost: list[str] = []
    query = select(_led.article_key, _led.card_position, _led.story_key, _led.matched_by, _led.own_key, *_leads())
    for some in in_parts({key for key, _ in places}):
        for row in connection.execute(query.where(one_of(_led.article_key, some), not_(_led.is_own))):
            key, number, story_key, matched_by, own_key, by_url, *by_headline = row
            headline = next(filter(None, by_headline), None)
            way = "url" if by_url else "headline" if headline else None
            if (key, number) in places:
                found[key, number] = (Told(story_key, matched_by), Told(by_url or headline or own_key, way))
                if way is None and number == ARTICLE:
                    lost.append(key)
    by_text = _by_text(connection, lost)
    return ((place, held, by_text.get(place, wanted)) for place, (held, wanted) in found.items())


def _leads() -> Iterator[ScalarSelect[str]]:
    story = select(_own.story_key).limit(1)
    headline = story.where(_own.headline_key == _led.headline_key)
    in_time = headline.where(_is_own, _own.story_day.between(_led.from_day, _led.until_day))
    yield story.where(_is_own, _own.address_key == _led.address_key).scalar_subquery()
    before = in_time.where(_own.seen_day <= _led.seen_day).order_by(_own.seen_day.desc(), _own.own_key)
    yield before.scalar_subquery()
    yield in_time.where(_own.seen_day > _led.seen_day).order_by(_own.seen_day, _own.own_key).scalar_subquery()
    yield headline.where(_is_own, _own.story_day.is_(None)).order_by(_own.own_key).scalar_subquery()
    told = headline.where(_own.card_position == ARTICLE, not_(_own.is_own), not_(_is_article))
    yield told.order_by(_own.article_key).scalar_subquery()


def _by_text(connection: Connection, article_keys: Iterable[str]) -> dict[Place, Told]:
    """The stories of one publisher's articles that print nearly the same text."""
    like = near(connection, article_keys)
    query = select(_own.article_key, _own.publisher_key, _own.is_own, _own.own_key, _own.story_key)
    seen = {
        row.article_key: row
        for some in in_parts({*like, *(other for others in like.values() for other in others)})
        for row in connection.execute(query.where(one_of(_own.article_key, some), _own.card_position == ARTICLE))
    }
    found = {}
    for key in article_keys:
        others = [seen[other] for other in like.get(key, ()) if other in seen]
        owns = [row for row in others if row.is_own and row.publisher_key == seen[key].publisher_key]
        if owns:
            best = min(owns, key=lambda row: (row.own_key, row.story_key))
            found[key, ARTICLE] = Told(best.story_key, "text")
    return found
