"""One pass over a parsed tree, without recursion, so that no depth of nesting can exhaust the stack."""

from __future__ import annotations

from typing import Protocol

from selectolax.lexbor import LexborNode


class Reader(Protocol):
    """What is told of each node, in the order of the page."""

    def enters(self, node: LexborNode, tag: str) -> bool:
        """An element begins; false leaves out what is inside it, and its end."""
        ...

    def leaves(self, tag: str) -> None:
        """An element that was entered ends."""
        ...

    def reads(self, text: str) -> None:
        """Text stands here."""
        ...


def walk(root: LexborNode, reader: Reader) -> None:
    """Tell the reader of everything below ``root``, and of ``root`` itself."""
    around: list[tuple[LexborNode, str]] = []
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        if tag == "-text":
            reader.reads(node.text_content or "")
        elif reader.enters(node, tag):
            child = node.first_child
            if child is not None:
                around.append((node, tag))
                node = child
                continue
            reader.leaves(tag)
        following = node.next
        while following is None and around:
            node, tag = around.pop()
            reader.leaves(tag)
            following = node.next
        node = following
