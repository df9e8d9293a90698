"""Who is meant by a noun phrase: a name, the office before or after it, or somebody who stays unnamed.

Arabic news prose puts the office first (``وزير الخارجية فؤاد حسين``), after the name (``توماس فيرنر المحلل لدى …``) or in
apposition (``حسين علاوي، مستشار رئيس الوزراء``). An office is a chain of nouns that a definite noun or a proper name
closes; the first word after that which no chain can hold begins the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.vocabulary import AL, Sense, people, places

if TYPE_CHECKING:
    from etl.arabic.vocabulary import Word
    from etl.transform.annotate.prose import Prose

_NAME = Sense.GIVEN | Sense.UNSURE_GIVEN | Sense.COMPOUND | Sense.FAMILY
_TITLE = Sense.OFFICE | Sense.OCCUPATION | Sense.UNNAMED | Sense.HONORIFIC
_POST = Sense.OFFICE | Sense.OCCUPATION
_CUE = Sense.SAY | Sense.STATE | Sense.RELAY | Sense.PUBLISH
_SOMETHING = _NAME | _TITLE | Sense.PLACE | Sense.CHAIN | Sense.ADJECTIVE | Sense.MOUTHPIECE | Sense.ORGANISATION_KIND
_NEVER_A_NAME = Sense.NATIONALITY | Sense.ADJECTIVE | Sense.CHAIN | Sense.MOUTHPIECE | Sense.OUTLET_KIND | Sense.ADJUNCT
_PUNCTUATION = frozenset("،,")
_NOUN_ENDINGS = ("ه", "ها", "هم", "ات", "ا", "ون")
_CLITICS = ("ل", "ب", "و")
_CLOSING = frozenset("،,:«“\"(؛")
_NAME_WORDS = 5
_FEMININE = "ه"
_ATTACHED = ("ها", "هم", "نا", "كم", "هما")
_TO = "ل"
_AND = "و"
_WITHIN_OFFICES = frozenset({"في", "من", "عن", "على", "لدي"})
"""Prepositions that go on with an office: «أستاذ في جامعة», «المسؤول عن», «المحلل لدى شركة»."""
_ON_BEHALF = "باسم"
_SPOKESPEOPLE = frozenset({"متحد", "ناطق", "مصدر"})
_NAMESAKES = frozenset({"الملك", "السلطان", "الامير", "الاميره", "الامام", "الشيخ", "القديس"})
"""Titles that make one word of a proper name part of an institution's: «جامعة السلطان قابوس»."""


class Span(NamedTuple):
    """Tokens, the end exclusive."""

    first: int
    end: int


class Person(NamedTuple):
    """What a noun phrase says of a speaker."""

    phrase: Span
    """All of it, without what stands in apposition."""
    name: Span | None
    role: Span | None
    anonymous: bool
    end: int
    """Index of the token after the phrase and its apposition."""


def person_at(prose: Prose, at: int, limit: int) -> Person | None:
    """The person or body that the noun phrase at a token means; ``None`` where no noun phrase stands there."""
    end, name_at, after_name = _walk(prose, at, limit)
    if end == at:
        return None
    name = Span(name_at, after_name) if name_at is not None else None
    role = _own_role(prose, at, name, end)
    hushed, stop = _hush(prose, end, limit), end
    if name is None:
        name, stop = _name_in_apposition(prose, at, end, limit)
        role = _trimmed(prose, at, end) if name else None
    if name and role is None:
        role, stop = _role_in_apposition(prose, end, limit)
    unnamed = name is None and (hushed or _is_unnamed(prose, at, end))
    return Person(Span(at, end), name, role, unnamed, max(stop, end))


def is_name_word(word: Word) -> bool:
    """Whether a word can stand inside a name: no particle, no verb of speech, no adjective of origin, no mark."""
    senses = word.senses
    if len(word.form) < 2 or not word.form[0].isalpha() or senses & Sense.COMPLEMENTIZER:
        return False
    return bool(senses & _NAME) or not senses & (
        Sense.PARTICLE | Sense.COMPLEMENTIZER | Sense.ACCORDING | Sense.HUSH | Sense.COLOURLESS | _NEVER_A_NAME | _CUE
    )


def is_likely_name(prose: Prose, name: Span) -> bool:
    """Whether a name is known, or of two or three unknown words that a mark or «إن» closes: foreign, and no plain nouns."""
    words = prose.words[name.first : name.end]
    if words[0].senses & (Sense.GIVEN | Sense.UNSURE_GIVEN | Sense.FAMILY | Sense.PERSON | Sense.COMPOUND):
        return True
    return 1 < len(words) <= 3 and closes(prose, name.end) and all(map(_is_foreign, words))


