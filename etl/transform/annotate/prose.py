"""A paragraph as its readers see it: tokens with their senses, sentences, what stands in quotation marks."""

from __future__ import annotations

import re
from functools import reduce
from itertools import chain, repeat
from operator import attrgetter, or_
from typing import TYPE_CHECKING

from etl.arabic.printed import run
from etl.arabic.vocabulary import AL, Sense
from etl.transform.annotate.marks import quoted

if TYPE_CHECKING:
    from etl.arabic.printed import Token
    from etl.arabic.vocabulary import Word
    from etl.transform.annotate.marks import Quoted
    from etl.transform.annotate.nominals import Person
    from etl.transform.annotate.sources import Outlet

_FUSED = "لل"
_RUN = re.compile(r"\S+")
SENTENCE_ENDS = frozenset(".!?؟؛…")
_FORM = attrgetter("form")
_WORD = attrgetter("word")
_SENSES = attrgetter("senses")
_LINKING = Sense.PREPOSITION | Sense.PARTICLE | Sense.RELATIVE | Sense.TIME | Sense.ADJECTIVE | Sense.COLOURLESS
_TELLING = ~(_LINKING | Sense.ADJUNCT | Sense.CHAIN | Sense.NATIONALITY)
"""Senses of the words with which something can begin; most words of a text have none."""


class Prose:
    """The tokens of one paragraph; an index counts tokens, an offset counts letters of the paragraph."""

    __slots__ = (
        "_origins",
        "_runs",
        "every_sense",
        "forms",
        "outlets",
        "persons",
        "quoted",
        "senses",
        "telling",
        "text",
        "tokens",
        "words",
    )

    def __init__(self, text: str) -> None:
        """Look up what stands between the blanks of a text."""
        self.text = text
        self._runs = list(map(run, text.split()))
        self._origins: list[int] = []
        self.tokens: list[Token] = list(chain.from_iterable(self._runs))
        self.words: list[Word] = list(map(_WORD, self.tokens))
        self.forms: list[str] = list(map(_FORM, self.tokens))
        self.senses: list[int] = list(map(_SENSES, self.words))
        self.every_sense = reduce(or_, self.senses, Sense.NONE)
        self.telling = [pair for pair in enumerate(self.senses) if pair[1] & _TELLING]
        self.quoted: dict[int, Quoted] = quoted(self.tokens, self.forms)
        """What stands in outer quotation marks, by the index of the opening mark."""
        self.outlets: tuple[Outlet, ...] | None = None
        """The outlets that the paragraph names, once somebody has asked for them."""
        self.persons: dict[tuple[int, int], Person | None] = {}
        """The noun phrases that were read so far, by first token and limit: speech and names ask for the same ones."""

    def where(self, senses: int) -> list[int]:
        """The indexes of the words that can have one of some senses, all of them senses that begin something."""
        if not self.every_sense & senses:
            return []
        return [index for index, possible in self.telling if possible & senses]

    def marks(self, forms: frozenset[str]) -> list[int]:
        """The indexes of the marks of some forms."""
        return [index for index, form in enumerate(self.forms) if form in forms]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The offsets of tokens ``first`` to ``end``, without the clitics of the first one."""
        origins, last = self._origins or self._measured(), end - 1
        return origins[first] + self.tokens[first].stem, origins[last] + self.tokens[last].end

    def whole(self, first: int, end: int) -> tuple[int, int]:
        """The offsets of tokens ``first`` to ``end`` with all their letters."""
        origins, last = self._origins or self._measured(), end - 1
        return origins[first] + self.tokens[first].start, origins[last] + self.tokens[last].end

    def phrase(self, first: int, end: int) -> str:
        """The text of tokens ``first`` to ``end``, without the clitics of the first one."""
        start, stop = self.span(first, end)
        return self.text[start:stop]

    def wording(self, first: int, end: int) -> str:
        """The text of some tokens with the article that ``لل`` has swallowed: «وفقاً للمصدر» names «المصدر»."""
        word = self.words[first]
        is_fused = word.cut >= len(_FUSED) and word.form[: word.cut].endswith(_FUSED)
        return AL * is_fused + self.phrase(first, end)

    def has_tanwin(self, index: int) -> bool:
        """Whether a word is written with the ending that only adverbs and predicates have: «معقباً»."""
        return self.tokens[index].has_tanwin

    def ends_sentence(self, index: int) -> bool:
        """Whether a token is a full stop, and not a mark inside a number or an abbreviation."""
        if self.forms[index] not in SENTENCE_ENDS:
            return False
        return index + 1 == len(self.tokens) or not self.tokens[index + 1].is_tied

    def _measured(self) -> list[int]:
        """Where the run of each token begins in the text. Found on first demand: many paragraphs mention nothing."""
        starts = map(re.Match.start, _RUN.finditer(self.text))
        self._origins = list(chain.from_iterable(map(repeat, starts, map(len, self._runs))))
        return self._origins


def read(paragraph: str) -> Prose:
    """The tokens of a paragraph.

    >>> [word.bare for word in read("وقال «لا».").words]
    ['قال', '«', 'لا', '»', '.']
    """
    return Prose(paragraph)
