"""The words that say that somebody speaks, and who: a verb with its subject, an attribution, a participle."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.lexicon import words
from etl.arabic.outlets import outlets
from etl.arabic.reporting import is_feminine
from etl.arabic.vocabulary import Sense, analysed
from etl.transform.annotate.names import Span, is_foreign, is_likely_name
from etl.transform.annotate.nominals import Person, person_at

if TYPE_CHECKING:
    from etl.arabic.printed import Word
    from etl.transform.annotate.prose import Prose

_CUE = Sense.SAY | Sense.STATE | Sense.RELAY
_TITLE = Sense.OFFICE | Sense.OCCUPATION | Sense.UNNAMED | Sense.NATIONALITY | Sense.CHAIN
_HEADS = (
    _TITLE
    | Sense.MOUTHPIECE
    | Sense.ORGANISATION
    | Sense.ORGANISATION_KIND
    | Sense.OUTLET_KIND
    | Sense.OUTLET
    | Sense.PLACE
)
"""What an indefinite noun must be able to be to speak."""
_OPENERS = Sense.COLOURLESS | Sense.COMPLEMENTIZER | Sense.PARTICLE
_BOUND = "بلك"
_COMMAS = frozenset("،,")
_MARKS = _COMMAS | {":"}
_ABOUT = "عن"
_TOWARDS = "الي"
_FROM = frozenset({_ABOUT, _TOWARDS})
_ASCRIBED = "نسب"
_IN = "في"
_TO = "ل"
_BY = "ب"
_IT = "ه"
_WHAT = "ما"
_UPON = frozenset({"عليه", "عليها", "عليهم"})
_SO = "ف"
_AS_FOR = frozenset({"اما"})
_BUT = words("reporting_verbs", "contrast", "words")
_ANSWERED = frozenset({"ورد", "وردت"})
_DOUBTFUL = words("reporting_verbs", "doubtful", "forms")
_CONJOINED = words("reporting_verbs", "doubtful", "conjoined")
_RELAY_REACH = 16
_ASIDE_REACH = 8
_SPEECH = "القول"
"""What is gone on with in «وتابع القول إن …»."""
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


class Cue(NamedTuple):
    """One word that says that somebody speaks."""

    text: str
    voice: int
    """Its senses in the vocabulary."""
    speaker: Speaker | None
    """``None`` where the cue names nobody: a bare verb, a participle."""
    end: int
    """Index of the token after the cue and its speaker."""
    form: str = ""
    """The word itself, folded, without clitics."""

    @property
    def is_feminine(self) -> bool | None:
        """Whether a woman speaks, as the form of the word says."""
        if not self.voice & Sense.PARTICIPLE:
            return is_feminine(self.form)
        return {"ه": True, "ا": False}.get(self.form[-1:])

    @property
    def is_say(self) -> bool:
        """Whether speech may follow with nothing but a quotation mark between."""
        return bool(self.voice & Sense.SAY)


def cue_at(prose: Prose, at: int, sentence: int, limit: int) -> Cue | None:
    """The cue that stands at a token, in the sentence that begins at ``sentence``."""
    word = prose.words[at]
    senses = word.senses
    if senses & (Sense.ACCORDING | Sense.CAME):
        is_attribution = senses & Sense.ACCORDING
        return _attribution(prose, at, limit) if is_attribution else _statement(prose, at, sentence, limit)
    if not senses & _CUE or not _is_cue(prose, at, sentence):
        return None
    cue = Cue(text=prose.phrase(at, at + 1), voice=senses, speaker=None, end=at + 1, form=word.bare)
    if senses & (Sense.SPEECH_NOUN | Sense.PARTICIPLE):
        return cue
    if senses & Sense.RELAY:
        return _relayed(prose, cue, limit)
    return _with_subject(prose, cue, at, sentence, limit)


def _is_noun(word: Word) -> bool:
    return word.form[0].isalpha() and not word.senses & (Sense.PARTICLE | Sense.COLOURLESS)


def _answered(prose: Prose, at: int, sentence: int, limit: int) -> Cue | None:
    """«ورد الوزير»: «و» and the verb that looks like «ورد», where somebody answers."""
    word = prose.words[at]
    if at > sentence and prose.forms[at - 1] not in _COMMAS:
        return None
    first = skip_asides(prose, at + 1, limit)
    person = person_at(prose, first, limit) if first < limit else None
    if person is None or not prose.senses[person.phrase.first] & _TITLE:
        return None
    text = prose.phrase(at, at + 1)[1:]
    speaker = speaker_of(prose, person)._replace(is_feminine=is_feminine(word.form[1:]))
    return Cue(text=text, voice=Sense.SAY, speaker=speaker, end=person.end)


def _is_cue(prose: Prose, at: int, sentence: int) -> bool:
    """Whether a form of the lexicon is a reporting word where it stands, and no noun, name or preposition."""
    word = prose.words[at]
    clitics = word.form[: word.cut]
    if any(letter in clitics for letter in _BOUND):
        return clitics == _BY and bool(word.senses & Sense.SPEECH_NOUN)  # «طمأن المواطنين بقوله»
    before = prose.words[at - 1] if at > sentence else None
    if before and word.senses & Sense.RELAY and word.bare.endswith(_IT) and _is_noun(before):
        return False  # «في بيان نقلته الوكالة» relays the statement
    begins_clause = before is None or word.cut > 0 or before.form in _COMMAS or bool(before.senses & Sense.COLOURLESS)
    if word.bare in _CONJOINED:
        return word.cut > 0
    if word.bare in _DOUBTFUL or word.senses & (_TITLE | Sense.PLACE | Sense.GIVEN):
        return (begins_clause or _subject_before(prose, at, sentence) is not None) and not (
            word.senses & _TITLE and word.senses & Sense.PARTICIPLE and word.bare[-1] != "ا"
        )
    return before is None or not before.senses & (Sense.PREPOSITION | Sense.PLACE_KIND | Sense.CHAIN) or begins_clause


def _with_subject(prose: Prose, cue: Cue, at: int, sentence: int, limit: int) -> Cue:
    """A verb with the subject after it, or else with the one before it that opens the sentence."""
    before = _contrasted(prose, at, sentence)
    if before:
        return cue._replace(speaker=before._replace(is_feminine=cue.is_feminine))
    first = skip_asides(prose, at + 1, limit)
    person = person_at(prose, first, limit) if first < limit else None
    if person is not None and _is_subject(prose, person, cue.voice):
        subject = speaker_of(prose, person)._replace(is_feminine=is_feminine(prose.words[at].bare))
        return cue._replace(speaker=subject, end=person.end)
    speaker = None if prose.words[at].cut else _subject_before(prose, at, sentence) or _antecedent(prose, at, sentence)
    return cue._replace(speaker=speaker, end=max(first, at + 1) if _names_outlet(prose, at + 1) else at + 1)


def _is_titled_after(prose: Prose, person: Person) -> bool:
    """«قال كريج دوناهيو الرئيس التنفيذي»: an office right after unknown words makes a name of them."""
    name, role = person.name, person.role
    return bool(name and role and role.first == name.end and all(map(is_foreign, prose.words[name.first : name.end])))


def _names_outlet(prose: Prose, at: int) -> bool:
    return at < len(prose.words) and prose.words[at].form == _TO


def _is_subject(prose: Prose, person: Person, voice: int) -> bool:
    """A noun phrase after a verb is its subject, and no object, if it can speak: somebody's name, an office, a body."""
    word = prose.words[person.phrase.first]
    if not word.senses and person.phrase.end == person.phrase.first + 1 and not word.definite:
        return is_foreign(word) and _opens_speech(prose, person.phrase.end, voice)  # «وأكد درويش أن»
    if person.name and person.name.first == person.phrase.first:
        return is_likely_name(prose, person.name) or _is_titled_after(prose, person)
    if person.name and not _is_bound(word) and not word.senses & Sense.ADJUNCT and is_likely_name(prose, person.name):
        return True
    if _is_bound(word) or (word.cut and word.form.startswith("و")):
        return False
    if word.definite and not word.senses and voice & Sense.STATE and person.phrase.end == person.phrase.first + 1:
        return _opens_speech(prose, person.phrase.end, voice)  # but «نفى الرقم جملة» has its object there
    return bool(word.senses & _HEADS) or (word.definite and not word.senses & Sense.ADJUNCT)


