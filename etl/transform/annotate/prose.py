"""A paragraph as its readers see it: tokens with their senses, sentences, what stands in quotation marks."""

from __future__ import annotations

import re
from functools import reduce
from itertools import accumulate, chain, compress
from operator import itemgetter, or_
from typing import TYPE_CHECKING

from etl.arabic.printed import RUNS
from etl.arabic.vocabulary import AL, Sense
from etl.transform.annotate.marks import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etl.arabic.printed import Word
    from etl.transform.annotate.marks import Quoted
    from etl.transform.annotate.nominals import Person
    from etl.transform.annotate.outlet_names import Outlet

_FUSED = "لل"
_PRINTED = re.compile(r"\S+")
_RUN = RUNS.__getitem__
SENTENCE_ENDS = frozenset(".!?؟؛…")
COMMAS = frozenset("،,")
_FOLDED, _SENSES = itemgetter(0), itemgetter(1)
"""Of a word: by place, since that is faster than by name."""
_LINKING = Sense.PREPOSITION | Sense.PARTICLE | Sense.RELATIVE | Sense.TIME | Sense.ADJECTIVE | Sense.COLOURLESS
_TELLING = ~(_LINKING | Sense.ADJUNCT | Sense.CHAIN | Sense.NATIONALITY)
"""Senses of the words with which something can begin; most words of a text have none."""


class Prose:
    """The tokens of one paragraph; an index counts tokens, an offset counts letters of the paragraph."""

    __slots__ = (
        "_origins",
        "every_sense",
        "forms",
        "outlets",
        "persons",
        "printed",
        "quoted",
        "senses",
        "telling",
        "text",
        "words",
    )

    def __init__(self, text: str) -> None:
        """Look up what stands between the blanks of a text."""
        self.text = text
        self.printed = text.split()
        """Its runs of letters without blanks."""
        self._origins: list[int] = []
        self.words: list[Word] = list(chain.from_iterable(map(_RUN, self.printed)))
        self.forms: list[str] = list(map(_FOLDED, self.words))
        self.senses: list[int] = list(map(_SENSES, self.words))
        self.every_sense = reduce(or_, self.senses, Sense.NONE)
        self.telling = [pair for pair in enumerate(self.senses) if pair[1] & _TELLING]
        self.quoted: dict[int, Quoted] = quoted(self.words, self.forms)
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
        return origins[first] + self.words[first].stem, origins[last] + self.words[last].end

    def whole(self, first: int, end: int) -> tuple[int, int]:
        """The offsets of tokens ``first`` to ``end`` with all their letters."""
        origins, last = self._origins or self._measured(), end - 1
        return origins[first] + self.words[first].start, origins[last] + self.words[last].end

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
        return self.words[index].has_tanwin

    def ends_sentence(self, index: int) -> bool:
        """Whether a token is a full stop, and not a mark inside a number or an abbreviation."""
        if self.forms[index] not in SENTENCE_ENDS:
            return False
        return index + 1 == len(self.words) or not self.words[index + 1].is_tied

    def _measured(self) -> list[int]:
        """Where the run of each token begins in the text. Found on first demand: many paragraphs mention nothing."""
        starts = compress(self.starts(), map(_RUN, self.printed))  # a run of marks alone has no token
        origin = 0
        self._origins = [origin if word.is_tied else (origin := next(starts)) for word in self.words]
        return self._origins

    def starts(self) -> Iterable[int]:
        """Where each run begins: in tidy text, a blank after the end of the run before."""
        lengths = list(map(len, self.printed))
        if sum(lengths) + len(lengths) - 1 == len(self.text):
            return accumulate([0, *(length + 1 for length in lengths[:-1])])
        return map(re.Match.start, _PRINTED.finditer(self.text))


def read(paragraph: str) -> Prose:
    """The tokens of a paragraph.

    >>> [word.bare for word in read("وقال «لا».").words]
    ['قال', '«', 'لا', '»', '.']
    """
    return Prose(paragraph)
