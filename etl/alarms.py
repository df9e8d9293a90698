"""What is usual of a publisher, and whether a day of it is not: robust statistics over its own last eight weeks.

Counts are compared on the scale of their square root and shares on that of the arc sine of it, because chance alone
then spreads either by a known amount, whatever its size. The usual is the median; how far days lie from it is the
median of their distances, and never less than chance. A day is unusual where it lies `_FAR` such spreads away *and*
the difference would matter to a person: so neither a small publisher's luck nor a large one's regularity rings.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import NormalDist, median

from hijridate import Gregorian

HISTORY = timedelta(weeks=8)
"""How far back a publisher's usual is looked for."""
_ENOUGH = 21
"""Days of history before anything is judged: three of each day of the week."""
_FAR = 6
"""Spreads that an unusual day lies from the usual."""
_SPREAD_OF_MEDIAN_DISTANCE = 1 / NormalDist().inv_cdf(0.75)
"""What the median distance is multiplied with, to be the standard deviation where days differ by chance alone."""
_CHANCE = 0.5
"""Standard deviation of the root of a count, and of the angle of a share times the root of its number, by chance."""
_TIMES = 4
"""A volume matters where it is a fourth or four times of the usual: a public holiday halves it."""
_FEASTS = ((10, range(1, 6)), (12, range(8, 15)))
"""Month and days of the year's two feasts, with a day for the countries that see the moon later: papers rest."""
_POINTS = 0.15
"""A share matters where it moves by so much."""


class Measure(StrEnum):
    """What is watched of a publisher: the closed set of ``ops_alarm.measure``."""

    VOLUME = "volume"
    """Pages that arrived, against the same day of other weeks."""
    FRESHNESS = "freshness"
    """Days since anything was published that has arrived."""
    SPLIT = "split"
    """Share of pages in which an article was found."""
    APPENDED = "appended"
    """Share of pages with further articles below their own."""
    CARDS = "cards"
    """Share of pages with related cards."""
    TEXT = "text"
    """Share of pages whose article has text below its headline."""
    DATED = "dated"
    """Share of pages whose article states when it was published."""
    SIGNED = "signed"
    """Share of pages whose article has an author, desk or agency."""
    SECTIONED = "sectioned"
    """Share of pages whose article states its section."""
    CAPTIONED = "captioned"
    """Share of pages whose article has a caption."""
    ISSUES = "issues"
    """Share of pages with an issue; less of it is no alarm."""
    UNCLASSIFIED = "unclassified"
    """Share of lines that no rule names; less of it is no alarm."""


class State(StrEnum):
    """What an alarm says of its day: the closed set of ``ops_alarm.state``."""

    RAISED = "raised"
    CONTINUING = "continuing"
    """Unusual still; nobody is told again."""
    RECOVERED = "recovered"


class Channel(StrEnum):
    """How somebody is told; each is noted by itself, for one may take a notice that another refuses."""

    MAIL = "mail"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherDay:
    """What arrived of a publisher on one day: a row of the view ``ops_publisher_day``, or a day without any."""

    arrived_day: date
    page_count: int = 0
    split_count: int = 0
    appended_page_count: int = 0
    carded_count: int = 0
    texted_count: int = 0
    dated_count: int = 0
    signed_count: int = 0
    sectioned_count: int = 0
    captioned_count: int = 0
    issue_page_count: int = 0
    line_count: int = 0
    unclassified_line_count: int = 0
    newest_day: date | None = None
    """Latest day of publication that is no later than the arrival; ``None`` where no page states one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One measure of one day beside what is usual; in pages, days or shares from 0 to 1."""

    measure: Measure
    value: float
    usual: float
    low: float
    high: float

    @property
    def is_unusual(self) -> bool:
        """The value lies outside of what is to be expected."""
        return not self.low <= self.value <= self.high


_SHARES: Mapping[Measure, tuple[str, str]] = {
    Measure.SPLIT: ("split_count", "page_count"),
    Measure.APPENDED: ("appended_page_count", "page_count"),
    Measure.CARDS: ("carded_count", "page_count"),
    Measure.TEXT: ("texted_count", "page_count"),
    Measure.DATED: ("dated_count", "page_count"),
    Measure.SIGNED: ("signed_count", "page_count"),
    Measure.SECTIONED: ("sectioned_count", "page_count"),
    Measure.CAPTIONED: ("captioned_count", "page_count"),
    Measure.ISSUES: ("issue_page_count", "page_count"),
    Measure.UNCLASSIFIED: ("unclassified_line_count", "line_count"),
}
_WORSE_UPWARDS = (Measure.ISSUES, Measure.UNCLASSIFIED)


