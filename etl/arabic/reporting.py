"""Reporting verbs and their kin in every form that news prose uses: ``قال``, ``تقول``, ``مضيفاً``, ``قولها``."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.aligned import folded
from etl.arabic.lexicon import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWN = ("ه", "ها", "هم", "هما")


class Voice(Enum):
    """What a reporting word does with the words that follow."""

    SAY = auto()
    """Speech may follow without anything between."""
    STATE = auto()
    """Speech may follow «أن» or a colon."""
    RELAY = auto()
    """Speech of somebody who stands after «عن»."""
    PUBLISH = auto()
    """What outlets do; no speech."""


class Shape(Enum):
    """The form that a reporting word has."""

    FINITE = auto()
    PARTICIPLE = auto()
    """Speaks for the subject of the sentence: «مضيفاً أن»."""
    NOUN = auto()
    """Speaks for whoever its pronoun means: «قوله إن»."""


_OBJECTS = {Voice.RELAY: ("ه", "ها"), Voice.PUBLISH: ("ه", "ها")}
"""Pronouns of what is handed on: «نقلته», «التقطتها»."""


class Reporting(NamedTuple):
    """One form of the lexicon."""

    voice: Voice
    shape: Shape


@cache
def reporting_forms() -> dict[str, Reporting]:
    """Folded form to what it does; a form of two verbs is the livelier one's.

    >>> [form in reporting_forms() for form in ("قالوا", "تضيف", "موكدا", "قوله", "نفت")]
    [True, True, True, True, True]
    """
    forms: dict[str, Reporting] = {}
    for voice in Voice:
        for stems in tables("reporting_verbs")[voice.name.lower()].values():
            if isinstance(stems, list):
                for form, shape in _inflected([folded(stem) for stem in stems], _OBJECTS.get(voice, ())):
                    forms.setdefault(form, Reporting(voice, shape))
    return forms


@cache
def _genders() -> dict[str, bool]:
    """Folded finite forms that only one woman or only one man can be the subject of, and whether it is a woman."""
    genders: dict[str, bool] = {}
    for voice in Voice:
        for stems in tables("reporting_verbs")[voice.name.lower()].values():
            for stem in map(folded, stems[:2] if isinstance(stems, list) else []):
                feminine = "ت" + stem[1:] if stem.startswith("ي") else list(past_forms(stem))[1]
                genders |= {stem: False, feminine: True}
    return genders


def is_feminine(form: str) -> bool | None:
    """Whether a folded verb is said of a woman, or of a body that is feminine; ``None`` where it does not tell.

    >>> is_feminine("قالت"), is_feminine("تابع"), is_feminine("تقول"), is_feminine("قالوا")
    (True, False, True, None)
    """
    return _genders().get(form)


def goes_on_saying(text: str) -> bool:
    """Whether a sentence begins with the conjunction and a verb of saying, as one does that others precede.

    >>> goes_on_saying("وأوضح المدير أن الأشغال تنتهي غدا"), goes_on_saying("وكالة الأفق وكالة مستقلة")
    (True, False)
    """
    first = folded(text.partition(" ")[0])
    found = reporting_forms().get(first[1:]) if first.startswith("و") else None
    return found is not None and found.shape is Shape.FINITE


def _inflected(stems: list[str], objects: tuple[str, ...]) -> Iterator[tuple[str, Shape]]:
    """The forms of a verb from its past, present, active participle and verbal noun, as far as they are given."""
    for stem in stems[:2]:
        conjugated = _present(stem) if stem.startswith("ي") else past_forms(stem)
        yield from ((form + suffix, Shape.FINITE) for form in conjugated for suffix in ("", *objects))
    for participle in stems[2:3]:
        yield from ((participle + ending, Shape.PARTICIPLE) for ending in ("ا", "ه", "ين", "ان", "تين"))
    for noun in stems[3:4]:
        yield from ((noun + pronoun, Shape.NOUN) for pronoun in _OWN)


def past_forms(stem: str) -> Iterator[str]:
    """Third person and first person plural; a final weak letter falls before a suffix."""
    base = stem[:-1] if stem[-1] in "اي" else stem
    yield from (stem, base + "ت", base + "وا", stem + "ا", base + "تا")


def _present(stem: str) -> Iterator[str]:
    base = stem[:-1] if stem[-1] in "وي" else stem
    for person in "يت":
        yield from (person + stem[1:], person + base[1:] + "ون", person + stem[1:] + "ان")
