"""Organisations: outlets, names of the lexicon, clubs, and names that a word such as وزارة, جامعة, شركة opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.arabic.outlets import outlets
from etl.arabic.vocabulary import Sense, organisations, platforms
from etl.transform.annotate.entities.clubs import club_at, clubs_in
from etl.transform.annotate.entities.headed import definite_name, headed_name, is_ordinary, purpose_end
from etl.transform.annotate.foreign_names import foreign_end
from etl.transform.annotate.names import Span
from etl.transform.annotate.sources import outlets_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.transform.annotate.prose import Prose

_HEADS = Sense.ORGANISATION_KIND | Sense.DEFINITE_KIND | Sense.NATIONAL_KIND | Sense.ORGANISATION | Sense.COMPANY_KIND
_FUSED = "لل"
_LONGEST = 8
_SHORTEST = 5
_LONGEST_TITLE = 4
_FEMININE = "ه"
_FEMININES = (_FEMININE, "ات")
_NISBA = "ي"
_WITH_ZEAL = "بحماس"
_OPENING = frozenset("«“”\"'(")
_CLOSING = frozenset("»“”\"')")
_BRANCHES = words("organisations", "heads", "branches")
_MINISTRY = "وزاره"
_PARTIES = words("organisations", "heads", "with_adjective")
_MADE = ("companies", "clubs")
"""Kinds of the lexicon whose names are proper throughout: no adjective of origin goes on with them."""
_MEDIA = frozenset({"علي", "على", "عبر", "في"})
_CLUB = "نادي"
_AND = "و"
_IMPORTANT = "مهمه"
"""A mission before quotation marks, and elsewhere an adjective."""
_MEMBERS = words("organisations", "ordinary", "members")
_GOD = "الله"
_WITHIN = words("organisations", "ordinary", "within")


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
            is_whole = outlet.first - outlet.opening == 2 and prose.forms[outlet.opening] in _OPENING
            yield Span(outlet.first - is_whole, outlet.end)  # «قناة الحدث» in its own quotation marks
    for at in prose.where(_HEADS):
        if at not in taken and (span := _organisation_at(prose, at)):
            yield span
    yield from clubs_in(prose)


def _organisation_at(prose: Prose, at: int) -> Span | None:
    word = prose.words[at]
    if word.form.startswith(_FUSED) or "س" in word.form[: word.cut]:
        return None
    listed = _listed(prose, at) if word.senses & Sense.ORGANISATION else None
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
    return (_titled(prose, at) or headed_name(prose, at)) if senses & Sense.ORGANISATION_KIND else None


def _listed(prose: Prose, at: int) -> Span | None:
    """A name of the lexicon, with what belongs to it; an ordinary word only where something shows that it is a name."""
    found = organisations().at(prose.words[at].bare, prose.forms, at)
    if found is None or (_is_ordinary(prose, at, found.end) and not _is_marked(prose, at, found.end)):
        return None
    if found.value in _MADE and (_is_somebodys(prose, at, found.end) or _is_medium(prose, at)):
        return None
    return Span(at, _with_origin(prose, at, found.end, found.value))


def _is_ordinary(prose: Prose, at: int, end: int) -> bool:
    """A name that is a word of its own too; with «بـ» before it «حماس» is enthusiasm."""
    return prose.forms[at] == _WITH_ZEAL or is_ordinary(prose, at, end)


def _is_marked(prose: Prose, at: int, end: int) -> bool:
    """Whether marks hold nothing but the name, a word for a body stands before it, or somebody of its members."""
    if at == 0:
        return False
    before = prose.senses[at - 1]
    is_enclosed = prose.forms[at - 1] in _OPENING and end < len(prose.forms) and prose.forms[end] in _CLOSING
    if is_enclosed or before & (Sense.ORGANISATION_KIND | Sense.COMPANY_KIND):
        return True
    if prose.words[at].form[: prose.words[at].cut] == _AND and _is_company(prose, at - 1):
        return True
    if end < len(prose.words) and (prose.words[end].definite or prose.senses[end] & Sense.PLACE):
        return False
    if prose.forms[at - 1] in _WITHIN:
        return at > 1 and bool(prose.senses[at - 2] & Sense.OCCUPATION or prose.forms[at - 2] in _MEMBERS)
    return not prose.words[at].cut and prose.forms[at - 1] in _MEMBERS


def _is_company(prose: Prose, at: int) -> bool:
    """«شركتي توتال وشل»: the company with which an ordinary word is joined."""
    word = prose.words[at]
    found = organisations().at(word.bare, prose.forms, at) if word.senses & Sense.ORGANISATION else None
    return found is not None and found.value in _MADE and not _is_ordinary(prose, at, found.end)


def _is_somebodys(prose: Prose, at: int, end: int) -> bool:
    """«نيكولا تسلا»: the last name of a person."""
    return at > 0 and end == at + 1 and not prose.words[at].cut and bool(prose.senses[at - 1] & Sense.GIVEN)


def _is_medium(prose: Prose, at: int) -> bool:
    """«عبر "تويتر"», «على فيسبوك»."""
    before = at - 1 - (at > 0 and prose.forms[at - 1] in _OPENING)
    is_written_on = before >= 0 and prose.words[before].bare in _MEDIA
    return is_written_on and prose.words[at].bare in platforms()


def _with_origin(prose: Prose, at: int, end: int, kind: str) -> int:
    """The end of a listed name with «السوري», «القومي» or «القابضة» after it."""
    if end == len(prose.words):
        return end
    word, head = prose.words[end], prose.words[at]
    if kind in _MADE:
        return end + (kind == "companies" and word.form in _BRANCHES)
    if end < at + 2 or not prose.words[end - 1].definite or not word.definite or word.cut or head.bare == _MINISTRY:
        return end
    if prose.forms[end - 1] == _GOD or word.senses & (Sense.RELATIVE | Sense.PARTICLE) or len(word.form) < _SHORTEST:
        return end
    if word.senses & Sense.NATIONALITY:
        return end + (word.form.endswith(_FEMININE) == head.bare.endswith(_FEMININES))
    is_adjective = head.bare in _PARTIES and word.form.endswith(_NISBA)
    return end + (is_adjective and not word.senses & (Sense.NAME | Sense.TITLE | Sense.TIME))


def _national(prose: Prose, at: int) -> Span | None:
    """«الجيش اليمني», «الرئاسة التركية»: a body of the state, and which state's."""
    following = prose.words[at + 1] if at + 1 < len(prose.words) else None
    if following is None or not following.definite or following.cut or not following.senses & Sense.NATIONALITY:
        return None
    if not prose.senses[at] & Sense.NATIONAL_KIND:
        return None
    agrees = following.form.endswith(_FEMININE) == prose.words[at].bare.endswith(_FEMININES)
    is_held = at > 0 and prose.senses[at - 1] & Sense.OFFICE  # «وزير الخارجية القطري»
    return Span(at, at + 2) if agrees and not is_held else None


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
    return bool(prose.senses[at] & Sense.ORGANISATION) and _listed(prose, at) is not None


def _sign_after(prose: Prose, end: int) -> Span | None:
    """The abbreviation in marks right after a name: «(فاو)», «"أوتشا"», «(«سنتكوم»)»."""
    first = end
    while first < min(len(prose.forms), end + 2) and (prose.forms[first] == "(" or first in prose.quoted):
        first += 1
    close = first
    while close < min(len(prose.forms), first + _LONGEST) and prose.forms[close] not in _CLOSING:
        close += 1
    if first == end or close >= len(prose.forms) or prose.forms[close] not in _CLOSING or close == first:
        return None
    inside = prose.words[first:close]
    if all(len(word.form) == 1 and word.form.isalpha() for word in inside):  # «(أ ف ب)»
        return Span(first, close)
    word = inside[0]
    is_latin = word.form.isascii() and word.form.isalpha() and prose.text[slice(*prose.span(first, close))].isupper()
    is_word = not word.senses & ~(Sense.OUTLET | Sense.ORGANISATION) and not word.definite and not word.cut
    is_word = is_word and word.form.isalpha() and not word.form.endswith(("ه", "ات", "ين", "ون")) and len(word.form) > 2
    return Span(first, close) if len(inside) == 1 and (is_latin or is_word) else None