def skip_asides(prose: Prose, at: int, limit: int) -> int:
    """The next token that can begin a noun phrase: past adverbs, «القول», «، مساء الجمعة،» and «، في تصريح لـ…،»."""
    while at < limit:
        word = prose.words[at]
        if (
            word.senses & (Sense.COLOURLESS | Sense.TIME)
            and not word.senses & Sense.COMPLEMENTIZER
            and not _is_bound(word)
        ):
            at += 1
        elif word.form == _TO and at + 1 in prose.quoted:
            at = prose.quoted[at + 1].closing + 1
        elif prose.has_tanwin(at) or word.form == _SPEECH or _is_upon(prose, at, limit):
            at += 1
        elif word.form in _COMMAS and (after := _after_aside(prose, at, limit)):
            at = after
        else:
            return at
    return at


def _is_upon(prose: Prose, at: int, limit: int) -> bool:
    """«ردت عليه الوزيرة»: somebody follows."""
    return prose.forms[at] in _UPON and at + 1 < limit and bool(prose.senses[at + 1] & _TITLE)


def _is_bound(word: Word) -> bool:
    """A preposition is part of the word."""
    return any(letter in _BOUND for letter in word.form[: word.cut])


def _after_aside(prose: Prose, comma: int, limit: int) -> int | None:
    """The token after the second of two commas, where what stands between them is a time or an occasion."""
    first = comma + 1
    if first >= limit or not prose.words[first].senses & (Sense.TIME | Sense.PREPOSITION):
        return None
    for at in range(first, min(limit, first + _ASIDE_REACH)):
        if prose.forms[at] in _COMMAS:
            return at + 1
    return None


