"""Words as pages print them: what stands between two blanks, taken apart and looked up once for all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.aligned import align
from etl.arabic.memory import Memory
from etl.arabic.tokens import tokens
from etl.arabic.vocabulary import ON, analysed

if TYPE_CHECKING:
    from etl.arabic.aligned import Aligned

_FATHATAN = "\N{ARABIC FATHATAN}"
_TANWIN_BEARERS = ("ا", "ه", "ء", "ي")
_FOLDED_ON = "علي"


class Word(NamedTuple):
    """A word or a mark, what the lexicons say of it, and where it stands in its run: offsets of letters as printed.

    One flat tuple, since most of the time that reading a word takes goes into fetching what is known of it.
    """

    folded: str
    senses: int
    """What it can be (`etl.arabic.vocabulary.Sense`)."""
    form: str
    """Folded, but for the preposition «على», which the fold cannot tell from the name «علي»."""
    cut: int
    """Letters of the clitics."""
    bare: str
    """The word that has the senses: with the article where ``لل`` has swallowed it."""
    definite: bool
    is_tied: bool
    """No blank stands before it: the mark of «قال:»."""
    has_tanwin: bool
    """Printed with the ending that only adverbs and predicates have: «معقباً»."""
    start: int
    stem: int
    """After the clitics."""
    end: int


def run(printed: str) -> tuple[Word, ...]:
    """The words and marks of a run of letters without blanks.

    >>> [(word.form, word.bare, word.stem, word.is_tied) for word in run("(وقالت:")]
    [('(', '(', 0, False), ('وقالت', 'قالت', 2, True), (':', ':', 6, True)]
    """
    aligned = align(printed)
    return tuple(_word(aligned, match.group(), match.start()) for match in tokens(aligned.folded))


RUNS = Memory(run)
"""The runs of all pages so far."""


def _word(aligned: Aligned, folded: str, at: int) -> Word:
    start, end = aligned.span(at, at + len(folded))
    text = aligned.original[start:end]
    is_on = folded.endswith(_FOLDED_ON) and text.endswith("ى")
    form, cut, bare, senses, definite = analysed(folded[: -len(_FOLDED_ON)] + ON if is_on else folded)
    return Word(
        folded=folded,
        senses=senses,
        form=form,
        cut=cut,
        bare=bare,
        definite=definite,
        is_tied=at > 0,
        has_tanwin=_FATHATAN in text and folded.endswith(_TANWIN_BEARERS),
        start=start,
        stem=aligned.span(at + cut, at + len(folded))[0],
        end=end,
    )
