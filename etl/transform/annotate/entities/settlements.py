"""Places that no lexicon holds: after a word for their kind, foreign names after a preposition, streets and squares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.foreign import looks_foreign, may_be_foreign
from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense, places
from etl.transform.annotate.names import Span, is_left, name_end

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from etl.transform.annotate.entities.taken import Taken
    from etl.transform.annotate.prose import Prose

_ENDS = Sense.PARTICLE | Sense.COMPLEMENTIZER | Sense.COLOURLESS | Sense.NATIONALITY | Sense.ADJECTIVE
_KNOWN = Sense.PLACE | Sense.GIVEN | Sense.UNSURE_GIVEN | Sense.FAMILY
_SETTLED = words("places", "heads", "settlements")
_FOREIGN_ONLY = words("places", "heads", "sites")
_SIDES = words("places", "heads", "sides")
_OPENINGS = words("places", "heads", "openings")
_STREETS = words("places", "heads", "streets")
_ARENAS = words("places", "heads", "arenas")
_SQUARES = words("places", "heads", "squares")
_COMMON = words("places", "heads", "common")
"""Definite nouns that follow a word for a square or a port in its other senses: «ساحة المعركة», «ميناء الصيد»."""
_WITHIN = words("places", "heads", "within")
_SIDE = "ناحيه"
_FROM = frozenset({"من"})
_TO = frozenset({"الي"})
_ATTACHED = ("ها", "هم")
_VERBAL = "ي"
_SITE_ADJECTIVES = words("places", "heads", "site_adjectives")


def settlement(prose: Prose, at: int) -> Span | None:
    """A word after «مدينة» and the like of which the lexicons know nothing, with «الشمالية» and the like after it."""
    if not _may_be_settlement(prose, at):
        return None
    form, end = prose.forms[at], at + 1
    if end < len(prose.words) and prose.forms[end] in _SIDES:
        return Span(at, end + 1)
    return _foreign(prose, at) if form in _OPENINGS or may_be_foreign(form) else Span(at, end)


def _may_be_settlement(prose: Prose, at: int) -> bool:
    """Whether a word after one for a kind of place can be a name: «بلدة ساحلية», «ميناء الصيد» name nothing."""
    word, kind = prose.words[at], prose.words[at - 1]
    if len(word.form) < 3 or not word.form[0].isalpha() or word.cut or word.senses & ~_KNOWN:
        return False
    if (
        word.form.endswith(_ATTACHED)
        or word.form.startswith(_VERBAL)
        or word.form in _COMMON | _STREETS
        or (kind.bare == _SIDE and kind.cut)
    ):
        return False
    if word.form in _OPENINGS:
        return True
    if kind.bare in _FOREIGN_ONLY:
        return may_be_foreign(word.form) and not word.definite
    return word.definite or may_be_foreign(word.form) or _is_bare_name(prose, at)


def _is_bare_name(prose: Prose, at: int) -> bool:
    """Whether a word without the article is no adjective of what stands before it and no noun that goes on."""
    word, following = prose.words[at], prose.words[at + 1] if at + 1 < len(prose.words) else None
    if (word.form.endswith("ه") and prose.words[at - 1].bare.endswith("ه")) or word.form.startswith("و"):
        return False  # «مدينة ساحلية», «المدينة ويبدو»
    goes_on = following is not None and following.definite and following.form not in _SIDES
    return not goes_on or bool(following and following.senses & _ENDS)


def is_settled(prose: Prose, at: int) -> bool:
    """Whether a word for a kind of place stands before a word."""
    return at > 0 and prose.words[at - 1].bare in _SETTLED | _FOREIGN_ONLY


def _foreign(prose: Prose, at: int) -> Span:
    """One word, or two that look alike or go together: «لوس ألتوس», «حمام العليل»."""
    following = prose.words[at + 1] if at + 1 < len(prose.words) else None
    if following is None or following.cut or not following.form[0].isalpha():
        return Span(at, at + 1)
    goes_on = prose.forms[at] in _OPENINGS and not following.senses & ~_KNOWN
    is_second = looks_foreign(following.form) and not following.senses & ~Sense.NAME
    return Span(at, at + 1 + (goes_on or is_second))


def foreign_places(prose: Prose, taken: Taken) -> Iterator[Span]:
    """Foreign words after a preposition that only places have: «في هوكنهايم», «قرب كومبتون»."""
    for at in prose.where(Sense.PLACE_PREPOSITION):
        first = at + 1
        if prose.words[at].form not in _WITHIN or first >= len(prose.words) or first in taken or prose.senses[first]:
            continue
        if looks_foreign(prose.forms[first]) and not prose.words[first].definite:
            yield _foreign(prose, first)
    for at in [] if _TO.isdisjoint(prose.forms) else prose.marks(_FROM):
        to, end = at + 2, at + 4
        if end <= len(prose.words) and prose.forms[to] in _TO and _are_foreign(prose, (at + 1, at + 3), taken):
            yield from (Span(n, n + 1) for n in (at + 1, at + 3))


def _are_foreign(prose: Prose, tokens: tuple[int, ...], taken: Taken) -> bool:
    """Whether all of some words look foreign and belong to no name yet."""
    return all(may_be_foreign(prose.forms[n]) and not prose.senses[n] and n not in taken for n in tokens)


def streets_in(prose: Prose) -> Iterator[Span]:
    """Streets and squares, and sites that bear somebody's name: «شارع الحبيب بورقيبة», «ساحة النجمة»."""
    for at in prose.where(Sense.PLACE_KIND):
        if prose.words[at].bare in _STREETS and not prose.words[at].definite and at + 1 < len(prose.words):
            end = _street_end(prose, at + 1)
            if end > at + 1:
                yield Span(at + (prose.words[at].bare in _ARENAS), end)


def _street_end(prose: Prose, first: int) -> int:
    """The index after the name of a street, or its first where there is none."""
    at, limit = first, len(prose.words)
    while at < limit and prose.senses[at] & Sense.HONORIFIC and prose.words[at].definite:
        at += 1
    if at >= limit or prose.words[at].cut:
        return first
    word = prose.words[at]
    is_place = word.senses & Sense.PLACE and places().at(word.bare, prose.forms, at) is not None
    if not is_place and (word.senses & Sense.NAME or may_be_foreign(word.form)):
        end = name_end(prose, at, limit)
        return end + (end < limit and prose.forms[end] in _SITE_ADJECTIVES)
    is_common = word.form in _COMMON or bool(word.senses & ~(Sense.PLACE | Sense.NATIONALITY))
    is_square = prose.words[first - 1].bare in _SQUARES and at == first and word.definite and not is_common
    return at + 1 if is_square and is_left(prose, at + 1) else first


class Settled:
    """The places that an article has introduced by a word for their kind."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def met(self, prose: Prose, found: Iterable[Span]) -> Iterator[Span]:
        """Passes places on and keeps those of one word that stand after their kind and that no lexicon holds."""
        for place in found:
            if place.end == place.first + 1 and not prose.senses[place.first] and is_settled(prose, place.first):
                self._names.add(prose.forms[place.first])
            yield place

    def recognised(self, prose: Prose, taken: Taken) -> Iterator[Span]:
        """Those that stand there again, after a preposition of place."""
        if self._names.isdisjoint(prose.forms):
            return
        for at, form in enumerate(prose.forms):
            if at and form in self._names and at not in taken and prose.senses[at - 1] & Sense.PLACE_PREPOSITION:
                yield Span(at, at + 1)
