from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from etl.jobs import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from airflow.sdk import DAG, Context

NIGHT = Interval(start=datetime(2024, 9, 7, 2, tzinfo=UTC), end=datetime(2024, 9, 8, 2, tzinfo=UTC))
TRIGGERED_AT = datetime(2024, 9, 20, 15, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def arrival_interval(dags: dict[str, DAG]) -> Callable[[Context], Interval]:
    assert dags  # loading them has put their folder on the import path
    from conventions import arrival_interval  # noqa: PLC0415

    return arrival_interval


def context(
    run_type: str,
    *,
    interval: Interval | None = None,
    logical_date: datetime | None = None,
    arrived_from: str | None = None,
    arrived_before: str | None = None,
) -> Context:
    run = SimpleNamespace(
        run_type=run_type,
        logical_date=logical_date,
        run_after=TRIGGERED_AT,
        data_interval_start=interval.start if interval else None,
        data_interval_end=interval.end if interval else None,
    )
    form = {"arrived_from": arrived_from, "arrived_before": arrived_before}
    return cast("Context", {"dag_run": run, "params": form})


def test_a_backfill_of_three_days_makes_one_run_for_each_from_two_to_two(dags: dict[str, DAG]) -> None:
    from airflow.serialization.definitions.dag import SerializedDAG  # noqa: PLC0415
    from airflow.serialization.serialized_objects import DagSerialization  # noqa: PLC0415

    scheduled = DagSerialization.deserialize_dag(DagSerialization.serialize_dag(dags["load_news"]))
    assert isinstance(scheduled, SerializedDAG)
    runs = scheduled.iter_dagrun_infos_between(datetime(2024, 9, 7, tzinfo=UTC), datetime(2024, 9, 9, 23, tzinfo=UTC))
    assert [run.data_interval for run in runs] == [
        (datetime(2024, 9, day, 2, tzinfo=UTC), datetime(2024, 9, day + 1, 2, tzinfo=UTC)) for day in (7, 8, 9)
    ]
    assert scheduled.timetable.periodic
    assert not scheduled.catchup


@pytest.mark.parametrize("run_type", ["scheduled", "backfill"])
def test_a_scheduled_run_and_a_backfill_own_their_data_interval(
    arrival_interval: Callable[[Context], Interval], run_type: str
) -> None:
    assert arrival_interval(context(run_type, interval=NIGHT, logical_date=NIGHT.start)) == NIGHT


def test_a_run_by_hand_without_a_logical_date_owns_the_day_before_it_was_triggered(
    arrival_interval: Callable[[Context], Interval],
) -> None:
    day = Interval(start=datetime(2024, 9, 19, 15, 30, tzinfo=UTC), end=TRIGGERED_AT)
    assert arrival_interval(context("manual")) == day


def test_a_run_by_hand_with_a_logical_date_owns_the_day_before_that_date(
    arrival_interval: Callable[[Context], Interval],
) -> None:
    assert arrival_interval(context("manual", logical_date=NIGHT.end)) == NIGHT


@pytest.mark.parametrize(
    ("arrived_from", "arrived_before", "expected"),
    [
        ("2024-09-01T00:00:00+03:00", "2024-09-02", ("2024-08-31T21:00:00+00:00", "2024-09-02T00:00:00+00:00")),
        (None, "2024-09-02T10:00:00Z", ("2024-09-01T10:00:00+00:00", "2024-09-02T10:00:00+00:00")),
        ("2024-09-18T10:00:00Z", None, ("2024-09-18T10:00:00+00:00", "2024-09-20T15:30:00+00:00")),
    ],
)
def test_the_form_states_the_arrivals_of_a_run_whatever_its_interval(
    arrival_interval: Callable[[Context], Interval],
    arrived_from: str | None,
    arrived_before: str | None,
    expected: tuple[str, str],
) -> None:
    stated = context("backfill", interval=NIGHT, arrived_from=arrived_from, arrived_before=arrived_before)
    found = arrival_interval(stated)
    assert (found.start.isoformat(), found.end.isoformat()) == expected


def test_a_form_that_ends_before_it_begins_is_refused(arrival_interval: Callable[[Context], Interval]) -> None:
    backwards = context("manual", arrived_from="2024-09-02", arrived_before="2024-09-01")
    with pytest.raises(ValueError, match="'Arrived from' must be earlier than 'Arrived before'"):
        arrival_interval(backwards)
