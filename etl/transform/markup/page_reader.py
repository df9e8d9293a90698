"""One pass over a parsed page: the writer is told of text, breaks and pictures, the statements of what is stated."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from etl.transform.markup.elements import CUSTOM, Flow, flow, tag_ids
from etl.transform.markup.pictures import cards, link_around, words_of
from etl.transform.markup.places import Places
from etl.transform.markup.stated import Statements
from etl.transform.markup.writer import Writer

_ADDRESSES = ("data-url", "data-href", "data-permalink", "data-link", "data-article-url", "itemid", "about")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_VALUES = ("content", "datetime", "href", "title")
_LONGEST_ITEM = 400

LETTERS_OF_A_PAGE = 400
"""A page that renders less is looked at again: its markup may have hidden or swallowed the text."""
_MOSTLY_HIDDEN = 10
_TEXT = 2
"""Lexbor's number of text nodes."""
_BREAKS = tag_ids("br", "hr")
_PICTURES = tag_ids("img", "video", "iframe")
_IMAGES = tag_ids("img")
_AMP_IMAGE = "amp-img"
_AMP_PICTURES = frozenset((_AMP_IMAGE, "amp-video", "amp-youtube", "amp-iframe"))
_AMP_BLOCKS = frozenset(("responsive", "fill", "fixed-height", "flex-item"))
"""Layouts of AMP elements that take the width of the page: what stands beside them is on lines of its own."""
_METAS = tag_ids("meta")
_LINKS = tag_ids("link", "base")
_TIMES = tag_ids("time")
_ABBREVIATIONS = tag_ids("abbr")
"""What a day was marked with before HTML had an element for it."""
_ARTICLES = tag_ids("article")
_TOLD = _BREAKS | _PICTURES | _METAS | _LINKS | _TIMES | _ABBREVIATIONS | _ARTICLES
_NAMES_OF_TIMES = {**dict.fromkeys(_TIMES, ("datetime",)), **dict.fromkeys(_ABBREVIATIONS, ("title",))}
_HIDDEN = (
    '[hidden], [style*="display:none" i], [style*="display: none" i]'
    ", .screen-reader-text, .sr-only, .visually-hidden, .element-invisible"
)
"""The classes are WordPress's, Bootstrap's and Drupal's for words that are read aloud and not displayed."""
_ITEMS = "[itemprop=headline], [itemprop=datePublished], [itemprop=dateModified], [itemprop=articleSection]"
_PREFORMATTED = "pre"
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_CAPTIONS = frozenset(("figcaption", "caption"))
_CREDITS = tag_ids("small", "span", "cite")
"""Elements in which the credit of a caption stands, which style sheets set apart from it."""
_BLOCKS = (Flow.LEAF, Flow.CONTAINER)


def read_page(text: str, page_url: str | None) -> PageReader:
    """The page, parsed and read. Where next to nothing is left, what was hidden is the page, and scripts show it."""
    tree = LexborHTMLParser(text)
    hidden = tree.css(_HIDDEN)
    reader = _read(tree, PageReader(page_url, hidden), text)
    if pictures := reader.picture_cards():
        reader = _read(tree, PageReader(page_url, hidden, pictures), text)
    if hidden and reader.letters() < LETTERS_OF_A_PAGE:
        whole = _read(tree, PageReader(page_url, ()), text)
        return whole if whole.letters() > _MOSTLY_HIDDEN * reader.letters() else reader
    return reader


def _read(tree: LexborHTMLParser, reader: PageReader, text: str) -> PageReader:
    root = tree.root
    if root is not None:
        reader.read_head(tree, root, text)
        reader.read_text(root)
    return reader


