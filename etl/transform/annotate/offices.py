"""How far a noun phrase goes, and where the name in it begins.

An office is a chain of nouns that a definite noun or a proper name closes («أستاذ الري في جامعة باتنة»); the first word
after that which no chain can hold begins the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.lexicon import words
from etl.arabic.vocabulary import AL, Sense, analysed, people, places
from etl.transform.annotate.names import (
    NEVER_A_NAME,
    Span,
    closes,
    is_described,
    is_left,
    is_name_word,
    is_office_of,
    name_end,
)

if TYPE_CHECKING:
    from etl.arabic.printed import Word
    from etl.transform.annotate.prose import Prose

_SOMETHING = (
    Sense.NAME | Sense.TITLE | Sense.PLACE | Sense.CHAIN | Sense.ADJECTIVE | Sense.MOUTHPIECE | Sense.ORGANISATION_KIND
)
_OUTSIDE = Sense.COMPLEMENTIZER | Sense.PARTICLE | Sense.COLOURLESS | Sense.HUSH
_MAY_STOP = _OUTSIDE | Sense.RELATIVE | Sense.TIME | Sense.CUE | Sense.PREPOSITION
"""What a word without clitics must be able to be to end a phrase."""
_GOES_ON = Sense.ADJECTIVE | Sense.NATIONALITY | Sense.TITLE | Sense.PLACE | Sense.PREPOSITION
"""What an indefinite word must be able to be to follow an office that is closed."""
_WITH = "ب"
_SEATS = (
    Sense.CHAIN | Sense.PLACE | Sense.PLACE_KIND | Sense.ORGANISATION | Sense.ORGANISATION_KIND | Sense.DEFINITE_KIND
)
_QUOTED_WORDS = 8
_FEMININE = "ه"
_ATTACHED = ("ها", "هم", "نا", "كم", "هما")
_TO = "ل"
_FUSED = "لل"
_PEOPLE = "ين"
_WITHIN_OFFICES = frozenset({"في", "من", "عن", "على", "لدي"})
"""Prepositions that go on with an office: «أستاذ في جامعة», «المسؤول عن», «المحلل لدى شركة»."""
_STEM = 4
"""Letters by which a spokesperson is known in any gender and number: «المتحدثون», «الناطقة»."""
_ON_BEHALF = words("titles", "spokesperson", "on_behalf")
_SPOKESPEOPLE = frozenset(word[:_STEM] for word in words("titles", "spokesperson", "words"))
_BRANCHES = words("titles", "honorific", "branches")
_NAMESAKES = words("titles", "honorific", "namesakes")
"""Titles that make one word of a proper name part of an institution's: «جامعة السلطان قابوس»."""


class Phrase(NamedTuple):
    """A noun phrase from its first token on."""

    end: int
    name: Span | None


def walk(prose: Prose, at: int, limit: int) -> Phrase:
    """The noun phrase that begins at a token."""
    index, closed = at, False
    while index < limit:
        word = prose.words[index]
        if index in prose.quoted:
            after = _jump(prose, index, at)
            if after is None:
                break
            index, closed = after, True
            continue
        if word.senses & Sense.PERSON and (known := people().at(word.bare, prose.forms, index)):
            return Phrase(known.end, Span(index, known.end))
        if _stops(prose, index, at):
            break
        may_begin = index == at or closed or word.senses & Sense.GIVEN
        if may_begin and _begins_name(prose, index, at, closed=closed):
            end = name_end(prose, index, limit)
            if end - index > 1 or word.senses & Sense.NAME or index == at or _is_addressed(prose, index, end):
                return Phrase(end, Span(index, end))
            break
        if prose.words[index].has_tanwin or (closed and _is_new_noun(word) and not _is_titled(prose, index)):
            break
        index, closed = _step(prose, index, at, closed=closed)
    while index > at + 1 and prose.words[index - 1].senses & Sense.PREPOSITION:
        index -= 1
    return Phrase(min(index, limit), None)


def _stops(prose: Prose, index: int, at: int) -> bool:
    """Whether a word ends the noun phrase."""
    word = prose.words[index]
    senses = word.senses
    if not word.form[0].isalnum() or len(word.form) == 1:
        return True
    if index > at and not word.cut and not senses & _MAY_STOP:
        return False  # most words of a phrase need no closer look
    if index > at and senses and (_is_on_behalf(prose, index) or _is_general(prose, index)):
        return False
    if senses & Sense.PREPOSITION and not senses & (Sense.NAME | Sense.TIME):
        return index == at or word.bare not in _WITHIN_OFFICES or _is_occasion(prose, index + 1)
    if index > at and word.cut and _TO in word.form[: word.cut] and not senses & _OUTSIDE:
        return _is_addressee(prose, index)
    return _is_outside(prose, index, at)


