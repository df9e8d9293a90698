"""What Airflow's scheduler does when a run of a DAG here ends: the counts of its tasks become the run's note.

A task cannot write the note itself, since it reaches Airflow only through the API for tasks, which has no call for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from airflow.listeners import hookimpl
from airflow.models.xcom import XComModel
from airflow.plugins_manager import AirflowPlugin
from sqlalchemy.orm import object_session

if TYPE_CHECKING:
    from airflow.models.dagrun import DagRun

COUNTED = {
    "fetch_news": ("fetch", "report"),
    "load_news": ("report",),
    "maintain_warehouse": ("migrate", "complete_takedowns", "let_go"),
    "rebuild_news": ("report",),
}
"""The tasks of each DAG whose counts are told; a mapped task's are added up."""

START = "Counts: "


def told(found: Iterable[object]) -> str:
    """The line of the note, from what the tasks returned; what is zero is left out.

    >>> told([{"run_key": "5f", "pages": 1200, "quarantined": 0}, {"pages": 34, "not_changed": 2}])
    'Counts: 1,234 pages, 2 not changed'
    >>> told([])
    'Counts: nothing'
    """
    totals: Counter[str] = Counter()
    for returned in found:
        named = returned if isinstance(returned, dict) else {}
        totals.update({name: count for name, count in named.items() if type(count) is int})
    parts = [f"{count:,} {name.replace('_', ' ')}" for name, count in totals.items() if count]
    return START + (", ".join(parts) or "nothing")


def with_line(note: str | None, line: str) -> str:
    r"""A note with the line of this end of the run; what a person wrote stays.

    >>> with_line("Asked the newsroom.\nCounts: nothing", "Counts: 3 pages")
    'Counts: 3 pages\nAsked the newsroom.'
    """
    others = [each for each in (note or "").splitlines() if not each.startswith(START)]
    return "\n".join([line, *others])


class RunNotes:
    """Listens for runs that end, in whichever way."""

    @hookimpl
    def on_dag_run_success(self, dag_run: DagRun) -> None:
        """Note the counts of a run that succeeded."""
        _note(dag_run)

    @hookimpl
    def on_dag_run_failed(self, dag_run: DagRun) -> None:
        """Note the counts of a run that failed: it may have loaded something all the same."""
        _note(dag_run)


def _note(run: DagRun) -> None:
    """Write the note in the transaction that ends the run, which is not ours to commit."""
    session = object_session(run)
    if run.dag_id not in COUNTED or session is None:  # `dag.test()` tells of runs that no session holds
        return
    query = XComModel.get_many(run_id=run.run_id, dag_ids=run.dag_id, task_ids=COUNTED[run.dag_id], key="return_value")
    found = [XComModel.deserialize_value(each) for each in session.scalars(query)]
    run.note = with_line(run.note, told(found))


class WarraqRunNotes(AirflowPlugin):
    """Makes Airflow listen."""

    name = "warraq_run_notes"
    listeners = [RunNotes()]  # noqa: RUF012  # as Airflow declares it