def _contrasted(prose: Prose, at: int, sentence: int) -> Speaker | None:
    """«أما الوزير … فقال», «لكن الوزير أجاب»: who stands between the word of contrast and the verb."""
    if prose.words[at].form[: prose.words[at].cut] == _SO:
        person = person_at(prose, sentence + 1, at) if prose.words[sentence].bare in _AS_FOR else None
        is_subject = person is not None and _is_subject(prose, person, Sense.SAY)
        return speaker_of(prose, person) if person and is_subject else None
    if prose.words[at].cut:
        return None
    for first in range(at - 1, max(sentence - 1, at - _ASIDE_REACH), -1):
        if prose.words[first].bare in _BUT:
            person = person_at(prose, first + 1, at) if first + 1 < at else None
            is_subject = person is not None and person.end == at and _is_subject(prose, person, Sense.SAY)
            return speaker_of(prose, person) if person and is_subject else None
    return None


def _subject_before(prose: Prose, at: int, sentence: int) -> Speaker | None:
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
    while end < at and (prose.forms[end] in _COMMAS or prose.words[end].senses & Sense.COLOURLESS):
        end += 1
    return speaker_of(prose, person) if end == at and _is_subject(prose, person, prose.senses[at]) else None


def _antecedent(prose: Prose, at: int, sentence: int) -> Speaker | None:
    """«الناطق باسمها، مسلم خان، الذي قال»: who stands right before «الذي»."""
    relative = at - 1
    if relative <= sentence or not prose.senses[relative] & Sense.RELATIVE:
        return None
    end = relative - (prose.forms[relative - 1] in _COMMAS)
    found = None
    for first in range(end - 1, max(sentence, end - _RELAY_REACH), -1):
        if prose.senses[first] & (_TITLE | Sense.NAME):
            person = person_at(prose, first, end)
            found = person if person and person.end == end and person.name else found
    return speaker_of(prose, found) if found else None


def _opens_speech(prose: Prose, at: int, voice: int) -> bool:
    """Whether speech goes on at a token after its subject: «أن», «إلى أن», a mark; after «قال» an adjunct too."""
    if at >= len(prose.words):
        return False
    is_adjunct = prose.senses[at] & Sense.PREPOSITION or prose.forms[at] == _TO or _is_bound(prose.words[at])
    if voice & Sense.SAY and (at in prose.quoted or is_adjunct):
        return True
    if prose.senses[at] & Sense.PREPOSITION and at + 1 < len(prose.words):
        at += 1  # «إلى أن», «على أن»
    return prose.forms[at] in _MARKS or bool(prose.senses[at] & Sense.COMPLEMENTIZER)