def _is_titled(prose: Prose, index: int) -> bool:
    """Whether a word goes with the title before it, so that neither a name nor another noun begins there."""
    return goes_with_rank(prose, index) or _is_namesake(prose, index) or _is_on_behalf(prose, index)


def goes_with_rank(prose: Prose, index: int) -> bool:
    """«العميد ركن نبيل عبد الله», «العقيد طيار …»: what an officer was trained for, after the rank."""
    return index > 0 and prose.words[index].bare in _BRANCHES and bool(prose.senses[index - 1] & Sense.HONORIFIC)


def _is_outside(prose: Prose, index: int, at: int) -> bool:
    """Words that no noun phrase holds: particles, adverbs, verbs of speech, a figure, «طلب عدم …»."""
    word, senses = prose.words[index], prose.senses[index]
    if senses & (Sense.COMPLEMENTIZER | Sense.RELATIVE | Sense.TIME):
        return True
    if senses & Sense.HUSH and _sense_after(prose, index) & Sense.HUSHED:
        return True
    if index == at and word.form[0].isdigit():
        return not _sense_after(prose, index) & Sense.UNNAMED  # «8 مسؤولين»
    if senses & Sense.PARTICLE:
        return not senses & Sense.NAME
    if index > at and word.cut and _WITH in word.form[: word.cut]:
        return (
            not (senses | analysed(word.bare.removeprefix(AL)).senses) & _SEATS
        )  # «مسؤول بوزارة الداخلية», but «طالب الدولة بالاعتذار»
    return bool(senses & (Sense.CUE | Sense.COLOURLESS)) and not senses & _SOMETHING


def _sense_after(prose: Prose, index: int) -> int:
    return prose.senses[index + 1] if index + 1 < len(prose.senses) else Sense.NONE


def _is_general(prose: Prose, index: int) -> bool:
    """«الأمين العام», «مدير عام»: no year where an office stands before it and no time after it."""
    if not prose.senses[index] & Sense.ADJECTIVE or not prose.senses[index - 1] & (Sense.POST | Sense.ADJECTIVE):
        return False
    following = prose.words[index + 1] if index + 1 < len(prose.words) else None
    return following is None or not (following.senses & Sense.TIME or following.form[0].isdigit())


def _is_occasion(prose: Prose, index: int) -> bool:
    """«في مؤتمر صحفي», «خلال لقائه»: when and where, not whose office."""
    return (
        index >= len(prose.words)
        or index in prose.quoted
        or bool(prose.words[index].senses & (Sense.ADJUNCT | Sense.TIME))
    )


def _is_addressee(prose: Prose, index: int) -> bool:
    """«لوكالة رويترز», «لـ«رويترز»», «للصحافيين»: who is told something."""
    word, after = prose.words[index], index + 1
    if word.bare.endswith(_PEOPLE) and word.form[: word.cut].endswith(_FUSED):
        return True
    if after in prose.quoted:
        return True
    is_followed = after < len(prose.words) and bool(prose.words[after].senses & Sense.OUTLET)
    return bool(word.senses & Sense.OUTLET) or bool(word.senses & Sense.OUTLET_KIND and is_followed)


def _jump(prose: Prose, index: int, at: int) -> int | None:
    """The token after a short name in quotation marks inside the phrase: «المتحدث باسم «حماس»»."""
    quoted = prose.quoted[index]
    is_named = (
        index > at and prose.forms[index - 1] != _TO and quoted.closed and quoted.closing - index <= _QUOTED_WORDS
    )
    return quoted.closing + 1 if is_named and _wants_name(prose.words[index - 1]) else None


def _wants_name(word: Word) -> bool:
    return bool(word.senses & (Sense.CHAIN | Sense.OUTLET_KIND | Sense.ORGANISATION_KIND)) or word.bare in _ON_BEHALF


def _begins_name(prose: Prose, index: int, at: int, *, closed: bool) -> bool:
    word = prose.words[index]
    senses = word.senses
    if index == at:
        is_name = bool(senses & Sense.NAME) and not senses & Sense.TITLE
        return (is_name and not (index > 0 and _is_on_behalf(prose, index))) or (
            not senses and not word.definite and is_name_word(word) and _next_is_name(prose, index)
        )
    if word.cut and not senses & Sense.NAME:
        return False
    is_given = (
        senses & Sense.GIVEN and not senses & (Sense.CHAIN | Sense.NATIONALITY) and not is_office_of(prose, index)
    )
    if not is_given and not (closed and _may_be_name(prose, index, at)):
        return False
    return not _is_titled(prose, index)


