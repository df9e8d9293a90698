"""Organisations by a definite head with its adjectives: «الجامعة الأمريكية في بيروت», «المديرية العامة للآثار»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense, places
from etl.transform.annotate.entities.listed import is_listed
from etl.transform.annotate.entities.modifiers import (
    BODY,
    CLOSING,
    ENDS,
    LONGEST,
    OTHERS,
    conjunct_end,
    is_for,
    may_describe,
    opens_person,
    with_purpose,
)
from etl.transform.annotate.names import Span

if TYPE_CHECKING:
    from etl.transform.annotate.prose import Prose

_FUSED = "لل"
_AND = "و"
_IN = "في"
_BY = "ب"
_SPORT = "لكره"
_LEARNING = words("organisations", "heads", "learning")
_GENERAL = frozenset({"العام", "العامه"})
_ADMINISTRATIVE = words("organisations", "heads", "administrative")
"""Definite heads that are words of other meanings: «للـ» must say what the body is for, or «العامة» open the name."""


def definite_name(prose: Prose, at: int) -> Span | None:
    """«الجامعة الأمريكية في بيروت», «المديرية العامة للآثار والمتاحف»: generic unless it says more than one thing."""
    end = _adjective_run(prose, at + 1)
    if end > at + 1 and (seat := _seat_end(prose, at, end)):
        return Span(at, seat)
    if end > at + 1 and end + 1 < len(prose.words) and prose.forms[end] == _SPORT:
        return Span(at, end + 2)  # «الاتحاد الموريتاني لكرة القدم»
    if end > at + 1 and (purpose := with_purpose(prose, end)) > end:
        return Span(at, purpose)
    if prose.words[at].bare in _ADMINISTRATIVE and not _is_public(prose, at, end):
        return None
    return Span(at, end) if end > at + 2 else None


def _is_public(prose: Prose, at: int, end: int) -> bool:
    """«الإدارة العامة للدفاع المدني», «القيادة العليا للقوات»."""
    return any(is_for(prose.words[index]) for index in range(at + 1, end))


def _adjective_run(prose: Prose, at: int) -> int:
    """The token after the definite words after a head; «و» joins them once «لل» has said what the body is for."""
    says_for, end = False, at
    if at < len(prose.words) and prose.words[at].form.startswith(_FUSED):  # «وكيل الجامعة للتطوير»
        return at
    while end < len(prose.words) and end < at + LONGEST:
        word = prose.words[end]
        clitics = word.form[: word.cut]
        if not word.definite and not (end > at and word.form.startswith(_FUSED) and is_for(word)):
            after = conjunct_end(prose, at - 1, end) if says_for else end
            if after == end:
                break
            end = after
            continue
        if says_for and not may_describe(word):
            break
        is_general = end == at and word.form in _GENERAL
        is_over = word.senses & (ENDS | Sense.OFFICE) or word.form in CLOSING or opens_person(prose, end)
        if (is_over and not is_general) or (clitics == _FUSED and word.senses & BODY):
            break
        if clitics == _AND:
            if not says_for or word.senses & (OTHERS | BODY) or is_listed(prose, end):
                break
        elif clitics not in ("", _FUSED):
            break
        says_for = says_for or word.form.startswith(_FUSED)
        end += 1
    return end


def _seat_end(prose: Prose, at: int, end: int) -> int:
    """The end with the town of a place of learning: «في بيروت», «بالقاهرة»; 0 where none follows."""
    if end != at + 2 or prose.words[at].bare not in _LEARNING or end == len(prose.words):
        return 0
    word = prose.words[end]
    if word.form[: word.cut] == _BY and word.senses & Sense.PLACE:
        found = places().at(word.bare, prose.forms, end)
        return found.end if found else 0
    if word.bare != _IN or word.cut or end + 1 == len(prose.words):
        return 0
    found = places().at(prose.words[end + 1].bare, prose.forms, end + 1)
    return found.end if found else 0
