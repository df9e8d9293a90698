"""Organisations: outlets, names of the lexicon, and names that begin with a word such as وزارة, جامعة, هيئة."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.vocabulary import Sense, ordinary_organisations, organisations, places
from etl.transform.annotate.names import Span
from etl.transform.annotate.sources import outlets_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.transform.annotate.prose import Prose

_NAME = Sense.GIVEN | Sense.UNSURE_GIVEN | Sense.FAMILY
_HEADS = Sense.ORGANISATION_KIND | Sense.DEFINITE_KIND | Sense.NATIONAL_KIND | Sense.ORGANISATION | Sense.COMPANY_KIND
_ENDS = Sense.PARTICLE | Sense.COMPLEMENTIZER | Sense.ACCORDING | Sense.COLOURLESS | Sense.TIME
_FUSED = "لل"
_IN = "في"
_LONGEST = 8
_VERBAL = ("ي", "ت")
_FEMININE = "ه"
_FEMININES = (_FEMININE, "ات")
_SPORT = "لكره"
_TEAM = "منتخب"
_TO = "ل"
_WITH_ZEAL = "بحماس"
_OPENING = frozenset("«“”\"'(")
_CLOSING = frozenset("»“”\"')")


def organisations_in(prose: Prose) -> Iterator[Span]:
    """The organisations that a paragraph names; names that ``لل`` has swallowed the article of are left out."""
    for outlet in outlets_in(prose):
        if not prose.forms[outlet.first].startswith(_FUSED) and not _is_aside(prose, outlet.first):
            yield Span(outlet.first, outlet.end)
    end = 0
    for at in prose.where(_HEADS):
        span = _organisation_at(prose, at) if at >= end else None
        if span:
            yield span
            end = span.end


def _is_aside(prose: Prose, at: int) -> bool:
    """«بكين (شينخوا)»: the sign of a dateline; «لـ(بغداد اليوم)» is none."""
    return at > 0 and prose.forms[at - 1] == "(" and not (at > 1 and prose.forms[at - 2] == _TO)


def _organisation_at(prose: Prose, at: int) -> Span | None:
    word = prose.words[at]
    if word.form.startswith(_FUSED):
        return None
    if word.senses & Sense.ORGANISATION:
        found = organisations().at(word.bare, prose.forms, at)
        if found and (not _is_ordinary(prose, at, found.end) or _is_marked(prose, at, found.end)):
            return Span(at, found.end)
    if word.senses & Sense.COMPANY_KIND and (company := _company(prose, at)):
        return company
    if word.senses & Sense.NATIONAL_KIND and (national := _national(prose, at)):
        return national
    if word.senses & Sense.DEFINITE_KIND:
        return _definite(prose, at)
    return _headed(prose, at) if word.senses & Sense.ORGANISATION_KIND else None


def _is_ordinary(prose: Prose, at: int, end: int) -> bool:
    """A name that is a word of its own too; with «بـ» before it «حماس» is enthusiasm."""
    word = prose.words[at]
    return word.form == _WITH_ZEAL or (word.bare, *prose.forms[at + 1 : end]) in ordinary_organisations()


def _is_marked(prose: Prose, at: int, end: int) -> bool:
    """Whether quotation marks or parentheses hold nothing but the name, or a word for a body stands before it."""
    if at == 0:
        return False
    is_enclosed = prose.forms[at - 1] in _OPENING and end < len(prose.forms) and prose.forms[end] in _CLOSING
    return is_enclosed or bool(prose.senses[at - 1] & (Sense.ORGANISATION_KIND | Sense.COMPANY_KIND))


def _headed(prose: Prose, at: int) -> Span | None:
    """«وزارة المياه والري», «جامعة السلطان قابوس», «مركز الملك فيصل للبحوث»: a head and the chain of nouns after it."""
    head = prose.words[at]
    if head.definite:
        return None
    end, proper = at + 1, False
    while end < min(len(prose.words), at + _LONGEST):
        step = _chain_step(prose, at, end)
        if step is None:
            break
        end, is_proper = step
        proper = proper or is_proper
    end = _without_nationality(prose, at, end)
    length = end - at
    if length < 2 or (head.senses & Sense.WEAK_KIND and not proper and length < 3):
        return None
    return Span(at, end)


def _chain_step(prose: Prose, head: int, at: int) -> tuple[int, bool] | None:
    """The token after the next word of a name, and whether the word is a proper name; ``None`` where the name ends."""
    word, before = prose.words[at], prose.words[at - 1]
    if not word.form[0].isalpha() or word.senses & _ENDS or _is_seat(prose, head, at):
        return None
    if word.senses & Sense.PLACE and not word.cut and not before.definite:
        found = places().at(word.bare, prose.forms, at)
        if found:
            return found.end, True
    if word.definite:
        return (at + 1, False) if _joins(prose, head, at) else None
    if word.cut or (before.definite and not before.senses & Sense.HONORIFIC):
        return None
    is_proper = _is_proper(prose, head, at)
    return (at + 1, is_proper) if is_proper or word.senses & Sense.CHAIN else None


def _is_seat(prose: Prose, head: int, at: int) -> bool:
    """«مركز محافظة ميسان»: a town, and no body."""
    is_place = bool(prose.senses[at] & Sense.PLACE_KIND)
    return is_place and at == head + 1 and bool(prose.senses[head] & Sense.WEAK_KIND)


def _is_proper(prose: Prose, head: int, at: int) -> bool:
    """A namesake («الملك فيصل»), a person's name, or after a strong head a word of which nothing is known."""
    word, before = prose.words[at], prose.words[at - 1]
    if word.senses & Sense.CHAIN:
        return False
    if before.definite and before.senses & Sense.HONORIFIC:
        return True
    is_unknown = not word.senses and not word.form.startswith(_VERBAL) and not prose.senses[head] & Sense.WEAK_KIND
    return at == head + 1 and (is_unknown or bool(word.senses & _NAME))


