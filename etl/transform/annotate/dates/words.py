"""The words of a sentence as the grammar of dates sees them: folded, with what each can mean."""

from __future__ import annotations

import re
from enum import IntEnum, StrEnum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from etl.arabic.aligned import Aligned, align
from etl.arabic.calendars import HIJRI_MONTHS, MONTHS, WEEKDAYS
from etl.arabic.lexicon import keyed, numbered, words
from etl.arabic.numerals import CARDINALS, FIRSTS, ORDINALS
from etl.transform.annotate.dates.expressions import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.transform.annotate.prose import Prose

AL = "ال"
FATHATAN = "\N{ARABIC FATHATAN}"
CLITICS = words("dates", "clitics", "prefix")


class Sense(StrEnum):
    """What a word can be in a date. A word has as many senses as it likes; each comes with a number."""

    MONTH = auto()
    """First word of a month's name, whose number `names` finds."""
    WEEKDAY = auto()
    UNIT = auto()
    THE_UNIT = auto()
    DUAL = auto()
    THE_DUAL = auto()
    PAIR = auto()
    PLURAL = auto()
    THE_PLURAL = auto()
    SHIFT = auto()
    """-1 past, 0 present, 1 future."""
    ELSEWHERE = auto()
    PART = auto()
    FRACTION = auto()
    ORDINAL = auto()
    CARDINAL = auto()
    FIRST = auto()
    DECADE = auto()
    THE_DECADE = auto()
    NEAR = auto()
    """Days from the reference: -1 yesterday, 0 today, 1 tomorrow."""
    HIJRI = auto()
    GREGORIAN = auto()
    THE_CARDINAL = auto()
    ARTICLE = auto()
    """The article alone, before figures: «الـ15»."""
    NUMBER = auto()
    """Figures of at most four digits."""
    DISTANT = auto()
    """Says that another date of the text is meant: «ذلك العام»."""
    FIGURES = auto()
    """Figures with separators."""
    OPENER = auto()
    """An `Opener`."""


class Opener(IntEnum):
    """Words that open an expression."""

    FROM = 0
    BETWEEN = 1
    BEFORE = 2
    AFTER = 3
    THIS = 4
    LATEST = 5
    NIGHT = 6


Senses = dict[Sense, int]


def context(name: str) -> frozenset[str]:
    """Words of the lexicon's table of contexts, bare and with clitics: «لثورة» is «ثورة» here."""
    return frozenset(clitic + form for form in words("dates", "context", name) for clitic in ("", *CLITICS))


_SHIFTS = {"past": -1, "present": 0, "future": 1}
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}


def _units(table: str) -> dict[str, int]:
    return {form: Unit[name.upper()] for form, name in keyed("dates", table).items()}


def _definite(forms: Mapping[str, int]) -> dict[str, int]:
    return {AL + form: value for form, value in forms.items()}


def _first_words(*tables: Mapping[str, int]) -> dict[str, int]:
    return {name.split()[0]: 0 for table in tables for name in table}


_TABLES: Mapping[Sense, Mapping[str, int]] = {
    Sense.MONTH: _first_words(MONTHS, HIJRI_MONTHS),
    Sense.WEEKDAY: {name: day for name, day in WEEKDAYS.items() if name.startswith(AL)},
    Sense.UNIT: _units("unit"),
    Sense.THE_UNIT: _definite(_units("unit")),
    Sense.DUAL: _units("dual"),
    Sense.THE_DUAL: _definite(_units("dual")),
    Sense.PAIR: _units("pair"),
    Sense.PLURAL: _units("plural"),
    Sense.THE_PLURAL: _definite(_units("plural")),
    Sense.SHIFT: {form: _SHIFTS[name] for form, name in keyed("dates", "shift").items()},
    Sense.ELSEWHERE: dict.fromkeys(words("dates", "elsewhere", "anaphoric"), 0),
    Sense.DISTANT: dict.fromkeys(words("dates", "distant", "anaphoric"), 0),
    Sense.PART: dict.fromkeys(words("dates", "part", "vague"), 0),
    Sense.FRACTION: numbered("dates", "fraction"),
    Sense.ORDINAL: ORDINALS,
    Sense.CARDINAL: CARDINALS,
    Sense.THE_CARDINAL: {AL + form: value for form, value in CARDINALS.items()},
    Sense.ARTICLE: {AL: 0},
    Sense.FIRST: FIRSTS,
    Sense.DECADE: numbered("dates", "decade"),
    Sense.THE_DECADE: _definite(numbered("dates", "decade")),
    Sense.NEAR: {form: _NEAR[name] for form, name in keyed("dates", "near").items()},
    Sense.HIJRI: dict.fromkeys(words("dates", "era", "hijri"), 0),
    Sense.OPENER: {form: Opener[name.upper()] for form, name in keyed("dates", "opener").items()},
    Sense.GREGORIAN: dict.fromkeys(words("dates", "era", "gregorian"), 0),
}


