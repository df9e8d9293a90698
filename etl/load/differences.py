"""What publishing a page would change: its rows as they are against its rows as they would be, field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import takewhile
from operator import itemgetter

import orjson
from sqlalchemy import Connection, Table, select

from etl.load.rows import PageRows
from etl.load.silver import PARTS
from etl.load.tables import matching, search, silver

_LONGEST = 400
"""Of a value that is kept to be looked at."""
_CONTEXT = 40
"""Of what two long values have in common."""
_DERIVED = (search.SEARCH, matching.FINGERPRINT)
"""They follow from the article's other rows, and say nothing to a person."""
_ARTICLE = silver.ARTICLE
_COMPARED = tuple(table for table in PARTS if table not in (*_DERIVED, _ARTICLE))
_PAGE_FIELDS = [column.name for column in silver.PAGE.columns if column.name not in ("page_key", "record_digest")]

_Owner = tuple[str, str]
"""A page, and one of its articles or nothing."""
_Fields = Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of an article, or of the page itself, that would change."""

    article_key: str
    """Empty for the page."""
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """What would become of a page."""

    page_key: str
    change: str
    """added, removed or changed."""
    digest_before: str | None
    digest_after: str | None
    added_articles: int
    removed_articles: int
    changed_articles: int
    changes: tuple[Change, ...]


def digests(connection: Connection, page_keys: Iterable[str]) -> dict[str, str]:
    """The digests of the pages that are there, by key."""
    page = silver.PAGE.c
    query = select(page.page_key, page.record_digest).where(page.page_key.in_(sorted(page_keys)))
    return {row.page_key: row.record_digest for row in connection.execute(query)}


def compare(connection: Connection, pages: Iterable[PageRows], removed: Iterable[str]) -> Iterator[PageChange]:
    """What would change by writing these pages and deleting the ``removed`` ones; unchanged pages are left out."""
    by_key = {page.key: page for page in pages}
    gone = sorted(removed)
    before = digests(connection, [*by_key, *gone])
    differing = {key: page for key, page in by_key.items() if before.get(key) != page.page["record_digest"]}
    stored = _stored(connection, sorted({*differing, *gone} & before.keys()))
    for key, page in sorted(differing.items()):
        yield _page_change(key, stored.get(key, {}), _made(page), before.get(key), str(page.page["record_digest"]))
    for key in gone:
        if key in before:
            yield _page_change(key, stored[key], {}, before[key], None)


def _page_change(
    key: str, before: Mapping[str, _Fields], after: Mapping[str, _Fields], old: str | None, new: str | None
) -> PageChange:
    changes = tuple(_changes(before, after))
    added, removed = after.keys() - before.keys() - {""}, before.keys() - after.keys() - {""}
    changed = {change.article_key for change in changes} - added - removed - {""}
    return PageChange(
        page_key=key,
        change="added" if old is None else "removed" if new is None else "changed",
        digest_before=old,
        digest_after=new,
        added_articles=len(added),
        removed_articles=len(removed),
        changed_articles=len(changed),
        changes=changes,
    )


def _changes(before: Mapping[str, _Fields], after: Mapping[str, _Fields]) -> Iterator[Change]:
    for article in sorted(before.keys() | after.keys()):
        old, new = before.get(article), after.get(article)
        if article and (old is None or new is None):
            # All of an article comes or goes: its headline says which it is.
            headlines = ((fields or {}).get("headline") for fields in (old, new))
            yield Change(article_key=article, field="article", **dict(zip(("before", "after"), headlines, strict=True)))
            continue
        old, new = old or {}, new or {}
        for field in sorted(old.keys() | new.keys()):
            if old.get(field) != new.get(field):
                start = _start(old.get(field) or "", new.get(field) or "")
                cut = (_cut(fields.get(field), start) for fields in (old, new))
                yield Change(article_key=article, field=field, **dict(zip(("before", "after"), cut, strict=True)))


def _start(before: str, after: str) -> int:
    """Where to begin to show two values: at the beginning, or shortly before long ones differ."""
    if max(len(before), len(after)) <= _LONGEST:
        return 0
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    return max(0, same - _CONTEXT)


def _cut(value: str | None, start: int) -> str | None:
    if value is None:
        return None
    end = start + _LONGEST
    return f"{'…' if start else ''}{value[start:end]}{'…' if end < len(value) else ''}"


def _made(page: PageRows) -> Mapping[str, _Fields]:
    """A page's fields and those of its articles as they would be, by article."""
    rows = {table: page.parts.get(table, ()) for table in (*_COMPARED, _ARTICLE)}
    (fields,) = _by_page({page.key: page.page}, rows, dict.fromkeys(_article_keys(rows[_ARTICLE]), page.key)).values()
    return fields


