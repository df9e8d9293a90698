"""Persons: names after an office or a reporting verb, names that begin with a given name, and last names once known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.vocabulary import Sense, people
from etl.transform.annotate.entities.given import given_at, godly, is_alone
from etl.transform.annotate.entities.introduced import introductions, named_after
from etl.transform.annotate.names import STARTS, SURE_STARTS, Span, is_likely_name
from etl.transform.annotate.nominals import person_at
from etl.transform.annotate.quotations.asides import skip_asides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.transform.annotate.entities.taken import Taken
    from etl.transform.annotate.prose import Prose

_CLUES = STARTS | Sense.TITLE | Sense.SPEAK | Sense.PERSON | Sense.FAMOUS


def people_in(prose: Prose, taken: Taken) -> Iterator[Span]:
    """The persons whom a paragraph names, where the words around a name show that it is one."""
    end = 0
    introducing = [*introductions(prose), *godly(prose)]
    for at in sorted({*prose.where(_CLUES), *introducing}) if introducing else prose.where(_CLUES):
        span = None if at < end or at in taken else _person_at(prose, at)
        if span:
            yield span
            end = span.end


def _person_at(prose: Prose, at: int) -> Span | None:
    word = prose.words[at]
    senses = word.senses
    if senses & Sense.PERSON and (known := people().at(word.bare, prose.forms, at)):
        return Span(at, known.end)
    if span := given_at(prose, at):
        return span
    if senses & Sense.TITLE and (span := _after(prose, at)):
        return span
    if senses & Sense.SPEAK and (span := _speaker(prose, at)):
        return span
    if senses & Sense.FAMOUS and not word.form.startswith("لل"):
        return Span(at, at + 1)
    return named_after(prose, at)


def _after(prose: Prose, at: int) -> Span | None:
    """The name in the noun phrase of an office: a known one, or two words or more that something closes."""
    person = person_at(prose, at, len(prose.words))
    if person is None or person.name is None:
        return None
    first, end = person.name
    if end == first + 1 and not prose.senses[first] & (SURE_STARTS & ~Sense.COMPOUND):
        return None  # «لاعب شطرنج ولد في باكو»
    if is_alone(prose, first, end):
        return Span(first, first + 1)
    is_titled = person.role is not None or bool(prose.senses[first - 1] & Sense.HONORIFIC)
    is_known = bool(prose.senses[first] & SURE_STARTS) and (end - first > 1 or person.role is not None)
    return person.name if is_known or (is_titled and is_likely_name(prose, person.name)) else None


def _speaker(prose: Prose, at: int) -> Span | None:
    """The name right after a verb of speech: one with a known word, or any that goes on as speakers do."""
    limit = len(prose.words)
    first = skip_asides(prose, at + 1, limit)
    person = person_at(prose, first, limit) if first < limit else None
    if person is None or person.name is None or person.name.end - person.name.first < 2:
        return None
    if is_alone(prose, *person.name):
        return Span(person.name.first, person.name.first + 1)
    return person.name if is_likely_name(prose, person.name) else None
