"""The lines and containers of an HTML page, measured: which lines are prose, and which containers can hold none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from etl.arabic.calendars import find_day
from etl.arabic.fold import fold
from etl.model import Container, Hints, Line, Rendering
from etl.transform.markup.elements import HEADINGS

PROSE_LETTERS = 60
"""A line of so many letters, of which few are links, is prose."""
MOST_LINKED = 0.5
"""Share of a line's letters from which on it is a link."""
USUAL_SIZE = 3
"""Of letters, as old markup counts it."""
_LONGEST_STAMP = 140
_LETTERS_OF_A_FIGURE = 5
"""Prose has more letters than this for each of its figures."""
_NOT_TEXT = frozenset(("nav", "footer", "aside", "form", "dialog", "button", "label", "search", "menu"))
_NOT_TEXT_WORDS = frozenset(
    (
        "comments",
        "comment",
        "disqus",
        "modal",
        "popup",
        "cookie",
        "cookies",
        "consent",
        "newsletter",
        "dialog",
        "poll",
    )
)
_BESIDE_TEXT = frozenset(("sidebar", "footer"))
"""What themes also call the wrapper of a text that has such a thing: ``content-sidebar-wrap``."""
_MOST_OF_PROSE = 0.7
"""Share of a page's prose that no sidebar holds."""


class Outline:
    """The lines and containers of a page, measured once."""

    def __init__(self, rendering: Rendering) -> None:
        self.lines = rendering.lines
        self.containers = rendering.containers
        self.titles = _titles(rendering)
        self.children = _children(rendering.containers)
        self.is_wide = self._wide()
        self.hints = self._telling()
        self.is_apart = self._set_apart()
        self.letters = [0, *accumulate(self._prose_letters())]

    def text_in(self, container: Container) -> int:
        """Letters of prose in a container."""
        return self.letters[container.last_line] - self.letters[container.first_line - 1]

    def is_prose(self, number: int) -> bool:
        """Whether a line counts as an article's text."""
        return self.letters[number] > self.letters[number - 1]

    def is_long(self, number: int) -> bool:
        """Whether a line is as long as prose, wherever it stands."""
        return len(self.lines[number - 1].text) >= PROSE_LETTERS

    def is_boxed(self, number: int) -> bool:
        """Whether a line stands in a box that is no text, such as a poll; a quotation in an aside is the text's own."""
        container = self.hints[number - 1].container
        return self.is_apart[container] and self.containers[container].element != "blockquote"

    def within(self, number: int, container: int) -> bool:
        """Whether a line stands in a container."""
        found = self.containers[container]
        return found.first_line <= number <= found.last_line

    def lowest(self, first: int, last: int) -> int:
        """Index of the lowest container that holds both lines."""
        container: int | None = self.hints[first - 1].container
        while container is not None and not self.containers[container].last_line >= last:
            container = self.containers[container].parent
        return container or 0

    def has_text(self) -> bool:
        """Whether prose runs on from one line to the next anywhere, as in an article and not in teasers."""
        return any(self.is_prose(n) and self.is_prose(n + 1) for n in range(1, len(self.lines)))

    def _wide(self) -> list[bool]:
        """For each container, whether it holds most of the page, of which its name then says nothing.

        ASP.NET pages stand in a form as a whole, and themes call the body's wrapper after its sidebar.
        """
        sizes = [0, *accumulate(len(line.text) for line in self.lines)]
        return [2 * (sizes[c.last_line] - sizes[c.first_line - 1]) >= (sizes[-1] or 1) for c in self.containers]

    def _telling(self) -> list[Hints]:
        """The hints of each line, without the names of the containers that hold most of the page."""
        hints = [line.hints for line in self.lines if line.hints is not None]
        if not any(wide and container.tokens for wide, container in zip(self.is_wide, self.containers, strict=True)):
            return hints
        every: list[frozenset[str]] = []
        telling: list[frozenset[str]] = []
        for container, is_wide in zip(self.containers, self.is_wide, strict=True):
            above = container.parent
            own = container.tokens
            every.append(own if above is None else own | every[above])
            inherited = frozenset() if above is None else telling[above]
            telling.append(inherited if is_wide else own | inherited)
        return [each._replace(tokens=telling[each.container] | (each.tokens - every[each.container])) for each in hints]

    def largest(self) -> int | None:
        """The line with the page's largest letters, or the first of two that run on; all others have smaller ones."""
        largest = max((each.size for each in self.hints), default=0)
        found = [n for n, each in enumerate(self.hints, 1) if each.size == largest > USUAL_SIZE]
        return found[0] if found and found[-1] - found[0] < 2 else None

    def _set_apart(self) -> list[bool]:
        """For each container, whether nothing in it can be an article's text."""
        apart: list[bool] = []
        long = [0, *accumulate(len(n.text) if self._is_unlinked_prose(n) else 0 for n in self.lines)]
        for container, is_wide in zip(self.containers, self.is_wide, strict=True):
            is_named = bool(container.tokens & _NOT_TEXT_WORDS) or container.element in _NOT_TEXT
            if not is_named and container.tokens & _BESIDE_TEXT:
                held = long[container.last_line] - long[container.first_line - 1]
                is_named = held < _MOST_OF_PROSE * long[-1] or not held
            is_above = container.parent is not None and apart[container.parent]
            apart.append(is_above or (is_named and not is_wide))
        return apart

    def _is_unlinked_prose(self, line: Line) -> bool:
        return len(line.text) >= PROSE_LETTERS and self.hints[line.number - 1].link_density < MOST_LINKED

    def _prose_letters(self) -> Iterable[int]:
        before: Hints | None = None
        for line, hints in zip(self.lines, self.hints, strict=True):
            size = len(line.text)
            is_text = (
                size >= PROSE_LETTERS
                and not _is_of_figures(line.text)
                and hints.link_density < MOST_LINKED
                and not self.is_apart[hints.container]
                and hints.element not in HEADINGS
                and hints.element not in ("figcaption", "caption", "button", "label")
                and not _is_teaser(before, hints)
            )
            yield size if is_text else 0
            before = hints


def _is_teaser(above: Hints | None, hints: Hints) -> bool:
    """Whether prose stands in one small box with the linked headline above it."""
    return above is not None and above.container == hints.container and above.link_density > 0.8 and above.is_strong


def _is_of_figures(text: str) -> bool:
    """Whether a line is a stamp with its counters, no prose: ``نشر بتاريخ: 2013-07-18 - 09:35 | القراءات: 812``.

    Or whatever stands beside a day, with bars between.
    """
    if len(text) > _LONGEST_STAMP:
        return False
    is_barred = text.count("|") > 1 and find_day(text) is not None
    return is_barred or sum(map(str.isdigit, text)) * _LETTERS_OF_A_FIGURE > len(text)


def _titles(rendering: Rendering) -> tuple[str, ...]:
    found = dict.fromkeys(fold(stated.value) for stated in rendering.stated if stated.field == "headline")
    return tuple(title for title in found if title)


def _children(containers: Sequence[Container]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in containers]
    for index, container in enumerate(containers):
        if container.parent is not None:
            children[container.parent].append(index)
    return children