def _stored(connection: Connection, page_keys: Sequence[str]) -> Mapping[str, Mapping[str, _Fields]]:
    """The same as the warehouse has it, by page."""
    if not page_keys:
        return {}
    pages = connection.execute(select(silver.PAGE).where(silver.PAGE.c.page_key.in_(page_keys))).mappings()
    articles = connection.execute(select(_ARTICLE).where(_ARTICLE.c.page_key.in_(page_keys))).mappings().all()
    owners = {str(row["article_key"]): str(row["page_key"]) for row in articles}
    rows: dict[Table, Sequence[Mapping[str, object]]] = {_ARTICLE: [dict(row) for row in articles]}
    for table in _COMPARED:
        key, keys = ("page_key", page_keys) if "page_key" in table.c else ("article_key", sorted(owners))
        query = select(table).where(table.c[key].in_(keys))
        rows[table] = [dict(row) for row in connection.execute(query).mappings()]
    return _by_page({str(row["page_key"]): dict(row) for row in pages}, rows, owners)


def _by_page(
    pages: Mapping[str, Mapping[str, object]],
    rows: Mapping[Table, Sequence[Mapping[str, object]]],
    owners: Mapping[str, str],
) -> Mapping[str, Mapping[str, _Fields]]:
    found: dict[str, dict[str, dict[str, str | None]]] = {
        key: {"": {name: _text(row[name]) for name in _PAGE_FIELDS}} for key, row in pages.items()
    }
    for row in rows[_ARTICLE]:
        of_article = {str(name): _text(value) for name, value in row.items() if name not in ("article_key", "page_key")}
        found[str(row["page_key"])][str(row["article_key"])] = of_article
    for table in _COMPARED:
        key = table.primary_key.columns.keys()
        ordered = sorted(rows[table], key=itemgetter(*key))
        for (page, article), lines in _by_owner(table, ordered, owners).items():
            found[page][article][table.name] = orjson.dumps(lines).decode()
    return found


def _by_owner(
    table: Table, rows: Sequence[Mapping[str, object]], owners: Mapping[str, str]
) -> Mapping[_Owner, list[dict[str, str]]]:
    lines: defaultdict[_Owner, list[dict[str, str]]] = defaultdict(list)
    is_of_page = "page_key" in table.c
    for row in rows:
        article = "" if is_of_page else str(row["article_key"])
        page = str(row["page_key"]) if is_of_page else owners[article]
        owner = "page_key" if is_of_page else "article_key"
        told = {str(column.name): _text(row[column.name]) for column in table.columns if column.name != owner}
        lines[page, article].append({name: value for name, value in told.items() if value is not None})
    return lines


def _article_keys(articles: Iterable[Mapping[str, object]]) -> list[str]:
    return [str(row["article_key"]) for row in articles]


def _text(value: object) -> str | None:
    """A value as text, alike from either database and from the rows that are to be written.

    >>> _text(True), _text(1), _text(date(2024, 9, 7)), _text(None)
    ('1', '1', '2024-09-07', None)
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, bool) else str(value)