def judge(days: Sequence[PublisherDay], day: date) -> tuple[Finding, ...]:
    """What is found of a publisher's ``day``, given its days before it; nothing where they are too few.

    ``days`` holds those on which anything arrived, in any order, and may go further back or on than is looked at.
    """
    past = _without_gaps([one for one in days if day - HISTORY <= one.arrived_day <= day], day)
    if len(past) <= _ENOUGH:
        return ()
    return (_volume(past), _freshness(past), *_shares(past))


def _without_gaps(days: Sequence[PublisherDay], last: date) -> list[PublisherDay]:
    """Every day from the first to the last one, those included on which nothing came."""
    if not days:
        return []
    by_day = {one.arrived_day: one for one in days}
    first = min(by_day)
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [by_day.get(day) or PublisherDay(arrived_day=day) for day in every]


def _spread(distances: Sequence[float], chance: float) -> float:
    return max(median(map(abs, distances)) * _SPREAD_OF_MEDIAN_DISTANCE, chance)


def _volume(past: Sequence[PublisherDay]) -> Finding:
    *before, today = past
    roots = {one.arrived_day: math.sqrt(one.page_count) for one in before}
    by_weekday = {
        weekday: median(root for day, root in roots.items() if day.weekday() == weekday) for weekday in range(7)
    }
    usual = by_weekday[today.arrived_day.weekday()]
    reach = _FAR * _spread([root - by_weekday[day.weekday()] for day, root in roots.items()], _CHANCE)
    # A day of rest on which as much comes as on any other is no surge.
    most = max(usual, median(roots.values()))
    return Finding(
        measure=Measure.VOLUME,
        value=today.page_count,
        usual=usual**2,
        low=0 if _is_feast(today.arrived_day) else min(max(usual - reach, 0) ** 2, usual**2 / _TIMES),
        high=max((usual + reach) ** 2, most**2 * _TIMES),
    )


def _is_feast(day: date) -> bool:
    """Whether a day is one of the two feasts, when a fall of the volume says nothing.

    >>> _is_feast(date(2024, 4, 10)), _is_feast(date(2024, 9, 7))
    (True, False)
    """
    hijri = Gregorian.fromdate(day).to_hijri()
    return any(hijri.month == month and hijri.day in days for month, days in _FEASTS)


def _freshness(past: Sequence[PublisherDay]) -> Finding:
    *before, today = _ages(past)
    usual = median(before)
    reach = _FAR * _spread([age - usual for age in before], 1)
    return Finding(measure=Measure.FRESHNESS, value=today, usual=usual, low=0, high=usual + reach)


def _ages(past: Sequence[PublisherDay]) -> Iterator[int]:
    """Of each day, how many days ago the latest was published of all that had arrived."""
    newest = past[0].newest_day or past[0].arrived_day
    for one in past:
        if one.page_count:
            # Pages without a date are as new as their arrival: that they state none is another measure.
            newest = max(newest, one.newest_day or one.arrived_day)
        yield (one.arrived_day - newest).days


def _shares(past: Sequence[PublisherDay]) -> Iterator[Finding]:
    *before, today = [one for one in past if one.page_count]
    if today is not past[-1] or len(before) < _ENOUGH:
        return
    number = today.page_count
    for measure, (part, whole) in _SHARES.items():
        shares = [getattr(one, part) / max(getattr(one, whole), 1) for one in (*before, today)]
        angles = [_angle(share, one.page_count) for share, one in zip(shares, before, strict=False)]
        angle, usual = median(angles), median(shares[:-1])
        reach = _FAR * _spread([each - angle for each in angles], _CHANCE / math.sqrt(number))
        yield Finding(
            measure=measure,
            value=shares[-1],
            usual=usual,
            low=0 if measure in _WORSE_UPWARDS else min(_share(angle - reach, number), max(usual - _POINTS, 0)),
            high=max(_share(angle + reach, number), min(usual + _POINTS, 1)),
        )


def _angle(share: float, number: int) -> float:
    """Anscombe's angle of a share of some pages, which spreads as chance foresees even where they are few."""
    return math.asin(math.sqrt((share * number + 3 / 8) / (number + 3 / 4)))


def _share(angle: float, number: int) -> float:
    """The share whose angle this is; the nearest one where it is none's."""
    part = math.sin(min(max(angle, 0), math.pi / 2)) ** 2 * (number + 3 / 4) - 3 / 8
    return min(max(part / number, 0), 1)


def following(finding: Finding, *, is_open: bool) -> State | None:
    """What to say of a finding, where an alarm about the same is open from before, or is not.

    >>> fine = Finding(measure=Measure.VOLUME, value=9, usual=10, low=2, high=40)
    >>> following(fine, is_open=True), following(fine, is_open=False)
    (<State.RECOVERED: 'recovered'>, None)
    """
    if finding.is_unusual:
        return State.CONTINUING if is_open else State.RAISED
    return State.RECOVERED if is_open else None
