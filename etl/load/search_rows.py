"""What search reads of an article: its words in order, and beside them what remains of words without their clitics."""

from __future__ import annotations

from collections.abc import Iterable

from etl.arabic.clitics import bare_forms, search_words
from etl.model import Article

_LONGEST_WORD = 60
"""Letters of a word that are indexed. PostgreSQL refuses words of more than 2,046 bytes."""
_LONGEST_TEXT = 100_000
"""Letters of a text that are indexed, some thirty newspaper pages. PostgreSQL's index of a text ends at a megabyte."""


def search_row(article_key: str, headline: str | None, others: Iterable[str | None]) -> dict[str, str]:
    """An article's row of ``silver_search``; ``others`` are its texts below the headline."""
    top = indexed(headline or "")
    below = indexed("\n".join(other for other in others if other))
    return {
        "article_key": article_key,
        "headline": " ".join(top),
        "headline_bare": _bare(top),
        "body": " ".join(below),
        "body_bare": _bare(below),
    }


def search_row_of(article: Article, article_key: str) -> dict[str, str]:
    """The row of an article as it was parsed."""
    texts = (article.kicker, article.standfirst, *(paragraph.text for paragraph in article.body))
    return search_row(article_key, article.headline, texts)


def indexed(text: str) -> list[str]:
    """The words of a text as they are indexed.

    >>> indexed("وأكّدت «الخارجية»")
    ['واكدت', 'الخارجيه']
    """
    return [word[:_LONGEST_WORD] for word in _cut(search_words(text)).split(" ") if word]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT].rpartition(" ")[0]


def _bare(words: Iterable[str]) -> str:
    return _cut(" ".join(form for word in words for form in bare_forms(word)))
