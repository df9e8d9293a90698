"""Organisations by the lexicon's names: where an ordinary word is one, and what belongs to a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense, ordinary_organisations, organisations, platforms
from etl.transform.annotate.names import Span

if TYPE_CHECKING:
    from etl.arabic.printed import Word
    from etl.transform.annotate.prose import Prose

OPENING_MARKS = frozenset("«“”\"'(")
CLOSING_MARKS = frozenset("»“”\"')")
MADE = ("companies", "clubs")
"""Kinds of the lexicon whose names are proper throughout: no adjective of origin goes on with them."""
_SHORTEST = 5
_FEMININE = "ه"
_FEMININES = (_FEMININE, "ات")
_NISBA = "ي"
_WITH_ZEAL = "بحماس"
_BRANCHES = words("organisations", "heads", "branches")
_MINISTRY = "وزاره"
_WITH_ADJECTIVE = words("organisations", "heads", "with_adjective")
_MEDIA = frozenset({"علي", "على", "عبر", "في"})
_AND = "و"
_MEMBERS = words("organisations", "ordinary", "members")
_GOD = "الله"
_WITHIN = words("organisations", "ordinary", "within")


def listed_name(prose: Prose, at: int) -> Span | None:
    """A name of the lexicon, with what belongs to it; an ordinary word only where something shows that it is a name."""
    found = organisations().at(prose.words[at].bare, prose.forms, at)
    if found is None or (_is_ordinary(prose, at, found.end) and not _is_marked(prose, at, found.end)):
        return None
    if found.value in MADE and (_is_somebodys(prose, at, found.end) or _is_medium(prose, at)):
        return None
    return Span(at, _with_origin(prose, at, found.end, found.value))


def is_listed(prose: Prose, at: int, kinds: tuple[str, ...] = ()) -> bool:
    """Whether a name of the lexicon stands at a token that is no ordinary word, of some kinds or any."""
    word = prose.words[at]
    found = organisations().at(word.bare, prose.forms, at) if word.senses & Sense.ORGANISATION else None
    if found is None or (kinds and found.value not in kinds):
        return False
    return not _is_ordinary(prose, at, found.end)


def agrees(adjective: Word, head: Word) -> bool:
    """Whether an adjective of origin goes with a head by its gender; plurals of things are feminine."""
    return adjective.form.endswith(_FEMININE) == head.bare.endswith(_FEMININES)


def _is_ordinary(prose: Prose, at: int, end: int) -> bool:
    """A name that is a word of its own too; with «بـ» before it «حماس» is enthusiasm."""
    spelling = (prose.words[at].bare, *prose.forms[at + 1 : end])
    return prose.forms[at] == _WITH_ZEAL or spelling in ordinary_organisations()


def _is_marked(prose: Prose, at: int, end: int) -> bool:
    """Whether marks hold nothing but the name, a word for a body stands before it, or somebody of its members."""
    if at == 0:
        return False
    before = prose.senses[at - 1]
    is_enclosed = prose.forms[at - 1] in OPENING_MARKS and end < len(prose.forms) and prose.forms[end] in CLOSING_MARKS
    if is_enclosed or before & (Sense.ORGANISATION_KIND | Sense.COMPANY_KIND):
        return True
    if prose.words[at].form[: prose.words[at].cut] == _AND and is_listed(prose, at - 1, MADE):
        return True  # «شركتي توتال وشل»
    if end < len(prose.words) and (prose.words[end].definite or prose.senses[end] & Sense.PLACE):
        return False
    if prose.forms[at - 1] in _WITHIN:
        return at > 1 and bool(prose.senses[at - 2] & Sense.OCCUPATION or prose.forms[at - 2] in _MEMBERS)
    return not prose.words[at].cut and prose.forms[at - 1] in _MEMBERS


def _is_somebodys(prose: Prose, at: int, end: int) -> bool:
    """«نيكولا تسلا»: the last name of a person."""
    return at > 0 and end == at + 1 and not prose.words[at].cut and bool(prose.senses[at - 1] & Sense.GIVEN)


def _is_medium(prose: Prose, at: int) -> bool:
    """«عبر "تويتر"», «على فيسبوك»."""
    before = at - 1 - (at > 0 and prose.forms[at - 1] in OPENING_MARKS)
    is_written_on = before >= 0 and prose.words[before].bare in _MEDIA
    return is_written_on and prose.words[at].bare in platforms()


def _with_origin(prose: Prose, at: int, end: int, kind: str) -> int:
    """The end of a listed name with «السوري», «القومي» or «القابضة» after it."""
    if end == len(prose.words):
        return end
    word, head = prose.words[end], prose.words[at]
    if kind in MADE:
        return end + (kind == "companies" and word.form in _BRANCHES)
    if end < at + 2 or not prose.words[end - 1].definite or not word.definite or word.cut or head.bare == _MINISTRY:
        return end
    if prose.forms[end - 1] == _GOD or word.senses & (Sense.RELATIVE | Sense.PARTICLE) or len(word.form) < _SHORTEST:
        return end
    if word.senses & Sense.NATIONALITY:
        return end + agrees(word, head)
    is_adjective = head.bare in _WITH_ADJECTIVE and word.form.endswith(_NISBA)
    return end + (is_adjective and not word.senses & (Sense.NAME | Sense.TITLE | Sense.TIME))
