"""Short lines above a headline that lead to it, by what they say."""

from __future__ import annotations

import re

from etl.arabic.fold import fold
from etl.arabic.lexicon import words
from etl.arabic.words import is_place
from etl.transform.look import Look
from etl.transform.sheet import Sheet

_KICKER_WORDS = 5
_HEADLINE_WORDS = 14
_LONG_KICKER_WORDS = 10
_FEW_WORDS = 2
_VERBS = frozenset(map(fold, words("press", "kickers", "verb")))
_EVENTS = frozenset(map(fold, words("press", "kickers", "event")))
_QUOTING = (":", "«", '"')
_QUOTES = ("«", '"', "“")
_TO_PAPER = re.compile(r"\sل[ـ\s]{0,2}[«\"“][^«»\"“”]{2,25}[»\"”]:?$")
"""How a line ends that says to which newspaper somebody spoke: ``المخرج نبيل الحداد لـ«الأفق»``."""
_TOPIC = re.compile(r"(?:[^\s.]+\s){0,2}[^\s.]+\.\.+\s?(?!و)[^\s.]")
"""How headlines begin that name what they are about: ``بصمة الحافلة.. رسالة تصل إلى الأم``."""
_CIRCUMSTANCES, _TIMES = (tuple(map(fold, words("press", "kickers", kind))) for kind in ("circumstance", "time"))
"""How lines begin that say no more than why, how or with whom, and those that say when; longer ones of the latter may
say what happened, too."""


def is_kicker(sheet: Sheet, index: int, body: int) -> bool:
    """Whether a line above a longer one only says why or when that has happened, or opens three of a head."""
    if index + 1 >= body or index in sheet.next_same:
        return False
    this, below = sheet.looks[index : index + 2]
    if not below.is_bare or below.words > _HEADLINE_WORDS:
        return False
    if says_why(this):
        return min(this.words, _KICKER_WORDS) < below.words and not opens_with_verb(below)
    if leads_to_quote(this, below) or is_above_topic(this, below):
        return True
    return _is_first_of_three(sheet.looks[index : min(index + 3, body)])


def _is_first_of_three(looks: list[Look]) -> bool:
    """Whether three lines, each longer than the one above it, are kicker, headline and standfirst."""
    is_stack = len(looks) == 3 and all(each.is_bare and each.is_arabic for each in looks)
    return is_stack and looks[0].words <= _KICKER_WORDS and looks[0].words < looks[1].words < looks[2].words


def says_why(each: Look) -> bool:
    """Whether a short line says but why or when, or what the headline's subject does besides.

    ``على خلفية التمديد``, ``بعد عام من الإغلاق``, ``يستوعب 212 عائلة``.
    """
    if not each.is_bare or ".." in each.text:
        return False
    if opens_with_verb(each):
        return each.words <= _HEADLINE_WORDS
    if each.words > _LONG_KICKER_WORDS:
        return False
    openings = _CIRCUMSTANCES if each.words > _KICKER_WORDS else (*_CIRCUMSTANCES, *_TIMES)
    opening = next((opening for opening in openings if each.folded.startswith(opening)), None)
    return opening is not None and not each.folded[len(opening) :][:1].isalpha()


def opens_with_verb(each: Look) -> bool:
    """Whether a line begins with what its subject does, as headlines do not."""
    return each.folded.partition(" ")[0] in _VERBS


def leads_to_quote(this: Look, below: Look) -> bool:
    """Whether a line speaks of somebody whom the one below it names or quotes: ``المقاول تلقى إنذارين قبل الحادثة``."""
    if _TO_PAPER.search(this.text) and below.text.startswith(_QUOTES):
        return this.is_bare and below.is_bare and this.words <= _LONG_KICKER_WORDS
    may_be = _KICKER_WORDS <= this.words <= _LONG_KICKER_WORDS and _KICKER_WORDS <= below.words <= _HEADLINE_WORDS
    if not may_be or not this.is_bare or not below.is_bare or not _is_of_known(this) or _is_of_known(below):
        return False
    return any(mark in below.text for mark in _QUOTING) and not any(mark in this.text for mark in _QUOTING)


def is_above_topic(this: Look, below: Look) -> bool:
    """Whether the headline below a line names what it is about, and two dots after it, as the line does not."""
    may_be = this.is_bare and _KICKER_WORDS <= this.words <= _LONG_KICKER_WORDS and ".." not in this.text
    return may_be and below.is_bare and below.words > _KICKER_WORDS and _TOPIC.match(below.text) is not None


def announces(sheet: Sheet, index: int) -> bool:
    """Whether a few words with a colon lead to the line below: ``في أول تجربة من نوعها بمحافظات الجنوب:``."""
    this, below = sheet.looks[index], sheet.looks[index + 1 : index + 2]
    may_be = this.sign is None and this.text.endswith(":") and this.words <= _HEADLINE_WORDS
    return may_be and any(each.is_bare and each.words > _FEW_WORDS for each in below)


def _is_of_known(each: Look) -> bool:
    """Whether a line begins with a noun that has the article, and says neither where nor what happened."""
    first, second, *_ = (*each.text.split(" "), "")
    is_other = is_place(first) or is_place(f"{first} {second}") or fold(first) in _EVENTS
    return first.startswith("ال") and not is_other
