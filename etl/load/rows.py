"""From a parsed page to the rows of silver: values to values, no database.

Days and instants are ISO text here, the one form that both databases take in bulk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Table

from etl import keys
from etl.arabic.fold import fold
from etl.arabic.latin import latin
from etl.arabic.outlets import outlet_named
from etl.load.fingerprint_rows import fingerprint_rows
from etl.load.mention_rows import mention_rows
from etl.load.origin_rows import origin_rows
from etl.load.search_rows import search_row_of
from etl.load.tables import matching, search, silver
from etl.model import Article, Author, Caption, Page, ParsedPage, RelatedCard, Role
from etl.record import digest

Value = str | int | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRows:
    """A page's row of ``silver_page``, and the rows that stand or fall with it."""

    key: str
    page: Mapping[str, Value | datetime]
    parts: Mapping[Table, Sequence[Row]]


def page_key(page: Page) -> str:
    """The key of a page; a capture time counts as the instant that it is, whatever its offset."""
    captured_at = page.captured_at.astimezone(UTC).isoformat() if page.captured_at else None
    return keys.page_key(page.sha256, page.media_type, page.url, captured_at)


def page_rows(parsed: ParsedPage) -> PageRows:
    """All rows of one page."""
    key = page_key(parsed.page)
    parts: defaultdict[Table, list[Row]] = defaultdict(list)
    parts[silver.BLOCK].extend(_blocks(key, parsed))
    parts[silver.ISSUE].extend(
        {"page_key": key, "position": position, "code": issue.code.value, "line": issue.line, "detail": issue.detail}
        for position, issue in enumerate(parsed.issues)
    )
    for article in parsed.articles:
        _add_article(parts, article, key, parsed.publisher)
    return PageRows(key=key, page=_page(key, parsed, parts), parts=parts)


def _page(key: str, parsed: ParsedPage, parts: Mapping[Table, Sequence[Row]]) -> Mapping[str, Value | datetime]:
    articles = parts.get(silver.ARTICLE, ())
    unclassified = (block for block in parsed.blocks if block.role is Role.UNCLASSIFIED)
    return {
        "page_key": key,
        "publisher_key": parsed.publisher,
        "layout": parsed.layout,
        "url": parsed.url,
        "captured_at": parsed.page.captured_at,
        "line_count": max((block.last_line for block in parsed.blocks), default=0),
        "unclassified_line_count": sum(block.last_line - block.first_line + 1 for block in unclassified),
        "article_count": len(parsed.articles),
        "card_count": sum(len(article.related) for article in parsed.articles),
        "issue_count": len(parsed.issues),
        "dated_article_count": sum(row["published_day"] is not None for row in articles),
        "signed_article_count": sum(row["position"] == 0 for row in parts.get(silver.AUTHOR, ())),
        "placed_article_count": sum(row["place"] is not None for row in articles),
        "sectioned_article_count": sum(row["section"] is not None for row in articles),
        "parser_version": parsed.parser_version,
        "entity_engine": parsed.entity_engine,
        "morphology": parsed.morphology,
        "record_digest": digest(parsed),
    }


def _blocks(key: str, parsed: ParsedPage) -> Iterator[Row]:
    for position, block in enumerate(parsed.blocks):
        yield {
            "page_key": key,
            "position": position,
            "role": block.role.value,
            "article_key": None if block.article is None else keys.article_key(key, block.article),
            "first_line": block.first_line,
            "last_line": block.last_line,
            "text": block.text,
        }


def _add_article(parts: defaultdict[Table, list[Row]], article: Article, page: str, publisher: str) -> None:
    key = keys.article_key(page, article.position)
    row = _article(article, key, page, publisher)
    parts[silver.ARTICLE].append(row)
    parts[search.SEARCH].append(search_row_of(article, key))
    parts[matching.FINGERPRINT].extend(fingerprint_rows(key, str(row["body"])))
    parts[matching.ORIGIN_CLUE].extend(origin_rows(article, key, publisher))
    parts[silver.PARAGRAPH].extend(
        {"article_key": key, "position": position, "kind": paragraph.kind, "text": paragraph.text}
        for position, paragraph in enumerate(article.body)
    )
    parts[silver.AUTHOR].extend(_authors({"article_key": key}, article.byline.authors if article.byline else ()))
    parts[silver.KEYWORD].extend(_listed({"article_key": key}, "keyword", article.keywords))
    parts[silver.LEMMA_KEYWORD].extend(
        {"article_key": key, "position": position, "lemma": found.lemma, "mention_count": found.mention_count}
        for position, found in enumerate(article.lemma_keywords)
    )
    for position, caption in enumerate(article.captions):
        parts[silver.CAPTION].append(
            {
                "article_key": key,
                "position": position,
                "text": caption.text,
                "place": caption.place,
                "paragraph": caption.paragraph,
            }
        )
        parts[silver.CAPTION_CREDIT].extend(_credits({"article_key": key, "caption_position": position}, caption))
    for table, rows in mention_rows(article, key):
        parts[table].extend(rows)
    for card in article.related:
        of_card: Row = {"article_key": key, "card_position": card.position}
        parts[silver.RELATED_CARD].append(_card(card, key, publisher))
        parts[silver.CARD_AUTHOR].extend(_authors(of_card, card.byline.authors if card.byline else ()))
        parts[silver.CARD_CREDIT].extend(_credits(of_card, card.caption))


