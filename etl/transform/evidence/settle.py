"""Each article's fields, settled between what its blocks print and what the page states about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.arabic.fold import fold
from etl.arabic.words import is_person
from etl.issues import Code, Issue
from etl.model import Article, Block, Byline, Caption, Line, PublishedBasis, RelatedCard, Role, Stated
from etl.transform.evidence.instants import day_in_address, disagree, is_same_clock, month_first, read_instant
from etl.transform.evidence.names import (
    byline_beside_day,
    dumped_byline,
    site_names,
    stated_byline,
    stated_keywords,
    stated_section,
    with_newsrooms,
)
from etl.transform.fields.captions import read_captions

_DATES = ("json-ld", "opengraph", "microdata", "meta", "time")
"""Where markup states dates, the most trusted first; among the first that do, the first statement stands."""
_DUMP = "dump"
"""What the dump states in fields of its own goes before all that is read from the page."""
_URLS = ("link", "opengraph", "json-ld", "element")
_WHOLE = ("http://", "https://")
_PICTURE_REACH = 4
"""Lines between a picture and its credit, at most."""
_FEWEST_SHARED = 12
"""Letters of the shorter of two headlines that the longer may hold whole without being another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of one article beside its blocks' text."""

    stated: tuple[Stated, ...]
    blocks: tuple[Block, ...]
    lines: Sequence[Line]
    url: str | None

    @property
    def masthead(self) -> frozenset[str]:
        """The few words that a page without a title begins with, folded: its site's name."""
        first = next((line for line in self.lines if line.text), None)
        is_name = first is not None and first.hints is None and first.text.count(" ") < _MASTHEAD_WORDS
        return (
            frozenset((fold(first.text),))
            if first is not None and is_name and not is_person(first.text)
            else frozenset()
        )

    @property
    def stamps(self) -> str:
        """The article's printed stamps."""
        return "\n".join(block.text for block in self.blocks if block.role is Role.STAMP)

    def values(self, field: str, wheres: Iterable[str]) -> list[str]:
        """The values of a field, by where they are stated, then in order of statement."""
        return [each.value for where in wheres for each in self.stated if each.field == field and each.where == where]


def settle(
    articles: tuple[Article, ...],
    blocks: Sequence[Block],
    lines: Sequence[Line],
    stated: Sequence[Stated],
    url: str | None,
) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """The articles with every field decided, and what did not agree."""
    issues: list[Issue] = []
    owner = {n: b.article for b in blocks if b.role in _TIMED for n in range(b.first_line, b.last_line + 1)}
    settled = []
    for article in articles:
        mine = tuple(each for each in stated if _is_about(each, article.position, owner))
        own = tuple(block for block in blocks if block.article == article.position)
        evidence = Evidence(stated=mine, blocks=own, lines=lines, url=url if article.position == 0 else None)
        settled.append(_settled(article, evidence, issues))
    return tuple(settled), tuple(issues)


_MASTHEAD_WORDS = 3
_TIMED = (Role.STAMP, Role.BYLINE, Role.CAPTION, Role.HEADLINE, Role.SECTION, Role.PARAGRAPH)
"""Roles of lines in which a ``time`` element, or what an element is about, concerns the article itself."""


def _is_about(stated: Stated, position: int, owner: Mapping[int, int | None]) -> bool:
    if stated.field == "picture":
        return True  # whose it is, the credit below it says
    if stated.line is not None:
        return stated.line in owner and owner[stated.line] == position
    return stated.article == position


def _settled(article: Article, evidence: Evidence, issues: list[Issue]) -> Article:
    line = evidence.blocks[0].first_line if evidence.blocks else None
    published, basis = _published(article, evidence, line, issues)
    modified = next(filter(None, map(read_instant, evidence.values("modified_at", (_DUMP, *_DATES)))), None)
    headline = _headline(article, evidence, line, issues)
    return replace(
        article,
        headline=headline,
        published_at=published,
        published_basis=basis,
        modified_at=modified or article.modified_at,
        url=_url(evidence),
        section=next(iter(evidence.values("section", (_DUMP,))), None)
        or stated_section(
            evidence.values("section", ("opengraph", "json-ld", "microdata", "meta")), article.section, evidence.blocks
        ),
        byline=_byline(article, evidence, line, issues),
        keywords=article.keywords or stated_keywords(evidence.stated, article.known_as),
        captions=_with_pictures(article.captions, evidence),
        language=_language(article, evidence),
        related=_with_targets(article.related, evidence),
    )


def _published(
    article: Article, evidence: Evidence, line: int | None, issues: list[Issue]
) -> tuple[str | None, PublishedBasis | None]:
    """Dump before markup before print before address; print alone where markup gives its clock the default zone."""
    in_dump = list(filter(None, map(read_instant, evidence.values("published_at", (_DUMP,)))))
    in_markup = list(filter(None, map(read_instant, evidence.values("published_at", _DATES))))
    in_print, in_address = article.published_at, day_in_address(evidence.url)
    if in_print and not in_markup:
        in_print = month_first(in_print, evidence.stamps, (line.text for line in evidence.lines))
    candidates: list[tuple[str, PublishedBasis]] = [(value, "markup") for value in in_markup]
    if in_print:
        first = not in_markup or is_same_clock(in_markup[0], in_print)
        candidates.insert(0 if first else len(candidates), (in_print, article.published_basis or "printed"))
    if in_address:
        candidates.insert(0 if _is_late_update(article, in_address) else len(candidates), (in_address, "url"))
    candidates = [*((value, "dump") for value in in_dump), *candidates]
    if not candidates:
        return None, None
    chosen, basis = candidates[0]
    other = next(((value, where) for value, where in candidates[1:] if disagree(chosen, value)), None)
    if other:
        detail = f"published at {chosen} by {basis} and at {other[0]} by {other[1]}; {basis} stands"
        issues.append(Issue(code=Code.DATE_CONFLICT, line=line, detail=detail))
    return chosen, basis


