"""The news organisations that a paragraph names: those of the registry, and those that their kind announces."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.lexicon import words
from etl.arabic.outlets import acronyms, ordinary_spellings, outlets
from etl.arabic.vocabulary import Sense
from etl.transform.annotate.foreign_names import foreign_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.transform.annotate.prose import Prose

_OPENING = frozenset("«“”„\"'‘’(") | {"''"}
_CLOSING = frozenset("»“”\"'‘’)") | {"''"}
_CORRESPONDENTS = words("outlets", "kinds", "correspondents")
_TELLING = words("outlets", "citing", "telling_agencies")
_AGENCY = "وكاله"
_BEFORE_DEFINITE = words("outlets", "kinds", "before_definite")
"""Kinds after which one definite word is a name: «يومية الهداف»."""
_BEFORE_UNLISTED = _BEFORE_DEFINITE | words("outlets", "kinds", "before_foreign")
"""Kinds after which a name that no registry holds may stand."""
_FEMININE = "ه"
_NEAR = 3
_LONGEST = 4
_NO_NAME = Sense.PARTICLE | Sense.NATIONALITY | Sense.ADJECTIVE | Sense.CHAIN | Sense.COMPLEMENTIZER


class Outlet(NamedTuple):
    """An outlet's name in a paragraph; indexes of tokens."""

    name: str
    """Canonical, or as printed where no registry holds it."""
    first: int
    end: int
    opening: int
    """First token of the whole phrase: the word for its kind, its quotation mark, or the name itself."""
    after: int
    """The token after the phrase, its closing mark included."""


def listed_outlets(prose: Prose) -> Iterator[Outlet]:
    """Every outlet of the registry that a paragraph names; an ordinary word only with marks or its kind beside it."""
    end = 0
    for at in prose.where(Sense.OUTLET):
        outlet = _outlet_at(prose, at) if at >= end else None
        if outlet:
            yield outlet
            end = outlet.end


def unlisted_outlets(prose: Prose) -> Iterator[Outlet]:
    """What stands in quotation marks, or in foreign words, after «مجلة», «قناة», «وكالة»: perhaps an outlet."""
    for at in prose.where(Sense.OUTLET_KIND):
        word = prose.words[at]
        if word.bare not in _BEFORE_UNLISTED or at + 1 == len(prose.words):
            continue
        first = at + 1
        if first in prose.quoted:
            quoted = prose.quoted[first]
            if quoted.closed and 1 < quoted.closing - first <= _LONGEST + 1:
                name = prose.phrase(first + 1, quoted.closing)
                yield Outlet(name, first + 1, quoted.closing, at, quoted.closing + 1)
            continue
        end = foreign_end(prose, first, masculine=not word.bare.endswith(_FEMININE))
        if end == first and word.bare in _BEFORE_DEFINITE and _is_called(prose, first):
            end = foreign_end(prose, first + 1)
        if end > first:
            yield Outlet(prose.phrase(first, end), first, end, at, end)


def _is_called(prose: Prose, at: int) -> bool:
    """«صحيفة الكوميرسيو»: one definite word that is no adjective; its kind agrees with an adjective in the feminine."""
    word = prose.words[at]
    if not word.definite or word.cut or word.senses & _NO_NAME:
        return False
    following = prose.words[at + 1] if at + 1 < len(prose.words) else None
    return not word.form.endswith((_FEMININE, "ات")) and (following is None or not following.definite)


def _outlet_at(prose: Prose, at: int) -> Outlet | None:
    word = prose.words[at]
    found = None if "س" in word.form[: word.cut] else outlets().at(word.bare, prose.forms, at)
    if found is None:
        return None
    opening, after = at, found.end
    is_marked = at > 0 and prose.forms[at - 1] in _OPENING and not word.cut
    if is_marked:
        opening -= 1
        after = _after_mark(prose, found.end)
    kind = opening > 0 and _is_kind(prose, opening - 1)
    if kind and word.senses & Sense.NATIONALITY and found.end == at + 1 and prose.words[opening - 1].definite:
        kind = prose.words[opening - 1].bare.endswith(_AGENCY)  # «الوكالة الفرنسية», but «المجلة الفرنسية»
    if kind:
        opening -= 1
        if opening > 0 and prose.words[opening - 1].bare in _CORRESPONDENTS:
            opening -= 1
        elif not is_marked and opening > 0 and prose.forms[opening - 1] in _OPENING:
            opening, after = opening - 1, _after_mark(prose, found.end)
    if is_marked and prose.forms[at - 1] == "(" and not kind and _is_official(prose, opening):
        opening -= 2
    spelling = (word.bare, *prose.forms[at + 1 : found.end])
    is_ordinary = spelling in ordinary_spellings() or spelling[:1] in ordinary_spellings()
    is_enclosed = is_marked and after > found.end and (prose.forms[at - 1] != "(" or _may_sign(prose, at, found.end))
    is_shown = kind or is_enclosed or _is_sign(prose, at, found.end)
    if is_ordinary and not is_shown and not (spelling[0] in acronyms() and _is_acronym(prose, at)):
        return None
    return Outlet(found.value, at, found.end, opening, after)


def _is_kind(prose: Prose, at: int) -> bool:
    """«صحيفة», «قناة», «مراسل»: what follows is an outlet."""
    return bool(prose.senses[at] & Sense.OUTLET_KIND) or prose.words[at].bare in _CORRESPONDENTS


def _may_sign(prose: Prose, at: int, end: int) -> bool:
    """What parentheses hold: an agency's sign, or whose report it is at the head of a text; months stand there too."""
    is_short = all(len(form) == 1 for form in prose.forms[at:end]) or prose.words[at].bare in acronyms()
    is_signed = is_short or at <= 2 * _NEAR or _is_official(prose, at - 1)
    return is_signed and not prose.senses[at] & Sense.TIME


def _is_official(prose: Prose, at: int) -> bool:
    """«التلفزيون الرسمي (العراقية)»: the kind and an adjective before the parenthesis."""
    return at > 1 and bool(prose.senses[at - 2] & Sense.OUTLET_KIND and prose.senses[at - 1] & Sense.ADJECTIVE)


def _is_sign(prose: Prose, at: int, end: int) -> bool:
    """«الجزائر - واج :» at the head of a text."""
    is_after_dash = 0 < at < 2 * _NEAR and prose.forms[at - 1] in "-–—"
    if end == at + 1 and prose.senses[at] & Sense.PLACE and prose.words[at].bare not in acronyms():  # «سبق - الرياض:»
        return False
    return is_after_dash and end < len(prose.forms) and prose.forms[end] in ":-–—"


def _is_acronym(prose: Prose, at: int) -> bool:
    """«وحسب وات», «نقلت وال», «في تصريح لسونا»: what newsrooms call an agency, where words show that it speaks."""
    if at == 0:
        return False
    word, before = prose.words[at], prose.words[at - 1]
    if word.form[: word.cut] == "ل":
        return before.bare in _TELLING
    if word.cut:
        return False
    reports = before.senses & (Sense.RELAY | Sense.STATE | Sense.PUBLISH | Sense.SAY) and before.form.endswith("ت")
    return bool(before.senses & Sense.ACCORDING or reports)


def _after_mark(prose: Prose, end: int) -> int:
    """The token after a closing mark that stands at once, or after a word or two («إن بي سي نيوز» الأميركية)."""
    for at in range(end, min(len(prose.forms), end + _NEAR)):
        if prose.forms[at] in _CLOSING:
            return at + 1
    return end
