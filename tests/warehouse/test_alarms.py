"""A publisher that changes is an alarm the same night; it is told once, recovers, and can be silenced."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from etl import jobs
from etl.alarms import Channel, Measure, State
from etl.errors import QueryError
from etl.jobs import Interval
from tests.newspapers import AS_KNOWN, REDESIGNED, deliver

if TYPE_CHECKING:
    from etl.settings import Settings

DAY = timedelta(days=1)
TODAY = date(2024, 9, 7)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A warehouse with four weeks of a newspaper that brings a dozen pages a day."""
    for number in range(28):
        deliver(settings.landing, TODAY - DAY * (28 - number), 12)
    jobs.run(settings, [settings.landing])
    return settings


def night(settings: Settings, day: date, pages: int, layout: str = AS_KNOWN) -> tuple[str, jobs.AlarmCounts]:
    """Load and judge a day as the DAG does: the run's key, and what it raised."""
    end = datetime.combine(day + DAY, time(2), UTC)
    interval, run_key = Interval(start=end - DAY, end=end), f"night of {day}"
    deliver(settings.landing, day, pages, layout=layout)
    jobs.begin_run(settings, job="load_news", run_key=run_key, interval=interval)
    jobs.receive(settings, run_key, interval)
    for chunk in jobs.plan(settings, run_key, interval):
        jobs.load_chunk(settings, run_key, chunk)
    return run_key, jobs.judge(settings, run_key, interval)


def found(settings: Settings) -> dict[Measure, State]:
    return {alarm.measure: alarm.state for alarm in jobs.alarms_of(settings)}


def test_a_layout_that_changes_is_an_alarm_the_same_night(settings: Settings) -> None:
    run_key, counts = night(settings, TODAY, 12, REDESIGNED)
    assert counts.raised == len(found(settings)) > 0
    assert {Measure.DATED, Measure.SECTIONED, Measure.CARDS} <= found(settings).keys()
    notice = jobs.notice(settings, run_key, Channel.MAIL)
    assert notice
    assert (
        "Okaz (okaz), 2024-09-07: dated raised. Found 0%, usually 100%; from 24% to 100% would be no alarm."
        in notice.sentences
    )


def test_no_word_of_a_page_is_in_a_notice(settings: Settings) -> None:
    run_key, _ = night(settings, TODAY, 12, REDESIGNED)
    notice = jobs.notice(settings, run_key, Channel.MAIL)
    assert notice
    assert "".join(notice.sentences).isascii()


def test_an_ordinary_night_is_none(settings: Settings) -> None:
    run_key, counts = night(settings, TODAY, 10)
    assert counts == jobs.AlarmCounts(raised=0, continuing=0, recovered=0, silenced=0)
    assert jobs.notice(settings, run_key, Channel.MAIL) is None


def test_an_alarm_is_told_once_goes_on_untold_and_its_recovery_is_told(settings: Settings) -> None:
    nights = [
        night(settings, TODAY + DAY * number, 12, layout)
        for number, layout in enumerate((REDESIGNED, REDESIGNED, AS_KNOWN))
    ]
    raised = nights[0][1].raised
    counted = [(counts.raised, counts.continuing, counts.recovered) for _, counts in nights]
    assert counted == [(raised, 0, 0), (0, raised, 0), (0, 0, raised)]
    told = [jobs.notice(settings, run_key, Channel.MAIL) for run_key, _ in nights]
    assert [notice and {alarm.state for alarm in notice.alarms} for notice in told] == [
        {State.RAISED},
        None,
        {State.RECOVERED},
    ]
    assert found(settings) == {}


def test_judging_a_day_again_changes_nothing_and_tells_nobody_twice(settings: Settings) -> None:
    run_key, _ = night(settings, TODAY, 12, REDESIGNED)
    first, notice = found(settings), jobs.notice(settings, run_key, Channel.MAIL)
    assert notice
    jobs.mark_sent(settings, notice, Channel.MAIL)
    end = datetime.combine(TODAY + DAY, time(2), UTC)
    jobs.judge(settings, run_key, Interval(start=end - DAY, end=end))
    assert found(settings) == first
    assert jobs.notice(settings, run_key, Channel.MAIL) is None


def test_what_one_channel_took_is_still_to_be_told_by_another(settings: Settings) -> None:
    run_key, _ = night(settings, TODAY, 12, REDESIGNED)
    notice = jobs.notice(settings, run_key, Channel.MAIL)
    assert notice
    jobs.mark_sent(settings, notice, Channel.MAIL)
    waiting = jobs.notice(settings, run_key, Channel.WEBHOOK)
    assert waiting
    assert waiting.sentences == notice.sentences


def test_a_silenced_publishers_alarms_are_kept_and_told_to_nobody(settings: Settings) -> None:
    jobs.silence(settings, "okaz", until=TODAY, note="a redesign was announced")
    run_key, counts = night(settings, TODAY, 12, REDESIGNED)
    assert counts.silenced == counts.raised > 0
    assert jobs.notice(settings, run_key, Channel.MAIL) is None
    assert found(settings)
    assert jobs.unsilence(settings, "okaz")
    assert not jobs.unsilence(settings, "okaz")


def test_only_a_publisher_that_has_pages_can_be_silenced(settings: Settings) -> None:
    with pytest.raises(QueryError, match=r"No page of 'okas' was ever loaded. Name one of okaz"):
        jobs.silence(settings, "okas", until=None, note="")


def test_days_are_judged_in_their_order_without_airflow(settings: Settings) -> None:
    deliver(settings.landing, TODAY, 12, layout=REDESIGNED)
    deliver(settings.landing, TODAY + DAY, 12)
    jobs.run(settings, [settings.landing])
    states = {alarm.state for alarm in jobs.judge_days(settings, TODAY - DAY, TODAY + DAY)}
    assert states == {State.RAISED, State.RECOVERED}
    assert jobs.status(settings).runs[0].status == "succeeded"
