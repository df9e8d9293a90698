"""Where in the tree a piece of text stands: its block, its link, whether it is bold, and whether anybody sees it."""

from __future__ import annotations

from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from etl.transform.markup.elements import Flow, flow, telling

_NAMES = ("class", "id", "role", "itemprop")
_NO_WORDS: frozenset[str] = frozenset()


class Block:
    """An element that begins and ends a line."""

    __slots__ = ("around", "container", "element", "index", "node", "tokens")

    def __init__(self, element: str, node: LexborNode | None, around: Block | None, *, is_container: bool) -> None:
        self.element = element
        self.node = node
        self.around = around
        self.container: Block = self if is_container or around is None else around.container
        self.index = -1
        """Its place among the containers, once it holds a line."""
        self.tokens = _NO_WORDS
        """Telling words of its own attributes and of the containers around it, once it holds a line."""

    def own_tokens(self) -> frozenset[str]:
        """Telling words of its own attributes."""
        attributes = self.node.attributes if self.node is not None else None
        if not attributes:
            return _NO_WORDS
        return telling(" ".join([attributes[name] or "" for name in _NAMES if name in attributes]))


class Place:
    """What holds for all text that stands directly inside one element."""

    __slots__ = ("block", "is_skipped", "is_strong", "link")

    def __init__(self, block: Block, link: Link | None, is_strong: bool, is_skipped: bool) -> None:  # noqa: FBT001
        self.block = block
        self.link = link
        self.is_strong = is_strong
        self.is_skipped = is_skipped


class Link:
    """A link, told from another to the same target."""

    __slots__ = ("href",)

    def __init__(self, href: str | None) -> None:
        self.href = href


class Places:
    """The places of a page, each found once: what is above a piece of text was mostly found for the piece before."""

    def __init__(self, hidden: Iterable[LexborNode]) -> None:
        """No place yet but those of hidden elements."""
        self._root = Place(Block("body", None, None, is_container=True), None, False, False)
        nowhere = Place(self._root.block, None, False, True)
        self._known: dict[int, Place] = {node.mem_id: nowhere for node in hidden}

    def of(self, node: LexborNode | None) -> Place:
        """The place of text inside ``node``."""
        above: list[tuple[int, LexborNode]] = []
        place: Place | None = None
        known = self._known
        while node is not None:
            key = node.mem_id
            place = known.get(key)
            if place is not None:
                break
            above.append((key, node))
            node = node.parent
        place = place or self._root
        for key, inner in reversed(above):
            place = known[key] = _inside(place, inner)
        return place


def _inside(place: Place, node: LexborNode) -> Place:
    """The place inside an element that stands at ``place``."""
    if place.is_skipped:
        return place
    kind, tag = flow(node)
    if kind is Flow.INLINE:
        return place
    if kind is Flow.CONTAINER or kind is Flow.LEAF:
        return Place(Block(tag, node, place.block, is_container=kind is Flow.CONTAINER), place.link, False, False)
    if kind is Flow.LINK:
        return Place(place.block, Link(node.attributes.get("href")), place.is_strong, False)
    return Place(place.block, place.link, True, kind is Flow.SKIPPED)