class PageReader:
    """What one page's tree has told so far."""

    def __init__(
        self, page_url: str | None, hidden: Iterable[LexborNode], pictures: frozenset[str] = frozenset()
    ) -> None:
        """Nothing yet; ``pictures`` are targets of links whose pictures stand for their words."""
        self.statements = Statements(page_url)
        self.writer = Writer(self.statements)
        self.times: list[tuple[int, str, str]] = []
        """Number of the line that a ``time`` begins in, the words before it, its value."""
        self.addresses: list[tuple[int, str]] = []
        """Number of the first line of an ``<article>``, and the address that it carries."""
        self._places = Places(hidden)
        self._pictures = pictures
        self._silent: dict[str, str] = {}
        """The words right above each link that is a picture alone, by its target."""

    def letters(self) -> int:
        """How much text was found."""
        return sum(len(line.text) for line in self.writer.lines)

    def picture_cards(self) -> frozenset[str]:
        """Targets of links that are pictures alone, of which the page should be read again with their words."""
        return cards(self._silent, self.writer.linked) if self._silent else frozenset()

    def read_text(self, root: LexborNode) -> None:
        """Every piece of text, and the elements between. The loop that most of a page's time is spent in."""
        writer, place_of = self.writer, self._places.of
        for node in root.traverse(include_text=True, skip_empty=True):
            tag_id = node.tag_id
            if tag_id == _TEXT:
                place = place_of(node.parent)
                if place is None:
                    continue
                block, link, weight, field = place
                if block is not writer.block:
                    writer.enter(block)
                elif writer.pieces and (_is_set_apart(node) or (block.element in _CAPTIONS and _opens_element(node))):
                    writer.gap()
                text = node.text_content or ""
                if block.element == _PREFORMATTED:
                    for line in _paragraphs(text):
                        writer.text(line, link, field, weight)
                        writer.end_line()
                else:
                    writer.text(text, link, field, weight)
            elif tag_id in _TOLD or tag_id >= CUSTOM:
                self._element(node, tag_id)
        writer.end_line()

    def read_head(self, tree: LexborHTMLParser, root: LexborNode, text: str) -> None:
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

    def _element(self, node: LexborNode, tag_id: int) -> None:
        if tag_id in _BREAKS:
            self.writer.end_line()
        elif tag_id in _PICTURES:
            self.writer.picture()
            if tag_id in _IMAGES:
                self._picture(node)
        elif tag_id in _METAS:
            self.statements.meta(node.attributes)
        elif tag_id in _LINKS:
            self.statements.link(node.attributes)
        elif tag_id >= CUSTOM:
            self._custom(node)
        else:
            self._dated_or_addressed(node, tag_id)

    def _custom(self, node: LexborNode) -> None:
        tag = node.tag
        if tag in _AMP_PICTURES:
            if node.attributes.get("layout") in _AMP_BLOCKS:
                self.writer.end_line()
            self.writer.picture()
            if tag == _AMP_IMAGE:
                self._picture(node)

    def _picture(self, node: LexborNode) -> None:
        """The words of a picture: a statement about it, or the headline of the card that it is."""
        attributes = node.attributes
        link = link_around(node)
        if link is None:
            if alt := attributes.get("alt"):
                self.statements.picture(alt, len(self.writer.lines) + 1)
            return
        href = link.attributes.get("href")
        words = words_of(attributes, link.attributes) if href else None
        if href and words and href in self._pictures:
            place = self._places.of(link)
            if place is not None:
                block, inside, weight, field = place
                self.writer.enter(block)
                self.writer.text(words, inside, field, weight)
                self._pictures -= {href}
        elif href and words:
            above = self.writer.lines[-1].text if self.writer.lines else ""
            self._silent.setdefault(href, self.writer.pending().strip() or above)

    def _dated_or_addressed(self, node: LexborNode, tag_id: int) -> None:
        attributes = node.attributes
        names = _NAMES_OF_TIMES.get(tag_id, _ADDRESSES)
        value = next((attributes[name] for name in names if attributes.get(name)), None)
        if not value or (tag_id in _ABBREVIATIONS and _DAY.match(value) is None):
            return
        place = self._places.of(node)
        if place is not None:
            self.writer.enter(place[0])
        number = len(self.writer.lines) + 1
        if tag_id in _NAMES_OF_TIMES:
            self.times.append((number, self.writer.pending(), value))
        else:
            self.addresses.append((number, value))


def _paragraphs(text: str) -> list[str]:
    r"""Preformatted text by its blank lines, or where it has none by its lines.

    >>> _paragraphs("قال\nالوزير\n \nوأضاف"), _paragraphs("قال\nوأضاف")
    (['قال\nالوزير', 'وأضاف'], ['قال', 'وأضاف'])
    """
    parts = _BLANK_LINE.split(text)
    return parts if len(parts) > 1 else text.split("\n")


def _opens_element(text: LexborNode) -> bool:
    """Whether some text is the first in an element inside a caption that may hold its credit."""
    parent = text.parent
    return text.prev is None and parent is not None and parent.tag_id in _CREDITS


def _is_set_apart(text: LexborNode) -> bool:
    """Whether white space, or the border of two elements that style sheets set apart, stands before some text."""
    before = text.prev
    if before is not None:
        return before.is_empty_text_node
    parent = text.parent
    while before is None and parent is not None and flow(parent)[0] not in _BLOCKS:
        before, parent = parent.prev, parent.parent
    return before is not None and (before.is_element_node or before.is_empty_text_node)
