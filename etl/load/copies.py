"""Which articles share much of their text, kept as articles come and go.

All articles that have a band in common are in one bucket. Each is compared with the first of its buckets alone, by
key, so a bucket of any size costs one comparison an article, and what is compared with what follows from the articles
and not from the order in which they came: keys are hashes, so a newcomer is seldom first, and where it is, or where
the first one went, the bucket's articles are compared with the new first one. See docs/adr/0026-matching.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from etl.arabic.shingles import shingles
from etl.load.bulk import in_parts, one_of
from etl.load.tables import matching, silver
from etl.transform.copies import Overlap, forms, is_one_form, overlap

_AT_A_TIME = 600
"""Articles whose texts are in memory at a time: most are compared with several, and read for all of them at once."""
_Pair = tuple[str, str]
_FINGERPRINT, _COPY = matching.FINGERPRINT, matching.COPY
_PAIR = (_COPY.c.article_key, _COPY.c.other_article_key)


class _Place(NamedTuple):
    """An article in one of its buckets."""

    article_key: str
    band_hash: int
    first: str
    last: str

    @property
    def pair(self) -> _Pair:
        return self.article_key, self.first


def renew(connection: Connection, page_keys: Iterable[str], gone: Iterable[str]) -> frozenset[str]:
    """Compare what changed; ``gone`` may be articles that are no more. Returned with both is whose copies changed."""
    pages = frozenset(page_keys)
    places = list(_places(connection, _articles_of(connection, pages)))
    newcomers = {place.article_key for place in places}
    left = frozenset(_left_by_their_first(connection, pages))
    led = {place.band_hash for place in places if place.article_key == place.first != place.last}
    others = _members(connection, left | led) - newcomers
    places = [place for place in (*places, *_places(connection, others)) if place.article_key != place.first]
    # What was found of the other pairs stands: neither is new, and they were compared when their bucket got its first.
    unknown = {place.pair for place in places if place.band_hash in left or not newcomers.isdisjoint(place.pair)}
    known = {place.pair for place in places} - unknown
    held = _held(connection, newcomers | others | set(gone))
    found = {pair: held[pair] for pair in known & held.keys()} | _compared(connection, unknown)
    return frozenset(newcomers.union(gone, _write(connection, held, found)))


def _articles_of(connection: Connection, page_keys: Iterable[str]) -> Iterator[str]:
    article = silver.ARTICLE.c
    for some in in_parts(page_keys):
        yield from connection.execute(select(article.article_key).where(one_of(article.page_key, some))).scalars()


def _places(connection: Connection, article_keys: Iterable[str]) -> Iterator[_Place]:
    row, same = _FINGERPRINT.c, _FINGERPRINT.alias().c
    # Asked of the index one bucket at a time: grouping would read whole buckets.
    ends = (
        select(end(same.article_key)).where(same.band_hash == row.band_hash).scalar_subquery()
        for end in (func.min, func.max)
    )
    query = select(row.article_key, row.band_hash, *ends)
    for some in in_parts(article_keys):
        yield from (_Place(*found) for found in connection.execute(query.where(one_of(row.article_key, some))))


def _left_by_their_first(connection: Connection, page_keys: Iterable[str]) -> Iterator[int]:
    """Buckets of which an article that stood before all others there is gone."""
    change, same = matching.UNMATCHED.c, _FINGERPRINT.alias().c
    first = select(func.min(same.article_key)).where(same.band_hash == change.band_hash).scalar_subquery()
    for some in in_parts(page_keys):
        gone = select(change.band_hash).where(one_of(change.page_key, some), change.article_key < first)
        yield from connection.execute(gone.distinct()).scalars()


def _members(connection: Connection, buckets: Iterable[int]) -> set[str]:
    row = _FINGERPRINT.c
    return {
        key
        for some in in_parts(buckets)
        for key in connection.execute(select(row.article_key).where(one_of(row.band_hash, some))).scalars()
    }


def _held(connection: Connection, article_keys: Iterable[str]) -> dict[_Pair, Overlap]:
    """What was found of these articles' pairs before."""
    return {
        (first, second): Overlap(*shared)
        for some in in_parts(article_keys)
        for first, second, *shared in connection.execute(select(_COPY).where(one_of(_COPY.c.article_key, some)))
    }


def _compared(connection: Connection, pairs: Iterable[_Pair]) -> dict[_Pair, Overlap]:
    found: dict[_Pair, Overlap] = {}
    for some, article_keys in _together(pairs, _AT_A_TIME):
        runs = _runs(connection, article_keys)
        for first, second in some:
            # Without a lock on what is read, one of the two may be gone by now; its own change will be matched next.
            if first in runs and second in runs:
                shared = overlap(runs[first], runs[second])
                if shared.is_copy and not is_one_form(forms(runs[first]), forms(runs[second])):
                    found[first, second] = shared
    return found


def _together(pairs: Iterable[_Pair], most: int) -> Iterator[tuple[list[_Pair], set[str]]]:
    """The pairs in parts, each with its articles, of which there are ``most`` at a time.

    >>> [sorted(keys) for _, keys in _together([("b", "a"), ("c", "a"), ("c", "b"), ("e", "d")], 3)]
    [['a', 'b', 'c'], ['d', 'e']]
    """
    some: list[_Pair] = []
    keys: set[str] = set()
    for pair in sorted(pairs):
        if len(keys) + len(set(pair) - keys) > most:
            yield some, keys
            some, keys = [], set()
        some.append(pair)
        keys.update(pair)
    if some:
        yield some, keys


def _runs(connection: Connection, article_keys: Iterable[str]) -> Mapping[str, frozenset[str]]:
    article = silver.ARTICLE.c
    return {
        key: frozenset(shingles(body))
        for some in in_parts(article_keys)
        for key, body in connection.execute(
            select(article.article_key, article.body).where(one_of(article.article_key, some))
        )
    }


def _write(connection: Connection, held: Mapping[_Pair, Overlap], found: Mapping[_Pair, Overlap]) -> frozenset[str]:
    """Put what was found in the place of what is held; the articles of changed pairs."""
    out = held.items() - found.items()
    for (first, second), _ in sorted(out):
        connection.execute(delete(_COPY).where(_PAIR[0] == first, _PAIR[1] == second))
    into = found.items() - held.items()
    if into:
        rows = [(*pair, *shared) for pair, shared in sorted(into)]
        connection.execute(insert(_COPY), [dict(zip(_COPY.columns.keys(), row, strict=True)) for row in rows])
    return frozenset(key for pair, _ in out | into for key in pair)
