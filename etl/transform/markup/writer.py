"""From elements and text to lines, as a browser would break them, each with what the markup says about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from etl.model import Container
from etl.transform.markup.elements import HEADINGS, telling

_NO_WORDS: frozenset[str] = frozenset()
_LABEL_WORDS = 4
"""A label before a link has no more words than this, and the link at least as many."""
_LABEL_ENDS = (":", "-", "–", "—", "|", "»", "…")


class RawLine(NamedTuple):
    """A line as it is written, before the articles of the page are known."""

    text: str
    element: str
    tokens: frozenset[str]
    container: int
    link_density: float
    href: str | None
    is_strong: bool
    after_picture: bool


@dataclass(slots=True)
class _Frame:
    """An open block element."""

    element: str
    names: str
    is_container: bool
    index: int = -1
    """Its place among the containers, once it holds a line."""
    tokens: frozenset[str] = _NO_WORDS
    """With those of the containers around it, once it holds a line."""


class _Link(NamedTuple):
    start: int
    """Index of its first piece of text."""
    end: int
    href: str | None


@dataclass(slots=True)
class Writer:
    """Joins pieces of text to lines; a container is listed when its first line is written."""

    lines: list[RawLine] = field(default_factory=list)
    parents: list[tuple[int | None, str, frozenset[str], int]] = field(default_factory=list)
    """Parent, element, own telling words and first line of each container."""
    ends: list[int] = field(default_factory=list)
    """Last line of each container."""
    _frames: list[_Frame] = field(default_factory=lambda: [_Frame("body", "", is_container=True)])
    _pieces: list[str] = field(default_factory=list)
    _links: list[_Link] = field(default_factory=list)
    _link_start: int | None = None
    _href: str | None = None
    _strong_depth: int = 0
    _has_plain: bool = False
    _after_picture: bool = False

    def text(self, text: str) -> None:
        """Text inside the current line."""
        self._pieces.append(text)
        if self._strong_depth == 0 and not self._has_plain and not text.isspace():
            self._has_plain = True

    def begin(self, element: str, names: str, *, is_container: bool) -> None:
        """A block element begins, and ends the line before it."""
        self.end_line()
        self._frames.append(_Frame(element, names, is_container))

    def end(self) -> None:
        """The innermost block element ends."""
        self.end_line()
        frame = self._frames.pop()
        if frame.is_container and frame.index >= 0:
            self.ends[frame.index] = len(self.lines)

    def begin_link(self, href: str | None) -> None:
        """A link begins."""
        self.end_link()
        self._link_start, self._href = len(self._pieces), href

    def end_link(self) -> None:
        """The link that is open ends."""
        if self._link_start is not None and self._link_start < len(self._pieces):
            self._links.append(_Link(self._link_start, len(self._pieces), self._href))
        self._link_start = None

    def strong(self, change: int) -> None:
        """Bold text begins (1) or ends (-1)."""
        self._strong_depth += change

    def picture(self) -> None:
        """A picture stands here."""
        self._after_picture = True

    def pending(self) -> str:
        """The words of the current line so far."""
        return "".join(self._pieces)

    def end_line(self) -> None:
        """The current line ends, if it holds anything."""
        if not self._pieces:
            return
        pieces, links, link_is_open = self._pieces, self._links, self._link_start is not None
        if link_is_open:
            self.end_link()
        text = " ".join("".join(pieces).split())
        if text:
            self._write(text, pieces, links)
        self._pieces, self._links, self._has_plain = [], [], False
        if link_is_open:
            self._link_start = 0

    def _write(self, text: str, pieces: list[str], links: list[_Link]) -> None:
        if not links:
            self._append(text, 0.0, None)
            return
        linked = sum(len("".join(pieces[link.start : link.end]).strip()) for link in links)
        if len(links) > 1 and _only_links(pieces, links):
            for link in links:
                self._append(" ".join("".join(pieces[link.start : link.end]).split()), 1.0, link.href)
            return
        label = _label(pieces, links)
        if label:
            self._append(label, 0.0, None)
            self._append(" ".join("".join(pieces[links[0].start :]).split()), 1.0, links[0].href)
            return
        targets = {link.href for link in links}
        self._append(text, min(1.0, linked / len(text)), links[0].href if len(targets) == 1 else None)

    def _append(self, text: str, link_density: float, href: str | None) -> None:
        if not text:
            return
        top = self._frames[-1]
        container = next(frame for frame in reversed(self._frames) if frame.is_container)
        if container.index < 0:
            self._list_containers()
        tokens = container.tokens
        if not top.is_container:
            tokens = tokens | telling(top.names) if top.names else tokens
        is_strong = not self._has_plain or top.element in HEADINGS
        self.lines.append(
            RawLine(text, top.element, tokens, container.index, link_density, href, is_strong, self._after_picture)
        )
        self._after_picture = False

    def _list_containers(self) -> None:
        around: _Frame | None = None
        for frame in self._frames:
            if not frame.is_container:
                continue
            if frame.index < 0:
                frame.index = len(self.parents)
                own = telling(frame.names) if frame.names else _NO_WORDS
                frame.tokens = own | around.tokens if around else own
                self.parents.append((around.index if around else None, frame.element, own, len(self.lines) + 1))
                self.ends.append(0)
            around = frame

    def containers(self) -> tuple[Container, ...]:
        """The containers that hold lines, when the whole page is written."""
        count = len(self.lines)
        return tuple(
            Container(parent, element, own, first, last or count)
            for (parent, element, own, first), last in zip(self.parents, self.ends, strict=True)
        )


def _only_links(pieces: list[str], links: list[_Link]) -> bool:
    """Whether nothing but separators stands between a line's links: then each is a line of its own."""
    position = 0
    for link in links:
        if any(_has_letter(piece) for piece in pieces[position : link.start]):
            return False
        position = link.end
    return not any(_has_letter(piece) for piece in pieces[position:])


def _has_letter(piece: str) -> bool:
    return any(map(str.isalnum, piece))


def _label(pieces: list[str], links: list[_Link]) -> str | None:
    """The few words before the link that is the rest of its line: ``للمزيد – <a>…</a>``."""
    if len(links) != 1 or any(_has_letter(piece) for piece in pieces[links[0].end :]):
        return None
    label = " ".join("".join(pieces[: links[0].start]).split())
    linked = "".join(pieces[links[0].start : links[0].end])
    is_label = label.endswith(_LABEL_ENDS) and label.count(" ") < _LABEL_WORDS and linked.count(" ") >= _LABEL_WORDS - 1
    return label if is_label else None
