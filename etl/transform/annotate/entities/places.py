"""Places: names of the lexicon, waters that begin with their kind, and others after a word for their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense, places
from etl.transform.annotate.entities.settlements import is_settled, settlement
from etl.transform.annotate.names import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.transform.annotate.entities.taken import Taken
    from etl.transform.annotate.prose import Prose

_FUSED = "لل"
_BEFORE_KNOWN = words("places", "heads", "before_known")
_JOINING = frozenset({"،", ",", "و"})


def places_in(prose: Prose, taken: Taken) -> Iterator[Span]:
    """The places that a paragraph names; names that ``لل`` has swallowed the article of are left out."""
    kinds = [at + 1 for at in prose.where(Sense.PLACE_KIND) if at + 1 < len(prose.words)]
    last = -2
    for at in sorted({*prose.where(Sense.PLACE | Sense.WATER_KIND), *kinds}):
        span = None if at < last or at in taken else _place_at(prose, at, last, taken)
        if span:
            yield span
            last = span.end


def places_named(prose: Prose) -> Iterator[Span]:
    """Places of two words or more, after a preposition of place or a word for their kind: no persons then.

    «في مظفر آباد», «معبر كرم أبو سالم».
    """
    for at in prose.where(Sense.PLACE):
        word, before = prose.words[at], prose.senses[at - 1] if at else Sense.NONE
        found = places().at(word.bare, prose.forms, at)
        if found is None or found.end == at + 1:
            continue
        is_shown = before & Sense.PLACE_KIND or (not found.value and (before & Sense.PLACE_PREPOSITION or word.cut))
        if is_shown and not word.form.startswith(_FUSED):
            yield Span(at, found.end)


def _place_at(prose: Prose, at: int, last: int, taken: Taken) -> Span | None:
    word = prose.words[at]
    if word.form.startswith(_FUSED) or _is_origin(prose, at, taken):
        return None
    if word.senses & Sense.PLACE:
        found = places().at(word.bare, prose.forms, at)
        if found and (not found.value or _is_placed(prose, at, last)):
            return Span(at, found.end)
    if word.senses & Sense.WATER_KIND and not word.definite and (span := _water(prose, at)):
        return span
    return settlement(prose, at) if is_settled(prose, at) else None


def _is_origin(prose: Prose, at: int, taken: Taken) -> bool:
    """«صحيفة عكاظ السعودية»: whose it is, and no country; «زار بايدن السعودية» names one."""
    word = prose.words[at]
    if not word.senses & Sense.NATIONALITY or word.cut or at == 0 or at - 1 not in taken:
        return False
    return not prose.senses[at - 1] & Sense.NAME


def _is_placed(prose: Prose, at: int, last: int) -> bool:
    """Whether something beside an ordinary word makes it a place: its kind, a preposition of place, another place."""
    word = prose.words[at]
    clitics = word.form[: word.cut]
    if "ب" in clitics:
        return True
    before = prose.words[at - 1] if at else None
    if before is None:
        return False
    if before.senses & Sense.PLACE_KIND and not clitics:
        return True
    if before.senses & Sense.PLACE_PREPOSITION and not clitics:
        return at + 1 >= len(prose.words) or not prose.words[at + 1].definite or prose.words[at + 1].cut > 0
    return (last == at and clitics == "و") or (last == at - 1 and before.form in _JOINING)


def _water(prose: Prose, at: int) -> Span | None:
    """«نهر اليرموك»: the kind is part of the name."""
    following = prose.words[at + 1] if at + 1 < len(prose.words) else None
    if following is None or following.cut or len(following.form) < 3 or not following.form[0].isalpha():
        return None
    if following.senses & Sense.PLACE:
        found = places().at(following.bare, prose.forms, at + 1)
        return Span(at, found.end) if found else None
    return None if following.senses or prose.words[at].bare in _BEFORE_KNOWN else Span(at, at + 2)
