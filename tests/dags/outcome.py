"""What a run through Airflow has left: the states of its tasks, and rows of the warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import NullPool, create_engine, text

if TYPE_CHECKING:
    from airflow.models.dagrun import DagRun

    from etl.settings import Settings


def states(run: DagRun) -> dict[str, tuple[str, int]]:
    """State and number of tries of every task of a run; of a mapped task, those of its instances."""
    return {
        task.task_id if task.map_index < 0 else f"{task.task_id}[{task.map_index}]": (str(task.state), task.try_number)
        for task in run.get_task_instances()
    }


def rows(settings: Settings, query: str) -> list[tuple[object, ...]]:
    with create_engine(settings.warehouse_url, poolclass=NullPool).connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]
