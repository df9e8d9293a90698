"""Reads an article's paragraphs in order and remembers who spoke last, for «وأضاف» and for speech that goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense
from etl.model import Quotation
from etl.transform.annotate.names import is_likely_name
from etl.transform.annotate.nominals import person_at
from etl.transform.annotate.prose import COMMAS, SENTENCE_ENDS
from etl.transform.annotate.quotations.asides import skip_asides
from etl.transform.annotate.quotations.cues import Cue, cue_at
from etl.transform.annotate.quotations.speakers import Speaker, speaker_of
from etl.transform.annotate.quotations.subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.transform.annotate.marks import Quoted
    from etl.transform.annotate.prose import Prose

_FULL_STOPS = ".،, "
_MEMORY = 2
"""Paragraphs over which a bare verb finds its speaker."""
_SENTENCE = 4
"""Words that make speech of what stands in quotation marks without a colon or «أن» before it."""
_CLAUSE = 3
_SENTENCES = 4
"""Over how many of them whom one is about may speak."""
_TITLES = words("reporting_verbs", "works", "titles")
"""Before a colon they announce a title and no speech."""
_WORKS = words("reporting_verbs", "works", "words")
_OF_SOMEBODY = ("ه", "ها", "هم")
_WORKS_OF_SOMEBODY = _WORKS.union(re.sub("ه$", "ت", work) + suffix for work in _WORKS for suffix in _OF_SOMEBODY)
"""What is written, sung or filmed: marks after it hold its title, as in «كتب روايته «…»»."""
_TELLING = Sense.SAY | Sense.STATE | Sense.RELAY | Sense.ACCORDING | Sense.CAME | Sense.COMPLEMENTIZER
_STOPS = SENTENCE_ENDS | {":"}
_UNFINISHED = Sense.OUTLET_KIND | Sense.PREPOSITION | Sense.CHAIN | Sense.ORGANISATION_KIND | Sense.COMPLEMENTIZER
"""Words that ask for another one: marks after them hold a name."""
_CONTINUING = words("reporting_verbs", "continuing", "words")
_WHAT = frozenset({"ما", "مما"})
_OTHERWISE = words("reporting_verbs", "complementizers", "conjunctions")
"""Before «أن» they make it a conjunction: «بعد أن», «إلا أن»."""
_WITHIN = 4
"""Words between «أن» and the quotation marks: «إن الدب «لم يكسر شيئا»»."""


def may_speak(prose: Prose) -> bool:
    """Whether a paragraph has the marks without which there is no direct speech."""
    return bool(prose.quoted) or ":" in prose.forms


def _agree(one: bool | None, other: bool | None) -> bool:
    return one is None or other is None or one == other


@dataclass(slots=True)
class Listener:
    """The state of reading: kept from paragraph to paragraph, so that nothing is looked back for."""

    last: Speaker | None = None
    heard_in: int = -_MEMORY
    """Paragraph in which somebody spoke last."""
    goes_on: bool = False
    """The last paragraph ended in speech whose closing mark was missing, or in nothing but speech."""
    roles: dict[str, Speaker] = field(default_factory=dict)
    """Who was named with a role, by the last word of the name."""
    recent: dict[bool, tuple[Speaker, int]] = field(default_factory=dict)
    """The last man and the last woman who spoke by name, and the paragraph."""

    def hear(self, paragraph: int, prose: Prose) -> Iterator[Quotation]:
        """The direct speech of the next paragraph."""
        if paragraph - self.heard_in > _MEMORY:
            self.last = None
        self._introduce(prose)
        went_on, self.goes_on = self.goes_on, False
        yield from _Hearing(self, paragraph, prose, went_on=went_on).quotations()

    def _introduce(self, prose: Prose) -> None:
        """Remembers who is named with an office, in speech or not."""
        end = 0
        for at in prose.where(Sense.POST):
            person = person_at(prose, at, len(prose.words)) if at >= end else None
            end = person.phrase.end if person else end
            if person and person.name and person.role and is_likely_name(prose, person.name):
                speaker = speaker_of(prose, person)
                self.roles.setdefault(speaker.text.split()[-1], speaker)

    def recognised(self, speaker: Speaker, paragraph: int) -> Speaker:
        """Remembers a speaker, with the role under which the same name came before."""
        surname = speaker.text.split()[-1]
        before = self.roles.get(surname)
        is_other = before and speaker.is_feminine is False and (before.role or "").split()[0].endswith("ة")
        if before and not is_other and speaker.role is None and f" {before.text}".endswith(f" {speaker.text}"):
            speaker = speaker._replace(role=before.role, anonymous=before.anonymous)
        if speaker.role and speaker.is_named:
            self.roles[surname] = speaker
        self.last, self.heard_in = speaker, paragraph
        if speaker.is_feminine is not None and speaker.is_named:
            self.recent[speaker.is_feminine] = speaker, paragraph
        return speaker

    def spoke(self, gender: bool | None, paragraph: int) -> Speaker | None:
        """The last one of a gender who spoke by name, in this paragraph or the one before."""
        speaker, before = self.recent.get(bool(gender), (None, paragraph))
        return speaker if gender is not None and paragraph - before <= 1 else None

    def namesake(self, surname: str) -> Speaker | None:
        """Who was introduced by an office and is meant by the last name alone."""
        return Speaker(text=surname, is_named=True) if surname in self.roles else None


class _Hearing:
    """One paragraph, read from left to right."""

    def __init__(self, listener: Listener, paragraph: int, prose: Prose, *, went_on: bool) -> None:
        self.listener = listener
        self.paragraph = paragraph
        self.prose = prose
        self.went_on = went_on
        self.cue: Cue | None = None
        self.sentence = 0
        self.complementizer: int | None = None
        self.starts = [0]
        """Where the sentences of the paragraph begin."""
        self.named_at = -1
        """Index of the last cue that names its speaker."""
        self.spoken_until = -1
        """Index after the last quotation that was speech."""

    def quotations(self) -> Iterator[Quotation]:
        """The direct speech of the paragraph, in order."""
        prose, read_until, limit = self.prose, 0, len(self.prose.words)
        for at in sorted({*prose.where(_TELLING), *prose.quoted, *prose.marks(_STOPS)}):
            if at < read_until:
                continue
            quoted = prose.quoted.get(at)
            if quoted:
                yield from self._speech(quoted)
                read_until = quoted.closing + 1
            elif prose.ends_sentence(at):
                self._begin_sentence(at + 1)
            elif prose.forms[at] == ":":
                if self._is_open_speech(at):
                    read_until = self._end_of_open_speech(at + 1)
                    yield self._quotation(at + 1, read_until)
            else:
                read_until = self._word(at, limit)

    def _begin_sentence(self, at: int) -> None:
        self.sentence, self.cue, self.complementizer = at, None, None
        self.starts.append(at)

    def _word(self, at: int, limit: int) -> int:
        """Takes note of one word outside quotation marks; the index of the next one to read."""
        word = self.prose.words[at]
        if word.senses & Sense.COMPLEMENTIZER:
            self.complementizer = None if at and self.prose.words[at - 1].bare in _OTHERWISE else at
            return at + 1
        cue = cue_at(self.prose, at, self.sentence, limit)
        if cue is None or (self.cue and at and self.prose.forms[at - 1] in _WHAT):
            return at + 1  # «ما صرح به فلان» is part of what is reported
        if word.senses & Sense.SPEECH_NOUN and self.cue and self.cue.speaker:
            cue = cue._replace(speaker=self.cue.speaker)
        if cue.speaker is None and cue.form and not word.senses & (Sense.PARTICIPLE | Sense.SPEECH_NOUN):
            cue = self._with_surname(cue, limit)
        if cue.speaker:
            cue = cue._replace(speaker=self.listener.recognised(cue.speaker, self.paragraph))
            self.named_at = at
        elif not self.listener.last and not cue.voice & Sense.SAY and not self._subject(at, cue.is_feminine):
            return at + 1
        self.listener.heard_in = self.paragraph if self.listener.last else self.listener.heard_in
        self.cue, self.complementizer = cue, None
        return max(cue.end, at + 1)

    def _with_surname(self, cue: Cue, limit: int) -> Cue:
        """«وأضافت بايرز»: the last name of somebody introduced before is the subject."""
        surname = self.prose.phrase(cue.end, cue.end + 1) if cue.end < limit else ""
        speaker = self.listener.namesake(surname)
        return cue._replace(speaker=speaker._replace(is_feminine=cue.is_feminine), end=cue.end + 1) if speaker else cue

    def _speech(self, quoted: Quoted) -> Iterator[Quotation]:
        """The quotation, where what stands in the marks is speech."""
        length = sum(form[0].isalnum() for form in self.prose.forms[quoted.opening + 1 : quoted.closing])
        if length == 0 or not (self._is_introduced(quoted, length) or self._is_answered(quoted, length)):
            return
        if self.cue and not (self.cue.speaker or self.listener.last) and (answer := self._answer(quoted)):
            self.cue = answer  # «وأضاف: «…»، بحسب ما أفاد فلان»
        yield self._quotation(quoted.opening + 1, quoted.closing)
        self.spoken_until = quoted.closing + 1
        self.complementizer = None
        self.listener.goes_on = not quoted.closed or (quoted.opening == 0 and self._is_last(quoted))

    def _is_last(self, quoted: Quoted) -> bool:
        return not any(form[0].isalnum() for form in self.prose.forms[quoted.closing + 1 :])

    def _is_introduced(self, quoted: Quoted, length: int) -> bool:
        """Whether what stands before the opening mark announces speech."""
        before = quoted.opening - 1
        if before < self.sentence:
            return self._goes_on(quoted, length)
        if self.prose.forms[before] == ":":
            is_title = before > 0 and self.prose.words[before - 1].bare in _TITLES
            return not is_title and (self.cue is not None or self._named_before_colon(before))
        return self.cue is not None and self._is_clause(self.cue, quoted, length)

    def _is_clause(self, cue: Cue, quoted: Quoted, length: int) -> bool:
        """Whether what stands in marks after a cue, without a colon between, is a clause of speech."""
        before = quoted.opening - 1
        if self.complementizer == before:
            return length >= _SENTENCE or (length >= _CLAUSE and self._closes_clause(quoted)) or not quoted.closed
        if self.complementizer is not None:
            return length >= _SENTENCE and self._is_within(cue, self.complementizer, before)
        if self.spoken_until > self.sentence and self.spoken_until >= before - 1:
            return length >= _CLAUSE
        return cue.is_say and length >= _SENTENCE and self._stands_alone(before) and self._has_subject(before)

    def _goes_on(self, quoted: Quoted, length: int) -> bool:
        """Speech that goes on: over the paragraph's start, or after the full stop that ended the last quotation."""
        if self.listener.last is None or length < _SENTENCE:
            return False
        if quoted.opening == 0:
            follows = self.went_on or (self.paragraph - self.listener.heard_in == 1 and self._is_last(quoted))
            return follows and self._answer(quoted) is None
        return self.spoken_until == self.sentence - 1 and self._answer(quoted) is None

    def _closes_clause(self, quoted: Quoted) -> bool:
        after = quoted.closing + 1
        return after >= len(self.prose.forms) or not self.prose.forms[after][0].isalnum()

    def _is_within(self, cue: Cue, complementizer: int, before: int) -> bool:
        """A clause of speech inside the reported sentence, right after its subject; only of one who is named."""
        between = self.prose.forms[complementizer + 1 : before + 1]
        is_named = cue.speaker is not None and cue.speaker.is_named
        return cue.is_say and is_named and len(between) <= _WITHIN and all(form.isalpha() for form in between)

    def _stands_alone(self, before: int) -> bool:
        """Whether the word before an opening mark ends its phrase: «لـ«الاسم»» and «صحيفة «الاسم»» go on."""
        word = self.prose.words[before]
        return word.form != "ل" and word.bare not in _WORKS_OF_SOMEBODY and not word.senses & _UNFINISHED

    def _has_subject(self, before: int) -> bool:
        """A verb with nobody after it is followed by speech only if a conjunction ties it to who spoke before."""
        is_bare = self.cue is not None and self.cue.speaker is None and self.cue.end == before + 1
        return (
            not is_bare or self.prose.words[before].cut > 0 or bool(self.prose.words[before].senses & Sense.PARTICIPLE)
        )

    def _named_before_colon(self, colon: int) -> bool:
        """«فلان: «…»», as interviews and statements print it."""
        person = person_at(self.prose, self.sentence, colon)
        if person is None or person.name is None or person.end != colon:
            return False
        speaker = self.listener.recognised(speaker_of(self.prose, person), self.paragraph)
        self.cue = Cue(text="", voice=Sense.SAY, speaker=speaker, end=colon)
        return True

    def _is_answered(self, quoted: Quoted, length: int) -> bool:
        """Whether a verb right after the closing mark names the speaker: ««…»، يقول فلان»."""
        if length < _CLAUSE or self.cue is not None:
            return False
        answer = self._answer(quoted)
        if answer is None or (length < _SENTENCE and not self._is_clearly_answered(quoted, answer)):
            return False
        self.cue = answer
        return True

    def _is_clearly_answered(self, quoted: Quoted, answer: Cue) -> bool:
        """Whether three words are speech: somebody says them by name, after a comma."""
        is_named = answer.speaker is not None and answer.speaker.is_named
        return is_named and self.prose.forms[quoted.closing + 1] in COMMAS

    def _answer(self, quoted: Quoted) -> Cue | None:
        prose, limit = self.prose, len(self.prose.words)
        at = quoted.closing + 1
        if at < limit and prose.forms[at] in COMMAS:
            at += 1
        at = skip_asides(prose, at, limit)
        if at >= limit or (prose.words[at].form.startswith("و") and prose.words[at].cut):
            return None
        cue = cue_at(prose, at, at, limit)
        if cue is None or cue.speaker is None or prose.words[at].senses & Sense.PARTICIPLE:
            return None
        return cue._replace(speaker=self.listener.recognised(cue.speaker, self.paragraph))

    def _is_open_speech(self, colon: int) -> bool:
        """Whether a colon right after the speaker opens speech without marks."""
        after = colon + 1
        if self.cue is None or not self.cue.is_say or self.complementizer is not None or after >= len(self.prose.words):
            return False
        if after in self.prose.quoted or self.prose.words[after].senses & Sense.COMPLEMENTIZER:
            return False
        return self._end_of_open_speech(after) - after > _SENTENCE and self._reaches(colon)

    def _reaches(self, colon: int) -> bool:
        """Whether nothing but the speaker and asides stands between the cue and the colon."""
        return self.cue is not None and colon - self.cue.end <= 2 * _SENTENCE

    def _end_of_open_speech(self, first: int) -> int:
        """The end of the paragraph, or of the sentence before one that a conjoined reporting verb opens."""
        words, limit = self.prose.words, len(self.prose.words)
        for at in range(first, limit - 1):
            following = words[at + 1]
            if self.prose.ends_sentence(at) and following.cut and following.senses & (Sense.SAY | Sense.STATE):
                return at + 1
        return limit

    def _carried(self, first: int) -> Speaker | None:
        """Who speaks where the cue names nobody: whom the sentences before it are about, or who spoke last."""
        if self.cue is None:
            return self.listener.last
        gender, last = self.cue.is_feminine, self.listener.last
        if last and not _agree(last.is_feminine, gender):
            last = self.listener.spoke(gender, self.paragraph)
        if last and self.cue.form in _CONTINUING:
            return last
        subject = self._subject(first, gender)
        return self.listener.recognised(subject, self.paragraph) if subject else last

    def _subject(self, before: int, gender: bool | None) -> Speaker | None:
        """The latest one whom a sentence since the last speaker is about, up to a token."""
        for start in self.starts[: -_SENTENCES - 1 : -1]:
            if start < self.named_at:
                return None
            subject = subject_of(self.prose, start, before)
            if subject and _agree(subject.is_feminine, gender):
                return subject
        return None

    def _opener(self) -> Speaker | None:
        """Whom the paragraph's opening verb names: «ألقى فلان كلمة قال فيها …»."""
        person = person_at(self.prose, 1, len(self.prose.words)) if len(self.prose.words) > 1 else None
        is_named = person is not None and person.name is not None and is_likely_name(self.prose, person.name)
        return self.listener.recognised(speaker_of(self.prose, person), self.paragraph) if is_named and person else None

    def _quotation(self, first: int, end: int) -> Quotation:
        start, stop = self.prose.whole(first, end)
        text = self.prose.text[start:stop]
        kept = text.rstrip(_FULL_STOPS) or text
        named = self.cue.speaker if self.cue else None
        speaker = named or self._carried(first) or self._opener()
        self.listener.heard_in = self.paragraph
        return Quotation(
            text=kept,
            speaker=speaker.text if speaker else None,
            speaker_role=speaker.role if speaker else None,
            anonymous=bool(speaker and speaker.anonymous),
            inherited=bool(speaker and not named),
            cue=(self.cue.text if self.cue else None) or None,
            paragraph=self.paragraph,
            start=start,
            end=start + len(kept),
        )