def _article(article: Article, key: str, page: str, publisher: str) -> Row:
    byline, dateline = article.byline, article.dateline
    byline_place = byline.place if byline else None
    dateline_place = dateline.place if dateline else None
    body = "\n\n".join(paragraph.text for paragraph in article.body)
    return {
        "article_key": key,
        "page_key": page,
        "position": article.position,
        "story_key": keys.story_key(publisher, fold(article.known_as)),
        "headline": article.headline,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "section": article.section,
        "byline": byline.text if byline else None,
        "place": byline_place or dateline_place,
        "byline_place": byline_place,
        "dateline": dateline.text if dateline else None,
        "dateline_place": dateline_place,
        "dateline_agency": dateline.agency if dateline else None,
        "dateline_day": day_of(dateline.date if dateline else None),
        "published_at": article.published_at,
        "published_day": day_of(article.published_at),
        "published_utc_at": instant_of(article.published_at),
        "published_basis": article.published_basis,
        "earliest_date": article.bounds.earliest,
        "earliest_basis": article.bounds.earliest_basis,
        "latest_date": article.bounds.latest,
        "latest_basis": article.bounds.latest_basis,
        "modified_at": article.modified_at,
        "modified_day": day_of(article.modified_at),
        "url": article.url,
        "language": article.language,
        "body": body,
        "word_count": len(body.split()),
        "lemmas": article.lemmas,
    }


def _card(card: RelatedCard, article: str, publisher: str) -> Row:
    return {
        "article_key": article,
        "position": card.position,
        "story_key": keys.story_key(publisher, fold(card.headline)),
        "headline": card.headline,
        "teaser": card.teaser,
        "section": card.section,
        "byline": card.byline.text if card.byline else None,
        "place": card.byline.place if card.byline else None,
        "caption": card.caption.text if card.caption else None,
        "url": card.url,
        "published_at": card.published_at,
        "published_day": day_of(card.published_at),
    }


def _authors(of: Row, authors: Iterable[Author]) -> Iterator[Row]:
    for position, author in enumerate(authors):
        name_latin = latin(author.name) if author.kind == "person" else None
        yield {**of, "position": position, "name": author.name, "name_latin": name_latin, "kind": author.kind}


def _credits(of: Row, caption: Caption | None) -> Iterator[Row]:
    for position, holder in enumerate(caption.credits if caption else ()):
        yield {**of, "position": position, "holder": holder, "agency": outlet_named(holder)}


def _listed(of: Row, column: str, values: Iterable[str]) -> Iterator[Row]:
    for position, value in enumerate(values):
        yield {**of, "position": position, column: value}


def day_of(stated: str | None) -> str | None:
    """The day of a stated time as it is stated, whatever its offset; ``None`` where no whole day is stated.

    >>> day_of("2024-09-07T01:30:00+03:00"), day_of("2024-09"), day_of("2024-02-30")
    ('2024-09-07', None, None)
    """
    if stated is None:
        return None
    try:
        return date.fromisoformat(stated[:10]).isoformat()
    except ValueError:
        return None


def instant_of(stated: str | None) -> str | None:
    """A stated time in UTC; ``None`` unless both time and offset are stated.

    >>> instant_of("2024-09-07T01:30:00+03:00"), instant_of("2024-09-07T01:30:00"), instant_of("2024-09-07")
    ('2024-09-06T22:30:00+00:00', None, None)
    """
    try:
        moment = datetime.fromisoformat(stated or "")
        return moment.astimezone(UTC).isoformat() if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
