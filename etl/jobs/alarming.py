"""Alarms: what is unusual of a publisher on the day that a run loaded, who is told of it, and who is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from etl.alarms import Channel, Measure, State
from etl.errors import QueryError
from etl.jobs.receiving import Interval
from etl.jobs.running import a_run
from etl.jobs.warehouse import now, warehouse
from etl.load import alarms, ledger
from etl.load.alarms import Alarm
from etl.load.engine import reading, writing
from etl.settings import Settings

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmCounts:
    """What a day brought, over all publishers and measures."""

    raised: int
    continuing: int
    recovered: int
    silenced: int
    """Those of the above that nobody is told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is told: a line to look at first, and one sentence an alarm."""

    subject: str
    sentences: tuple[str, ...]
    alarms: tuple[Alarm, ...]


def judge(settings: Settings, run_key: str, interval: Interval) -> AlarmCounts:
    """Judge the last day of arrival that a run loaded whole: the one before the day on which its interval ends."""
    with warehouse(settings) as engine, writing(engine) as connection:
        found = alarms.judge_day(connection, run_key, (interval.end - _DAY).date(), now())
    return _counted(found)


def judge_days(settings: Settings, first: date, last: date) -> tuple[Alarm, ...]:
    """Judge each of these days in their order, as a run of its own."""
    with a_run(settings, "alarms") as run_key, warehouse(settings) as engine, writing(engine) as connection:
        found = tuple(
            alarm
            for number in range((last - first).days + 1)
            for alarm in alarms.judge_day(connection, run_key, first + number * _DAY, now())
        )
        ledger.finish_run(connection, run_key, are_checks_passed=True, now=now())
    return found


def alarms_of(settings: Settings, *, also_past: bool = False) -> tuple[Alarm, ...]:
    """The alarms that are open, or all that there ever were."""
    with warehouse(settings) as engine, reading(engine) as connection:
        return alarms.all_alarms(connection) if also_past else alarms.open_alarms(connection)


def notice(settings: Settings, run_key: str, channel: Channel) -> Notice | None:
    """What a run has to tell somebody and this channel has not taken yet; ``None`` where that is nothing."""
    with warehouse(settings) as engine, reading(engine) as connection:
        found = alarms.unsent(connection, run_key, channel)
    if not found:
        return None
    raised = sum(alarm.state is State.RAISED for alarm in found)
    subject = f"Warraq, {found[-1].arrived_day}: {raised} raised, {len(found) - raised} recovered"
    return Notice(subject=subject, sentences=tuple(map(sentence, found)), alarms=found)


def mark_sent(settings: Settings, sent: Notice, channel: Channel) -> None:
    """Note that a channel took a notice, so that trying again sends it there no second time."""
    with warehouse(settings) as engine, writing(engine) as connection:
        alarms.mark_sent(connection, sent.alarms, channel, now())


def silence(settings: Settings, publisher: str, *, until: date | None, note: str) -> None:
    """Keep a publisher's alarms to ourselves, for good or until the end of a day of arrival."""
    with warehouse(settings) as engine, writing(engine) as connection:
        known = alarms.known_publishers(connection)
        if publisher not in known:
            raise QueryError(f"No page of {publisher!r} was ever loaded. Name one of {', '.join(known) or 'none'}.")
        alarms.silence(connection, publisher, until, note, now())


def unsilence(settings: Settings, publisher: str) -> bool:
    """Tell of a publisher's alarms again; whether it had been silenced."""
    with warehouse(settings) as engine, writing(engine) as connection:
        return alarms.unsilence(connection, publisher)


def sentence(alarm: Alarm) -> str:
    """An alarm in words; no word of any page is in it."""
    amount = _AMOUNTS.get(alarm.measure, "{:.0%}")
    value, usual, low, high = (amount.format(each) for each in (alarm.value, alarm.usual, alarm.low, alarm.high))
    return (
        f"{alarm.publisher} ({alarm.publisher_key}), {alarm.arrived_day}: {alarm.measure} {alarm.state}. "
        f"Found {value}, usually {usual}; from {low} to {high} would be no alarm."
    )


_AMOUNTS = {
    Measure.VOLUME: "{:.0f} pages",
    Measure.FRESHNESS: "{:.0f} days without news",
}


def _counted(found: tuple[Alarm, ...]) -> AlarmCounts:
    states = [alarm.state for alarm in found]
    return AlarmCounts(
        raised=states.count(State.RAISED),
        continuing=states.count(State.CONTINUING),
        recovered=states.count(State.RECOVERED),
        silenced=sum(alarm.is_silenced for alarm in found),
    )
