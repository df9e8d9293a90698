"""The T: from a page to what stands on it. Pure and total: no clock, no disk, and no page makes it raise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from etl.issues import Code, Issue
from etl.model import Article, Block, Line, Page, ParsedPage, Rendering, Role
from etl.publishers import PUBLISHERS, Registry
from etl.publishers.profile import Layout
from etl.transform.annotate import annotate, reference_date
from etl.transform.annotate.entities import BUILTIN, Engine
from etl.transform.bounds import with_bounds
from etl.transform.clean import clean
from etl.transform.evidence import settle
from etl.transform.lemmas import Lemmatiser, with_lemmas
from etl.transform.markup.reading import read_markup
from etl.transform.oversize import is_oversize, too_large, unread
from etl.transform.parse import parse
from etl.transform.related import MALFORMED
from etl.transform.render import render
from etl.transform.split import Region, split

__all__ = ["transform"]


def transform(
    page: Page,
    *,
    publishers: Registry = PUBLISHERS,
    recogniser: Engine = BUILTIN,
    lemmatiser: Lemmatiser | None = None,
) -> ParsedPage:
    """Everything that is read from a page; what is doubtful about it is an issue, never an exception.

    The recogniser finds people, organisations and places: the built-in grammar, or a model that was loaded before.
    Without a lemmatiser there are no lemmas.
    """
    rendering = render(page)
    lines = clean(rendering.lines)
    url = page.url or _stated(rendering, "url")
    text = _displayed(lines)
    day = page.captured_at.date() if page.captured_at else None
    profile, layout, doubt = publishers.recognise(
        url=url, site_name=_stated(rendering, "publisher"), text=text, day=day
    )
    regions = _regions(replace(rendering, lines=lines), layout)
    blocks = tuple(block for region in regions for block in region.blocks)
    articles, issues = parse(regions, layout)
    articles, conflicts = settle(articles, blocks, lines, rendering.stated, url)
    names = (profile.name, profile.name_ar)
    annotated = [annotate(article, reference_date(article), names, recogniser) for article in articles]
    cards = [card for article in articles for card in article.related]
    return ParsedPage(
        page=page,
        url=url,
        publisher=profile.key,
        layout=layout.name,
        articles=tuple(
            with_lemmas(with_bounds(article, cards, page.captured_at), lemmatiser) for article, _ in annotated
        ),
        blocks=blocks,
        issues=(
            *page.issues,
            *((doubt,) if doubt else ()),
            *rendering.issues,
            *_page_issues(lines, articles),
            *issues,
            *conflicts,
            *(issue for _, about_dates in annotated for issue in about_dates),
            *_unnamed(blocks),
        ),
        entity_engine=recogniser.name,
        morphology=lemmatiser.name if lemmatiser else None,
    )


def _regions(rendering: Rendering, layout: Layout) -> tuple[Region, ...]:
    if is_oversize(rendering.lines):
        return unread(rendering.lines)
    return read_markup(rendering, layout) if rendering.containers else split(rendering.lines, layout)


def _stated(rendering: Rendering, field: str) -> str | None:
    """What the dump or the markup states of the page; what it states of an appended article is that one's alone."""
    return next((stated.value for stated in rendering.stated if stated.field == field and not stated.article), None)


def _displayed(lines: Iterable[Line]) -> str:
    """The lines that hold text, each between newlines, so that a mark can name a whole line."""
    return "\n".join(("", *(line.text for line in lines if line.text), ""))


def _page_issues(lines: tuple[Line, ...], articles: tuple[Article, ...]) -> tuple[Issue, ...]:
    if articles:
        return ()
    if is_oversize(lines):
        return (too_large(lines),)
    if not any(line.text for line in lines):
        return (Issue(code=Code.PAGE_EMPTY, detail="no line of the page holds text"),)
    return (Issue(code=Code.PAGE_NO_ARTICLE, detail="no text of an article was found on the page"),)


def _unnamed(blocks: Iterable[Block]) -> tuple[Issue, ...]:
    """An issue for every unclassified block."""
    return tuple(
        Issue(
            code=Code.CARD_MALFORMED,
            line=block.first_line,
            detail=f"a related card without a headline: {block.text[:80]!r}",
        )
        if block.rule.endswith(MALFORMED)
        else Issue(
            code=Code.BLOCK_UNCLASSIFIED,
            line=block.first_line,
            detail=f"no rule names these lines: {block.text[:80]!r}",
        )
        for block in blocks
        if block.role is Role.UNCLASSIFIED
    )
