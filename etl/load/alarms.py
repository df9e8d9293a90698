"""Alarms in the warehouse: the days that they are raised from, what was raised, what is silenced, what was told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import (
    Connection,
    Date,
    Integer,
    Select,
    TableClause,
    Text,
    and_,
    column,
    delete,
    func,
    select,
    table,
    tuple_,
    update,
)

from etl.alarms import HISTORY, Channel, Finding, Measure, PublisherDay, State, following, judge
from etl.load.bulk import upsert
from etl.load.tables import alarms, silver

_ROW = alarms.ALARM.c
_TOLD = (State.RAISED.value, State.RECOVERED.value)
_UNSENT = {"mailed_at": None, "posted_at": None}
_SENT_AT = {Channel.MAIL: _ROW.mailed_at, Channel.WEBHOOK: _ROW.posted_at}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A row of ``ops_alarm``, with the publisher's name."""

    publisher_key: str
    publisher: str
    measure: Measure
    arrived_day: date
    state: State
    value: float
    usual: float
    low: float
    high: float
    is_silenced: bool
    mailed_at: datetime | None
    posted_at: datetime | None


def judge_day(connection: Connection, run_key: str, day: date, now: datetime) -> tuple[Alarm, ...]:
    """Judge a day of arrival of every publisher, and keep what is to be said; judging it again replaces that.

    What was sent already stays sent.
    """
    sent = {
        (alarm.publisher_key, alarm.measure, alarm.state): {"mailed_at": alarm.mailed_at, "posted_at": alarm.posted_at}
        for alarm in _alarms(connection, _of_day(day))
    }
    connection.execute(delete(alarms.ALARM).where(_ROW.arrived_day == day))
    silenced = _silenced(connection, day)
    rows = [
        {
            "publisher_key": publisher,
            "measure": finding.measure.value,
            "arrived_day": day,
            "state": state.value,
            **{name: getattr(finding, name) for name in ("value", "usual", "low", "high")},
            "run_key": run_key,
            "judged_at": now,
            "is_silenced": publisher in silenced,
            **sent.get((publisher, finding.measure, state), _UNSENT),
        }
        for publisher, finding, state in _said(connection, day)
    ]
    if rows:
        connection.execute(upsert(connection, alarms.ALARM).on_conflict_do_nothing(), rows)
    return _alarms(connection, _of_day(day))


def open_alarms(connection: Connection) -> tuple[Alarm, ...]:
    """What is unusual still: each alarm as it was judged last."""
    latest = (
        select(_ROW.publisher_key, _ROW.measure, func.max(_ROW.arrived_day).label("arrived_day"))
        .group_by(_ROW.publisher_key, _ROW.measure)
        .subquery()
    )
    same = and_(*(_ROW[name] == latest.c[name] for name in ("publisher_key", "measure", "arrived_day")))
    return _alarms(connection, _select().join(latest, same).where(_ROW.state != State.RECOVERED.value))


def all_alarms(connection: Connection) -> tuple[Alarm, ...]:
    """Everything that was ever said."""
    return _alarms(connection, _select())


def unsent(connection: Connection, run_key: str, channel: Channel) -> tuple[Alarm, ...]:
    """What a run has to tell somebody, and a channel has not taken yet."""
    wanted = (_ROW.run_key == run_key) & _SENT_AT[channel].is_(None) & ~_ROW.is_silenced & _ROW.state.in_(_TOLD)
    return _alarms(connection, _select().where(wanted))


def mark_sent(connection: Connection, sent: Collection[Alarm], channel: Channel, now: datetime) -> None:
    """Note that a channel took these."""
    keys = [(alarm.publisher_key, alarm.measure.value, alarm.arrived_day) for alarm in sent]
    one_of = tuple_(_ROW.publisher_key, _ROW.measure, _ROW.arrived_day).in_(keys)
    connection.execute(update(alarms.ALARM).where(one_of).values({_SENT_AT[channel]: now}))


def silence(connection: Connection, publisher: str, until: date | None, note: str, now: datetime) -> None:
    """Tell nobody of a publisher's alarms, for good or until the end of a day of arrival."""
    values = {"until_day": until, "note": note, "silenced_at": now}
    statement = upsert(connection, alarms.SILENCE).values(publisher_key=publisher, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["publisher_key"], set_=values))


def unsilence(connection: Connection, publisher: str) -> bool:
    """Tell of a publisher's alarms again; whether it was silenced."""
    gone = delete(alarms.SILENCE).where(alarms.SILENCE.c.publisher_key == publisher)
    return connection.execute(gone).rowcount > 0


def known_publishers(connection: Connection) -> tuple[str, ...]:
    """The publishers that any page was recognised as."""
    key = silver.PUBLISHER.c.publisher_key
    return tuple(connection.execute(select(key).order_by(key)).scalars())


def _said(connection: Connection, day: date) -> Iterator[tuple[str, Finding, State]]:
    is_open = _open_before(connection, day)
    for publisher, days in _histories(connection, day).items():
        for finding in judge(days, day):
            state = following(finding, is_open=(publisher, finding.measure) in is_open)
            if state:
                yield publisher, finding, state


def _histories(connection: Connection, day: date) -> Mapping[str, Sequence[PublisherDay]]:
    names = [field.name for field in fields(PublisherDay)]
    view = _view(names)
    query = select(view).where(view.c.arrived_day >= day - HISTORY, view.c.arrived_day <= day)
    found: dict[str, list[PublisherDay]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["publisher_key"]].append(PublisherDay(**{name: row[name] for name in names}))
    return found


def _view(names: Sequence[str]) -> TableClause:
    typed = [column(name, Date if name.endswith("_day") else Integer) for name in names]
    return table("ops_publisher_day", column("publisher_key", Text), *typed)


def _open_before(connection: Connection, day: date) -> frozenset[tuple[str, Measure]]:
    """Publishers and measures whose last word before a day was not that all is well."""
    before = select(_ROW.publisher_key, _ROW.measure, _ROW.state).where(_ROW.arrived_day < day)
    last = {
        (row.publisher_key, Measure(row.measure)): row.state
        for row in connection.execute(before.order_by(_ROW.arrived_day))
    }
    return frozenset(key for key, state in last.items() if state != State.RECOVERED.value)


def _silenced(connection: Connection, day: date) -> frozenset[str]:
    row = alarms.SILENCE.c
    lasting = row.until_day.is_(None) | (row.until_day >= day)
    return frozenset(connection.execute(select(row.publisher_key).where(lasting)).scalars())


def _select() -> Select[tuple[object, ...]]:
    name = silver.PUBLISHER.c.name.label("publisher")
    own = [_ROW[field.name] for field in fields(Alarm) if field.name != "publisher"]
    order = (_ROW.arrived_day, _ROW.publisher_key, _ROW.measure)
    return select(name, *own).join_from(alarms.ALARM, silver.PUBLISHER).order_by(*order)


def _of_day(day: date) -> Select[tuple[object, ...]]:
    return _select().where(_ROW.arrived_day == day)


def _alarms(connection: Connection, query: Select[tuple[object, ...]]) -> tuple[Alarm, ...]:
    return tuple(
        Alarm(**{**row, "measure": Measure(row["measure"]), "state": State(row["state"])})
        for row in connection.execute(query).mappings()
    )