def _is_late_update(article: Article, in_address: str) -> bool:
    """Whether all that is printed is an update, days after the day in the address: that day is the publication's."""
    printed = article.published_at
    return (
        printed is not None
        and printed == article.modified_at
        and in_address < printed[:10]
        and disagree(in_address, printed)
    )


def _url(evidence: Evidence) -> str | None:
    """The canonical address, or else where the headline of an appended article leads."""
    stated = [value for value in evidence.values("url", _URLS) if value.startswith(_WHOLE)]
    if stated:
        return stated[0]
    headlines = [evidence.lines[block.first_line - 1] for block in evidence.blocks if block.role is Role.HEADLINE]
    targets = [line.hints.href for line in headlines if line.hints and line.hints.href]
    return evidence.url or next((target for target in targets if target.startswith(_WHOLE)), None)


def _byline(article: Article, evidence: Evidence, line: int | None, issues: list[Issue]) -> Byline | None:
    in_dump = dumped_byline(evidence.values("author", (_DUMP,)))
    if in_dump:
        return in_dump
    sites = site_names(evidence.stated, article.known_as) | evidence.masthead
    stated = stated_byline(evidence.values("author", ("json-ld", "opengraph", "microdata", "meta")), sites)
    printed = article.byline or _beside_stamp(evidence)
    printed = printed and with_newsrooms(printed, sites)
    if printed is None or stated is None:
        return printed or stated
    persons = [{fold(a.name) for a in each.authors if a.kind == "person"} for each in (printed, stated)]
    if all(persons) and not persons[0] & persons[1]:
        detail = f"printed as by {printed.text!r}, stated as by {stated.text!r}; print stands"
        issues.append(Issue(code=Code.FIELD_CONFLICT, line=line, detail=detail))
    return printed


def _beside_stamp(evidence: Evidence) -> Byline | None:
    """The name that shares a line with the article's day."""
    lines = [line for block in evidence.blocks if block.role is Role.STAMP for line in block.text.split("\n")]
    return next(filter(None, map(byline_beside_day, lines)), None)


def _headline(article: Article, evidence: Evidence, line: int | None, issues: list[Issue]) -> str | None:
    """The printed headline, or else the stated one."""
    stated = evidence.values("headline", (_DUMP, "json-ld", "opengraph", "microdata"))
    if article.headline is None:
        if not stated:
            detail = f"no headline is printed above the text {article.known_as[:80]!r}, and none is stated"
            issues.append(Issue(code=Code.HEADLINE_MISSING, line=line, detail=detail))
        return next(iter(stated), None)
    printed = fold(article.headline)
    if stated and not any(_is_same(printed, fold(value)) for value in stated):
        detail = f"headline printed as {article.headline[:80]!r}, stated as {stated[0][:80]!r}; print stands"
        issues.append(Issue(code=Code.FIELD_CONFLICT, line=line, detail=detail))
    return article.headline


def _is_same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) >= _FEWEST_SHARED and shorter in longer)


def _language(article: Article, evidence: Evidence) -> str:
    """Arabic, unless the markup names another language and the headline has no Arabic letter."""
    stated = evidence.values("language", (_DUMP, "json-ld", "html", "meta"))
    is_arabic = any("\u0600" <= letter <= "\u06ff" for letter in article.known_as)
    return article.language if is_arabic or not stated else stated[0].lower()[:2]


def _with_pictures(captions: tuple[Caption, ...], evidence: Evidence) -> tuple[Caption, ...]:
    """The captions, a credit alone with the words that its picture carries; without such words it is left out."""
    blocks = [block for block in evidence.blocks if block.role is Role.CAPTION]
    read = [(found, block.first_line) for block in blocks for found in read_captions(block.text.split("\n"))]

    def shown(credited: tuple[str, ...]) -> str | None:
        lines = (line for found, line in read if not found.text and found.credits == credited)
        return _picture_above(next(lines, 0), evidence)

    told = ((each, each.text or shown(each.credits)) for each in captions)
    return tuple(replace(caption, text=text) for caption, text in told if text)


def _picture_above(line: int, evidence: Evidence) -> str | None:
    """What the nearest picture above a line shows."""
    near = range(line - _PICTURE_REACH, line + 1)
    shown = [each.value for each in evidence.stated if each.field == "picture" and each.line in near]
    return shown[-1] if shown else None


def _with_targets(cards: tuple[RelatedCard, ...], evidence: Evidence) -> tuple[RelatedCard, ...]:
    """The cards with the targets of their links; each block of cards is one card."""
    blocks = [block for block in evidence.blocks if block.role is Role.CARD]
    if len(blocks) != len(cards):
        return cards
    pairs = zip(cards, blocks, strict=True)
    return tuple(card if card.url else replace(card, url=_target(block, evidence.lines)) for card, block in pairs)


def _target(block: Block, lines: Sequence[Line]) -> str | None:
    """Where the first link of a block leads."""
    hints = (line.hints for line in lines[block.first_line - 1 : block.last_line])
    targets = (each.href for each in hints if each and each.href)
    return next((target for target in targets if target.startswith(_WHOLE)), None)
