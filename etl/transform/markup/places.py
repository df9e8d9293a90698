"""Where in the tree a piece of text stands: its block, its link, whether it is bold, and whether anybody sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from etl.transform.markup.elements import Flow, flow

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NAMES = ("class", "id", "role", "itemprop")
_NO_WORDS: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Block:
    """An element that begins and ends a line."""

    element: str
    names: str
    around: Block | None
    is_container: bool
    index: int = -1
    """Its place among the containers, once it holds a line."""
    tokens: frozenset[str] = _NO_WORDS
    """Telling words of its own attributes and of the containers around it, once it holds a line."""


@dataclass(slots=True, eq=False)
class Link:
    """A link, told from another to the same target."""

    href: str | None


@dataclass(slots=True, eq=False)
class Place:
    """What holds for all text that stands directly inside one element."""

    block: Block
    link: Link | None
    is_strong: bool
    is_skipped: bool


class Places:
    """The places of a page, each found once: what is above a piece of text was mostly found for the piece before."""

    def __init__(self) -> None:
        self._root = Place(Block("body", "", None, is_container=True), None, is_strong=False, is_skipped=False)
        self._known: dict[int, Place] = {}

    def of(self, node: LexborNode | None) -> Place:
        """The place of text inside ``node``."""
        above: list[LexborNode] = []
        place: Place | None = None
        while node is not None and (place := self._known.get(node.mem_id)) is None:
            above.append(node)
            node = node.parent
        place = place or self._root
        for inner in reversed(above):
            place = self._known[inner.mem_id] = _inside(place, inner)
        return place


def _inside(place: Place, node: LexborNode) -> Place:
    """The place inside an element that stands at ``place``."""
    tag = node.tag or ""
    kind = flow(tag)
    if place.is_skipped or kind is Flow.SKIPPED:
        return Place(place.block, place.link, place.is_strong, is_skipped=True)
    attributes = node.attributes
    if attributes and ("hidden" in attributes or ("style" in attributes and _HIDDEN.search(attributes["style"] or ""))):
        return Place(place.block, place.link, place.is_strong, is_skipped=True)
    if kind is Flow.CONTAINER or kind is Flow.LEAF:
        names = " ".join([attributes[name] or "" for name in _NAMES if name in attributes]) if attributes else ""
        block = Block(tag, names, place.block, is_container=kind is Flow.CONTAINER)
        return Place(block, place.link, is_strong=False, is_skipped=False)
    if kind is Flow.LINK:
        return Place(place.block, Link(attributes.get("href")), place.is_strong, is_skipped=False)
    return Place(place.block, place.link, is_strong=True, is_skipped=False) if kind is Flow.STRONG else place
