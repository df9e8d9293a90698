"""A paragraph as its readers see it: tokens with their senses, sentences, what stands in quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from etl.arabic.aligned import Aligned, align
from etl.arabic.tokens import pieces
from etl.arabic.vocabulary import AL, ON, Word, analysed
from etl.transform.annotate.marks import Quoted, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FATHATAN = "\N{ARABIC FATHATAN}"
_FUSED = "لل"
_TANWIN_BEARERS = ("ا", "ه", "ء", "ي")
_FOLDED_ON = "علي"
SENTENCE_ENDS = frozenset(".!?؟؛…")


@dataclass(frozen=True, slots=True)
class Prose:
    """The tokens of one paragraph; an index counts tokens, an offset counts letters of the paragraph."""

    aligned: Aligned
    words: Sequence[Word]
    forms: list[str]
    starts: Sequence[int]
    """Of the tokens in the fold."""
    senses: Sequence[int]
    telling: Sequence[tuple[int, int]]
    """The indexes and senses of the words that have any."""
    quoted: Mapping[int, Quoted]
    """What stands in outer quotation marks, by the index of the opening mark."""

    @property
    def text(self) -> str:
        """The paragraph."""
        return self.aligned.original

    def where(self, senses: int) -> list[int]:
        """The indexes of the words that can have one of some senses."""
        return [index for index, possible in self.telling if possible & senses]

    def marks(self, forms: frozenset[str]) -> list[int]:
        """The indexes of the marks of some forms."""
        return [index for index, form in enumerate(self.forms) if form in forms]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The offsets of tokens ``first`` to ``end``, without the clitics of the first one."""
        return self.aligned.span(self.starts[first] + self.words[first].cut, self._end(end - 1))

    def whole(self, first: int, end: int) -> tuple[int, int]:
        """The offsets of tokens ``first`` to ``end`` with all their letters."""
        return self.aligned.span(self.starts[first], self._end(end - 1))

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
        if _FATHATAN not in self.text or not self.forms[index].endswith(_TANWIN_BEARERS):
            return False
        start, end = self.whole(index, index + 1)
        return _FATHATAN in self.text[start:end]

    def ends_sentence(self, index: int) -> bool:
        """Whether a token is a full stop, and not a mark inside a number or an abbreviation."""
        if self.forms[index] not in SENTENCE_ENDS:
            return False
        following = index + 1
        return following == len(self.starts) or self.starts[following] > self._end(index)

    def _end(self, index: int) -> int:
        return self.starts[index] + len(self.forms[index])


def read(paragraph: str) -> Prose:
    """The tokens of a paragraph.

    >>> [word.bare for word in read("وقال «لا».").words]
    ['قال', '«', 'لا', '»', '.']
    """
    aligned = align(paragraph)
    parts = pieces(aligned.folded)
    forms = parts[1::2]
    starts = list(accumulate(map(len, parts)))[:-1:2]
    words = list(map(analysed, forms))
    if "ى" in paragraph:
        for index in [index for index, form in enumerate(forms) if form.endswith(_FOLDED_ON)]:
            form = forms[index]
            last = aligned.span(starts[index], starts[index] + len(form))[1] - 1
            if paragraph[last] == "ى":
                words[index] = analysed(form[: -len(_FOLDED_ON)] + ON)
    senses = [word.senses for word in words]
    telling = [(index, possible) for index, possible in enumerate(senses) if possible]
    return Prose(aligned, words, forms, starts, senses, telling, quoted(aligned.folded, forms, starts))
