"""Organisations by a construct phrase: a head such as وزارة, and the chain of nouns that goes on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense, organisations, places
from etl.transform.annotate.entities.listed import MADE, is_listed
from etl.transform.annotate.entities.modifiers import (
    BODY,
    CLOSING,
    ENDS,
    FIELDS,
    LONGEST,
    OTHERS,
    PURPOSES,
    conjunct_end,
    opens_person,
    purpose_end,
    with_purpose,
)
from etl.transform.annotate.foreign_names import foreign_end
from etl.transform.annotate.names import Span

if TYPE_CHECKING:
    from etl.transform.annotate.prose import Prose

_NAME = Sense.GIVEN | Sense.UNSURE_GIVEN | Sense.FAMILY
_FUSED = "لل"
_TO = "ل"
_AND = "و"
_VERBAL = ("ي", "ت")
_FEMININE = "ه"
_TEAM = "منتخب"
_CENTRE = "مركز"
_NOUNS = FIELDS | PURPOSES
_NARROW = words("organisations", "heads", "narrow")
"""Heads that need more than one of their fields to name one body."""
_WITH_NOUN = words("organisations", "heads", "with_noun")


class _Step(NamedTuple):
    """How far a word takes a name."""

    end: int
    is_proper: bool = False
    is_closed: bool = False
    """A name of one's own that no adjective goes on with."""


def construct_name(prose: Prose, at: int) -> Span | None:
    """«وزارة المياه والري», «جامعة السلطان قابوس», «مركز الملك فيصل للبحوث», «محكمة جنايات القاهرة»."""
    head = prose.words[at]
    if head.senses & Sense.FIELD_KIND and not (_has_field(prose, at) or _is_of_body(prose, at)):
        return None
    end, proper = at + 1, False
    while end < min(len(prose.words), at + LONGEST):
        step = _chain_step(prose, at, end)
        if step is None:
            break
        end, proper = step.end, proper or step.is_proper
        if step.is_closed:
            end = purpose_end(prose, end)
            break
    end = with_purpose(prose, end) if end > at + 1 and (proper or prose.words[end - 1].definite) else end
    end = _without_nationality(prose, at, end)
    length = end - at
    if length < 2 or not (proper or prose.words[end - 1].definite or prose.senses[end - 1] & Sense.PLACE):
        return None
    if head.senses & Sense.WEAK_KIND and not proper and length < 3 and not _is_of_noun(prose, at):
        return None
    return Span(at, end)


def _has_field(prose: Prose, at: int) -> bool:
    """«مصلحة الضرائب», «سوق الكويت للأوراق»: what heads of other meanings need beside them."""
    following = prose.words[at + 1 : at + 3]
    if not following:
        return False
    is_market = following[0].senses & Sense.PLACE and len(following) > 1 and following[1].form.startswith(_FUSED)
    return following[0].form in FIELDS or bool(is_market)


def _is_of_body(prose: Prose, at: int) -> bool:
    """«مكتب الأمم المتحدة لتنسيق …»."""
    found = organisations().at(prose.words[at + 1].bare, prose.forms, at + 1) if at + 1 < len(prose.words) else None
    return found is not None and with_purpose(prose, found.end) > found.end


def _is_of_noun(prose: Prose, at: int) -> bool:
    """«نقابة المحررين», «كلية الزراعة», «مصلحة الضرائب»: the noun says which; an office or adjective does not."""
    head, noun = prose.words[at], prose.words[at + 1]
    if head.senses & Sense.FIELD_KIND:
        return head.bare not in _NARROW
    return head.bare in _WITH_NOUN and not noun.senses & (Sense.ADJECTIVE | Sense.NATIONALITY | Sense.PLACE_KIND)


def _chain_step(prose: Prose, head: int, at: int) -> _Step | None:
    """How the next word goes on with a name; ``None`` where the name ends."""
    word, before = prose.words[at], prose.words[at - 1]
    if not word.form[0].isalpha() or word.senses & ENDS or word.form in CLOSING or _is_seat(prose, head, at):
        return None
    if at == head + 1 and not word.cut and word.senses & Sense.ORGANISATION and is_listed(prose, at):
        body = _body_of(prose, at)
        if body or is_listed(prose, at, MADE):
            return _Step(body, is_proper=True, is_closed=True) if body else None
    if word.senses & Sense.PLACE and not word.cut and not before.definite:
        found = places().at(word.bare, prose.forms, at)
        if found:
            return _Step(_and_place(prose, found.end), is_proper=True)
    return _word_step(prose, head, at)


def _word_step(prose: Prose, head: int, at: int) -> _Step | None:
    """How a word goes on that is no name of the lexicons: by its article and by what stands before it."""
    word, before = prose.words[at], prose.words[at - 1]
    if word.definite:
        return _Step(at + 1) if _joins(prose, head, at) else None
    if before.definite and not before.senses & Sense.HONORIFIC:
        end = conjunct_end(prose, head, at)
        return _Step(end) if end > at else None
    if word.cut:
        is_pair = word.form[0] == _AND and before.form in FIELDS and word.form[1:] in FIELDS
        return _Step(at + 1) if is_pair else None
    return _noun_step(prose, head, at)


