"""Organisations: outlets, names of the lexicon, clubs, and names that a word such as وزارة, جامعة, شركة opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.outlets import outlets
from etl.arabic.vocabulary import Sense
from etl.transform.annotate.entities.clubs import club_at, clubs_in
from etl.transform.annotate.entities.construct import construct_name
from etl.transform.annotate.entities.definite import definite_name
from etl.transform.annotate.entities.listed import CLOSING_MARKS, OPENING_MARKS, agrees, listed_name
from etl.transform.annotate.entities.modifiers import purpose_end
from etl.transform.annotate.foreign_names import foreign_end
from etl.transform.annotate.names import Span
from etl.transform.annotate.sources import outlets_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.transform.annotate.prose import Prose

_HEADS = Sense.ORGANISATION_KIND | Sense.DEFINITE_KIND | Sense.NATIONAL_KIND | Sense.ORGANISATION | Sense.COMPANY_KIND
_FUSED = "لل"
_LONGEST = 8
_LONGEST_TITLE = 4
_FEMININE = "ه"
_CLUB = "نادي"
_IMPORTANT = "مهمه"
"""A mission before quotation marks, and elsewhere an adjective."""


def organisations_in(prose: Prose) -> Iterator[Span]:
    """The organisations that a paragraph names; names that ``لل`` has swallowed the article of are left out."""
    end = 0
    for span in sorted(_candidates(prose), key=_earlier_and_longer):
        if span.first >= end:
            yield span
            end = span.end
            if sign := _sign_after(prose, end):
                yield sign
                end = sign.end


def _earlier_and_longer(span: Span) -> tuple[int, int]:
    return span.first, -span.end


def _candidates(prose: Prose) -> Iterator[Span]:
    outlets = outlets_in(prose)
    taken = {at for outlet in outlets for at in range(outlet.first, outlet.end)}
    for outlet in outlets:
        if not prose.forms[outlet.first].startswith(_FUSED):
            is_whole = outlet.first - outlet.opening == 2 and prose.forms[outlet.opening] in OPENING_MARKS
            yield Span(outlet.first - is_whole, outlet.end)  # «قناة الحدث» in its own quotation marks
    for at in prose.where(_HEADS):
        if at not in taken and (span := _organisation_at(prose, at)):
            yield span
    yield from clubs_in(prose)


def _organisation_at(prose: Prose, at: int) -> Span | None:
    word = prose.words[at]
    if word.form.startswith(_FUSED) or "س" in word.form[: word.cut]:
        return None
    listed = listed_name(prose, at) if word.senses & Sense.ORGANISATION else None
    if word.senses & Sense.DEFINITE_KIND:
        named = definite_name(prose, at)
        return named if named and (listed is None or named.end > listed.end) else listed
    if listed:
        return listed
    return _national(prose, at) if word.definite else _opened(prose, at)


def _opened(prose: Prose, at: int) -> Span | None:
    """What a head without the article opens, or the name after it where that leaves the head out."""
    senses = prose.senses[at]
    if senses & Sense.COMPANY_KIND:
        if called := _called(prose, at):
            return called
        if _is_named_itself(prose, at + 1):
            return None
    return (_titled(prose, at) or construct_name(prose, at)) if senses & Sense.ORGANISATION_KIND else None


def _national(prose: Prose, at: int) -> Span | None:
    """«الجيش اليمني», «الرئاسة التركية»: a body of the state, and which state's."""
    following = prose.words[at + 1] if at + 1 < len(prose.words) else None
    if following is None or not following.definite or following.cut or not following.senses & Sense.NATIONALITY:
        return None
    if not prose.senses[at] & Sense.NATIONAL_KIND:
        return None
    is_held = at > 0 and prose.senses[at - 1] & Sense.OFFICE  # «وزير الخارجية القطري»
    return Span(at, at + 2) if agrees(following, prose.words[at]) and not is_held else None


def _titled(prose: Prose, at: int) -> Span | None:
    """What stands in quotation marks after a head: «جمعية «أصدقاء البحر»», «منظمة "سيفا"»."""
    quoted = prose.quoted.get(at + 1)
    if quoted is None or not quoted.closed or prose.senses[at] & Sense.FIELD_KIND or prose.words[at + 2].cut:
        return None
    end = quoted.closing - (not prose.forms[quoted.closing - 1][0].isalnum())
    return Span(quoted.opening + 1, end) if 0 < end - quoted.opening - 1 <= _LONGEST_TITLE else None


def _called(prose: Prose, at: int) -> Span | None:
    """The name after «شركة» in quotation marks, in Latin letters or in words of another language."""
    first = at + 1
    if first in prose.quoted or prose.words[at].bare == _IMPORTANT:
        return _titled(prose, at)
    end = first
    while end < len(prose.words) and prose.forms[end].isascii() and prose.forms[end].isalpha():
        end += 1
    if end == first:
        if prose.words[at].bare == _CLUB and (club := club_at(prose, first)):
            return club
        if _is_named_itself(prose, first):
            return None
        end = foreign_end(prose, first, masculine=not prose.words[at].bare.endswith(_FEMININE))
        end = purpose_end(prose, end) if end > first else end
    return Span(first, end) if end > first else None


def _is_named_itself(prose: Prose, at: int) -> bool:
    """Whether a name of the lexicons stands at a token: it needs no word for its kind."""
    if at >= len(prose.words):
        return False
    if prose.senses[at] & Sense.OUTLET and outlets().at(prose.words[at].bare, prose.forms, at):
        return True
    return bool(prose.senses[at] & Sense.ORGANISATION) and listed_name(prose, at) is not None


def _sign_after(prose: Prose, end: int) -> Span | None:
    """The abbreviation in marks right after a name: «(فاو)», «"أوتشا"», «(«سنتكوم»)»."""
    first = end
    while first < min(len(prose.forms), end + 2) and (prose.forms[first] == "(" or first in prose.quoted):
        first += 1
    close = first
    while close < min(len(prose.forms), first + _LONGEST) and prose.forms[close] not in CLOSING_MARKS:
        close += 1
    if first == end or close >= len(prose.forms) or prose.forms[close] not in CLOSING_MARKS or close == first:
        return None
    inside = prose.words[first:close]
    if all(len(word.form) == 1 and word.form.isalpha() for word in inside):  # «(أ ف ب)»
        return Span(first, close)
    word = inside[0]
    is_latin = word.form.isascii() and word.form.isalpha() and prose.text[slice(*prose.span(first, close))].isupper()
    is_word = not word.senses & ~(Sense.OUTLET | Sense.ORGANISATION) and not word.definite and not word.cut
    is_word = is_word and word.form.isalpha() and not word.form.endswith(("ه", "ات", "ين", "ون")) and len(word.form) > 2
    return Span(first, close) if len(inside) == 1 and (is_latin or is_word) else None