def _joins(prose: Prose, head: int, at: int) -> bool:
    """Whether a definite word goes on with the name: bare, after «و», or after «لل» that says what the body is for."""
    word = prose.words[at]
    clitics = word.form[: word.cut]
    if prose.words[head].bare == _TEAM:
        return at == head + 1
    if clitics == "و":
        return at > head + 1 and prose.words[at - 1].definite and not word.senses & (Sense.OFFICE | Sense.PLACE)
    if clitics == _FUSED:
        return at > head + 1 and not word.senses & (Sense.OFFICE | Sense.OUTLET)
    return (not clitics and not word.senses & (Sense.OFFICE | Sense.OCCUPATION)) or at == head + 1


def _without_nationality(prose: Prose, at: int, end: int) -> int:
    if (
        prose.words[at].senses & Sense.DROPS_NATIONALITY
        and end > at + 2
        and prose.words[end - 1].senses & Sense.NATIONALITY
    ):
        return end - 1
    return end


def _definite(prose: Prose, at: int) -> Span | None:
    """«الجامعة الأمريكية في بيروت», «المكتبة الوطنية للمملكة المغربية»: generic unless it says more than one thing."""
    end = at + 1
    while end < len(prose.words) and prose.words[end].definite and not prose.words[end].senses & (_ENDS | Sense.OFFICE):
        if prose.words[end].form[: prose.words[end].cut] not in ("", _FUSED):
            break
        end += 1
    if end > at + 1 and end + 1 < len(prose.words) and prose.words[end].bare == _IN and not prose.words[end].cut:
        found = places().at(prose.words[end + 1].bare, prose.forms, end + 1)
        if found and end == at + 2:
            return Span(at, found.end)
    if end > at + 1 and end + 1 < len(prose.words) and prose.forms[end] == _SPORT:
        return Span(at, end + 2)  # «الاتحاد الموريتاني لكرة القدم»
    return Span(at, end) if end > at + 2 else None


def _national(prose: Prose, at: int) -> Span | None:
    """«الجيش اليمني», «الرئاسة التركية»: a body of the state, and which state's."""
    following = prose.words[at + 1] if at + 1 < len(prose.words) else None
    if following is None or not following.definite or following.cut or not following.senses & Sense.NATIONALITY:
        return None
    agrees = following.form.endswith(_FEMININE) == prose.words[at].bare.endswith(_FEMININES)
    is_held = at > 0 and prose.senses[at - 1] & Sense.OFFICE  # «وزير الخارجية القطري»
    return Span(at, at + 2) if agrees and not is_held else None


def _company(prose: Prose, at: int) -> Span | None:
    """The name after «شركة» in quotation marks or in Latin letters: other words there may be nouns of the language."""
    first = at + 1
    if first in prose.quoted:
        quoted = prose.quoted[first]
        return (
            Span(first + 1, quoted.closing) if quoted.closed and 1 < quoted.closing - first <= _LONGEST // 2 else None
        )
    end = first
    while end < len(prose.words) and prose.forms[end].isascii() and prose.forms[end].isalpha():
        end += 1
    return Span(first, end) if end > first else None
