"""Where on an HTML page an article stands: its headline, the container of its text, and what holds both.

Prose decides, not names: the text of an article is the container in which most of the page's long unlinked lines
stand, whatever its class is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from etl.arabic.fold import fold
from etl.model import Container, Hints, Rendering
from etl.transform.markup.elements import HEADINGS

PROSE_LETTERS = 60
"""A line of so many letters, of which few are links, is prose."""
_MOST_LINKED = 0.5
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
        "sidebar",
        "footer",
    )
)
_MOST_OF_TEXT = 0.7
_WORTH_JOINING = 0.08
_WORTH_JOINING_ALONE = 0.35
"""One paragraph beside the text is a note about the author, unless it is as long as this share of the text."""
_FEWEST_LETTERS = 90
"""An article's text has at least so many letters."""
_FEWEST_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one article stands, in line numbers."""

    first_line: int
    """Of everything that may belong to it."""
    last_line: int
    headline: int
    around: int
    """Index of the lowest container with both headline and text."""
    text: int
    """Index of the container of its text."""
    text_starts: int
    """The first line of prose below the headline."""


class Outline:
    """The lines and containers of a page, measured once."""

    def __init__(self, rendering: Rendering) -> None:
        self.lines = rendering.lines
        self.containers = rendering.containers
        self.hints: list[Hints] = [line.hints for line in rendering.lines if line.hints is not None]
        self.titles = _titles(rendering)
        self.children = _children(rendering.containers)
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

    def standings(self) -> tuple[Standing, ...]:
        """Every article of the page, in page order."""
        spans = self._spans()
        found = [self._standing(first, last, is_only=len(spans) == 1) for first, last in spans]
        return tuple(standing for standing in found if standing is not None)

    def _spans(self) -> list[tuple[int, int]]:
        """First and last line of what may be each article; the whole page where the markup marks fewer than two."""
        marked: dict[int, list[int]] = {}
        for line in self.lines:
            if line.hints and line.hints.article is not None:
                marked.setdefault(line.hints.article, []).append(line.number)
        if len(marked) < 2:
            return [(1, len(self.lines))]
        return [(numbers[0], numbers[-1]) for numbers in marked.values()]

    def _standing(self, first: int, last: int, *, is_only: bool) -> Standing | None:
        if self.letters[last] - self.letters[first - 1] < _FEWEST_LETTERS:
            return None
        text = self._text_container(first, last)
        starts = next(n for n in range(max(first, self.containers[text].first_line), last + 1) if self.is_prose(n))
        headline = self._headline(first, min(starts + 2, last), is_only=is_only)
        if headline is None:
            return None
        starts = next((n for n in range(headline + 1, last + 1) if self.is_prose(n)), starts)
        text = self._joined(text, self.lowest(min(headline, starts), max(headline, starts)))
        starts = next(
            (n for n in range(max(headline + 1, self.containers[text].first_line), last + 1) if self.is_prose(n)),
            starts,
        )
        around = self.lowest(min(headline, starts), max(headline, self.containers[text].last_line))
        return Standing(
            first_line=first, last_line=last, headline=headline, around=around, text=text, text_starts=starts
        )

    def _text_container(self, first: int, last: int) -> int:
        """The lowest container with most of the prose between two lines."""
        total = self.letters[last] - self.letters[first - 1]
        container = self.lowest(first, last)
        while True:
            below = [c for c in self.children[container] if self.text_in(self.containers[c]) >= _MOST_OF_TEXT * total]
            if not below:
                return container
            container = below[0]

    def _joined(self, text: int, around: int) -> int:
        """The container of the text or one above it, where a box in the middle has cut the text in parts."""
        while text != around:
            parent = self.containers[text].parent
            if parent is None or not self._is_inside(parent, around):
                break
            if not self._is_cut(self.containers[text], self.containers[parent]):
                break
            text = parent
        return text

    def _is_cut(self, text: Container, parent: Container) -> bool:
        """Whether more of the text stands beside its container; one line of prose above it is a standfirst."""
        below = self.letters[parent.last_line] - self.letters[text.last_line]
        lines_below = sum(map(self.is_prose, range(text.last_line + 1, parent.last_line + 1)))
        lines_above = sum(map(self.is_prose, range(parent.first_line, text.first_line)))
        share = _WORTH_JOINING if lines_below > 1 else _WORTH_JOINING_ALONE
        return below >= share * self.text_in(text) or lines_above > 1

    def _is_inside(self, container: int, around: int) -> bool:
        inner, outer = self.containers[container], self.containers[around]
        return outer.first_line <= inner.first_line and inner.last_line <= outer.last_line

    def _headline(self, first: int, last: int, *, is_only: bool) -> int | None:
        best, best_score = None, 0
        for number in range(first, last + 1):
            score = self._headline_score(number, is_only=is_only)
            if score > best_score or (score == best_score and score > 0 and self.hints[number - 1].element == "h1"):
                best, best_score = number, score
        return best

    def _headline_score(self, number: int, *, is_only: bool) -> int:
        """How much a line looks like the headline: 0 where it cannot be one."""
        hints = self.hints[number - 1]
        if (hints.link_density >= _MOST_LINKED and hints.element not in HEADINGS) or self.is_apart[hints.container]:
            return 0
        text = self.lines[number - 1].text
        is_heading = hints.element in HEADINGS
        if not is_heading and (self.is_prose(number) and len(text) > 200):
            return 0
        folded = fold(text)
        if not folded:
            return 0
        stated = self._as_stated(folded)
        if not is_heading and not stated:
            return 0
        by_element = {"h1": 6, "h2": 3, "h3": 2}.get(hints.element, 1)
        is_card = hints.link_density >= _MOST_LINKED and not stated
        return max(0, by_element + stated - 6 * is_card - 4 * (folded.count(" ") < 1) + (2 if not is_only else 0))

    def _as_stated(self, folded: str) -> int:
        """Whether a line is what the markup calls the headline (8), or the page's title begins or ends with it (5)."""
        if folded in self.titles:
            return 8
        if folded.count(" ") + 1 < _FEWEST_TITLE_WORDS:
            return 0
        return 5 * any(title.startswith(f"{folded} ") or title.endswith(f" {folded}") for title in self.titles)

    def _set_apart(self) -> list[bool]:
        """For each container, whether nothing in it can be an article's text."""
        total = sum(len(line.text) for line in self.lines) or 1
        sizes = [0, *accumulate(len(line.text) for line in self.lines)]
        apart: list[bool] = []
        for container in self.containers:
            size = sizes[container.last_line] - sizes[container.first_line - 1]
            is_named = bool(container.tokens & _NOT_TEXT_WORDS) or container.element in _NOT_TEXT
            is_above = container.parent is not None and apart[container.parent]
            # ASP.NET pages stand in a form as a whole, and themes call the body's wrapper after its sidebar.
            apart.append(is_above or (is_named and size < total / 2))
        return apart

    def _prose_letters(self) -> Iterable[int]:
        before: Hints | None = None
        for line, hints in zip(self.lines, self.hints, strict=True):
            size = len(line.text)
            is_text = (
                size >= PROSE_LETTERS
                and hints.link_density < _MOST_LINKED
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


def _titles(rendering: Rendering) -> tuple[str, ...]:
    found = dict.fromkeys(fold(stated.value) for stated in rendering.stated if stated.field == "headline")
    return tuple(title for title in found if title)


def _children(containers: Sequence[Container]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in containers]
    for index, container in enumerate(containers):
        if container.parent is not None:
            children[container.parent].append(index)
    return children
