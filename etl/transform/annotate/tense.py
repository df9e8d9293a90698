"""Whether a dated clause speaks of what has happened by then, so that it was written no earlier."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from etl.arabic.events import (
    adverbial_words,
    happened_forms,
    past_words,
    planned_words,
    since_words,
    told_forms,
    without_and,
)
from etl.arabic.vocabulary import Sense

if TYPE_CHECKING:
    from etl.transform.annotate.prose import Prose

_REACH = 7
"""Words between a verb and the date of its clause."""
_CLAUSE_ENDS = frozenset('،,:;.!?؟؛…«»“”"()-–—')
_IMPERFECT = ("ي", "ت")
_FUTURE = ("سي", "ست", "سن", "وسي", "وست")
_FOR = "ل"
_KNOWN = Sense.NAME | Sense.PLACE | Sense.NATIONALITY | Sense.OFFICE | Sense.ORGANISATION | Sense.CHAIN | Sense.TIME


def is_past(prose: Prose, start: int, end: int) -> bool:
    """Whether the date between two offsets is that of an event which its clause tells as past.

    >>> from etl.transform.annotate.prose import read
    >>> past, planned = read("وصل الوفد في 5 مايو 2024"), read("المقرر عقده في 5 مايو 2024")
    >>> is_past(past, 13, 24), is_past(planned, 15, 26)
    (True, False)
    """
    first, after = _tokens(prose, start, end)
    if past_words() & set(prose.forms[first:after]):
        return True
    at = _adverb(prose, first)
    if prose.forms[at] in since_words():
        return True
    if at == first:
        return False
    before = _clause(prose, at)
    if planned_words() & set(prose.forms[max(0, at - 2 * _REACH) : at]):
        return False
    return _has_happened(prose, before, at) or (not before and _happens_next(prose, after))


def is_shown(prose: Prose, start: int, end: int) -> bool:
    """Whether the date is that of a picture: it ends the caption, whose words speak of no plan."""
    first, after = _tokens(prose, start, end)
    at = _adverb(prose, first)
    is_last = all(form in _CLAUSE_ENDS for form in prose.forms[after:])
    is_planned = planned_words() & set(prose.forms) or any(form.startswith(_FUTURE) for form in prose.forms[:first])
    return is_last and at < first and not is_planned and not _is_for(prose, at)


def _tokens(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """The tokens between two offsets."""
    tokens = range(len(prose.forms))
    first = bisect_right(tokens, start, key=lambda index: prose.whole(index, index + 1)[1])
    return first, bisect_left(tokens, end, first, key=lambda index: prose.whole(index, index + 1)[0])


def _adverb(prose: Prose, first: int) -> int:
    """The token that begins the adverbial phrase of a date: its preposition, or the date itself."""
    adverbial = adverbial_words() | since_words()
    at = first
    while at and (prose.words[at - 1].bare in adverbial or prose.senses[at - 1] & Sense.TIME):
        at -= 1
    return at


def _clause(prose: Prose, at: int) -> list[int]:
    """The tokens of the same clause before one, nearest first; a comma right before the adverb opens none."""
    last = at - 2 if at > 1 and prose.forms[at - 1] in "،," else at - 1
    clause: list[int] = []
    for index in range(last, max(-1, last - _REACH), -1):
        if prose.forms[index] in _CLAUSE_ENDS or prose.senses[index] & Sense.COMPLEMENTIZER:
            break
        clause.append(index)
    return clause


def _has_happened(prose: Prose, clause: list[int], at: int) -> bool:
    """Whether a past verb governs the clause, and nothing between it and the date can be planned itself."""
    if clause and without_and(prose.forms[clause[0]]) in told_forms():
        return True
    for index in clause:
        if without_and(prose.forms[index]) in happened_forms():
            return not _is_for(prose, at)
        if _may_be_to_come(prose, index):
            return False
    return False


def _happens_next(prose: Prose, after: int) -> bool:
    """«وفي 20 يناير 2007 قتل …»: the date opens the clause, the verb follows it."""
    return after < len(prose.forms) and prose.forms[after] in happened_forms() | told_forms()


def _may_be_to_come(prose: Prose, index: int) -> bool:
    """A verb of the present, or an unknown word that looks like one."""
    form = prose.forms[index]
    return form.startswith(_IMPERFECT + _FUTURE) and not prose.senses[index] & _KNOWN


def _is_for(prose: Prose, at: int) -> bool:
    """«الاستعدادات للقمة في …»: what the date belongs to is what something is meant for."""
    word = prose.words[at - 1]
    return at > 0 and word.form.startswith(_FOR) and word.cut > 0
