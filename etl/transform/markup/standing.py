"""Where on an HTML page each article stands: its headline, the container of its text, and what holds both.

Prose decides, not names: the text of an article is the container in which most of the page's long unlinked lines
stand, whatever its class is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.arabic.calendars import find_day
from etl.arabic.fold import fold
from etl.model import Container
from etl.transform.markup.elements import HEADINGS
from etl.transform.markup.outline import MOST_LINKED, Outline

_MOST_OF_TEXT = 0.7
_WORTH_JOINING = 0.08
_WORTH_JOINING_ALONE = 0.35
"""One paragraph beside the text is a note about the author, unless it is as long as this share of the text."""
_FEWEST_LETTERS = 90
"""An article's text has at least so many letters."""
_FEWEST_TITLE_WORDS = 3
_LONGEST_HEADLINE = 200
_MENU_LINKS = 3
_TITLE_OF_SITE_WORDS = 4
_MENU_REACH = 12
_LONGEST_ROW = 7
"""So many links within reach below a line are no row of buttons."""
_WORDS_OF_DAY = 6
"""A heading of fewer words with a day in it is the day of a blog's post."""
HOME = re.compile(r"(?:https?://[^/]+)?/?(?:(?:index|default)\.\w+)?", re.IGNORECASE)
FULL = "full"
_TITLE_NAMES = frozenset(("headline", "title"))
_WHOLE = 8
"""What a line scores that the markup states as the headline; what the page's title only begins or ends with may be
the site's name, and then it is a link to the site."""


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


def standings(outline: Outline) -> tuple[Standing, ...]:
    """Every article of the page, in page order.

    Where nothing is called a headline and no text runs on, as in an interview, the largest letters are the headline's.
    """
    return _found(_Search(outline, None)) or (
        _found(_Search(outline, largest)) if not outline.has_text() and (largest := outline.largest()) else ()
    )


def _found(search: _Search) -> tuple[Standing, ...]:
    spans = search.spans()
    found = [search.standing(first, last, is_only=len(spans) == 1) for first, last in spans]
    return tuple(standing for standing in found if standing is not None)


def whole_page(outline: Outline) -> Standing:
    """Where the article stands on a page that is one article under its headline, as the dump states it."""
    last = len(outline.lines)
    text = outline.lowest(1, last)
    return Standing(first_line=1, last_line=last, headline=1, around=text, text=text, text_starts=min(2, last))


