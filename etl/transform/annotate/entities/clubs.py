"""Clubs whose names are towns or words: ليفربول, الأهلي. What the text speaks of and what stands beside them tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense, clubs, places
from etl.transform.annotate.names import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.transform.annotate.prose import Prose

_SPORT = words("organisations", "sport", "words")
_BESIDE = words("organisations", "sport", "beside")
_AGAINST = words("organisations", "sport", "against")
_AFTER = words("organisations", "sport", "after")
_HEADS = words("organisations", "sport", "heads")
_COMMON = words("organisations", "sport", "common")
_TO_OR_WITH = frozenset({"على", "علي", "مع", "ل"})
_NO_CLUB = words("organisations", "sport", "no_club")
_FEMININE = "ه"
_NEAR = 5
_DASHES = frozenset("-–:/")
_AND = "و"


def clubs_in(prose: Prose) -> Iterator[Span]:
    """The clubs that a paragraph about sport names."""
    if _SPORT.isdisjoint(prose.forms) and _SPORT.isdisjoint([form[1:] for form in prose.forms]):
        return
    last = -1
    for at, word in enumerate(prose.words):
        span = None
        if word.senses & Sense.CLUB:
            span = club_at(prose, at) if _is_club(prose, at, last) else None
        elif word.form in _HEADS:
            span = _of_town(prose, at)
        if span:
            yield span
            last = span.end


def club_at(prose: Prose, at: int) -> Span | None:
    """The club of the lexicon whose name begins at a token."""
    if at >= len(prose.words) or not prose.senses[at] & Sense.CLUB:
        return None
    found = clubs().at(prose.words[at].bare, prose.forms, at)
    return Span(at, found.end) if found else None


def _of_town(prose: Prose, at: int) -> Span | None:
    """«مولودية بجاية»: a word with which clubs of the Maghreb begin, and a town."""
    following = at + 1
    if following == len(prose.words) or not prose.senses[following] & Sense.PLACE or prose.words[following].cut:
        return None
    found = places().at(prose.words[following].bare, prose.forms, following)
    return Span(at, found.end) if found else None


def _is_club(prose: Prose, at: int, last: int) -> bool:
    """Whether what stands beside a name makes it a club's; ``last`` is the end of the club before."""
    word = prose.words[at]
    span = club_at(prose, at)
    clitics = word.form[: word.cut]
    if span is None or clitics not in ("", _AND, "ل", "ول", "ف"):
        return False
    if not clitics and _is_described(prose, at):
        return False
    following = prose.words[span.end] if span.end < len(prose.words) else None
    if following and following.definite and not following.cut:
        is_origin = following.senses & Sense.NATIONALITY and not following.form.endswith(_FEMININE)
        if (is_origin and word.form not in _COMMON) or (word.definite and not is_origin):
            return bool(is_origin)
    is_matched = following and (
        _is_score(prose, span.end) or not _AFTER.isdisjoint(prose.forms[span.end : span.end + 2])
    )
    return bool(is_matched) or _is_beside(prose, at, last)


def _is_described(prose: Prose, at: int) -> bool:
    """«الدوري العربي», «كأس الاتحاد», «في روما»: what stands before makes it no club."""
    if at == 0:
        return False
    before = prose.words[at - 1]
    return before.form in _NO_CLUB or (before.definite and not before.senses & Sense.CUE)


def _is_score(prose: Prose, at: int) -> bool:
    """«4 - 2», «(1-صفر)»."""
    return prose.forms[at].isdigit() and at + 1 < len(prose.forms) and prose.forms[at + 1] in _DASHES


def _is_beside(prose: Prose, at: int, last: int) -> bool:
    """«مباراة», «ضيفه» or another club before the name; «على», «مع» and «لـ» after a word of winning or losing."""
    word = prose.words[at]
    clitics = word.form[: word.cut]
    if clitics == _AND:
        return last == at
    previous = max(0, at - _NEAR)
    if clitics:
        return not _AGAINST.isdisjoint(prose.forms[previous:at])
    if at == 0:
        return False
    if prose.forms[at - 1] in _TO_OR_WITH:
        return not _AGAINST.isdisjoint(prose.forms[previous : at - 1])
    return prose.words[at - 1].bare in _BESIDE or prose.forms[at - 1].removeprefix(_AND) in _BESIDE
