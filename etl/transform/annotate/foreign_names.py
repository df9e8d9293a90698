"""Names in words of another language, of bodies and outlets that no lexicon holds: how far one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.foreign import looks_foreign, may_be_foreign
from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense

if TYPE_CHECKING:
    from etl.arabic.printed import Word
    from etl.transform.annotate.prose import Prose

_MAY_HAVE = Sense.NAME | Sense.OUTLET | Sense.ORGANISATION | Sense.CLUB
_NOUN_ENDINGS = ("ات", "ون", "ين", "ان", "ها", "هم", "نا", "وا", "اء")
_FEMININE = "ه"
_NISBA = "ي"
_SPELT = words("organisations", "letters", "spelt")
"""Letters of the Latin alphabet by their names: «سي بي اس»."""
_WORDS_TOO = words("organisations", "letters", "ordinary")
"""Of these, the ones that are words of the language: they count right after another."""
_CLITICS = ("ل", "ب")
_CONJOINED = (*_CLITICS, "و", "ف")
_VERBAL = ("ي", "ت")
_JOINED_LETTERS = 4
_LONGEST = 6
_SURE = 3


def foreign_end(prose: Prose, first: int, *, masculine: bool = False) -> int:
    """The token after a name in words of another language; ``first`` where none begins there.

    One word must look it, or stand before an adjective of origin or «لل», which follow no common noun; of several
    one must; three unknown words in a row are no Arabic.
    """
    end = first
    while end < min(len(prose.words), first + _LONGEST) and _may_be_foreign(prose, first, end, masculine=masculine):
        end += 1
        if end + 1 < len(prose.words) and prose.forms[end] == "." and prose.words[end + 1].is_tied:
            end += prose.forms[end + 1] in _SPELT
    if end > first and prose.forms[end - 1] == ".":
        end -= 1
    forms = prose.forms[first:end]
    if all(len(form) == 1 for form in forms):
        return first
    spelt = sum(form in _SPELT for form in forms)
    if len(forms) >= _SURE or spelt > 1 or any(map(may_be_foreign, forms)):
        return end
    return end if len(forms[0]) > 2 and _is_shown(prose, end) else first


def _may_be_foreign(prose: Prose, first: int, at: int, *, masculine: bool) -> bool:
    """Whether nothing about a word speaks against its being part of such a name."""
    word = prose.words[at]
    form = word.form
    if form in _SPELT:
        return form not in _WORDS_TOO or prose.forms[at - 1] in _SPELT
    is_known = word.cut or word.definite or word.senses & ~_MAY_HAVE or prose.has_tanwin(at)
    if is_known or len(form) < 3 or not form[0].isalpha() or form[0].isascii():
        return False
    if form.endswith((*_NOUN_ENDINGS, *((_NISBA, "يا") if masculine else _FEMININE))):
        return False
    is_joined = form.startswith(_CONJOINED if at > first else _CLITICS) and len(form) > _JOINED_LETTERS
    return looks_foreign(form) or not (is_joined or form.startswith(_VERBAL))


def _is_shown(prose: Prose, end: int) -> bool:
    """«مينا الصينية», «تيبستي للعمليات»: after a common noun without the article neither may stand."""
    following: Word | None = prose.words[end] if end < len(prose.words) else None
    if following is None or not following.definite:
        return False
    return bool(following.senses & Sense.NATIONALITY) and not following.cut
