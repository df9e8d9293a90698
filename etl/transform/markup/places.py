"""Where in the tree a piece of text stands: its block, its link, whether it is bold, and whether anybody sees it."""

from __future__ import annotations

from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from etl.transform.markup.elements import Flow, flow, telling

_FURNITURE = frozenset(("nav", "footer", "menu"))
_NO_WORDS: frozenset[str] = frozenset()


class Link:
    """A link, told from another to the same target."""

    __slots__ = ("href",)

    def __init__(self, href: str | None) -> None:
        self.href = href


class Place:
    """What holds for all text that stands directly inside one element."""

    __slots__ = ("block", "is_skipped", "is_strong", "link")

    block: Block
    """The element that begins and ends the line."""
    link: Link | None
    is_strong: bool
    is_skipped: bool

    def __init__(self, around: Place, link: Link | None, *, is_strong: bool = False, is_skipped: bool = False) -> None:
        """Inside an element of a line, at the place ``around`` it."""
        self.block = around.block
        self.link = link
        self.is_strong = is_strong
        self.is_skipped = is_skipped


class Block(Place):
    """An element that begins and ends a line, and the place directly inside it."""

    __slots__ = ("around", "container", "element", "index", "is_furniture", "node", "tokens")

    is_furniture: bool

    def __init__(self, element: str, node: LexborNode | None, around: Place | None, *, is_container: bool) -> None:
        """Inside a new block."""
        self.block = self
        self.link = around.link if around else None
        self.is_strong = self.is_skipped = False
        self.element = element
        self.node = node
        self.around = around.block if around else None
        self.container: Block = self if is_container or self.around is None else self.around.container
        self.is_furniture = element in _FURNITURE or (self.around is not None and self.around.is_furniture)
        self.index = -1
        """Its place among the containers, once it holds a line."""
        self.tokens = _NO_WORDS
        """Telling words of its own attributes and of the containers around it, once it holds a line."""

    def own_tokens(self) -> frozenset[str]:
        """Telling words of its own attributes; inside a menu or a footer no name tells more than that."""
        if self.is_furniture:
            return _NO_WORDS
        attributes = self.node.attributes if self.node is not None else None
        if not attributes:
            return _NO_WORDS
        get = attributes.get
        return telling(f"{get('class')} {get('id')} {get('role')} {get('itemprop')}")


class Places:
    """The places of a page, each found once: what is above a piece of text was mostly found for the piece before."""

    def __init__(self, hidden: Iterable[LexborNode]) -> None:
        """No place yet but those of hidden elements."""
        self._root = Block("body", None, None, is_container=True)
        nowhere = Place(self._root, None, is_skipped=True)
        self._known: dict[int, Place] = {node.mem_id: nowhere for node in hidden}

    def of(self, node: LexborNode | None) -> Place:
        """The place of text inside ``node``."""
        known = self._known
        above: list[tuple[int, LexborNode]] = []
        place: Place = self._root
        while node is not None:
            key = node.mem_id
            if key in known:
                place = known[key]
                break
            above.append((key, node))
            node = node.parent
        for key, inner in reversed(above):
            if not place.is_skipped:
                place = _inside(place, inner)
            known[key] = place
        return place


def _inside(place: Place, node: LexborNode) -> Place:
    """The place inside an element that stands at ``place``; another one only where something else holds there."""
    kind, tag = flow(node)
    if kind is Flow.INLINE:
        return place
    if kind is Flow.CONTAINER or kind is Flow.LEAF:
        return Block(tag, node, place, is_container=kind is Flow.CONTAINER)
    if kind is Flow.LINK:
        return Place(place, Link(node.attributes.get("href")), is_strong=place.is_strong)
    return Place(place, place.link, is_strong=True, is_skipped=kind is Flow.SKIPPED)
