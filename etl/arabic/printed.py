"""Words as pages print them: what stands between two blanks, taken apart and looked up once for all pages."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.aligned import align
from etl.arabic.tokens import tokens
from etl.arabic.vocabulary import ON, analysed

if TYPE_CHECKING:
    from etl.arabic.aligned import Aligned
    from etl.arabic.vocabulary import Word

_FATHATAN = "\N{ARABIC FATHATAN}"
_TANWIN_BEARERS = ("ا", "ه", "ء", "ي")
_FOLDED_ON = "علي"
_MEMORY = 1 << 16


class Token(NamedTuple):
    """A word or a mark, and where it stands in its run: offsets of letters as printed."""

    form: str
    """Folded."""
    word: Word
    is_tied: bool
    """No blank stands before it: the mark of «قال:»."""
    has_tanwin: bool
    """Printed with the ending that only adverbs and predicates have: «معقباً»."""
    start: int
    stem: int
    """After the clitics."""
    end: int


@lru_cache(_MEMORY)
def run(printed: str) -> tuple[Token, ...]:
    """The words and marks of a run of letters without blanks.

    >>> [(token.form, token.word.bare, token.stem, token.is_tied) for token in run("(وقالت:")]
    [('(', '(', 0, False), ('وقالت', 'قالت', 2, True), (':', ':', 6, True)]
    """
    aligned = align(printed)
    return tuple(_token(aligned, match.group(), match.start()) for match in tokens(aligned.folded))


def _token(aligned: Aligned, form: str, at: int) -> Token:
    start, end = aligned.span(at, at + len(form))
    text = aligned.original[start:end]
    # The fold cannot tell the preposition «على» from the name «علي».
    is_on = form.endswith(_FOLDED_ON) and text.endswith("ى")
    word = analysed(form[: -len(_FOLDED_ON)] + ON if is_on else form)
    has_tanwin = _FATHATAN in text and form.endswith(_TANWIN_BEARERS)
    stem = aligned.span(at + word.cut, at + len(form))[0]
    return Token(form, word, at > 0, has_tanwin, start, stem, end)