def _with_clitics(forms: Mapping[str, Senses]) -> dict[str, tuple[int, Senses]]:
    """Every form bare and with each clitic before it, and how many letters the clitic takes; bare forms win."""
    lexicon: dict[str, tuple[int, Senses]] = {}
    for form, senses in forms.items():
        for clitic in CLITICS:
            lexicon.setdefault(clitic + form, (len(clitic), senses))
            if form.startswith(AL) and clitic.endswith("ل"):  # ل + العام is written للعام
                lexicon.setdefault(clitic + form.removeprefix("ا"), (len(clitic), senses))
    return lexicon | {form: (0, senses) for form, senses in forms.items()}


def _forms() -> dict[str, Senses]:
    forms: dict[str, Senses] = {}
    for sense, table in _TABLES.items():
        for form, value in table.items():
            forms.setdefault(form, {})[sense] = value
    return forms


_LEXICON = _with_clitics(_forms())
_DIGITS = 4
_TWO_MARKS = "''"
"""One token of the prose, and two here."""
_DIGIT = re.compile(r"\d")
_MEMORY = 1 << 16
_NO_SENSES: tuple[int, Senses] = (0, {})

# A date in figures is one token; figures with separators that are no date (2.4, 1,200) are one too, and no number.
# Two numbers of one size with a hyphen (19-20, 2010-2015) are a range, three tokens.
_SPACED = r"\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}(?!\d)"
_FIGURES = rf"{_SPACED}|\d+(?:[./٫٬,:]\d+)+|\d+(?:-\d+){{2,}}|\d{{1,2}}-\d{{4}}(?!\d)|\d{{4}}-\d{{1,2}}(?!\d)"
# Words come first, being most of a text.
_TOKEN = re.compile(rf"[^\W\d_]+|[^\w\s]|{_FIGURES}|\d+|_")


_THOUSAND = 1000


_REACH = 8
"""Tokens between the first word of a date and its heart, at most: «بين الخامس والعشرين من شهر يناير» has four."""


def _is_heart(senses: Senses) -> bool:
    """Whether a word can be the heart of a date; «بين», «الأول» and «ثلاثة» only stand beside one."""
    return not _HEARTS.isdisjoint(senses) or senses.get(Sense.CARDINAL, 0) >= _THOUSAND


_HEARTS = frozenset(
    {
        Sense.MONTH,
        Sense.WEEKDAY,
        Sense.UNIT,
        Sense.THE_UNIT,
        Sense.DUAL,
        Sense.THE_DUAL,
        Sense.PAIR,
        Sense.PLURAL,
        Sense.THE_PLURAL,
        Sense.SHIFT,
        Sense.DECADE,
        Sense.THE_DECADE,
        Sense.NEAR,
        Sense.NUMBER,
        Sense.FIGURES,
    }
)
_TELLING = frozenset(form for form, (_, senses) in _LEXICON.items() if _is_heart(senses))


def tells_time(prose: Prose) -> bool:
    """Whether any of a paragraph's words or figures can be the heart of a date."""
    return not _TELLING.isdisjoint(prose.forms) or _DIGIT.search(prose.text) is not None