def _statement(prose: Prose, at: int, sentence: int, limit: int) -> Cue | None:
    """«وجاء في بيان للحركة: «…»»: a text speaks. «ورد الوزير»: somebody answers."""
    if prose.words[at].form in _ANSWERED and at + 1 < limit and prose.forms[at + 1] != _IN:
        return _answered(prose, at, sentence, limit)
    if at + 2 >= limit or prose.forms[at + 1] != _IN or not prose.words[at + 2].senses & Sense.MOUTHPIECE:
        return None
    person = person_at(prose, at + 2, limit)
    if person is None:
        return None
    return Cue(text=prose.phrase(at, at + 1), voice=Sense.SAY, speaker=speaker_of(prose, person), end=person.end)


def _relayed(prose: Prose, cue: Cue, limit: int) -> Cue:
    """«نقلت «رويترز»، عن مسؤول»: the speaker stands after «عن»; without one, the subject speaks for itself."""
    for at in range(cue.end, min(limit, cue.end + _RELAY_REACH)):
        if prose.words[at].senses & Sense.COMPLEMENTIZER or prose.forms[at] == ":":
            break
        if (
            prose.words[at].bare in _FROM
            and at + 1 < limit
            and (prose.forms[at] == _ABOUT or cue.text.startswith(_ASCRIBED))
        ):
            person = person_at(prose, at + 1, limit)
            return cue._replace(speaker=speaker_of(prose, person), end=person.end) if person else cue
    person = person_at(prose, cue.end, limit)
    outlet = _outlet(prose, cue.end, limit)
    if outlet:
        return cue._replace(speaker=outlet)
    return cue._replace(speaker=speaker_of(prose, person), end=person.end) if person else cue


def _attribution(prose: Prose, at: int, limit: int) -> Cue | None:
    """«طبقاً لـ«رويترز»», «بحسب المنتجة سارة فرانسيس»: who stands in the genitive."""
    cue = Cue(text=prose.phrase(at, at + 1), voice=Sense.STATE | Sense.ACCORDING, speaker=None, end=at + 1)
    first = at + 1
    if first < limit and prose.forms[first] in (_TO, _ABOUT, _TOWARDS):
        first += 1
    elif first + 1 < limit and prose.forms[first] == _WHAT:
        return _what_is_said(prose, cue, first + 1, limit)
    elif first < limit and prose.words[first].senses & Sense.PARTICLE:
        return None
    outlet = _outlet(prose, first, limit)
    if outlet:
        return cue._replace(speaker=outlet, end=first)
    person = person_at(prose, first, limit) if first < limit else None
    if person and first == at + 1 and not prose.words[first].cut and prose.forms[first].startswith(_TO):
        spoken = speaker_of(prose, person)
        return cue._replace(speaker=spoken._replace(text=spoken.text.removeprefix(_TO)), end=person.end)
    return cue._replace(speaker=speaker_of(prose, person), end=person.end) if person else None


def _what_is_said(prose: Prose, cue: Cue, at: int, limit: int) -> Cue | None:
    """«بحسب ما أفاد المدير», «وفق ما أكده المدير»: the subject of the verb after «ما»."""
    word = prose.words[at]
    if not (word.senses | analysed(word.bare.removesuffix(_IT)).senses) & (Sense.SAY | Sense.STATE):
        return None
    first = skip_asides(prose, at + 1, limit)
    person = person_at(prose, first, limit) if first < limit else None
    if person is None or not _is_subject(prose, person, Sense.SAY) or _outlet(prose, first, limit):
        return None
    return cue._replace(speaker=speaker_of(prose, person), end=person.end)


def _outlet(prose: Prose, at: int, limit: int) -> Speaker | None:
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


def speaker_of(prose: Prose, person: Person) -> Speaker:
    """A person of a noun phrase in the page's own words."""
    outlet = None if person.name else _outlet(prose, person.phrase.first, person.phrase.end)
    if outlet:
        return outlet
    spoken: Span = person.name or person.phrase
    role = prose.wording(*person.role) if person.role else None
    return Speaker(text=prose.wording(*spoken), role=role, anonymous=person.anonymous, is_named=person.name is not None)
