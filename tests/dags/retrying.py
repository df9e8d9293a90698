"""DAGs for tests that let tasks fail and be tried again: nobody waits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from airflow.sdk import DAG


def retrying_at_once(dag: DAG) -> DAG:
    for task in dag.tasks:
        task.retry_delay = timedelta(0)
        task.retry_exponential_backoff = False
    return dag