def _is_foreign(word: Word) -> bool:
    if word.cut or word.senses & ~(Sense.FAMILY | Sense.UNSURE_GIVEN | Sense.GIVEN) or word.definite:
        return False
    return not word.form.endswith(_NOUN_ENDINGS) and not (len(word.form) > 3 and word.form.startswith(_CLITICS))


def closes(prose: Prose, end: int) -> bool:
    """Whether a mark or «إن» follows a phrase."""
    return end < len(prose.words) and (
        prose.forms[end] in _CLOSING or bool(prose.words[end].senses & Sense.COMPLEMENTIZER)
    )


def name_end(prose: Prose, first: int, limit: int) -> int:
    """The index after the last word of the name that begins at a token."""
    at, real = first, 0
    while at < limit and real < _NAME_WORDS:
        word = prose.words[at]
        if at > first and (not is_name_word(word) or _leaves_name(prose, at, real)):
            break
        compound = word.senses & Sense.COMPOUND
        real += not compound
        at += 1
    while at > first + 1 and prose.words[at - 1].senses & Sense.COMPOUND and not prose.words[at - 1].senses & Sense.GIVEN:
        at -= 1
    return at


def _leaves_name(prose: Prose, at: int, real: int) -> bool:
    """Whether a word after at least one word of a name is no part of it."""
    word = prose.words[at]
    if prose.words[at - 1].senses & Sense.COMPOUND:
        return False
    if word.cut and not word.senses & Sense.COMPOUND and not _only_looks_prefixed(prose, at, real):
        return True
    if not word.senses and word.form[0] == _AND and len(word.form) > 3:
        return True
    if word.senses & (_TITLE & ~Sense.HONORIFIC) and not word.senses & _NAME:
        return real >= 1
    return prose.has_tanwin(at) or (word.definite and word.senses & Sense.PLACE != 0 and real >= 2)


def _only_looks_prefixed(prose: Prose, at: int, real: int) -> bool:
    """«بنيس» is no «ب» and Nice: right after a given name, before the name of a little known place."""
    word = prose.words[at]
    found = places().at(word.bare, prose.forms, at) if real == 1 and word.cut == 1 and word.form[0] in "بكسف" else None
    return found is not None and found.value and not word.senses & ~(Sense.PLACE | _NAME)


def _walk(prose: Prose, at: int, limit: int) -> tuple[int, int | None, int]:
    """Where the phrase at a token ends, and where its name begins and ends."""
    index, closed = at, False
    while index < limit:
        word = prose.words[index]
        if index in prose.quoted:
            after = _jump(prose, index, at)
            if after is None:
                break
            index, closed = after, True
            continue
        if _stops(prose, index, at):
            break
        known = people().at(word.bare, prose.forms, index) if word.senses & Sense.PERSON else None
        if known:
            return known.end, index, known.end
        if _begins_name(prose, index, at, closed=closed):
            end = name_end(prose, index, limit)
            if end - index > 1 or word.senses & _NAME or index == at or _is_addressed(prose, index, end):
                return end, index, end
            break
        index, closed = _step(prose, index, at, closed=closed)
    while index > at + 1 and prose.words[index - 1].senses & Sense.PREPOSITION:
        index -= 1
    return min(index, limit), None, index


def _is_addressed(prose: Prose, index: int, end: int) -> bool:
    """One unknown word is a name after a form of address, where the clause goes on with «إن» or a mark: «القاضي روبنسون إن»."""
    is_closed = end < len(prose.words) and (
        prose.words[end].senses & Sense.COMPLEMENTIZER or not prose.forms[end][0].isalnum()
    )
    return bool(is_closed and not prose.words[index].senses and prose.words[index - 1].senses & Sense.HONORIFIC)


def _stops(prose: Prose, index: int, at: int) -> bool:
    """Whether a word ends the noun phrase."""
    word = prose.words[index]
    senses = word.senses
    if not word.form[0].isalnum() or len(word.form) == 1 or (index == at and word.form[0].isdigit() and not _counts_people(prose, index)):
        return True
    if senses & Sense.PERSON and people().at(word.bare, prose.forms, index):
        return False
    if senses & (Sense.COMPLEMENTIZER | Sense.RELATIVE | Sense.TIME):
        return not _is_general(prose, index, at)
    if senses & Sense.HUSH and index + 1 < len(prose.words) and prose.words[index + 1].senses & Sense.HUSHED:
        return True
    if index > at and _is_on_behalf(prose, index):
        return False
    if senses & Sense.PREPOSITION and not word.senses & _NAME:
        return index == at or word.bare not in _WITHIN_OFFICES or _is_occasion(prose, index + 1)
    if senses & Sense.PARTICLE and not senses & _NAME:
        return True
    if senses & Sense.COLOURLESS and index > at:
        return not senses & _SOMETHING
    if word.cut and _TO in word.form[: word.cut] and index > at:
        return _is_addressee(prose, index)
    return bool(senses & _CUE) and not senses & _SOMETHING


