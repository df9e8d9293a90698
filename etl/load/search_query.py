"""What a person types to search, and how each database's full-text index is asked for it.

Words must all be there; «…» or "…" holds a phrase; a star ends a prefix. How words are written does not matter, nor
the clitics before them: the index holds what remains of its words without clitics, and the query what remains of its
own without articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from etl.arabic.clitics import bare_forms, definite_forms, with_clitics
from etl.errors import QueryError
from etl.load.search_rows import indexed

_PART = re.compile(r'"([^"]*)"|«([^«»]*)»|“([^“”]*)”|([^\s"«»“”]+)')
_QUOTES = '"«»“”'
_SHORTEST_PREFIX = 2

HEADLINE = ("headline", "headline_bare")
"""Columns of the index, and below their weights on PostgreSQL."""
_IN_ORDER = ("headline", "body")
_WEIGHTS = {"headline": "A", "headline_bare": "B", "body": "C", "body_bare": "D"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What must be there: any of some words, or any of some phrases."""

    phrases: tuple[tuple[str, ...], ...]
    """Each a sequence of words; all of one word where the term is a word or a prefix."""
    is_prefix: bool = False

    @property
    def is_phrase(self) -> bool:
        """Phrases are looked for among words in their order, and there in full."""
        return len(self.phrases[0]) > 1


Query = tuple[Term, ...]


def understood(typed: str, *, loosely: bool = False) -> Query:
    """The terms of a query; ``loosely`` takes as clitics also single letters that may well be the word's own.

    Raises `QueryError` for what asks for nothing, or for too much.
    """
    _refuse_open_quotes(typed)
    forms = (lambda word: (*definite_forms(word), *bare_forms(word))) if loosely else definite_forms
    terms = [term for part in _PART.finditer(typed) for term in _terms(part, forms)]
    if not terms:
        raise QueryError(f"The query {typed!r} holds no word to search for. Write at least one.")
    return tuple(terms)


def _refuse_open_quotes(typed: str) -> None:
    rest = _PART.sub("", typed).strip()
    if rest:
        raise QueryError(f"The query {typed!r} has {rest[0]} without its other half. Write both or none.")


def _terms(part: re.Match[str], forms: Callable[[str], tuple[str, ...]]) -> Iterable[Term]:
    word = part[4]
    if word is None:
        yield from _phrase(indexed(part[part.lastindex or 0]))
    elif word.endswith("*"):
        yield _prefix(word, forms)
    else:
        # One that is written with a hyphen or a dot is several words of the index, which stand together.
        found = indexed(word)
        yield from _phrase(found) if len(found) > 1 else (_any(one, forms) for one in found)


def _any(word: str, forms: Callable[[str], tuple[str, ...]]) -> Term:
    return Term(phrases=tuple((form,) for form in dict.fromkeys((word, *forms(word)))))


def _prefix(typed: str, forms: Callable[[str], tuple[str, ...]]) -> Term:
    found = indexed(typed)
    if len(found) != 1 or len(found[0]) < _SHORTEST_PREFIX:
        raise QueryError(f"{typed!r} is no prefix to search by. Write one word of two letters or more before the star.")
    return Term(phrases=_any(found[0], forms).phrases, is_prefix=True)


def _phrase(words: list[str]) -> Iterable[Term]:
    if words:
        yield Term(phrases=tuple((first, *words[1:]) for first in with_clitics(words[0])))


def fts5(query: Query, columns: Iterable[str] = _WEIGHTS) -> str:
    """The query for SQLite's index, among some of its columns."""
    return " AND ".join(_fts5(term, _columns(term, columns)) for term in query)


def _fts5(term: Term, columns: Iterable[str]) -> str:
    star = "*" if term.is_prefix else ""
    phrases = " OR ".join(f'"{" ".join(phrase)}"{star}' for phrase in term.phrases)
    return f"{{{' '.join(columns)}}} : ({phrases})"


def tsquery(query: Query, columns: Iterable[str] = _WEIGHTS) -> str:
    """The query for PostgreSQL's index, among some of its columns, as the text of a ``tsquery``."""
    return " & ".join(_tsquery(term, _columns(term, columns)) for term in query)


def _tsquery(term: Term, columns: Iterable[str]) -> str:
    mark = ("*" if term.is_prefix else "") + "".join(_WEIGHTS[column] for column in columns)
    # Words of the index hold no quotation mark and no backslash.
    phrases = (" <-> ".join(f"'{word}':{mark}" for word in phrase) for phrase in term.phrases)
    return f"({' | '.join(f'({phrase})' for phrase in phrases)})"


def _columns(term: Term, columns: Iterable[str]) -> list[str]:
    return [column for column in columns if column in _IN_ORDER or not term.is_phrase]