class _Search:
    """Looks for articles on one page."""

    def __init__(self, outline: Outline, largest: int | None) -> None:
        self.outline = outline
        self.largest = largest

    def spans(self) -> list[tuple[int, int]]:
        """First and last line of what may be each article; the whole page where the markup marks fewer than two."""
        marked: dict[int, list[int]] = {}
        for line in self.outline.lines:
            if line.hints and line.hints.article is not None:
                marked.setdefault(line.hints.article, []).append(line.number)
        if len(marked) < 2:
            return [(1, len(self.outline.lines))]
        return [(numbers[0], numbers[-1]) for numbers in marked.values()]

    def standing(self, first: int, last: int, *, is_only: bool) -> Standing | None:
        if self.outline.letters[last] - self.outline.letters[first - 1] < _FEWEST_LETTERS:
            return None
        text = self._text_container(first, last)
        starts = self._first_prose(max(first, self.outline.containers[text].first_line), last) or first
        headline = self._headline(first, min(starts + 2, last), is_only=is_only)
        if headline is None:
            return None
        starts = self._first_prose(headline + 1, last) or starts
        text = self._joined(text, self.outline.lowest(min(headline, starts), max(headline, starts)))
        starts = self._first_prose(max(headline + 1, self.outline.containers[text].first_line), last) or starts
        around = self.outline.lowest(min(headline, starts), max(headline, self.outline.containers[text].last_line))
        return Standing(
            first_line=first, last_line=last, headline=headline, around=around, text=text, text_starts=starts
        )

    def _first_prose(self, first: int, last: int) -> int | None:
        return next((number for number in range(first, last + 1) if self.outline.is_prose(number)), None)

    def _text_container(self, first: int, last: int) -> int:
        """The lowest container with most of the prose between two lines."""
        outline = self.outline
        total = outline.letters[last] - outline.letters[first - 1]
        container = outline.lowest(first, last)
        while True:
            letters = {inner: outline.text_in(outline.containers[inner]) for inner in outline.children[container]}
            below = [inner for inner, count in letters.items() if count >= _MOST_OF_TEXT * total]
            if not below:
                return container
            container = below[0]

    def _joined(self, text: int, around: int) -> int:
        """The container of the text or one above it, where a box in the middle has cut the text in parts."""
        containers = self.outline.containers
        while text != around:
            parent = containers[text].parent
            if parent is None or not self._is_inside(parent, around):
                break
            if not (self._is_parted(text, parent) or self._is_cut(containers[text], containers[parent])):
                break
            text = parent
        return text

    def _is_parted(self, text: int, parent: int) -> bool:
        """Whether names call the text the full one after an intro, as Joomla's K2 parts what was written as one."""
        beside = (self.outline.containers[each] for each in self.outline.children[parent] if each < text)
        return FULL in self.outline.containers[text].tokens and any("intro" in each.tokens for each in beside)

    def _is_cut(self, text: Container, parent: Container) -> bool:
        """Whether more of the text stands beside its container; one line of prose above it is a standfirst."""
        below = self.outline.letters[parent.last_line] - self.outline.letters[text.last_line]
        lines_below = sum(map(self.outline.is_prose, range(text.last_line + 1, parent.last_line + 1)))
        lines_above = sum(map(self.outline.is_prose, range(parent.first_line, text.first_line)))
        share = _WORTH_JOINING if lines_below > 1 else _WORTH_JOINING_ALONE
        return below >= share * self.outline.text_in(text) or lines_above > 1

    def _is_inside(self, container: int, around: int) -> bool:
        inner, outer = self.outline.containers[container], self.outline.containers[around]
        return outer.first_line <= inner.first_line and inner.last_line <= outer.last_line

    def _headline(self, first: int, last: int, *, is_only: bool) -> int | None:
        best, best_score = None, 0
        for number in range(first, last + 1):
            score = self._headline_score(number, is_only=is_only)
            if score > best_score or (
                score == best_score and score > 0 and self.outline.hints[number - 1].element == "h1"
            ):
                best, best_score = number, score
        return best

    def _headline_score(self, number: int, *, is_only: bool) -> int:
        """How much a line looks like the headline: 0 where it cannot be one."""
        hints, text = self.outline.hints[number - 1], self.outline.lines[number - 1].text
        is_heading, folded = hints.element in HEADINGS, fold(text)
        if not any(map(str.isalpha, folded)) or self._is_none(number, folded):
            return 0
        stated = self._as_stated(folded)
        if not is_heading and hints.link_density >= MOST_LINKED:
            return int(stated > 0 and folded.count(" ") >= _FEWEST_TITLE_WORDS)
        if not is_heading and not stated:
            return int(self._is_called_title(number, folded) or number == self.largest)
        by_element = {"h1": 6, "h2": 3, "h3": 2}.get(hints.element, 1)
        is_card = hints.link_density >= MOST_LINKED and stated < _WHOLE
        return max(0, by_element + stated - 6 * is_card - 4 * (folded.count(" ") < 1) + (2 if not is_only else 0))

    def _is_none(self, number: int, folded: str) -> bool:
        """Whether a line can be no headline: furniture, a link to the home page, a day, or prose."""
        hints, text = self.outline.hints[number - 1], self.outline.lines[number - 1].text
        is_linked = hints.link_density >= MOST_LINKED
        if self.outline.is_apart[hints.container] or (is_linked and HOME.fullmatch(hints.href or "#")):
            return True
        if hints.element in HEADINGS:
            is_day = folded.count(" ") < _WORDS_OF_DAY and find_day(text) is not None
            return is_day or self._is_of_section(number, folded)
        if is_linked:
            return False
        is_long = self.outline.is_prose(number) and len(text) > _LONGEST_HEADLINE
        return is_long or self._is_masthead(number, folded) or self._is_above_menu(number, folded)

    def _is_of_section(self, number: int, folded: str) -> bool:
        """Whether a heading of a word or two is an entry of the menu above it: all stories of a section stand below."""
        if folded.count(" ") + 1 >= _FEWEST_TITLE_WORDS:
            return False
        text, lines = self.outline.lines[number - 1].text, self.outline.lines
        return any(
            hints.link_density >= MOST_LINKED and lines[n].text == text
            for n, hints in enumerate(self.outline.hints[: number - 1])
        )

    def _is_masthead(self, number: int, folded: str) -> bool:
        """Whether a word or two stand above a menu: the site's name, which old pages have for their title."""
        below = self.outline.hints[number : number + _MENU_LINKS]
        return folded.count(" ") + 1 < _FEWEST_TITLE_WORDS and all(each.link_density >= MOST_LINKED for each in below)

    def _is_above_menu(self, number: int, folded: str) -> bool:
        """Whether a few words stand high above the text, with a menu between."""
        if folded.count(" ") >= _TITLE_OF_SITE_WORDS:
            return False
        below = self.outline.hints[number : number + _MENU_REACH]
        return sum(each.link_density >= MOST_LINKED for each in below) >= _LONGEST_ROW

    def _is_called_title(self, number: int, folded: str) -> bool:
        """Whether the names of its element alone call a line the headline."""
        is_called = not _TITLE_NAMES.isdisjoint(self.outline.hints[number - 1].tokens)
        return is_called and not self.outline.is_prose(number) and folded.count(" ") >= _FEWEST_TITLE_WORDS

    def _as_stated(self, folded: str) -> int:
        """Whether a line is what the markup calls the headline, or the page's title begins or ends with it (5).

        In its middle, between the site's name and the section or the day, stand no few words by chance.
        """
        if folded in self.outline.titles:
            return _WHOLE
        if folded.count(" ") + 1 < _FEWEST_TITLE_WORDS:
            return 0
        is_long = folded.count(" ") >= _TITLE_OF_SITE_WORDS
        return 5 * any(
            title.startswith(f"{folded} ") or title.endswith(f" {folded}") or (is_long and f" {folded} " in title)
            for title in self.outline.titles
        )
