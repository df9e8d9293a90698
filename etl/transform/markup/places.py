"""Where in the tree a piece of text stands: its block, its link, whether it is bold, and whether anybody sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from etl.transform.markup.elements import (
    CONTAINER,
    FLOWS,
    INLINE,
    LEAF,
    LINK,
    SIZED,
    SKIPPED,
    field_named,
    flow,
    telling,
)

_FURNITURE = frozenset(("nav", "footer", "menu"))
_PATHS = frozenset(("breadcrumb", "breadcrumbs", "crumbs"))
_LEVELS = frozenset("123456")
_NO_WORDS: frozenset[str] = frozenset()


class Link:
    """A link, told from another to the same target."""

    __slots__ = ("href",)

    def __init__(self, href: str | None) -> None:
        self.href = href


class Block:
    """An element that begins and ends a line. It knows what is around it, never itself, so that no cycle is left."""

    __slots__ = ("around", "element", "holder", "index", "is_furniture", "node", "tokens")

    def __init__(self, element: str, node: LexborNode | None, around: Block | None, is_container: bool) -> None:
        """Inside the block ``around`` it; a container holds the lines of the blocks inside it together."""
        self.element = element
        self.node = node
        self.around = around
        self.holder: Block | None = None
        """The container around it, where it is none itself."""
        self.is_furniture = element in _FURNITURE
        self.index = -1
        """Its place among the containers, once it holds a line."""
        self.tokens = _NO_WORDS
        """Telling words of its own attributes and of the containers around it, once it holds a line."""
        if around is not None:
            if not is_container:
                self.holder = around.holder or around
            if around.is_furniture:
                self.is_furniture = True

    def heading(self) -> str:
        """Its element, or the one of a heading that its attributes make of it (WAI-ARIA)."""
        attributes = self.node.attributes if self.element == "div" and self.node is not None else {}
        if attributes.get("role") != "heading":
            return self.element
        level = attributes.get("aria-level") or "2"
        return f"h{level}" if level in _LEVELS else self.element

    def own_tokens(self) -> frozenset[str]:
        """Telling words of its own attributes; inside a menu or a footer no name tells more, but that of a path."""
        if self.node is None:
            return _NO_WORDS
        return _words(self.node) & _PATHS if self.is_furniture else _words(self.node)


class Field(NamedTuple):
    """What an inline element says that it holds."""

    kind: str
    words: frozenset[str]
    """The telling words that say so."""


Place = tuple[Block, Link | None, int, Field | None]
"""What holds for all text directly inside one element: its block, its link, how much it stands out, the field that it
is named for. A plain tuple, since a page has a thousand."""
BOLD = 1
"""The lowest bit of how much text stands out; those above it are the size that old pages give to their letters."""
_USUAL_SIZE = 3
_SIZE = re.compile(r"\s*([+-]?)([1-7])\s*$")


class Places:
    """The places of a page, each found once: what is above a piece of text was mostly found for the piece before."""

    def __init__(self, hidden: Iterable[LexborNode]) -> None:
        """No place yet but those of hidden elements."""
        self._root: Place = (Block("body", None, None, True), None, 0, None)
        self._known: dict[int, Place | None] = dict.fromkeys(node.mem_id for node in hidden)

    def of(self, node: LexborNode | None) -> Place | None:
        """The place of text inside ``node``; ``None`` where nobody sees it."""
        known = self._known
        above: list[LexborNode] = []
        place: Place | None = self._root
        while node is not None:
            key = node.mem_id
            if key in known:
                place = known[key]
                break
            above.append(node)
            node = node.parent
        while above:
            inner = above.pop()
            if place is not None:
                place = _inside(place, inner)
            known[inner.mem_id] = place
        return place


def _inside(place: Place, node: LexborNode) -> Place | None:
    """The place inside an element that stands at ``place``; another one only where something else holds there."""
    kind, tag = FLOWS.get(node.tag_id) or flow(node)
    block, link, weight, field = place
    if kind is CONTAINER or kind is LEAF:
        return Block(tag, node, block, kind is CONTAINER), link, weight & ~BOLD, None
    if kind is SKIPPED:
        return None
    field = field if block.is_furniture else _field(node) or field
    if kind is INLINE:
        return place if field is place[3] else (block, link, weight, field)
    if kind is LINK:
        return block, Link(node.attributes.get("href")), weight, field
    return block, link, _sized(weight, node) if kind is SIZED else weight | BOLD, field


def _sized(weight: int, node: LexborNode) -> int:
    """How much text stands out inside a ``font`` element, whose size may be told from the usual one."""
    found = _SIZE.match(node.attributes.get("size") or "")
    if found is None:
        return weight
    size = int(found[2]) if not found[1] else _USUAL_SIZE + int(found[1] + found[2])
    return weight & BOLD | max(1, size) << 1


def _field(node: LexborNode) -> Field | None:
    words = _words(node)
    kind = field_named(words) if words else None
    return Field(kind, words) if kind else None


def _words(node: LexborNode) -> frozenset[str]:
    attributes = node.attributes
    if not attributes:
        return _NO_WORDS
    get = attributes.get
    return telling(f"{get('class')} {get('id')} {get('role')} {get('itemprop')}")