def _counts_people(prose: Prose, index: int) -> bool:
    """«8 مسؤولين»."""
    return index + 1 < len(prose.words) and bool(prose.words[index + 1].senses & Sense.UNNAMED)


def _is_general(prose: Prose, index: int, at: int) -> bool:
    """«الأمين العام», «مدير عام»: no year where an office stands before it and no time after it."""
    word, following = prose.words[index], prose.words[index + 1] if index + 1 < len(prose.words) else None
    is_adjective = index > at and bool(word.senses & Sense.ADJECTIVE and prose.words[index - 1].senses & (_POST | Sense.ADJECTIVE))
    return is_adjective and (following is None or not (following.senses & Sense.TIME or following.form[0].isdigit()))


def _is_occasion(prose: Prose, index: int) -> bool:
    """«في مؤتمر صحفي», «خلال لقائه»: when and where, not whose office."""
    return index >= len(prose.words) or index in prose.quoted or bool(prose.words[index].senses & (Sense.ADJUNCT | Sense.TIME))


def _is_addressee(prose: Prose, index: int) -> bool:
    """«لوكالة …», «لـ«رويترز»»: who is told something."""
    word = prose.words[index]
    return bool(word.senses & (Sense.OUTLET_KIND | Sense.OUTLET) and not word.senses & Sense.CHAIN) or index + 1 in prose.quoted


def _jump(prose: Prose, index: int, at: int) -> int | None:
    """The token after a short name in quotation marks inside the phrase: «المتحدث باسم «حماس»»."""
    quoted = prose.quoted[index]
    is_named = index > at and prose.forms[index - 1] != _TO and quoted.closed and quoted.closing - index <= _NAME_WORDS + 3
    return quoted.closing + 1 if is_named and _wants_name(prose.words[index - 1]) else None


def _wants_name(word: Word) -> bool:
    return bool(word.senses & (Sense.CHAIN | Sense.OUTLET_KIND | Sense.ORGANISATION_KIND)) or word.bare == _ON_BEHALF


def _begins_name(prose: Prose, index: int, at: int, *, closed: bool) -> bool:
    word = prose.words[index]
    senses = word.senses
    if index > at and (_is_namesake(prose, index) or _is_on_behalf(prose, index)):
        return False
    if index == at:
        return bool(senses & _NAME and not senses & _TITLE) or (not senses and not word.definite and is_name_word(word) and _next_is_name(prose, index))
    if word.cut and not senses & _NAME:
        return False
    if senses & Sense.GIVEN and not senses & (Sense.CHAIN | Sense.NATIONALITY):
        return True
    if not closed or senses & (_NEVER_A_NAME | _TITLE) or not is_name_word(word):
        return bool(closed and senses & (Sense.UNSURE_GIVEN | Sense.COMPOUND) and not senses & _POST)
    return not word.definite and not word.cut


def _next_is_name(prose: Prose, index: int) -> bool:
    """Two words in a row of which no lexicon knows anything are a foreign name."""
    following = prose.words[index + 1] if index + 1 < len(prose.words) else None
    return following is not None and following.form[0].isalpha() and is_name_word(following) and not following.cut


def _is_namesake(prose: Prose, index: int) -> bool:
    return prose.words[index - 1].bare in _NAMESAKES and index >= 2 and bool(
        prose.words[index - 2].senses & (Sense.CHAIN | Sense.ORGANISATION_KIND | Sense.PLACE_KIND)
    )


def _is_on_behalf(prose: Prose, index: int) -> bool:
    """«المتحدث باسم الهيئة»: a preposition there, and everywhere else the name Basim."""
    return prose.words[index].bare == _ON_BEHALF and prose.words[index - 1].bare.removeprefix(AL)[:4] in _SPOKESPEOPLE


def _step(prose: Prose, index: int, at: int, *, closed: bool) -> tuple[int, bool]:
    """The next token of an office, and whether its chain of nouns is closed after this one."""
    word = prose.words[index]
    following = index + 1
    if word.senses & Sense.PLACE:
        found = places().at(word.bare, prose.forms, index)
        if found:
            return found.end, True
    if word.senses & Sense.PREPOSITION:
        return following, False
    if word.definite or word.bare.endswith(_ATTACHED) or _is_namesake(prose, index):
        return following, True
    if word.senses & (Sense.ADJECTIVE | Sense.NATIONALITY):
        return following, closed
    if index == at or word.senses & (Sense.CHAIN | _TITLE) or word.bare.endswith(_FEMININE):
        return following, bool(word.senses & Sense.HONORIFIC)
    is_inner = following < len(prose.words) and prose.words[following].definite
    return following, not is_inner


