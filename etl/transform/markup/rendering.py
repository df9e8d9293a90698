"""An HTML page as numbered lines with hints, and what its markup states beside them, from one parse and one pass."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from etl.issues import Code, Issue
from etl.model import Hints, Line, Page, Rendering
from etl.transform.markup.articles import articles
from etl.transform.markup.elements import FLOWS, HEADINGS, PICTURES, Flow
from etl.transform.markup.nesting import bounded
from etl.transform.markup.salvage import salvaged
from etl.transform.markup.stated import Statements, absolute
from etl.transform.markup.walk import walk
from etl.transform.markup.writer import Writer

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LETTERS_OF_A_PAGE = 400
"""A page that renders less is looked at again: its markup may have swallowed the text."""
_RENDERED_SHARE = 0.02
_ADDRESSES = ("data-url", "data-href", "data-permalink", "data-link", "data-article-url", "itemid", "about")
_VALUES = ("content", "datetime", "href")
_NAMES = ("class", "id", "role", "itemprop")


class _PageReader:
    """Tells the writer where lines and links begin and end, and collects what is stated."""

    def __init__(self, page_url: str | None) -> None:
        self.writer = Writer()
        self.statements = Statements(page_url)
        self.times: list[tuple[int, str, str]] = []
        """Number of the line that a ``time`` begins in, the words before it, its value."""
        self.addresses: list[tuple[int, str]] = []
        """Number of the first line of an ``<article>``, and the address that it carries."""

    def enters(self, node: LexborNode, tag: str) -> bool:
        flow = FLOWS.get(tag)
        if flow is Flow.SKIPPED:
            if tag in PICTURES:
                self.writer.picture()
            return False
        if flow is Flow.HEAD:
            self._head(node, tag)
            return False
        if flow is Flow.BREAK:
            self.writer.end_line()
            return False
        if flow is Flow.STRONG:
            self.writer.strong(1)
            return True
        return self._enters_with_attributes(node, tag, flow)

    def _enters_with_attributes(self, node: LexborNode, tag: str, flow: Flow | None) -> bool:
        attributes = node.attributes
        if not attributes:
            names = ""
        elif "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
            return False
        else:
            names = " ".join([attributes[name] or "" for name in _NAMES if name in attributes])
            if "itemprop" in attributes:
                self._item(node, attributes)
            if tag == "article":
                self._addresses(attributes)
        if flow is Flow.CONTAINER or flow is Flow.LEAF or (flow is None and "-" in tag):
            self.writer.begin(tag, names, is_container=flow is not Flow.LEAF)
        elif flow is Flow.LINK:
            self.writer.begin_link(attributes.get("href"))
        elif flow is Flow.TIME and attributes.get("datetime"):
            self.times.append((len(self.writer.lines) + 1, self.writer.pending(), attributes["datetime"] or ""))
        elif tag == "html":
            self.statements.language(attributes.get("lang"))
        return True

    def leaves(self, tag: str) -> None:
        flow = FLOWS.get(tag)
        if flow is Flow.CONTAINER or flow is Flow.LEAF or (flow is None and "-" in tag):
            self.writer.end()
        elif flow is Flow.LINK:
            self.writer.end_link()
        elif flow is Flow.STRONG:
            self.writer.strong(-1)

    def reads(self, text: str) -> None:
        self.writer.text(text)

    def _head(self, node: LexborNode, tag: str) -> None:
        if tag == "title":
            self.statements.title(node.text())
        elif tag == "meta":
            self.statements.meta(node.attributes)
        elif tag == "script":
            if "ld+json" in (node.attributes.get("type") or ""):
                self.statements.json_ld(node.text())
        else:
            self.statements.link(node.attributes)

    def _addresses(self, attributes: dict[str, str | None]) -> None:
        """An article that was appended by scrolling carries its own address."""
        url = next((attributes[name] for name in _ADDRESSES if attributes.get(name)), None)
        if url:
            self.addresses.append((len(self.writer.lines) + 1, url))

    def _item(self, node: LexborNode, attributes: dict[str, str | None]) -> None:
        value = next((attributes[name] for name in _VALUES if attributes.get(name)), None)
        self.statements.item(attributes["itemprop"], value or node.text()[:_LETTERS_OF_A_PAGE])


def render_html(page: Page) -> Rendering:
    """The page's lines and statements. Never raises because of what the markup holds."""
    markup = bounded(page.text)
    issues: list[Issue] = []
    if markup.flattened:
        issues.append(Issue(code=Code.PAGE_TOO_LARGE, detail=f"{markup.flattened} elements nested too deep were read as text"))
    reader = _read(markup.text, page.url)
    if _swallowed(reader, markup.text):
        whole = salvaged(markup.text)
        if whole is None:
            issues.append(Issue(code=Code.PAGE_TOO_LARGE, detail="almost no text, and too long to be salvaged"))
        else:
            reader = _read(whole, page.url)
    return _rendering(reader, tuple(issues))


def _read(text: str, page_url: str | None) -> _PageReader:
    reader = _PageReader(page_url)
    root = LexborHTMLParser(text).root
    if root is not None:
        walk(root, reader)
    reader.writer.end_line()
    return reader


def _swallowed(reader: _PageReader, text: str) -> bool:
    rendered = sum(len(line.text) for line in reader.writer.lines)
    return rendered < _LETTERS_OF_A_PAGE and rendered < _RENDERED_SHARE * len(text)


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


