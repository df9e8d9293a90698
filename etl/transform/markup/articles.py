"""Which containers hold whole articles: ``<article>`` elements with prose, or what serves as one.

That is what stands around each ``h1``, or containers side by side that each begin with a heading and a day, as infinite
scroll appends them; some sites append them inside the container of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from etl.arabic.calendars import find_day
from etl.arabic.fold import fold
from etl.model import Container, Hints, Line
from etl.publishers.profile import Sign
from etl.publishers.vocabulary import vocabulary
from etl.transform.markup.elements import HEADINGS

_PROSE_LETTERS = 60
"""A line of so many letters that is not mostly links is prose."""
_FEWEST_PROSE_LINES = 2
_TITLE_REACH = 6
"""Lines of a container among which its heading stands."""
_ASKS = frozenset(("dialog", "cookie", "cookies", "consent"))
"""Names of what asks readers for their consent before they read anything."""
_TITLE_WORDS = 4
"""An ``h1`` with fewer words may be the site's name."""


def articles(lines: Sequence[Line], containers: Sequence[Container]) -> tuple[tuple[int, int], ...]:
    """First and last line of each article, in page order; cards that stand in ``<article>`` elements hold no prose."""
    prose = [0, *accumulate(_is_prose(line.text, line.hints) for line in lines)]
    headings = [0, *accumulate(line.hints is not None and line.hints.element == "h1" for line in lines)]

    def holds(container: Container) -> bool:
        first, last = container.first_line - 1, container.last_line
        lines_of_prose = prose[last] - prose[first]
        return lines_of_prose >= _FEWEST_PROSE_LINES or (lines_of_prose > 0 and headings[last] > headings[first])

    marked = _outermost([c for c in containers if c.element == "article" and holds(c)])
    if len(marked) > 1:
        return () if _are_parts(lines, marked, headings) else marked
    titled = [c for c in containers if headings[c.last_line] - headings[c.first_line - 1] == 1 and holds(c)]
    around = _led(lines, containers, titled, prose) or _outermost(titled)
    if len(around) > 1:
        return around
    beside = _beside(lines, containers, prose)
    return marked if len(beside) < 2 or _are_parts(lines, beside, headings) else beside


def _led(
    lines: Sequence[Line], containers: Sequence[Container], titled: Sequence[Container], prose: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """A first article, and those that were appended inside the container that it stands in, each with its day."""
    appended = _outermost(titled)
    above = lines[: appended[0][0] - 1] if appended else ()
    title = next((line.number for line in reversed(above) if _is_title(line.text, line.hints)), None)
    if title is None or prose[len(above)] - prose[title] < _FEWEST_PROSE_LINES:
        return ()
    if not all(_is_dated(lines, first, last, prose) for first, last in appended):
        return ()
    first = max(c.first_line for c in containers if c.first_line <= title and appended[-1][1] <= c.last_line)
    return ((first, len(above)), *appended)


def _beside(
    lines: Sequence[Line], containers: Sequence[Container], prose: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """The containers of the first parent that has several of which each opens like an article."""
    titles = [n for n, line in enumerate(lines, 1) if line.hints is not None and line.hints.element in ("h1", "h2")]
    if len(titles) < 2:
        return ()
    found: dict[int | None, list[Container]] = {}
    for container in containers:
        first, last = container.first_line, container.last_line
        if prose[last] - prose[first - 1] >= _FEWEST_PROSE_LINES and container.element not in HEADINGS:
            title = next((n for n in titles if first <= n <= min(last, first + _TITLE_REACH)), None)
            if title and _is_dated(lines, title, last, prose) and not _heads_box(lines[title - 1].text):
                found.setdefault(container.parent, []).append(container)
    several = next((each for each in found.values() if len(each) > 1), [])
    return tuple((each.first_line, each.last_line) for each in several)


def _is_dated(lines: Sequence[Line], title: int, last: int, prose: Sequence[int]) -> bool:
    """Whether a full day stands between a heading and the prose below it."""
    for number in range(title + 1, last + 1):
        if prose[number] > prose[number - 1]:
            return False
        if find_day(lines[number - 1].text) is not None:
            return True
    return False


def _is_prose(text: str, hints: Hints | None) -> bool:
    is_long = len(text) >= _PROSE_LETTERS and hints is not None and hints.link_density < 0.5
    return is_long and hints is not None and hints.tokens.isdisjoint(_ASKS)


def _heads_box(text: str) -> bool:
    """Whether a heading is one of other stories: ``أخبار ذات صلة``."""
    wording = vocabulary({}).wording(text, fold(text))
    return wording is not None and wording.sign in (Sign.RELATED, Sign.TICKER) and not wording.rest


def _are_parts(lines: Sequence[Line], marked: Sequence[tuple[int, int]], headings: Sequence[int]) -> bool:
    """Whether ``<article>`` elements are parts of one, as a live report's entries are: its ``h1`` stands above them."""
    if any(headings[last] > headings[first - 1] for first, last in marked):
        return False
    above = lines[: marked[0][0] - 1]
    return any(_is_title(line.text, line.hints) for line in above)


def _is_title(text: str, hints: Hints | None) -> bool:
    has_words = text.count(" ") + 1 >= _TITLE_WORDS
    return has_words and hints is not None and hints.element == "h1" and hints.link_density < 0.5


def _outermost(found: Sequence[Container]) -> tuple[tuple[int, int], ...]:
    """The spans of lines that are inside no other; containers come in the order in which they begin."""
    spans: list[tuple[int, int]] = []
    for container in found:
        if not spans or container.first_line > spans[-1][1]:
            spans.append((container.first_line, container.last_line))
    return tuple(spans)
