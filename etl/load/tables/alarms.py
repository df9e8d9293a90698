"""Ops, continued: what was unusual of a publisher, and of which publishers nobody wants to hear."""

from __future__ import annotations

from sqlalchemy import Column, Double, Index, PrimaryKeyConstraint, Table

from etl.alarms import Measure, State
from etl.load.tables.base import METADATA, day, flag, identity, instant, text


def _amount(name: str, comment: str) -> Column[float]:
    return Column(name, Double, nullable=False, comment=comment)


ALARM = Table(
    "ops_alarm",
    METADATA,
    identity("publisher_key", "The publisher.", refers="silver_publisher.publisher_key"),
    text("measure", f"What is unusual: one of {', '.join(Measure)}."),
    day("arrived_day", "The day of arrival that was judged.", null=False),
    text("state", f"One of {', '.join(State)}: only the first and the last of an alarm are told."),
    _amount("value", "What was found: pages, days or a share from 0 to 1."),
    _amount("usual", "What is usual of the publisher: the median of its last eight weeks."),
    _amount("low", "The least that would have been no alarm."),
    _amount("high", "The most that would have been no alarm."),
    identity("run_key", "The run that judged the day.", part_of="ops_run.run_key"),
    instant("judged_at", "When it did."),
    flag("is_silenced", "Nobody was to be told, since the publisher was silenced."),
    instant("mailed_at", "When the mail server took it; null where it was not mailed.", null=True),
    instant("posted_at", "When the webhook took it; null where it was not posted.", null=True),
    PrimaryKeyConstraint("publisher_key", "measure", "arrived_day"),
    Index(None, "run_key"),
    comment="One row a publisher, measure and day that was unusual, or usual again after days that were not.",
)

SILENCE = Table(
    "ops_silence",
    METADATA,
    identity("publisher_key", "The publisher.", refers="silver_publisher.publisher_key"),
    day("until_day", "The last day of arrival that is silent; null for good."),
    text("note", "Why, for whoever wonders."),
    instant("silenced_at", "When that was decided."),
    PrimaryKeyConstraint("publisher_key"),
    comment="One row a publisher whose alarms are kept and not told.",
)