def _own_role(prose: Prose, at: int, name: Span | None, end: int) -> Span | None:
    """The office before the name, or right after it without a comma."""
    if name is None:
        return None
    return _trimmed(prose, at, name.first)


def _trimmed(prose: Prose, first: int, end: int) -> Span | None:
    """An office without the forms of address at its end; ``None`` where nothing else is left or it is an origin."""
    while end > first + 1 and prose.words[end - 1].senses & Sense.HONORIFIC:
        end -= 1
    if end <= first:
        return None
    lone = prose.words[first]
    if end == first + 1 and (lone.senses & Sense.ADDRESS or not lone.senses & (_POST | Sense.UNNAMED)):
        return None
    return Span(first, end)


def _hush(prose: Prose, end: int, limit: int) -> bool:
    """Whether the person is said to have asked for the name to be left out, within the next words."""
    stop = min(limit, end + 8)
    return any(
        prose.words[at].senses & Sense.HUSH and prose.words[at + 1].senses & Sense.HUSHED for at in range(end, stop - 1)
    )


def _is_unnamed(prose: Prose, at: int, end: int) -> bool:
    """A phrase whose head is one of many («مسؤول», «المصدر») and that no office closes («مستشار الرئيس»)."""
    word = prose.words[at]
    if not word.senses & Sense.UNNAMED:
        return False
    is_office_of = end > at + 1 and prose.words[at + 1].definite and not word.definite
    return not (word.senses & Sense.OFFICE and (is_office_of or word.definite))


def _name_in_apposition(prose: Prose, at: int, end: int, limit: int) -> tuple[Span | None, int]:
    """«قبطان الرحلة، ناصر البلوشي،»: the name between commas after an office."""
    first = _after_comma(prose, end, limit)
    if first is None or not prose.words[at].senses & (_POST | Sense.UNNAMED) and not prose.words[at].definite:
        return None, end
    while first < limit and prose.words[first].senses & (Sense.HONORIFIC | _POST) and prose.words[first].definite:
        first += 1
    if first >= limit or not _may_begin_name(prose, first):
        return None, end
    stop = name_end(prose, first, limit)
    is_known = any(word.senses & (Sense.GIVEN | Sense.UNSURE_GIVEN) for word in prose.words[first : first + 1])
    is_closed = stop >= limit or not prose.words[stop].form[0].isalnum() or bool(
        prose.words[stop].senses & (Sense.COMPLEMENTIZER | Sense.PARTICLE)
    )
    return (Span(first, stop), stop) if is_closed and stop - first > 1 and (is_known or stop - first < 4) else (None, end)


def _may_begin_name(prose: Prose, first: int) -> bool:
    word = prose.words[first]
    return is_name_word(word) and not word.cut and (not word.definite or bool(word.senses & _NAME)) and not word.senses & _POST


def _role_in_apposition(prose: Prose, end: int, limit: int) -> tuple[Span | None, int]:
    """«حسين علاوي، مستشار رئيس الوزراء،», «إريك هانسن، وهو حارس سابق عمل …», «توماس فيرنر المحلل لدى …»."""
    first = _after_comma(prose, end, limit)
    first = end if first is None else first
    if first < limit and prose.forms[first] in ("وهو", "وهي"):
        stop = first + 2
        while stop < limit and prose.words[stop].senses & (Sense.ADJECTIVE | Sense.NATIONALITY) or _is_adjective(prose, stop, limit):
            stop += 1
        return (Span(first + 1, stop), stop) if first + 1 < limit else (None, end)
    if first >= limit or not prose.words[first].senses & (_POST | Sense.UNNAMED) or prose.words[first].cut:
        return None, end
    stop, name_at, _ = _walk(prose, first, limit)
    if name_at is not None:
        stop = name_at
    return (Span(first, stop), stop) if stop > first else (None, end)


def _is_adjective(prose: Prose, index: int, limit: int) -> bool:
    """An indefinite adjective in ي after an indefinite noun: «مهندس زراعي»."""
    return index < limit and not prose.words[index].senses and prose.words[index].form.endswith("ي")


def _after_comma(prose: Prose, end: int, limit: int) -> int | None:
    return end + 1 if end < limit and prose.forms[end] in _PUNCTUATION else None


