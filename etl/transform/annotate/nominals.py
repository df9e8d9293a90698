"""Who is meant by a noun phrase: a name, the office before or after it, or somebody who stays unnamed.

Arabic news prose puts the office first («وزير الخارجية فؤاد حسين»), after the name («توماس فيرنر المحلل لدى …») or in
apposition («حسين علاوي، مستشار رئيس الوزراء»).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.vocabulary import Sense
from etl.transform.annotate.names import Span, is_left, is_likely_name, is_name_word, name_end
from etl.transform.annotate.offices import goes_with_rank, walk
from etl.transform.annotate.prose import COMMAS

if TYPE_CHECKING:
    from etl.arabic.printed import Word
    from etl.transform.annotate.prose import Prose

_AND_IS = frozenset({"وهو", "وهي"})
_HUSH_REACH = 8
_UNKNOWN = 2
_IMPERFECT = ("ي", "ت")
_BEFORE_NAME = Sense.HONORIFIC | Sense.POST | Sense.NATIONALITY
_LONGEST = 48
"""Tokens that a noun phrase with its apposition may have, so that no text makes reading it costly."""


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
    limit = min(limit, at + _LONGEST)
    if (at, limit) not in prose.persons:
        prose.persons[at, limit] = _read_person(prose, at, limit)
    return prose.persons[at, limit]


def _read_person(prose: Prose, at: int, limit: int) -> Person | None:
    end, name = walk(prose, at, limit)
    if end == at:
        return None
    role = _trimmed(prose, at, name.first) if name else None
    stop = end
    if name is None:
        name, stop = _name_in_apposition(prose, at, end, limit)
        role = _trimmed(prose, at, _past_unknown(prose, end, limit)) if name else None
    if name and role is None:
        role, stop = _role_in_apposition(prose, end, limit)
    unnamed = name is None and (_is_hushed(prose, end, limit) or _is_unnamed(prose, at, end))
    return Person(Span(at, end), name, role, unnamed, max(stop, end))


def _trimmed(prose: Prose, first: int, end: int) -> Span | None:
    """An office without the forms of address at its end; ``None`` where nothing else is left or it is an origin."""
    while end > first + 1 and (prose.senses[end - 1] & Sense.HONORIFIC or _goes_with_address(prose, first, end - 1)):
        end -= 1
    if first + 1 < end and prose.senses[first] & Sense.HONORIFIC and prose.senses[first + 1] & Sense.OFFICE:
        first += 1  # «المهندس مدير البلدية»
    if end <= first:
        return None
    lone = prose.words[first]
    if end == first + 1 and (lone.senses & Sense.ADDRESS or not lone.senses & (Sense.POST | Sense.UNNAMED)):
        return None
    return Span(first, end)


def _goes_with_address(prose: Prose, first: int, index: int) -> bool:
    """«العميد ركن», «العقيد الأميركي» at the end of an office: what belongs to the form of address before it."""
    is_origin = prose.senses[index] & Sense.NATIONALITY and prose.senses[index - 1] & Sense.HONORIFIC
    return bool(is_origin and index - 1 > first) or goes_with_rank(prose, index)


def _is_hushed(prose: Prose, end: int, limit: int) -> bool:
    """Whether the person is said to have asked for the name to be left out, within the next words."""
    if not prose.every_sense & Sense.HUSH:
        return False
    stop = min(limit, end + _HUSH_REACH)
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
    end = _past_unknown(prose, end, limit)
    first, head = _after_comma(prose, end, limit), prose.words[at]
    if first is None or not (head.definite or head.senses & (Sense.POST | Sense.UNNAMED)):
        return None, end
    while first < limit and prose.senses[first] & _BEFORE_NAME and prose.words[first].definite:
        first += 1
    if first >= limit or not _may_begin_name(prose, first):
        return None, end
    stop = name_end(prose, first, limit)
    name = Span(first, stop)
    is_name = stop - first > 1 and is_likely_name(prose, name) and is_left(prose, stop)
    return (name, stop) if is_name else (None, end)


def _past_unknown(prose: Prose, end: int, limit: int) -> int:
    """The comma after at most two words of which nothing is known, the rest of an office: «مدير ميناء جن جن،»."""
    for at in range(end, min(limit, end + _UNKNOWN + 1)):
        if prose.forms[at] in COMMAS:
            return at
        if prose.senses[at] or not prose.forms[at].isalpha():
            break
    return end


def _may_begin_name(prose: Prose, first: int) -> bool:
    word = prose.words[first]
    return (
        is_name_word(word)
        and not word.cut
        and (not word.definite or bool(word.senses & Sense.NAME))
        and not word.senses & Sense.POST
    )


def _role_in_apposition(prose: Prose, end: int, limit: int) -> tuple[Span | None, int]:
    """«حسين علاوي، مستشار رئيس الوزراء،», «إريك هانسن، وهو حارس سابق عمل …», «توماس فيرنر المحلل لدى …»."""
    first = _after_comma(prose, end, limit)
    first = end if first is None else first
    if first + 1 < limit and prose.forms[first] in _AND_IS:
        if _is_verb(prose.words[first + 1]):
            return None, end  # «وهو يلف منشاره»
        stop = first + 2
        while stop < limit and _is_adjective(prose.words[stop]):
            stop += 1
        return Span(first + 1, stop), stop
    if first >= limit or not prose.words[first].senses & (Sense.POST | Sense.UNNAMED) or prose.words[first].cut:
        return None, end
    phrase = walk(prose, first, limit)
    stop = phrase.name.first if phrase.name else phrase.end
    return (Span(first, stop), stop) if stop > first else (None, end)


def _is_verb(word: Word) -> bool:
    return not word.senses and word.form.startswith(_IMPERFECT)


def _is_adjective(word: Word) -> bool:
    """An adjective of the lexicon, or an unknown one in ي: «مهندس زراعي»."""
    return bool(word.senses & (Sense.ADJECTIVE | Sense.NATIONALITY)) or (not word.senses and word.form.endswith("ي"))


def _after_comma(prose: Prose, end: int, limit: int) -> int | None:
    return end + 1 if end < limit and prose.forms[end] in COMMAS else None
