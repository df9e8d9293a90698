"""Entities by a model that labels the words of a paragraph one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from etl.transform.annotate.entities.engine import Engine, mention_at
from etl.transform.annotate.names import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from etl.model import EntityMention
    from etl.transform.annotate.entities.taken import Kind
    from etl.transform.annotate.prose import Prose

_KINDS: dict[str, Kind] = {"PERS": "PERS", "ORG": "ORG", "LOC": "LOC"}


class Labeller(Protocol):
    """Gives each word one of ANERcorp's labels: ``B-LOC`` begins a place, ``I-LOC`` goes on with it."""

    @property
    def name(self) -> str:
        """Which model it is."""
        ...

    def labels(self, paragraphs: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        """One label a word."""
        ...


def engine_of(labeller: Labeller) -> Engine:
    """The engine that a labeller makes, under its name."""

    def entities_in(prose: Sequence[Prose]) -> tuple[EntityMention, ...]:
        """The model sees the paragraphs of an article together, and in the page's own spelling."""
        labelled = labeller.labels([_words(paragraph) for paragraph in prose])
        return tuple(
            mention_at(paragraph, index, kind, span, labeller.name)
            for index, (paragraph, labels) in enumerate(zip(prose, labelled, strict=True))
            for span, kind in _named(paragraph, labels)
        )

    return Engine(name=labeller.name, entities_in=entities_in)


def _words(prose: Prose) -> list[str]:
    return [prose.text[slice(*prose.whole(index, index + 1))] for index in range(len(prose.forms))]


def _named(prose: Prose, labels: Sequence[str]) -> Iterator[tuple[Span, Kind]]:
    """The runs of labels of one kind, without marks at their ends; kinds that the record does not have are left out."""
    for first, end, kind in _runs(labels):
        letters = [at for at in range(first, end) if prose.forms[at][0].isalnum()]
        if letters and kind in _KINDS:
            yield Span(letters[0], letters[-1] + 1), _KINDS[kind]


def _runs(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First token, token after the last, and kind of each name.

    >>> list(_runs(["B-PERS", "I-PERS", "B-PERS", "O", "I-LOC", "I-ORG"]))
    [(0, 2, 'PERS'), (2, 3, 'PERS'), (4, 5, 'LOC'), (5, 6, 'ORG')]
    """
    first = 0
    for at in range(1, len(labels) + 1):
        kind = labels[first][2:]
        if at < len(labels) and labels[at] == f"I-{kind}":
            continue
        if kind:
            yield first, at, kind
        first = at
