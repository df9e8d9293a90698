"""What stands between a verb and its subject and says nothing of who speaks: adverbs, occasions, times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.vocabulary import Sense
from etl.transform.annotate.prose import COMMAS

if TYPE_CHECKING:
    from etl.arabic.printed import Word
    from etl.transform.annotate.prose import Prose

TITLE = Sense.OFFICE | Sense.OCCUPATION | Sense.UNNAMED | Sense.NATIONALITY | Sense.CHAIN
"""What the phrase for a person begins with, beside the name."""
_BOUND = "بلك"
_TO = "ل"
_UPON = frozenset({"عليه", "عليها", "عليهم"})
_REACH = 8
_SPEECH = "القول"
"""What is gone on with in «وتابع القول إن …»."""


def skip_asides(prose: Prose, at: int, limit: int) -> int:
    """The next token that can begin a noun phrase: past adverbs, «القول», «، مساء الجمعة،» and «، في تصريح لـ…،»."""
    while at < limit:
        word = prose.words[at]
        if (
            word.senses & (Sense.COLOURLESS | Sense.TIME)
            and not word.senses & Sense.COMPLEMENTIZER
            and not is_bound(word)
        ):
            at += 1
        elif word.form == _TO and at + 1 in prose.quoted:
            at = prose.quoted[at + 1].closing + 1
        elif prose.has_tanwin(at) or word.form == _SPEECH or _is_upon(prose, at, limit):
            at += 1
        elif word.form in COMMAS and (after := _after_aside(prose, at, limit)):
            at = after
        else:
            return at
    return at


def is_bound(word: Word) -> bool:
    """A preposition is part of the word."""
    return any(letter in _BOUND for letter in word.form[: word.cut])


def _is_upon(prose: Prose, at: int, limit: int) -> bool:
    """«ردت عليه الوزيرة»: somebody follows."""
    return prose.forms[at] in _UPON and at + 1 < limit and bool(prose.senses[at + 1] & TITLE)


def _after_aside(prose: Prose, comma: int, limit: int) -> int | None:
    """The token after the second of two commas, where what stands between them is a time or an occasion."""
    first = comma + 1
    if first >= limit or not prose.words[first].senses & (Sense.TIME | Sense.PREPOSITION):
        return None
    for at in range(first, min(limit, first + _REACH)):
        if prose.forms[at] in COMMAS:
            return at + 1
    return None
