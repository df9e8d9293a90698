"""Names that the words beside them introduce: of somebody's kin, of who is called so, of who comes from a country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.foreign import looks_foreign, may_be_foreign
from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense, relations
from etl.transform.annotate.names import Span, is_left, is_name_word, name_end
from etl.transform.annotate.prose import COMMAS

if TYPE_CHECKING:
    from etl.transform.annotate.prose import Prose

_GIVEN = Sense.GIVEN | Sense.UNSURE_GIVEN
_CALLED = words("names", "introduced", "called")
_KIN = relations() | words("names", "introduced", "address")
_AS_FOR = "اما"
_FEWEST_LETTERS = 4
"""Of a given name that stands alone: «قال لي» names nobody."""
_WHO_IS = ("وهو", "وهي")


def introductions(prose: Prose) -> list[int]:
    """The words after which somebody's name may stand: «اسمه», «السويسري»."""
    called = [] if _CALLED.isdisjoint(prose.forms) else [n for n, form in enumerate(prose.forms) if form in _CALLED]
    if not prose.every_sense & Sense.NATIONALITY:
        return called
    origins = (n for n, senses in enumerate(prose.senses) if senses & Sense.NATIONALITY and prose.words[n].definite)
    return [*called, *origins]


def named_after(prose: Prose, at: int) -> Span | None:
    """The name after one of the `introductions`: any that may be one, or after an origin a foreign one of two words."""
    first = at + 1
    if first >= len(prose.words) or prose.words[first].cut or not is_name_word(prose.words[first]):
        return None
    word = prose.words[first]
    if prose.forms[at] in _CALLED:
        end = name_end(prose, first, len(prose.words))
        return Span(first, end) if word.senses & Sense.NAME or may_be_foreign(word.form) else None
    if not looks_foreign(word.form) or word.senses & ~Sense.NAME:
        return None
    end = name_end(prose, first, len(prose.words))
    is_whole = end > first + 1 and (looks_foreign(prose.forms[end - 1]) or bool(prose.senses[end - 1] & Sense.NAME))
    return Span(first, end) if is_whole else None


def is_introduced(prose: Prose, at: int) -> bool:
    """Whether a given name stands alone, and what is around it says that it is somebody's.

    «ابنته إكرام», «أما حسين، وهو تلميذ», «يقول خالد (38 عاماً)».
    """
    word, before = prose.words[at], prose.words[at - 1] if at else None
    if word.cut or not word.senses & _GIVEN or len(word.form) < _FEWEST_LETTERS:
        return False
    after = prose.forms[at + 1 : at + 3]
    is_sure = bool(word.senses & Sense.GIVEN)
    if len(after) == 2 and after[0] == "(" and after[1].isdigit():
        return is_sure
    if before is None:
        return False
    if before.bare in _KIN:
        return is_sure or is_left(prose, at + 1) or prose.words[at + 1].cut > 0
    if not is_sure:
        return False
    is_explained = len(after) == 2 and after[0] in COMMAS and after[1] in _WHO_IS
    return (before.bare == _AS_FOR and is_explained) or (bool(before.senses & Sense.SPEAK) and is_left(prose, at + 1))
