"""An HTML page as numbered lines with hints, and what its markup states beside them, from one parse and one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from etl.issues import Code, Issue
from etl.model import Hints, Line, Page, Rendering
from etl.transform.markup.articles import articles
from etl.transform.markup.elements import HEADINGS, tag_ids
from etl.transform.markup.nesting import bounded
from etl.transform.markup.places import Places
from etl.transform.markup.salvage import is_swallowed, salvaged
from etl.transform.markup.stated import Statements, absolute
from etl.transform.markup.writer import RawLine, Writer

_LETTERS_OF_A_PAGE = 400
"""A page that renders less is looked at again: its markup may have swallowed the text."""
_ADDRESSES = ("data-url", "data-href", "data-permalink", "data-link", "data-article-url", "itemid", "about")
_VALUES = ("content", "datetime", "href")
_LONGEST_ITEM = 400
_WHOLE_LINK = 0.9
_LONGEST_LINK = 350
_MOST_LINKED_LINES = 3
"""Letters and lines in links to one target; cards with their teasers hold fewer."""

_TEXT = 2
"""Lexbor's number of text nodes."""
_BREAKS = tag_ids("br", "hr")
_PICTURES = tag_ids("img", "video", "iframe", "amp-img", "amp-video", "amp-youtube", "amp-iframe")
_METAS = tag_ids("meta")
_LINKS = tag_ids("link", "base")
_TIMES = tag_ids("time")
_ARTICLES = tag_ids("article")
_TOLD = _BREAKS | _PICTURES | _METAS | _LINKS | _TIMES | _ARTICLES
_HIDDEN = '[hidden], [style*="display:none" i], [style*="display: none" i]'
_ITEMS = "[itemprop=headline], [itemprop=datePublished], [itemprop=dateModified], [itemprop=articleSection]"


class _PageReader:
    """One pass over a tree: tells the writer of text, breaks and pictures, and collects what is stated."""

    def __init__(self, page_url: str | None, hidden: Iterable[LexborNode]) -> None:
        self.writer = Writer()
        self.places = Places(hidden)
        self.statements = Statements(page_url)
        self.times: list[tuple[int, str, str]] = []
        """Number of the line that a ``time`` begins in, the words before it, its value."""
        self.addresses: list[tuple[int, str]] = []
        """Number of the first line of an ``<article>``, and the address that it carries."""

    def read(self, tree: LexborHTMLParser, text: str) -> None:
        root = tree.root
        if root is None:
            return
        self._state(tree, root, text)
        for node in root.traverse(include_text=True):
            tag_id = node.tag_id
            if tag_id == _TEXT:
                self._text(node)
            elif tag_id in _TOLD:
                self._element(node, tag_id)
        self.writer.end_line()

    def _text(self, node: LexborNode) -> None:
        text = node.text_content or ""
        if text.isspace():
            self.writer.blank()
            return
        parent = node.parent
        place = self.places.of(parent)
        if place.is_skipped:
            return
        if self.writer.has_text and parent is not None and _touches_another(node, parent):
            self.writer.blank()
        self.writer.text(text, place)

    def _element(self, node: LexborNode, tag_id: int) -> None:
        if tag_id in _BREAKS:
            self.writer.end_line()
        elif tag_id in _PICTURES:
            self.writer.picture()
        elif tag_id in _METAS:
            self.statements.meta(node.attributes)
        elif tag_id in _LINKS:
            self.statements.link(node.attributes)
        else:
            self._dated_or_addressed(node, tag_id)

    def _dated_or_addressed(self, node: LexborNode, tag_id: int) -> None:
        attributes = node.attributes
        names = ("datetime",) if tag_id in _TIMES else _ADDRESSES
        value = next((attributes[name] for name in names if attributes.get(name)), None)
        if not value:
            return
        self.writer.enter(self.places.of(node))
        number = len(self.writer.lines) + 1
        if tag_id in _TIMES:
            self.times.append((number, self.writer.pending(), value))
        else:
            self.addresses.append((number, value))

    def _state(self, tree: LexborHTMLParser, root: LexborNode, text: str) -> None:
        """What stands in the head, or in attributes, and is no text of the page."""
        self.statements.language(root.attributes.get("lang"))
        title = tree.css_first("title")
        if title is not None:
            self.statements.title(title.text())
        if "ld+json" in text:
            for script in tree.css('script[type*="ld+json"]'):
                self.statements.json_ld(script.text())
        if "itemprop" in text:
            for item in tree.css(_ITEMS):
                attributes = item.attributes
                value = next((attributes[name] for name in _VALUES if attributes.get(name)), None)
                self.statements.item(attributes["itemprop"], value or item.text()[:_LONGEST_ITEM])


