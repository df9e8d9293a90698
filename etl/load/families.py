"""Families of articles that hang together by shared text: those with changed pairs are put together anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from etl.load.bulk import in_parts, one_of
from etl.load.tables import matching, silver

_COPY, _FAMILY = matching.COPY, matching.FAMILY
_Link = tuple[str, str]


def known_on(connection: Connection, page_keys: Iterable[str]) -> frozenset[str]:
    """Articles of these pages that are in families, whether they are still there or not."""
    row = _FAMILY.c
    return frozenset(
        key
        for some in in_parts(page_keys)
        for key in connection.execute(select(row.article_key).where(one_of(row.page_key, some))).scalars()
    )


def renew(connection: Connection, concerned: Iterable[str]) -> frozenset[str]:
    """Put together the families of these articles and of those that they share text with; all members are returned."""
    links = _links(connection, concerned)
    keys = {*concerned, *(key for link in links for key in link)}
    held = _held(connection, keys)
    members = keys | held.keys()
    wanted = families(_links(connection, members))
    stale = {key for key, family in held.items() if wanted.get(key) != family}
    for some in in_parts(stale):
        connection.execute(delete(_FAMILY).where(one_of(_FAMILY.c.article_key, some)))
    fresh = {key: family for key, family in wanted.items() if held.get(key) != family}
    _insert(connection, fresh)
    return frozenset(members)


def families(links: Iterable[_Link]) -> Mapping[str, str]:
    """To which family each end of the links belongs: to the least key that it hangs together with.

    >>> families([("b", "a"), ("c", "b"), ("e", "d")])
    {'b': 'a', 'a': 'a', 'c': 'a', 'e': 'd', 'd': 'd'}
    """
    above: dict[str, str] = {}

    def least(key: str) -> str:
        while (up := above.setdefault(key, key)) != key:
            above[key] = above[up]
            key = up
        return key

    for link in links:
        low, high = sorted(map(least, link))
        above[high] = low
    return {key: least(key) for key in list(above)}


def _links(connection: Connection, article_keys: Iterable[str]) -> list[_Link]:
    query = select(_COPY.c.article_key, _COPY.c.other_article_key)
    return sorted(
        {
            (first, second)
            for some in in_parts(article_keys)
            for column in (_COPY.c.article_key, _COPY.c.other_article_key)
            for first, second in connection.execute(query.where(one_of(column, some)))
        }
    )


def _held(connection: Connection, article_keys: Iterable[str]) -> dict[str, str]:
    """The members of all families that any of these articles is in, each with its family."""
    row = _FAMILY.c
    of = {
        family
        for some in in_parts(article_keys)
        for family in connection.execute(select(row.family_key).where(one_of(row.article_key, some))).scalars()
    }
    query = select(row.article_key, row.family_key)
    return {
        key: own for some in in_parts(of) for key, own in connection.execute(query.where(one_of(row.family_key, some)))
    }


def _insert(connection: Connection, fresh: Mapping[str, str]) -> None:
    pages: defaultdict[str, str] = defaultdict(str)
    article = silver.ARTICLE.c
    for some in in_parts(fresh):
        found = connection.execute(
            select(article.article_key, article.page_key).where(one_of(article.article_key, some))
        )
        pages.update((key, page) for key, page in found)
    rows = [{"article_key": key, "page_key": pages[key], "family_key": family} for key, family in sorted(fresh.items())]
    if rows:
        connection.execute(insert(_FAMILY), rows)