@lru_cache(_MEMORY)
def _entry(form: str) -> tuple[int, Senses]:
    """How many letters of clitic a token begins with, and its senses."""
    entry = _LEXICON.get(form)
    if entry:
        return entry
    if not form[0].isdecimal():
        return _NO_SENSES
    if not form.isdecimal():
        return 0, {Sense.FIGURES: 0}
    return (0, {Sense.NUMBER: int(form)}) if len(form) <= _DIGITS else _NO_SENSES


class Sentence:
    """The tokens of a text, with questions that the grammar asks; no position is out of range."""

    __slots__ = ("_aligned", "_entries", "_length", "_spans", "forms", "text")

    def __init__(self, prose: Prose) -> None:
        """Look up the tokens of a paragraph: its own, unless it has figures."""
        self.text = prose.text
        self._aligned: Aligned | None = None
        is_plain = _DIGIT.search(prose.text) is None and _TWO_MARKS not in prose.forms
        self.forms: list[str] = prose.forms if is_plain else _TOKEN.findall(self.aligned.folded)
        self._entries = list(map(_entry, self.forms))
        self._length = len(self.forms)
        self._spans: list[tuple[int, int]] = []

    @property
    def aligned(self) -> Aligned:
        """The fold of the text, made on first demand: most texts name no date."""
        if self._aligned is None:
            self._aligned = align(self.text)
        return self._aligned

    def __len__(self) -> int:
        """How many tokens there are."""
        return self._length

    def span(self, at: int) -> tuple[int, int]:
        """Where a token stands in the fold, measured on first demand too."""
        if not self._spans:
            self._spans = list(map(re.Match.span, _TOKEN.finditer(self.aligned.folded)))
        return self._spans[at]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where some tokens stand in the text, the last exclusive, without the clitic before the first."""
        return self.aligned.span(self.span(start)[0] + self.clitic(start), self.span(end - 1)[1])

    def are_tight(self, at: int, following: int) -> bool:
        """Whether no space stands between two neighbours."""
        return following < self._length and self.span(at)[1] == self.span(following)[0]

    def clitic(self, at: int) -> int:
        """Letters of the clitic before the word that has the senses."""
        return self._entries[at][0] if 0 <= at < self._length else 0

    def senses(self, at: int) -> Senses:
        """All that a token can mean in a date; nothing past the ends."""
        return self._entries[at][1] if 0 <= at < self._length else _NO_SENSES[1]

    def means_nothing(self, at: int) -> bool:
        """Whether a token has no place in a date, or stands past the ends."""
        return not (0 <= at < self._length and self._entries[at][1])

    def openings(self) -> list[int]:
        """The positions of the tokens with which a date may begin: its heart stands there or soon after."""
        last = -1
        found: list[int] = []
        for at in range(self._length - 1, -1, -1):
            senses = self._entries[at][1]
            if senses:
                last = at if _is_heart(senses) else last
                if 0 <= last - at <= _REACH:
                    found.append(at)
        return found[::-1]

    def sense(self, at: int, sense: Sense) -> int | None:
        """The number that comes with a sense of the token, or ``None`` where it has no such sense."""
        return self._entries[at][1].get(sense) if 0 <= at < self._length else None

    def number(self, at: int) -> int | None:
        """The number in figures at a position."""
        return self.sense(at, Sense.NUMBER)

    def form(self, at: int) -> str:
        """The token as it stands, or nothing past the ends."""
        return self.forms[at] if 0 <= at < self._length else ""

    def bare(self, at: int) -> str:
        """The token without its clitic, or nothing past the ends."""
        return self.forms[at][self._entries[at][0] :] if 0 <= at < self._length else ""

    def skip(self, at: int, forms: frozenset[str]) -> int:
        """The position after the token if it is one of the forms, else the position itself."""
        return at + 1 if self.form(at) in forms else at

    def has_tanwin(self, at: int) -> bool:
        """Whether the word is printed with the ending of what is counted: «شخصاً»."""
        if not 0 <= at < self._length:
            return False
        start, end = self.aligned.span(*self.span(at))
        return FATHATAN in self.aligned.original[start:end]
