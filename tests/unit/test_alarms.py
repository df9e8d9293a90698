"""A publisher's ordinary year rings nothing, and what breaks rings on its first day."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from etl.alarms import Finding, Measure, PublisherDay, judge

FIRST = date(2024, 1, 1)
DAY = timedelta(days=1)
HOLIDAYS = {date(2024, 5, 1), date(2024, 9, 23), date(2024, 12, 2)}
"""Days of the nation, when they print half as much."""
FEASTS = {date(2024, 4, 10) + DAY * day for day in range(4)} | {date(2024, 6, 16) + DAY * day for day in range(5)}
"""Both feasts of 2024, when papers print a third of what they do."""
WEEKEND = (4, 5)
TYPICAL = {"quiet": 2, "small": 20, "middling": 60, "large": 400}
"""Pages that publishers bring on a working day."""


@cache
def year(pages: int, seed: int) -> tuple[PublisherDay, ...]:
    """Fourteen months of a publisher: it rests at weekends and feasts, grows, and varies as people do."""
    chance = random.Random(seed)  # noqa: S311  # the same year each time
    days = []
    for number in range(420):
        day = FIRST + DAY * number
        busy = pages * (1 + number / 840) * chance.gauss(1, 0.15)
        busy *= (0.55 if day.weekday() in WEEKEND else 1) * (0.3 if day in FEASTS else 0.5 if day in HOLIDAYS else 1)
        days.append(_day(day, sum(chance.random() < busy / (pages * 4) for _ in range(pages * 4)), chance))
    return tuple(day for day in days if day.page_count)


def _day(day: date, pages: int, chance: random.Random) -> PublisherDay:
    def of(share: float) -> int:
        share = min(max(chance.gauss(share, 0.03), 0), 1)
        return sum(chance.random() < share for _ in range(pages))

    return PublisherDay(
        arrived_day=day,
        page_count=pages,
        split_count=of(0.99),
        appended_page_count=of(0.3),
        carded_count=of(0.9),
        texted_count=of(0.97),
        dated_count=of(1),
        signed_count=of(0.6),
        sectioned_count=of(0.95),
        captioned_count=of(0.8),
        issue_page_count=of(0.1),
        line_count=pages * 50,
        unclassified_line_count=of(0.4),
        newest_day=day - DAY * (chance.random() < 0.1),
    )


def unusual(days: tuple[PublisherDay, ...], day: date) -> set[Measure]:
    return {finding.measure for finding in judge(days, day) if finding.is_unusual}


@pytest.mark.parametrize("size", TYPICAL)
def test_an_ordinary_year_with_weekends_feasts_and_growth_rings_nothing(size: str) -> None:
    rung = [
        (seed, day, unusual(year(TYPICAL[size], seed), day))
        for seed in range(1)
        for day in (FIRST + DAY * number for number in range(56, 420))
    ]
    assert [each for each in rung if each[2]] == []


@pytest.mark.parametrize("size", ["small", "middling", "large"])
@pytest.mark.parametrize("name", ["split", "carded", "texted", "dated", "sectioned"])
def test_a_field_that_is_read_no_more_rings_on_the_first_day(size: str, name: str) -> None:
    for seed in range(5):
        *before, today = year(TYPICAL[size], seed)[:300]
        broken = replace(today, **{f"{name}_count": 0})  # type: ignore[arg-type]  # all of these are counts
        assert len(unusual((*before, broken), today.arrived_day)) == 1


@pytest.mark.parametrize("size", ["middling", "large"])
def test_a_publisher_of_which_nothing_comes_rings_on_the_first_day(size: str) -> None:
    for seed in range(5):
        *before, today = year(TYPICAL[size], seed)[:300]
        assert unusual(tuple(before), today.arrived_day) == {Measure.VOLUME}


def test_a_quiet_publisher_that_falls_silent_rings_by_its_freshness() -> None:
    days = year(TYPICAL["quiet"], 0)[:300]
    rung = [days_since for days_since in range(1, 40) if unusual(days, days[-1].arrived_day + DAY * days_since)]
    assert 3 <= rung[0] <= 14


def test_pages_that_come_and_are_all_old_ring_by_freshness() -> None:
    *before, today = year(TYPICAL["large"], 0)[:300]
    stuck = [
        replace(today, arrived_day=today.arrived_day + DAY * number, newest_day=today.newest_day)
        for number in range(10)
    ]
    assert Measure.FRESHNESS in unusual((*before, *stuck), stuck[-1].arrived_day)


def test_more_issues_ring_and_fewer_do_not() -> None:
    *before, today = year(TYPICAL["middling"], 0)[:300]
    more, none = (replace(today, issue_page_count=count) for count in (today.page_count, 0))
    assert unusual((*before, more), today.arrived_day) == {Measure.ISSUES}
    assert unusual((*before, none), today.arrived_day) == set()


def test_a_surge_rings() -> None:
    *before, today = year(TYPICAL["middling"], 0)[:300]
    assert Measure.VOLUME in {
        finding.measure
        for finding in judge((*before, replace(today, page_count=today.page_count * 8)), today.arrived_day)
        if finding.is_unusual
    }


def test_a_change_that_stays_becomes_the_usual_within_eight_weeks() -> None:
    days = year(TYPICAL["middling"], 0)
    changed = tuple(replace(day, signed_count=0) if day.arrived_day > days[200].arrived_day else day for day in days)
    assert unusual(changed, days[201].arrived_day) == {Measure.SIGNED}
    assert unusual(changed, days[201].arrived_day + DAY * 56) == set()


def test_three_weeks_are_too_few_to_say_what_is_usual() -> None:
    days = year(TYPICAL["large"], 0)[:21]
    assert judge(days, days[-1].arrived_day + DAY * 0) == ()


def test_what_is_found_stands_beside_what_is_usual() -> None:
    days = [PublisherDay(arrived_day=FIRST + DAY * number, page_count=100, split_count=100) for number in range(40)]
    volume = judge(days, FIRST + DAY * 39)[0]
    assert volume == Finding(measure=Measure.VOLUME, value=100, usual=100, low=25, high=400)
