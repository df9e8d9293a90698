"""From regions of blocks to articles: every field from the blocks that state it, and issues where they do not agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, get_args

from etl.arabic.words import is_person, is_place
from etl.issues import Code, Issue
from etl.model import Article, Block, Byline, Dateline, Paragraph, Role
from etl.publishers.profile import Layout
from etl.transform.captions import read_blocks
from etl.transform.cards import read_card
from etl.transform.fields.bylines import is_byline, read_author, read_byline, split_penned
from etl.transform.fields.datelines import read_city, read_dateline, read_filed
from etl.transform.fields.keywords import read_keywords
from etl.transform.fields.moments import Moments, read_moments
from etl.transform.fields.sections import read_section, section_beside_day, split_filed
from etl.transform.split import Region

BodyKind = Literal["paragraph", "subheading", "list_item", "blockquote"]
_BODY: dict[Role, BodyKind] = {Role(kind): kind for kind in get_args(BodyKind)}

_REPORTER = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)?\s?[-–—]\s?[^\W\d_]+(?: [^\W\d_]+){1,3})\s?[-–—]\s")
"""A place and a person between dashes: ``الجزائر - محمد مقدم - اعلنت الوزارة``."""
_AUTHOR = re.compile(
    r"(?P<who>[^\W\d_]+(?: [^\W\d_]+){1,2}) - (?P<place>[^\W\d_]+(?: [^\W\d_]+)?)(?: في [^-]{8,45})? - "
)
"""The same the other way round, perhaps with the day: ``محمد مقدم - القاهرة في الأحد 25 يناير 2026 - …``."""
_LABEL = re.compile(r"^مشاهدة النسخة (?:ال)?كاملة\s*:\s*")
"""What archives of forums print before a headline."""
_WRAPPED = re.compile(
    r"(?:شكرا\u064b? لقرا[ءئ]تكم|نعرض لكم|نقدم لكم)\s(?:[^\W\d_]+\s){0,6}?خبر\s(?:عن\s)?(?P<headline>.{15,160}?)"
    r"(?:\s-\s[^-]{2,30}?)?\s(?:وال[اآ]ن|ونترككم|نترككم|في المقال)\s.*"
)
"""How sites that gather others' stories wrap a headline: ``شكرا لقرائتكم خبر عن … والان مع تفاصيل الخبر``."""
_MARKS = "*• "
"""What sets a headline off from the text in mails: ``** عودة السفينة``."""
_LONGEST_OPENING = 60
"""Letters among which the colon stands that closes a byline before the text."""
_SENTENCE_END = re.compile(r"[.!?؟…][\"'»”)\]]*$|[\"»”)]$")


def parse(regions: tuple[Region, ...], layout: Layout) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """The articles of a page in page order, and what about them a person should see."""
    blocks: defaultdict[int, list[Block]] = defaultdict(list)
    for region in regions:
        if region.article is not None:
            blocks[region.article].extend(region.blocks)
    issues: list[Issue] = []
    articles = tuple(_article(position, blocks[position], layout, issues) for position in sorted(blocks))
    if regions:
        issues.extend(_truncation(regions[-1].blocks[-1]))
    return articles, tuple(issues)


