"""The lemmas of an article: all of them to search by, and those that it uses most."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from etl.model import Article, LemmaKeyword

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEYWORDS = 10
_TELLING = frozenset({"noun", "noun_prop"})
"""camel-tools' parts of speech that say what a text is about."""
_LEAST = 2
"""What an article mentions once is no keyword of it."""


class _Lemma(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def pos(self) -> str | None: ...


class Lemmatiser(Protocol):
    """Gives every word of a text what a dictionary would list it under."""

    @property
    def name(self) -> str:
        """Which database it is."""
        ...

    def lemmas(self, text: str) -> Sequence[_Lemma]:
        """One lemma a word, in order."""
        ...


def with_lemmas(article: Article, lemmatiser: Lemmatiser | None) -> Article:
    """The article with its lemmas; unchanged without a lemmatiser. Headline, standfirst and text count alike."""
    if lemmatiser is None:
        return article
    parts = (article.headline or "", article.standfirst or "", *(paragraph.text for paragraph in article.body))
    lemmas = [lemma for part in parts for lemma in lemmatiser.lemmas(part)]
    counts = Counter(lemma.text for lemma in lemmas if lemma.pos in _TELLING)
    keywords = (
        LemmaKeyword(lemma=lemma, mention_count=count)
        for lemma, count in counts.most_common(_KEYWORDS)  # those of one count in the order of the text
        if count >= _LEAST
    )
    return replace(article, lemmas=" ".join(lemma.text for lemma in lemmas), lemma_keywords=tuple(keywords))
