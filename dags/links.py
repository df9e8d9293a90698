"""Buttons of tasks in Airflow's user interface, which lead from a run to what it left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow.sdk import BaseOperatorLink

from etl import jobs
from etl.settings import load_settings

if TYPE_CHECKING:
    from airflow.sdk import BaseOperator, XComArg
    from airflow.sdk.types import TaskInstanceKey


class ReportLink(BaseOperatorLink):
    """The button of a task that wrote a report page; it leads to the address that the task returned."""

    name = "Report page"

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:
        """The address. While a task ends, Airflow hands over the task instance itself as its key."""
        written = ti_key.xcom_pull(task_ids=operator.task_id)  # type: ignore[attr-defined]
        return str(written["address"]) if written else ""


class LedgerLink(BaseOperatorLink):
    """The button that leads to the run's row in `ops_run`, and to the rows of the ledger that belong to it."""

    name = "Ledger rows"

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:
        """The address below WARRAQ_BROWSE_URL; without that setting, or where the task failed, there is none."""
        closed = ti_key.xcom_pull(task_ids=operator.task_id)  # type: ignore[attr-defined]
        return jobs.ledger_address(load_settings(), str(closed["run_key"])) if closed else ""


def with_links(result: XComArg, *links: BaseOperatorLink) -> XComArg:
    """The same result, of a task that has these buttons."""
    ((operator, _),) = result.iter_references()
    operator.operator_extra_links = links
    return result
