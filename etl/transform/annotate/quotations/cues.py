"""The words that say that somebody speaks: a verb with its subject, an attribution, a participle."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.lexicon import words
from etl.arabic.reporting import is_feminine
from etl.arabic.vocabulary import Sense, analysed
from etl.transform.annotate.nominals import person_at
from etl.transform.annotate.prose import COMMAS
from etl.transform.annotate.quotations.asides import TITLE, is_bound, skip_asides
from etl.transform.annotate.quotations.speakers import (
    Speaker,
    antecedent,
    can_be_subject,
    contrasted,
    outlet_at,
    speaker_of,
    subject_before,
)

if TYPE_CHECKING:
    from etl.arabic.printed import Word
    from etl.transform.annotate.prose import Prose

_CUE = Sense.SAY | Sense.STATE | Sense.RELAY
_ABOUT = "عن"
_TOWARDS = "الي"
_FROM = frozenset({_ABOUT, _TOWARDS})
_ASCRIBED = "نسب"
_IN = "في"
_TO = "ل"
_BY = "ب"
_IT = "ه"
_WHAT = "ما"
_ANSWERED = frozenset({"ورد", "وردت"})
_DOUBTFUL = words("reporting_verbs", "doubtful", "forms")
_CONJOINED = words("reporting_verbs", "doubtful", "conjoined")
_RELAY_REACH = 16


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


def _is_cue(prose: Prose, at: int, sentence: int) -> bool:
    """Whether a form of the lexicon is a reporting word where it stands, and no noun, name or preposition."""
    word = prose.words[at]
    clitics = word.form[: word.cut]
    if is_bound(word):
        return clitics == _BY and bool(word.senses & Sense.SPEECH_NOUN)  # «طمأن المواطنين بقوله»
    before = prose.words[at - 1] if at > sentence else None
    if before and word.senses & Sense.RELAY and word.bare.endswith(_IT) and _is_noun(before):
        return False  # «في بيان نقلته الوكالة» relays the statement
    begins_clause = before is None or word.cut > 0 or before.form in COMMAS or bool(before.senses & Sense.COLOURLESS)
    if word.bare in _CONJOINED:
        return word.cut > 0
    if word.bare in _DOUBTFUL or word.senses & (TITLE | Sense.PLACE | Sense.GIVEN):
        return (begins_clause or subject_before(prose, at, sentence) is not None) and not (
            word.senses & TITLE and word.senses & Sense.PARTICIPLE and word.bare[-1] != "ا"
        )
    return before is None or not before.senses & (Sense.PREPOSITION | Sense.PLACE_KIND | Sense.CHAIN) or begins_clause


def _is_noun(word: Word) -> bool:
    return word.form[0].isalpha() and not word.senses & (Sense.PARTICLE | Sense.COLOURLESS)


def _with_subject(prose: Prose, cue: Cue, at: int, sentence: int, limit: int) -> Cue:
    """A verb with the subject after it, or else with the one before it that opens the sentence."""
    before = contrasted(prose, at, sentence)
    if before:
        return cue._replace(speaker=before._replace(is_feminine=cue.is_feminine))
    first = skip_asides(prose, at + 1, limit)
    person = person_at(prose, first, limit) if first < limit else None
    if person is not None and can_be_subject(prose, person, cue.voice):
        subject = speaker_of(prose, person)._replace(is_feminine=is_feminine(prose.words[at].bare))
        return cue._replace(speaker=subject, end=person.end)
    speaker = None if prose.words[at].cut else subject_before(prose, at, sentence) or antecedent(prose, at, sentence)
    return cue._replace(speaker=speaker, end=max(first, at + 1) if _names_outlet(prose, at + 1) else at + 1)


def _names_outlet(prose: Prose, at: int) -> bool:
    return at < len(prose.words) and prose.words[at].form == _TO


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


def _answered(prose: Prose, at: int, sentence: int, limit: int) -> Cue | None:
    """«ورد الوزير»: «و» and the verb that looks like «ورد», where somebody answers."""
    word = prose.words[at]
    if at > sentence and prose.forms[at - 1] not in COMMAS:
        return None
    first = skip_asides(prose, at + 1, limit)
    person = person_at(prose, first, limit) if first < limit else None
    if person is None or not prose.senses[person.phrase.first] & TITLE:
        return None
    text = prose.phrase(at, at + 1)[1:]
    speaker = speaker_of(prose, person)._replace(is_feminine=is_feminine(word.form[1:]))
    return Cue(text=text, voice=Sense.SAY, speaker=speaker, end=person.end)


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
    outlet = outlet_at(prose, cue.end, limit)
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
    outlet = outlet_at(prose, first, limit)
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
    if person is None or not can_be_subject(prose, person, Sense.SAY) or outlet_at(prose, first, limit):
        return None
    return cue._replace(speaker=speaker_of(prose, person), end=person.end)