def _article(position: int, blocks: list[Block], layout: Layout, issues: list[Issue]) -> Article:
    by_role: defaultdict[Role, list[Block]] = defaultdict(list)
    for block in blocks:
        by_role[block.role].append(block)
    head = next(iter(by_role[Role.HEADLINE]), None)
    printed = _headline(_joined(head)) if head else None
    filed, headline = split_filed(printed, layout) if printed else (None, printed)
    headline, penned = split_penned(headline) if headline else (headline, None)
    body = tuple(Paragraph(kind=_BODY[block.role], text=_joined(block)) for block in blocks if block.role in _BODY)
    moments = read_moments(by_role[Role.STAMP], head.first_line if head else 0, issues)
    dateline = _dateline(by_role[Role.DATELINE], body, moments) or _filed(by_role[Role.BYLINE])
    published, basis = moments.published_at, moments.basis
    if published is None and dateline and dateline.date:
        published, basis = dateline.date, "printed"
    return Article(
        position=position,
        headline=headline,
        kicker=_first(by_role[Role.KICKER]),
        standfirst=_first(by_role[Role.STANDFIRST]),
        section=filed
        or read_section(by_role[Role.SECTION], headline, layout)
        or section_beside_day(by_role[Role.STAMP], layout),
        byline=_byline(by_role[Role.BYLINE]) or penned or _reporter(body),
        dateline=dateline,
        published_at=published,
        published_basis=basis,
        modified_at=moments.modified_at,
        keywords=read_keywords(by_role[Role.KEYWORDS]),
        captions=read_blocks(blocks),
        body=body,
        related=tuple(
            read_card(block.text.split("\n"), position, layout) for position, block in enumerate(by_role[Role.CARD])
        ),
    )


def _headline(printed: str) -> str:
    """A headline without what other sites print around it, and without marks before it."""
    wrapped = _WRAPPED.fullmatch(printed)
    return wrapped["headline"] if wrapped else _LABEL.sub("", printed).lstrip(_MARKS)


def _truncation(last: Block) -> Iterable[Issue]:
    """A page whose last line is text that breaks off was cut, by its site or by who captured it."""
    if last.role is Role.PARAGRAPH and _SENTENCE_END.search(last.text) is None:
        detail = f"the page ends in mid-sentence: {last.text[-40:]!r}"
        yield Issue(code=Code.ARTICLE_TRUNCATED, line=last.last_line, detail=detail)


def _joined(block: Block) -> str:
    return block.text.replace("\n", " ")


def _first(blocks: list[Block]) -> str | None:
    return _joined(blocks[0]) if blocks else None


def _byline(blocks: list[Block]) -> Byline | None:
    """The first byline that names people, or else a newsroom; the place may stand on a line of its own.

    One that only bylines are worded like goes before a bare name.
    """
    lines = [block.text.partition("\n")[0] for block in blocks]
    read = [found for line in lines if not is_place(line) and (found := read_author(line))]
    if not read:
        return None
    by_people = [found for found in read if found.authors[0].kind == "person"]
    of_newsroom = next((found for found in read if found.authors[0].kind == "agency"), read[0])
    first = next((found for found in by_people if is_byline(found.text)), next(iter(by_people), of_newsroom))
    places = (found.place for found in (first, *read) if found.place)
    return replace(first, place=next(places, None) or next(filter(is_place, lines), None))


def _reporter(body: tuple[Paragraph, ...]) -> Byline | None:
    """The byline that opens the text: ``أحمد علي- سبق- القاهرة: …``, ``القاهرة - أحمد علي: …``, and with dashes."""
    opening = next((part.text for part in body if part.kind == "paragraph"), "")
    head, colon, _ = opening[:_LONGEST_OPENING].partition(":")
    dashed = _REPORTER.match(opening)
    authored = _AUTHOR.match(opening)
    found = read_byline(head) if colon and not authored else read_author(dashed[1]) if dashed else None
    if authored and is_person(authored["who"]):
        found = read_author(f"{authored['who']} - {authored['place']}")
    is_reporter = found is not None and found.place is not None and is_place(found.place)
    return found if is_reporter and found and all(is_person(author.name) for author in found.authors) else None


def _dateline(blocks: list[Block], body: tuple[Paragraph, ...], moments: Moments) -> Dateline | None:
    """The dateline on a line of its own, or else the one that opens the text."""
    year = int(moments.published_at[:4]) if moments.published_at else None
    opening = blocks[0].text if blocks else next((part.text for part in body if part.kind == "paragraph"), "")
    return read_dateline(opening, year) or read_city(opening)


def _filed(bylines: list[Block]) -> Dateline | None:
    """The dateline that a byline is, where the text has none of its own."""
    return next((found for block in bylines if (found := read_filed(block.text))), None)
