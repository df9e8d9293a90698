"""The grammar of dates: at every word that can open one, the longest expression wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.transform.annotate.dates import counts, points, spans, units, weekdays, years
from etl.transform.annotate.dates.counts import NOW
from etl.transform.annotate.dates.figures import figures
from etl.transform.annotate.dates.points import PLACING
from etl.transform.annotate.dates.sentence import Sentence
from etl.transform.annotate.dates.words import Opener, Sense
from etl.transform.annotate.dates.years import LIKELY_YEARS, Found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Production = Callable[[Sentence, int], Found | None]

_LENGTHS = words("dates", "context", "length")
_AMOUNTS = words("dates", "context", "amount")
_UNTIL = words("dates", "context", "until_now")
_OPENS_LINE = frozenset({":", "-", "–"})
_LISTING = frozenset({"و", "،", ","})


def bare_year(s: Sentence, at: int) -> Found | None:
    """A year in figures that only its place says to be one: ``في 2019``, ``(2010)``, ``حرب 2006``, ``2020 و2021``."""
    found = years.any_year(s, at)
    if found is None or s.bare(at - 2) in _AMOUNTS or s.bare(at - 1) in _LENGTHS:
        return None
    if found.end > at + 1 and s.is_tied(at + 1):
        return found  # «1929م»
    if s.number(at) not in LIKELY_YEARS:
        return found if s.sense(at + 1, Sense.HIJRI) is not None else None
    if at == 0 and s.form(at + 1) in _OPENS_LINE:
        return found
    before, after = s.form(at - 1), s.form(found.end)
    is_enclosed = before == "(" and after == ")"
    is_part_of = before == "من" and (s.sense(at - 2, Sense.ELSEWHERE) is not None or _lasts(s, found.end))
    is_listed = before in _LISTING and s.number(at - 2) in LIKELY_YEARS and not spans.measures(s, at)
    is_event = (
        s.form(at - 1) in spans.EVENTS and s.number(at - 1) is None and not after.endswith("\N{ARABIC LETTER ALEF}")
    )
    return found if before in PLACING or is_enclosed or is_listed or is_event or is_part_of else None


def _lasts(s: Sentence, at: int) -> bool:
    """``من 2012 حتى الآن``."""
    return s.form(at) in _UNTIL and s.bare(at + 1) in NOW


def written_year(s: Sentence, at: int) -> Found | None:
    """A year in words after a preposition of time: ``في ألفين وثمانية عشر``."""
    if s.form(at - 1) not in PLACING or s.bare(at - 2) in _AMOUNTS:
        return None
    found = years.any_year(s, at)
    return found if found and found.end > at + 1 else None


_BY_SENSE: dict[str, tuple[Production, ...]] = {
    Sense.CARDINAL: (written_year, counts.rolling),
    Sense.NUMBER: (counts.rolling, points.day_mention, spans.dashed_range, spans.enclosed_years, bare_year),
    Sense.FIGURES: (figures,),
    Sense.ARTICLE: (counts.rolling, points.day_mention),
    Sense.THE_CARDINAL: (counts.rolling,),
    Sense.MONTH: (points.month_mention, spans.dashed_range),
    Sense.WEEKDAY: (weekdays.weekday, weekdays.weekday_nth, spans.weekday_range),
    Sense.UNIT: (years.year_mention, years.before_christ, spans.year_range, points.month_mention, units.decade_of),
    Sense.THE_UNIT: (
        years.year_mention,
        years.before_christ,
        spans.year_range,
        units.shifted_unit,
        units.century,
        counts.nth_unit,
        units.nth_decade,
    ),
    Sense.PAIR: (years.year_mention, spans.year_range),
    Sense.THE_DUAL: (counts.rolling, units.centuries),
    Sense.THE_PLURAL: (years.year_mention, spans.year_range, counts.rolling),
    Sense.PART: (units.part,),
    Sense.FRACTION: (units.fraction,),
    Sense.ORDINAL: (weekdays.near_day, points.day_mention, spans.dashed_range),
    Sense.FIRST: (points.day_mention, weekdays.near_day, counts.first_units, weekdays.nth_weekday),
    Sense.DECADE: (units.decade,),
    Sense.THE_DECADE: (units.decade,),
    Sense.NEAR: (weekdays.near_day,),
}

_BY_OPENER: dict[int, tuple[Production, ...]] = {
    Opener.FROM: (spans.opened_range,),
    Opener.BETWEEN: (spans.opened_range,),
    Opener.BEFORE: (counts.away, weekdays.near_day),
    Opener.AFTER: (counts.away, weekdays.near_day),
    Opener.THIS: (units.shifted_unit,),
    Opener.LATEST: (counts.rolling, weekdays.nth_weekday),
    Opener.NIGHT: (units.night,),
}


def expressions(s: Sentence) -> Iterator[Found]:
    """The dates of a sentence in order, none inside another."""
    done = 0
    for at in s.openings():
        found = _longest(s, at) if at >= done else None
        if found:
            done = found.end
            yield found


def _longest(s: Sentence, at: int) -> Found | None:
    best: Found | None = None
    for sense, value in s.senses(at).items():
        for production in _BY_OPENER[value] if sense is Sense.OPENER else _BY_SENSE.get(sense, ()):
            found = production(s, at)
            if found and (best is None or found.end > best.end):
                best = found
    return best
