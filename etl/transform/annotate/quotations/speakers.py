"""Who speaks, in the page's own words: the noun phrase that is the subject of a verb, after it or before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.lexicon import words
from etl.arabic.outlets import outlets
from etl.arabic.vocabulary import Sense
from etl.transform.annotate.names import Span, is_foreign, is_likely_name
from etl.transform.annotate.nominals import Person, person_at
from etl.transform.annotate.prose import COMMAS
from etl.transform.annotate.quotations.asides import TITLE, is_bound

if TYPE_CHECKING:
    from etl.transform.annotate.prose import Prose

_HEADS = (
    TITLE
    | Sense.MOUTHPIECE
    | Sense.ORGANISATION
    | Sense.ORGANISATION_KIND
    | Sense.OUTLET_KIND
    | Sense.OUTLET
    | Sense.PLACE
)
"""What an indefinite noun must be able to be to speak."""
_OPENERS = Sense.COLOURLESS | Sense.COMPLEMENTIZER | Sense.PARTICLE
_MARKS = COMMAS | {":"}
_TO = "ل"
_SO = "ف"
_AS_FOR = frozenset({"اما"})
_BUT = words("reporting_verbs", "contrast", "words")
_CONTRAST_REACH = 8
_ANTECEDENT_REACH = 16
_OPENING_REACH = 48
"""Tokens over which a verb looks back for the subject that opens its sentence."""


class Speaker(NamedTuple):
    """Who speaks, as the page words it."""

    text: str
    role: str | None = None
    anonymous: bool = False
    is_named: bool = False
    is_feminine: bool | None = None
    """As the verb that the speaker is the subject of says."""


def speaker_of(prose: Prose, person: Person) -> Speaker:
    """A person of a noun phrase in the page's own words."""
    outlet = None if person.name else outlet_at(prose, person.phrase.first, person.phrase.end)
    if outlet:
        return outlet
    spoken: Span = person.name or person.phrase
    role = prose.wording(*person.role) if person.role else None
    return Speaker(text=prose.wording(*spoken), role=role, anonymous=person.anonymous, is_named=person.name is not None)


def outlet_at(prose: Prose, at: int, limit: int) -> Speaker | None:
    """An outlet that stands at a token, in quotation marks or bare, after the word for its kind or without it."""
    if at < limit and prose.words[at].senses & Sense.OUTLET_KIND and not _outlet_name(prose, at):
        at += 1
    if at < limit and at in prose.quoted:
        return _outlet_name(prose, at + 1)
    return _outlet_name(prose, at) if at < limit else None


def _outlet_name(prose: Prose, at: int) -> Speaker | None:
    if at >= len(prose.words) or not prose.words[at].senses & Sense.OUTLET:
        return None
    found = outlets().at(prose.words[at].bare, prose.forms, at)
    return Speaker(text=prose.phrase(at, found.end), is_named=True) if found else None


def can_be_subject(prose: Prose, person: Person, voice: int) -> bool:
    """A noun phrase after a verb is its subject, and no object, if it can speak: somebody's name, an office, a body."""
    word = prose.words[person.phrase.first]
    if not word.senses and person.phrase.end == person.phrase.first + 1 and not word.definite:
        return is_foreign(word) and _opens_speech(prose, person.phrase.end, voice)  # «وأكد درويش أن»
    if person.name and person.name.first == person.phrase.first:
        return is_likely_name(prose, person.name) or _is_titled_after(prose, person)
    if person.name and not is_bound(word) and not word.senses & Sense.ADJUNCT and is_likely_name(prose, person.name):
        return True
    if is_bound(word) or (word.cut and word.form.startswith("و")):
        return False
    if word.definite and not word.senses and voice & Sense.STATE and person.phrase.end == person.phrase.first + 1:
        return _opens_speech(prose, person.phrase.end, voice)  # but «نفى الرقم جملة» has its object there
    return bool(word.senses & _HEADS) or (word.definite and not word.senses & Sense.ADJUNCT)


def _is_titled_after(prose: Prose, person: Person) -> bool:
    """«قال كريج دوناهيو الرئيس التنفيذي»: an office right after unknown words makes a name of them."""
    name, role = person.name, person.role
    return bool(name and role and role.first == name.end and all(map(is_foreign, prose.words[name.first : name.end])))


def _opens_speech(prose: Prose, at: int, voice: int) -> bool:
    """Whether speech goes on at a token after its subject: «أن», «إلى أن», a mark; after «قال» an adjunct too."""
    if at >= len(prose.words):
        return False
    is_adjunct = prose.senses[at] & Sense.PREPOSITION or prose.forms[at] == _TO or is_bound(prose.words[at])
    if voice & Sense.SAY and (at in prose.quoted or is_adjunct):
        return True
    if prose.senses[at] & Sense.PREPOSITION and at + 1 < len(prose.words):
        at += 1  # «إلى أن», «على أن»
    return prose.forms[at] in _MARKS or bool(prose.senses[at] & Sense.COMPLEMENTIZER)


def contrasted(prose: Prose, at: int, sentence: int) -> Speaker | None:
    """«أما الوزير … فقال», «لكن الوزير أجاب»: who stands between the word of contrast and the verb."""
    if prose.words[at].form[: prose.words[at].cut] == _SO:
        person = person_at(prose, sentence + 1, at) if prose.words[sentence].bare in _AS_FOR else None
        is_subject = person is not None and can_be_subject(prose, person, Sense.SAY)
        return speaker_of(prose, person) if person and is_subject else None
    if prose.words[at].cut:
        return None
    for first in range(at - 1, max(sentence - 1, at - _CONTRAST_REACH), -1):
        if prose.words[first].bare in _BUT:
            person = person_at(prose, first + 1, at) if first + 1 < at else None
            is_subject = person is not None and person.end == at and can_be_subject(prose, person, Sense.SAY)
            return speaker_of(prose, person) if person and is_subject else None
    return None


def subject_before(prose: Prose, at: int, sentence: int) -> Speaker | None:
    """The noun phrase that opens the sentence and ends right before the verb: «سعاد بنيس، رئيسة الجمعية، أوردت»."""
    first = sentence
    if at - sentence > _OPENING_REACH:
        return None
    while first < at and (prose.words[first].senses & _OPENERS or not prose.forms[first].isalpha()):
        first += 1
    if first >= at or any(sense & Sense.PREPOSITION for sense in prose.senses[sentence:first]):
        return None
    person = person_at(prose, first, at)
    if person is None:
        return None
    end = person.end
    while end < at and (prose.forms[end] in COMMAS or prose.words[end].senses & Sense.COLOURLESS):
        end += 1
    return speaker_of(prose, person) if end == at and can_be_subject(prose, person, prose.senses[at]) else None


def antecedent(prose: Prose, at: int, sentence: int) -> Speaker | None:
    """«الناطق باسمها، مسلم خان، الذي قال»: who stands right before «الذي»."""
    relative = at - 1
    if relative <= sentence or not prose.senses[relative] & Sense.RELATIVE:
        return None
    end = relative - (prose.forms[relative - 1] in COMMAS)
    found = None
    for first in range(end - 1, max(sentence, end - _ANTECEDENT_REACH), -1):
        if prose.senses[first] & (TITLE | Sense.NAME):
            person = person_at(prose, first, end)
            found = person if person and person.end == end and person.name else found
    return speaker_of(prose, found) if found else None
