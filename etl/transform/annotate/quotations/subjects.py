"""Whom a sentence is about before anybody is said to speak: the subject of the verb that opens it.

«لم يخف الرئيس جمال عواد غضبه. وقال: …»: the second sentence is said by whom the first one is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.vocabulary import Sense
from etl.transform.annotate.names import is_likely_name
from etl.transform.annotate.nominals import person_at
from etl.transform.annotate.prose import COMMAS
from etl.transform.annotate.quotations.asides import skip_asides
from etl.transform.annotate.quotations.speakers import Speaker, speaker_of

if TYPE_CHECKING:
    from etl.transform.annotate.nominals import Person
    from etl.transform.annotate.prose import Prose

_ASIDE_REACH = 12
"""Tokens that may stand between a preposition that opens a sentence and the comma before its verb."""
_BEFORE_VERB = Sense.COLOURLESS | Sense.PARTICLE
_NO_VERB = Sense.PREPOSITION | Sense.RELATIVE | Sense.TITLE | Sense.NATIONALITY | Sense.COMPLEMENTIZER | Sense.PLACE
_SPEAKS = Sense.OFFICE | Sense.OCCUPATION | Sense.HONORIFIC
_TITLED = Sense.TITLE | Sense.NATIONALITY
_CONJUNCTIONS = frozenset({"", "و", "ف"})


def subject_of(prose: Prose, sentence: int, limit: int) -> Speaker | None:
    """Who does what the verb says that opens the sentence at a token; nobody past ``limit``.

    >>> from etl.transform.annotate.prose import read
    >>> subject_of(read("في بيتها، تجلس سعاد عواد"), 0, 6).text, subject_of(read("لم يخف المدير غضبه"), 0, 4).text
    ('سعاد عواد', 'المدير')
    """
    at = _past_aside(prose, sentence, limit)
    first = at
    while at < limit and prose.senses[at] & _BEFORE_VERB and not prose.senses[at] & Sense.PREPOSITION:
        at += 1
    if at > first and (subject := _somebody(prose, at, limit)):
        return subject  # «لكن الشيخ …», «كان المدير …»
    if at >= limit or not _may_be_verb(prose, at):
        return None
    subject = _somebody(prose, skip_asides(prose, at + 1, limit), limit)
    return subject and subject._replace(is_feminine=_is_feminine(prose.words[at].bare))


def _past_aside(prose: Prose, sentence: int, limit: int) -> int:
    """The token after the comma that ends «في بيتها،», or the one that opens the sentence."""
    if sentence >= limit or not prose.senses[sentence] & (Sense.PREPOSITION | Sense.TIME):
        return sentence
    reach = range(sentence + 1, min(limit, sentence + _ASIDE_REACH))
    return next((at + 1 for at in reach if prose.forms[at] in COMMAS), sentence)


def _may_be_verb(prose: Prose, at: int) -> bool:
    word = prose.words[at]
    is_name = word.senses & Sense.GIVEN or word.definite or prose.has_tanwin(at)
    return word.form[0].isalpha() and not (is_name or word.senses & _NO_VERB) and word.form[: word.cut] in _CONJUNCTIONS


def _somebody(prose: Prose, at: int, limit: int) -> Speaker | None:
    person = person_at(prose, at, limit) if at < limit else None
    return speaker_of(prose, person) if person and _can_speak(prose, person) else None


def _can_speak(prose: Prose, person: Person) -> bool:
    """Whether a noun phrase means one human being: by name, or by an office that something makes definite."""
    word = prose.words[person.phrase.first]
    if person.name:
        is_head = person.name.first == person.phrase.first or bool(word.senses & _TITLED)
        return is_head and is_likely_name(prose, person.name)  # «تصريحات جمال» are no person
    is_definite = word.definite or person.phrase.end > person.phrase.first + 1
    return is_definite and not word.cut and bool(word.senses & _SPEAKS)


def _is_feminine(verb: str) -> bool | None:
    """What the form of any verb says of its subject: «تجلس», «جلست»; nothing where it may be of either."""
    if verb.startswith("ي"):
        return False
    return True if verb.endswith("ت") else None