def _is_surnamed(prose: Prose, index: int) -> bool:
    """Whether a last name follows, or a definite word that the sentence does not go on with."""
    following = index + 1
    if following >= len(prose.words) or prose.words[following].cut:
        return False
    word = prose.words[following]
    is_last = word.definite and not word.senses and is_left(prose, following + 1)
    return bool(word.senses & (Sense.FAMILY | Sense.GIVEN)) or is_last


def _may_be_name(prose: Prose, index: int, at: int) -> bool:
    """Whether a word that is no sure given name begins a name after an office that is closed."""
    word = prose.words[index]
    senses = word.senses
    if senses & Sense.UNSURE_GIVEN and senses & Sense.OFFICE and not word.definite and _is_surnamed(prose, index):
        return True  # «وزير الطاقة مالك الخصاونة»
    if senses & (NEVER_A_NAME | Sense.TITLE) or not is_name_word(word):
        return bool(senses & (Sense.UNSURE_GIVEN | Sense.COMPOUND) and not senses & Sense.POST)
    can_have_name = prose.senses[at] & (Sense.TITLE | Sense.NATIONALITY) or prose.senses[index - 1] & Sense.HONORIFIC
    return bool(can_have_name) and not (word.definite or word.cut or is_described(prose, index))


def _next_is_name(prose: Prose, index: int) -> bool:
    """Two words in a row of which no lexicon knows anything are a foreign name."""
    following = prose.words[index + 1] if index + 1 < len(prose.words) else None
    return following is not None and following.form[0].isalpha() and is_name_word(following) and not following.cut


def _has_patron(prose: Prose, index: int) -> bool:
    """«مستشفى كمال عدوان», «جامعة محمد الخامس»: an institution named for somebody, who does not speak."""
    word = prose.words[index]
    is_house = word.senses & Sense.WEAK_KIND and word.senses & Sense.CHAIN and not word.definite
    return bool(is_house and _sense_after(prose, index) & Sense.GIVEN)


def _is_namesake(prose: Prose, index: int) -> bool:
    return (
        prose.words[index - 1].bare in _NAMESAKES
        and index >= 2
        and bool(prose.words[index - 2].senses & (Sense.CHAIN | Sense.ORGANISATION_KIND | Sense.PLACE_KIND))
    )


def _is_on_behalf(prose: Prose, index: int) -> bool:
    """«المتحدث باسم الهيئة»: a preposition there, and everywhere else the name Basim."""
    if prose.words[index].bare not in _ON_BEHALF:
        return False
    before = index - 2 if prose.senses[index - 1] & Sense.ADJECTIVE and index > 1 else index - 1
    return prose.words[before].bare.removeprefix(AL)[:_STEM] in _SPOKESPEOPLE


def _step(prose: Prose, index: int, at: int, *, closed: bool) -> tuple[int, bool]:
    """The next token of an office, and whether its chain of nouns is closed after this one."""
    word = prose.words[index]
    following = index + 1
    if word.senses & Sense.PLACE:
        found = places().at(word.bare, prose.forms, index)
        if found:
            return found.end, True
    if _has_patron(prose, index):
        return name_end(prose, following, len(prose.words)), True
    if word.senses & Sense.PREPOSITION:
        return following, False
    is_closing = word.definite or word.bare.endswith(_ATTACHED) or _is_namesake(prose, index)
    if is_closing or word.senses & (Sense.ADJECTIVE | Sense.NATIONALITY):
        return following, is_closing or closed
    if index == at or word.senses & (Sense.CHAIN | Sense.TITLE) or word.bare.endswith(_FEMININE):
        return following, bool(word.senses & Sense.HONORIFIC)
    is_inner = following < len(prose.words) and prose.words[following].definite
    return following, not is_inner


def _is_new_noun(word: Word) -> bool:
    """An indefinite noun after an office that is closed: the object of the verb."""
    return not (word.definite or word.cut or word.senses & _GOES_ON)


def _is_addressed(prose: Prose, index: int, end: int) -> bool:
    """One unknown word is a name between a form of address and «إن» or a mark: «القاضي روبنسون إن»."""
    return bool(
        closes(prose, end) and not prose.words[index].senses and prose.words[index - 1].senses & Sense.HONORIFIC
    )
