"""Persons: names after an office or a reporting verb, names that begin with a given name, and last names once known."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from etl.arabic.vocabulary import Sense, people
from etl.transform.annotate.names import Span, is_left, is_likely_name, is_name_word, is_nisba, is_office_of, name_end
from etl.transform.annotate.nominals import person_at
from etl.transform.annotate.quotations.cues import skip_asides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from etl.transform.annotate.entities.taken import Taken
    from etl.transform.annotate.prose import Prose

_TITLE = Sense.OFFICE | Sense.OCCUPATION | Sense.UNNAMED | Sense.HONORIFIC
_SPEAKS = Sense.SAY | Sense.STATE
_KNOWN = Sense.GIVEN | Sense.UNSURE_GIVEN | Sense.FAMILY
_STARTS = Sense.GIVEN | Sense.UNSURE_GIVEN | Sense.COMPOUND
_SURE_STARTS = _STARTS | Sense.FAMILY | Sense.PERSON
_NISBA = "ي"
_CLUES = _STARTS | _TITLE | _SPEAKS | Sense.PERSON | Sense.FAMOUS
_NOBODY = Sense.PARTICLE | Sense.PLACE | Sense.NATIONALITY | Sense.ADJECTIVE | _TITLE | Sense.CHAIN | Sense.OUTLET
_WHO_IS = ("وهو", "وهي")
_FATHER = ("ابي", "ابا")
"""«أبو» after a preposition or a verb."""
_AS_FOR = "اما"
_BARE = attrgetter("bare")
_VERBAL = ("ي", "ت")
_FEASTS = frozenset({"الاضحي"})
_FUTURE = ("سي", "ست")
_SON_OR_DAUGHTER = frozenset({"بن", "بنت"})


def people_in(prose: Prose, taken: Taken) -> Iterator[Span]:
    """The persons whom a paragraph names, where the words around a name show that it is one."""
    end = 0
    for at in prose.where(_CLUES):
        span = None if at < end or at in taken else _person_at(prose, at)
        if span:
            yield span
            end = span.end


def _person_at(prose: Prose, at: int) -> Span | None:
    word = prose.words[at]
    senses = word.senses
    if senses & Sense.PERSON and (known := people().at(word.bare, prose.forms, at)):
        return Span(at, known.end)
    if senses & _STARTS and not prose.has_tanwin(at) and (span := _given_at(prose, at) or _child_at(prose, at)):
        return span
    if senses & _TITLE and (span := _after(prose, at)):
        return span
    if senses & _SPEAKS and (span := _speaker(prose, at)):
        return span
    if senses & Sense.FAMOUS and not word.form.startswith("لل"):
        return Span(at, at + 1)
    return None


def _after(prose: Prose, at: int) -> Span | None:
    """The name in the noun phrase of an office: a known one, or two words or more that something closes."""
    person = person_at(prose, at, len(prose.words))
    if person is None or person.name is None:
        return None
    first, end = person.name
    is_known = bool(prose.senses[first] & _SURE_STARTS)
    if is_known and (end - first > 1 or person.role is not None):
        return person.name
    return person.name if person.role is not None and is_likely_name(prose, person.name) else None


def _speaker(prose: Prose, at: int) -> Span | None:
    """The name right after a verb of speech: one with a known word, or any that goes on as speakers do."""
    limit = len(prose.words)
    first = skip_asides(prose, at + 1, limit)
    person = person_at(prose, first, limit) if first < limit else None
    if person is None or person.name is None or person.name.end - person.name.first < 2:
        return None
    return person.name if is_likely_name(prose, person.name) else None


def _given_at(prose: Prose, at: int) -> Span | None:
    """A given name with what follows it: sure names with any word that can be a last name, others with a known one."""
    word = prose.words[at]
    end = name_end(prose, at, len(prose.words))
    if end - at == 1:
        return Span(at, end) if _is_introduced(prose, at) else None
    if word.senses & Sense.COMPOUND and not word.senses & Sense.GIVEN:
        return Span(at, end) if _is_compound_name(prose, at, end) else None
    if prose.senses[at + 1] & (_KNOWN | Sense.COMPOUND) or _is_unsure_name(prose, at, end):
        return Span(at, end)
    if not word.senses & Sense.GIVEN or (word.cut and set(word.form[: word.cut]) & set("بكس")):
        return None
    return Span(at, end) if _may_follow(prose, at, end) else None


def _is_unsure_name(prose: Prose, at: int, end: int) -> bool:
    """«نور الصافي»: a given name that is an ordinary word too, with a last name by its form."""
    word, following = prose.words[at], prose.words[at + 1]
    if not word.senses & Sense.UNSURE_GIVEN or word.cut or following.form in _FEASTS:
        return False
    return is_nisba(following) and is_left(prose, end)


def _may_follow(prose: Prose, at: int, end: int) -> bool:
    """Whether the word after a sure given name, of which no lexicon knows a name, can be a last name."""
    following, form = prose.words[at + 1], prose.forms[at + 1]
    if following.definite:
        return not (is_office_of(prose, at) or following.senses & _NOBODY)
    if end - at > 2 and prose.senses[end - 1] & Sense.FAMILY:
        return True
    is_verb = form.startswith(_VERBAL) or (form.startswith(_FUTURE) and len(form) > 4)
    return not (following.senses or is_verb or (form.endswith("ا") and len(form) < 4))


def _child_at(prose: Prose, at: int) -> Span | None:
    """«قحطان بن عبد الله» from «بن» on: the word before it is a given name, in whatever lexicon it is missing."""
    first = at - 1
    if (
        prose.forms[at] not in _SON_OR_DAUGHTER
        or first < 0
        or prose.senses[first]
        or prose.words[first].cut
        or not is_name_word(prose.words[first])
    ):
        return None
    end = name_end(prose, first, len(prose.words))
    return Span(first, end) if end > at + 1 else None


def _is_compound_name(prose: Prose, at: int, end: int) -> bool:
    """«عبد الحميد البدري», but no «أبو ظبي» and no «ابن المدينة»."""
    word = prose.words[at]
    if word.bare in _FATHER:
        return bool(prose.senses[at + 1] & Sense.GIVEN)
    return word.bare in ("عبد", "ابو") and end - at >= 2 + (word.bare == "عبد") and is_name_word(prose.words[at + 1])


def _is_introduced(prose: Prose, at: int) -> bool:
    """«أما حسين، وهو تلميذ»: one name alone, said to be somebody's."""
    after = prose.forms[at + 1 : at + 3]
    is_explained = len(after) == 2 and after[0] in "،," and after[1] in _WHO_IS
    return (
        is_explained and bool(prose.words[at].senses & Sense.GIVEN) and at > 0 and prose.words[at - 1].bare == _AS_FOR
    )