def _noun_step(prose: Prose, head: int, at: int) -> _Step | None:
    """A word without the article: a proper name, a noun that another follows, or words of another language."""
    word = prose.words[at]
    if _is_proper(prose, head, at):
        is_somebody = bool(word.senses & (_NAME | Sense.HONORIFIC)) or bool(prose.senses[at - 1] & Sense.HONORIFIC)
        return _Step(at + 1 + _has_last_name(prose, at), is_proper=True, is_closed=not is_somebody)
    if word.senses & Sense.CHAIN or word.form in FIELDS or word.form in PURPOSES:
        return _Step(at + 1)
    is_masculine = not prose.words[head].bare.endswith(_FEMININE)
    if at == head + 1 and (end := foreign_end(prose, at, masculine=is_masculine)) > at:
        return _Step(end, is_proper=True, is_closed=True)
    return _Step(at + 1) if _is_construct(prose, head, at) else None


def _has_last_name(prose: Prose, at: int) -> bool:
    """«مستشفى كمال عدوان»: a given name, and a word that can be nothing but the rest of it."""
    if not prose.senses[at] & (Sense.GIVEN | Sense.UNSURE_GIVEN) or at + 1 >= len(prose.words):
        return False
    word = prose.words[at + 1]
    is_plain = word.form.isalpha() and not word.senses & ~Sense.NAME and not word.cut and not word.definite
    return is_plain and len(word.form) > 2 and not word.form.startswith((*_VERBAL, "ب", "ل", "ف", "و"))


def _is_construct(prose: Prose, head: int, at: int) -> bool:
    """«محكمة جنايات القاهرة», «جمعية مصدري الزيتون»: a noun between the head and what closes the phrase."""
    word = prose.words[at]
    if at != head + 1 or at + 1 == len(prose.words) or word.senses or word.form.startswith((*_VERBAL, _TO)):
        return False
    closing = prose.words[at + 1]
    is_name = bool(closing.senses & Sense.PLACE) or (closing.definite and not closing.senses & OTHERS)
    return is_name and not closing.cut and not word.form.endswith(_FEMININE + "ا")


def _body_of(prose: Prose, at: int) -> int:
    """The end of an organisation's own name after the word for its kind: «منظمة هيومن رايتس ووتش»; 0 for none."""
    word = prose.words[at]
    if not word.senses & Sense.ORGANISATION or word.senses & Sense.ORGANISATION_KIND:
        return 0
    found = organisations().at(word.bare, prose.forms, at)
    if found is None or found.value in MADE or (word.definite and not prose.senses[at - 1] & Sense.FIELD_KIND):
        return 0
    return found.end


def _and_place(prose: Prose, at: int) -> int:
    """«بنك البحرين والكويت»: the end with a second country, where the first follows its head at once."""
    if at < len(prose.words) and prose.words[at].form[: prose.words[at].cut] == _AND:
        word = prose.words[at]
        is_pair = prose.words[at - 2].bare in ("بنك", "مصرف") and word.senses & Sense.PLACE
        return at + bool(is_pair)
    return at


def _is_seat(prose: Prose, head: int, at: int) -> bool:
    """«مركز محافظة ميسان»: a town, and no body."""
    return at == head + 1 and bool(prose.senses[at] & Sense.PLACE_KIND) and prose.words[head].bare == _CENTRE


def _is_proper(prose: Prose, head: int, at: int) -> bool:
    """A namesake («الملك فيصل»), a person's name, or after a strong head a word of which nothing is known."""
    word, before = prose.words[at], prose.words[at - 1]
    if word.senses & Sense.CHAIN:
        return False
    if before.definite and before.senses & Sense.HONORIFIC:
        return True
    is_weak = prose.words[head].senses & Sense.WEAK_KIND
    is_unknown = not word.senses & ~Sense.OUTLET and not word.form.startswith(_VERBAL) and not is_weak
    if is_unknown and (word.form in _NOUNS or word.form.removeprefix(_TO) in PURPOSES):
        return False
    if is_unknown and _is_construct(prose, head, at):
        return False
    return at == head + 1 and (is_unknown or bool(word.senses & _NAME))


def _joins(prose: Prose, head: int, at: int) -> bool:
    """Whether a definite word goes on with the name: bare, after «و», or after «لل» that says what the body is for."""
    word = prose.words[at]
    clitics = word.form[: word.cut]
    if prose.words[head].bare == _TEAM:
        return at == head + 1
    if clitics == _AND:
        is_noun = not word.senses & (OTHERS | BODY) and not is_listed(prose, at)
        return at > head + 1 and prose.words[at - 1].definite and is_noun
    if clitics == _FUSED:
        is_for = not word.senses & (Sense.OFFICE | Sense.OUTLET) and at > head + 1
        return is_for and not (at + 1 < len(prose.words) and prose.senses[at + 1] & Sense.RELATIVE)
    if opens_person(prose, at) and at > head + 1:
        return False
    return (not clitics and not word.senses & (Sense.OFFICE | Sense.OCCUPATION)) or at == head + 1


def _without_nationality(prose: Prose, at: int, end: int) -> int:
    if (
        prose.words[at].senses & Sense.DROPS_NATIONALITY
        and end > at + 2
        and prose.words[end - 1].senses & Sense.NATIONALITY
    ):
        return end - 1
    return end
