"""Persons' names that begin with a given name, and how it is told from the other words that it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.foreign import looks_foreign, may_be_foreign
from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense
from etl.transform.annotate.entities.introduced import is_introduced
from etl.transform.annotate.names import (
    BEFORE_GOD,
    GOD,
    NOBODY,
    STARTS,
    Span,
    is_left,
    is_name_word,
    is_nisba,
    is_office_of,
    is_on,
    name_end,
)

if TYPE_CHECKING:
    from etl.transform.annotate.prose import Prose

_ON = "علي"
"""The name, or the preposition where a text writes all final ya with dots: «علي الطريق»."""
_NAMED = "باسم"
_NOUNS = words("names", "given", "nouns")
_VERBAL = ("ي", "ت")
_FEASTS = frozenset({"الاضحي"})
_FUTURE = ("سي", "ست")
_PARENTS = words("names", "compounds", "parents")
"""«أم», and «أبو» after a preposition or a verb."""
_CLITICS = ("ب", "ل")
_FEMININE = "ه"
_BEARERS = Sense.PLACE | Sense.OUTLET | Sense.ORGANISATION | Sense.CLUB
"""What the first words of longer names can be, too."""
_SON_OR_DAUGHTER = frozenset({"بن", "بنت"})
_KNOWN = Sense.GIVEN | Sense.UNSURE_GIVEN | Sense.FAMILY


def godly(prose: Prose) -> list[int]:
    """Where «أسد الدين», «ضيف الله» and the like begin."""
    if GOD.isdisjoint(prose.forms):
        return []
    return [at - 1 for at, form in enumerate(prose.forms) if at and form in GOD and prose.forms[at - 1] in BEFORE_GOD]


def given_at(prose: Prose, at: int) -> Span | None:
    """The name of a person that begins at a given name, or with the word before «بن»."""
    if prose.forms[at + 1 : at + 2] and prose.forms[at + 1] in GOD and prose.forms[at] in BEFORE_GOD:
        end = name_end(prose, at, len(prose.words))
        return Span(at, end) if end > at + 2 or prose.senses[at] & Sense.GIVEN else None
    if not prose.senses[at] & STARTS or prose.has_tanwin(at):
        return None
    return _beginning_at(prose, at) or _child_at(prose, at)


def _beginning_at(prose: Prose, at: int) -> Span | None:
    """A given name with what follows it: sure names with any word that can be a last name, others with a known one."""
    end = name_end(prose, at, len(prose.words))
    if is_alone(prose, at, end):
        return Span(at, at + 1)
    return Span(at, end) if end - at > 1 and _is_sure(prose, at, end) and _is_name(prose, at, end) else None


def is_alone(prose: Prose, at: int, end: int) -> bool:
    """«كتبت ابنته إكرام قصة»: whether a given name is introduced, and nothing up to an end is sure to go on with it."""
    return is_introduced(prose, at) and (end - at == 1 or (end - at == 2 and not _may_be_surname(prose, at + 1)))


def _is_name(prose: Prose, at: int, end: int) -> bool:
    """Whether what stands after a given name, up to an end, makes it a name."""
    word = prose.words[at]
    if word.senses & Sense.COMPOUND and not word.senses & Sense.GIVEN:
        return _is_compound_name(prose, at, end)
    if prose.senses[at + 1] & (_KNOWN | Sense.COMPOUND) or _is_unsure_name(prose, at, end):
        return True
    if not word.senses & Sense.GIVEN or (word.cut and set(word.form[: word.cut]) & set("بكس")):
        return False
    return _may_follow(prose, at, end)


def _is_unsure_name(prose: Prose, at: int, end: int) -> bool:
    """«نور الصافي»: a given name that is an ordinary word too, with a last name by its form."""
    word, following = prose.words[at], prose.words[at + 1]
    if not word.senses & Sense.UNSURE_GIVEN or word.cut or following.form in _FEASTS:
        return False
    is_closed = is_left(prose, end) or prose.words[end].cut > 0
    is_foreign = looks_foreign(following.form) and not following.cut and _is_told(prose, end)
    return (is_nisba(following) and is_closed) or is_foreign


def _may_follow(prose: Prose, at: int, end: int) -> bool:
    """Whether the word after a sure given name, of which no lexicon knows a name, can be a last name."""
    following, form = prose.words[at + 1], prose.forms[at + 1]
    if following.definite and following.senses & Sense.NATIONALITY:
        return end - at > 1  # «فؤاد الشمالي»: `name_end` has seen to it
    if following.definite:
        return not (is_office_of(prose, at) or following.senses & NOBODY)
    if end - at > 2 and prose.senses[end - 1] & Sense.FAMILY:
        return True
    if may_be_foreign(form) and not following.senses & ~_BEARERS:
        return True
    is_verb = form.startswith(_VERBAL) or (form.startswith(_FUTURE) and len(form) > 4)
    return not (following.senses or is_verb or (form.endswith("ا") and len(form) < 4))


def _child_at(prose: Prose, at: int) -> Span | None:
    """«قحطان بن عبد الله» from «بن» on: the word before it is a given name, in whatever lexicon it is missing."""
    first = at - 1
    if (
        prose.forms[at] not in _SON_OR_DAUGHTER
        or first < 0
        or prose.senses[first]
        or prose.words[first].cut
        or not is_name_word(prose.words[first])
        or (prose.forms[first].startswith(_CLITICS) and prose.forms[first].endswith(_FEMININE))
    ):
        return None
    end = name_end(prose, first, len(prose.words))
    return Span(first, end) if end > at + 1 else None


def _is_compound_name(prose: Prose, at: int, end: int) -> bool:
    """«عبد الحميد البدري», but no «أبو ظبي» and no «ابن المدينة»."""
    word = prose.words[at]
    if word.bare == "سيدي":
        return bool(prose.senses[at + 1] & Sense.NAME)
    if word.bare in _PARENTS:
        return bool(prose.senses[at + 1] & Sense.GIVEN)
    return word.bare in ("عبد", "ابو") and end - at >= 2 + (word.bare == "عبد") and is_name_word(prose.words[at + 1])


def _may_be_surname(prose: Prose, at: int) -> bool:
    """Whether something about a word says that it is a last name."""
    word = prose.words[at]
    return bool(word.senses & Sense.NAME) or is_nisba(word) or may_be_foreign(word.form)


def _is_told(prose: Prose, end: int) -> bool:
    """«عمر الشريف ممثل», «فاتن حمامة.»: who somebody is follows, or a mark."""
    return end >= len(prose.words) or not prose.forms[end][0].isalnum() or bool(prose.senses[end] & Sense.TITLE)


def _is_sure(prose: Prose, at: int, end: int) -> bool:
    """Whether a given name is no other word here: «علي الطريق», «باسم الاتحاد», «عمر الأقمار» name nobody."""
    form, following = prose.words[at].form, prose.words[at + 1]
    if at > 0 and prose.senses[at - 1] & (Sense.TITLE | Sense.SPEAK):
        return True
    if is_on(prose, at):
        return is_nisba(following) and is_left(prose, end)
    if form == _ON and looks_foreign(following.form):
        return False
    if form == _NAMED:
        return bool(following.senses & Sense.FAMILY) or is_nisba(following)
    if form in _NOUNS and following.definite and not following.senses & Sense.NAME:
        return (is_nisba(following) and is_left(prose, end)) or _is_told(prose, end)
    return True
