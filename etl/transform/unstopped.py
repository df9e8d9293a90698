"""Paragraphs that are short and do not end as sentences do: how they begin and go on tells them from headlines."""

from __future__ import annotations

from collections.abc import Iterator

from etl.arabic.fold import fold
from etl.arabic.lexicon import words
from etl.arabic.reporting import goes_on_saying
from etl.publishers.profile import Sign
from etl.transform.look import Look

_DOTS = ("...", "…", "..")
_LONG = 8
"""Words of a line that may be a paragraph."""
_LONGER = 10
"""Words of a line that is longer than most headlines."""
_FEWEST_TRAILING = 3
_FEWEST_IN_RUN = 3
_FEWEST_GOING_ON = 2
_REACH = 30
"""Letters of a line that hold how it begins."""
_OPENINGS = tuple(f"{fold(opening)} " for opening in words("press", "paragraphs", "opening"))


def with_unstopped(looks: list[Look]) -> list[Look]:
    """The looks, with short paragraphs without a stop as prose.

    Lines trail off in dots where most long ones of the page do, as columnists write. Or they stand together, and at
    least two of them go on with what is told: ``وأضاف …``, ``من جانبه …``; the first paragraph stands above these. On a
    page without any prose they are what stands together below a head with its day or its author.
    """
    chosen = frozenset((*_trailing(looks), *_going_on(looks)))
    if not chosen and not any(each.is_prose for each in looks):
        chosen = frozenset(_below_head(looks))
    return [each._replace(is_prose=True) if n in chosen else each for n, each in enumerate(looks)] if chosen else looks


def _trailing(looks: list[Look]) -> list[int]:
    found = [n for n, each in enumerate(looks) if each.is_bare and each.words >= _LONGER and each.text.endswith(_DOTS)]
    is_style = len(found) >= _FEWEST_TRAILING and 2 * len(found) > sum(each.words >= _LONGER for each in looks)
    return found if is_style else []


def _going_on(looks: list[Look]) -> Iterator[int]:
    for start, end in _runs(looks):
        going_on = [n for n in range(start, end) if looks[n].is_bare and goes_on_telling(looks[n].text)]
        if len(going_on) >= _FEWEST_GOING_ON:
            yield from (n for n in range(max(start, going_on[0] - 1), end) if looks[n].is_bare)


def _below_head(looks: list[Look]) -> Iterator[int]:
    heads = (n for n, each in enumerate(looks) if n and each.sign in (Sign.STAMP, Sign.BYLINE) and looks[n - 1].is_bare)
    for head in heads:
        end = head + 1
        while end < len(looks) and looks[end].is_bare and looks[end].words >= _LONGER:
            end += 1
        if end - head > _FEWEST_GOING_ON:
            yield from range(head + 1, end)


def _runs(looks: list[Look]) -> Iterator[tuple[int, int]]:
    """Where three lines or more stand together that are long and say nothing of themselves, or are prose."""
    start = 0
    for n in range(len(looks) + 1):
        if n < len(looks) and (looks[n].is_prose or (looks[n].is_bare and looks[n].words >= _LONG)):
            continue
        if n - start >= _FEWEST_IN_RUN:
            yield start, n
        start = n + 1


def goes_on_telling(text: str) -> bool:
    """Whether a paragraph goes on with what others tell, as no headline does.

    >>> goes_on_telling("من جانبهم عبر التجار عن سعادتهم"), goes_on_telling("التجار يعبرون عن سعادتهم")
    (True, False)
    """
    return goes_on_saying(text) or fold(text[:_REACH]).startswith(_OPENINGS)