def _touches_another(text: LexborNode, parent: LexborNode) -> bool:
    """Whether an element begins where another ends: style sheets set them apart, so no word goes on from one to the other."""
    if text.prev is not None:
        return False
    before = parent.prev
    return before is not None and before.is_element_node


def render_html(page: Page) -> Rendering:
    """The page's lines and statements. Never raises because of what the markup holds."""
    markup = bounded(page.text)
    issues: list[Issue] = []
    if markup.flattened:
        issues.append(
            Issue(code=Code.PAGE_TOO_LARGE, detail=f"{markup.flattened} elements nested too deep were read as text")
        )
    reader = _read(markup.text, page.url)
    if _letters(reader) < _LETTERS_OF_A_PAGE and is_swallowed(markup.text):
        whole = salvaged(markup.text)
        if whole is None:
            issues.append(Issue(code=Code.PAGE_TOO_LARGE, detail="almost no text, and too long to be salvaged"))
        else:
            reader = max(reader, _read(whole, page.url), key=_letters)
    return _rendering(reader, tuple(issues))


def _read(text: str, page_url: str | None) -> _PageReader:
    tree = LexborHTMLParser(text)
    reader = _PageReader(page_url, tree.css(_HIDDEN))
    reader.read(tree, text)
    return reader


def _letters(reader: _PageReader) -> int:
    return sum(len(line.text) for line in reader.writer.lines)


def _without_endless_links(lines: list[RawLine]) -> list[RawLine]:
    """The lines, none of which is in a link that was never closed: it says nothing about what it runs over."""
    letters: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for line in lines:
        if line.href and line.link_density > _WHOLE_LINK:
            letters[line.href] += len(line.text)
            count[line.href] += 1
    endless = {href for href, size in letters.items() if size > _LONGEST_LINK and count[href] > _MOST_LINKED_LINES}
    if not endless:
        return lines
    return [line._replace(href=None, link_density=0.0) if line.href in endless else line for line in lines]


def _rendering(reader: _PageReader, issues: tuple[Issue, ...]) -> Rendering:
    raw, statements = reader.writer.lines, reader.statements
    containers = reader.writer.containers()
    spans = articles(raw, containers)
    ordinals: list[int | None] = [None] * (len(raw) + 1)
    for ordinal, (first, last) in enumerate(spans):
        ordinals[first : last + 1] = [ordinal] * (last + 1 - first)
    for number, label, value in reader.times:
        if number <= len(raw):
            statements.time(value, label, number, ordinals[number])
    raw = _without_endless_links(raw)
    base = statements.base()
    for number, url in reader.addresses:
        if number <= len(raw):
            statements.address(absolute(url, base), number, ordinals[number])
    lines = tuple(
        Line(
            number,
            line.text,
            Hints(
                line.element,
                line.tokens,
                line.container,
                ordinals[number],
                line.link_density,
                absolute(line.href, base) if line.href else None,
                line.is_strong,
                line.after_picture,
            ),
        )
        for number, line in enumerate(raw, 1)
    )
    headlines = {
        ordinal: next((line.text for line in raw[first - 1 : last] if line.element in HEADINGS), "")
        for ordinal, (first, last) in enumerate(spans)
    }
    return Rendering(lines=lines, stated=tuple(statements.by_article(headlines)), containers=containers, issues=issues)