class Acquaintances:
    """The last names of those whom an article has named in full."""

    def __init__(self) -> None:
        self._last_names: set[str] = set()
        self._doubtful: set[str] = set()
        """Last names that may be ordinary words: known again only after an office or a verb of speech."""

    def met(self, prose: Prose, names: Iterable[Span]) -> Iterator[Span]:
        """Passes names on and keeps the last word of each that is longer than one."""
        for name in names:
            first, last = prose.words[name.first], prose.words[name.end - 1]
            is_part = prose.senses[name.end - 2] & Sense.COMPOUND or last.senses & _NOBODY
            if first.senses & _SURE_STARTS and name.end - name.first > 1 and not is_part:
                is_doubtful = last.definite and not last.form.endswith(_NISBA)
                (self._doubtful if is_doubtful else self._last_names).add(last.form)
            yield name

    def recognised(self, prose: Prose, taken: Taken) -> Iterator[Span]:
        """The last names that stand alone."""
        if not self._may_recur(prose):
            return
        for at, word in enumerate(prose.words):
            is_known = word.form in self._last_names or (word.cut > 0 and word.bare in self._last_names)
            if not is_known and word.form in self._doubtful and at > 0:
                is_known = bool(prose.senses[at - 1] & (_TITLE | _SPEAKS))
            if is_known and at not in taken:
                yield Span(at, at + 1)

    def _may_recur(self, prose: Prose) -> bool:
        known = self._last_names | self._doubtful
        return not (known.isdisjoint(prose.forms) and known.isdisjoint(map(_BARE, prose.words)))
