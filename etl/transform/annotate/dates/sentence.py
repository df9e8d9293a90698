"""A paragraph as the grammar of dates sees it: words and figures with their senses, and where they stand."""

from __future__ import annotations

import re
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.aligned import align
from etl.arabic.memory import Memory
from etl.transform.annotate.dates.words import HEARTS, Sense, Senses, entry, is_heart

if TYPE_CHECKING:
    from etl.transform.annotate.prose import Prose

_FATHATAN = "\N{ARABIC FATHATAN}"
_DIGIT = re.compile(r"\d")
_NO_SENSES: Senses = {}

# A date in figures is one token; figures with separators that are no date (2.4, 1,200) are one too, and no number.
# Two numbers of one size with a hyphen (19-20, 2010-2015) are a range, three tokens.
_SPACED = r"\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}(?!\d)"
_FIGURES = rf"{_SPACED}|\d+(?:[./٫٬,:]\d+)+|\d+(?:-\d+){{2,}}|\d{{1,2}}-\d{{4}}(?!\d)|\d{{4}}-\d{{1,2}}(?!\d)"
# Words come first, being most of a text.
_TOKEN = re.compile(rf"[^\W\d_]+|[^\w\s]|{_FIGURES}|\d+|_")
_APART = re.compile(r"\d\s/|/\s\d")
"""Where figures of one date may stand apart."""
_REACH = 8
"""Tokens between the first word of a date and its heart, at most: «بين الخامس والعشرين من شهر يناير» has four."""


def tells_time(prose: Prose) -> bool:
    """Whether any of a paragraph's words or figures can be the heart of a date."""
    return not HEARTS.isdisjoint(prose.forms) or _DIGIT.search(prose.text) is not None


class _Moment(NamedTuple):
    """A word, a figure or a mark; offsets of letters as printed, from the beginning of its run."""

    form: str
    """Folded."""
    senses: Senses
    clitic: int
    """Letters of the clitic before the word that has the senses."""
    is_tied: bool
    """No blank stands before it."""
    has_tanwin: bool
    stem: int
    """After the clitic."""
    end: int


def _moments(printed: str) -> tuple[_Moment, ...]:
    """The words, figures and marks of a run of letters, or of a whole text."""
    aligned, tied = align(printed), 0
    found = []
    for token in _TOKEN.finditer(aligned.folded):
        clitic, senses = entry(token[0])
        (start, end), stem = aligned.span(*token.span()), aligned.span(token.start() + clitic, token.end())[0]
        is_tied = 0 < token.start() == tied
        found.append(_Moment(token[0], senses, clitic, is_tied, _FATHATAN in printed[start:end], stem, end))
        tied = token.end()
    return tuple(found)


_RUNS = Memory(_moments)
"""What stands between two blanks, taken apart once for all pages."""
_FORM, _SENSES = itemgetter(0), itemgetter(1)


class Sentence:
    """The tokens of a text, with questions that the grammar asks; no position is out of range."""

    __slots__ = ("_length", "_moments", "_origins", "_prose", "_runs", "_senses", "forms", "text")

    def __init__(self, prose: Prose) -> None:
        """Look up the runs of a paragraph; all of it at once where figures of one date may stand apart."""
        self.text = prose.text
        self._prose = prose
        self._runs = (
            [_moments(prose.text)] if _APART.search(prose.text) else list(map(_RUNS.__getitem__, prose.printed))
        )
        self._moments = list(chain.from_iterable(self._runs))
        self.forms: list[str] = list(map(_FORM, self._moments))
        self._senses: list[Senses] = list(map(_SENSES, self._moments))
        self._length = len(self.forms)
        self._origins: list[int] = []

    def __len__(self) -> int:
        """How many tokens there are."""
        return self._length

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where some tokens stand in the text, the last exclusive, without the clitic before the first."""
        if not self._origins:
            starts = self._prose.starts() if len(self._runs) == len(self._prose.printed) else [0]
            for first, moments in zip(starts, self._runs, strict=True):
                self._origins += [first] * len(moments)
        return self._origins[start] + self._moments[start].stem, self._origins[end - 1] + self._moments[end - 1].end

    def is_tied(self, at: int) -> bool:
        """Whether no blank stands before a token."""
        return 0 <= at < self._length and self._moments[at].is_tied

    def clitic(self, at: int) -> int:
        """Letters of the clitic before the word that has the senses."""
        return self._moments[at].clitic if 0 <= at < self._length else 0

    def senses(self, at: int) -> Senses:
        """All that a token can mean in a date; nothing past the ends."""
        return self._senses[at] if 0 <= at < self._length else _NO_SENSES

    def means_nothing(self, at: int) -> bool:
        """Whether a token has no place in a date, or stands past the ends."""
        return not (0 <= at < self._length and self._senses[at])

    def openings(self) -> list[int]:
        """The positions of the tokens with which a date may begin: its heart stands there or soon after."""
        last = -1
        found: list[int] = []
        for at in range(self._length - 1, -1, -1):
            senses = self._senses[at]
            if senses:
                last = at if is_heart(senses) else last
                if 0 <= last - at <= _REACH:
                    found.append(at)
        return found[::-1]

    def sense(self, at: int, sense: str) -> int | None:
        """The number that comes with a sense of the token, or ``None`` where it has no such sense."""
        return self._senses[at].get(sense) if 0 <= at < self._length else None

    def number(self, at: int) -> int | None:
        """The number in figures at a position."""
        return self.sense(at, Sense.NUMBER)

    def form(self, at: int) -> str:
        """The token as it stands, or nothing past the ends."""
        return self.forms[at] if 0 <= at < self._length else ""

    def bare(self, at: int) -> str:
        """The token without its clitic, or nothing past the ends."""
        return self.forms[at][self._moments[at].clitic :] if 0 <= at < self._length else ""

    def skip(self, at: int, forms: frozenset[str]) -> int:
        """The position after the token if it is one of the forms, else the position itself."""
        return at + 1 if self.form(at) in forms else at

    def has_tanwin(self, at: int) -> bool:
        """Whether the word is printed with the ending of what is counted: «شخصاً»."""
        return 0 <= at < self._length and self._moments[at].has_tanwin
