"""What a person finds in Airflow's user interface of every DAG that is there, whichever are added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from airflow.sdk import DAG, BaseOperator
    from airflow.sdk.definitions.mappedoperator import MappedOperator

BUTTONS = {("load_news", "publish"): {"Report page", "Ledger rows"}}
"""Of the tasks that have others than `report`, which closes the run in every DAG that keeps a ledger."""


def lacks(dag: DAG) -> set[str]:
    """What a DAG does not tell the person who watches it."""
    return {
        *_of_itself(dag),
        *(lack for task in dag.tasks for lack in _of_a_task(task)),
        *(f"{name}: {lack}" for name in dag.params for lack in _of_a_field(dag, name)),
    }


def _of_itself(dag: DAG) -> Iterator[str]:
    from plugins.run_notes import COUNTED  # noqa: PLC0415  # it imports Airflow

    text, task_ids = dag.doc_md or "", {task.task_id for task in dag.tasks}
    told = {
        "description": dag.description,
        "owner": dag.owner == "newsdesk",
        "tags": dag.tags,
        "diagram": "```mermaid\nflowchart" in text,
        "what to do when it fails": "\n## What to do when it fails\n\n1. " in text,
        "a row for every task": task_ids <= set(re.findall(r"^\| `(\w+)` \| ", text, flags=re.MULTILINE)),
        "counts in the note": COUNTED.get(dag.dag_id) and set(COUNTED[dag.dag_id]) <= task_ids,
    }
    yield from (name for name, found in told.items() if not found)


def _of_a_task(task: BaseOperator | MappedOperator) -> Iterator[str]:
    if not task.doc_md:
        yield f"{task.task_id}: documentation"
    if task.is_mapped and not task.map_index_template:
        yield f"{task.task_id}: a name for each instance"
    expected = BUTTONS.get((task.dag_id, task.task_id), {"Ledger rows"} if task.task_id == "report" else set())
    if not expected <= {link.name for link in task.operator_extra_links}:
        yield f"{task.task_id}: buttons"


def _of_a_field(dag: DAG, name: str) -> Iterator[str]:
    field = dag.params.get_param(name)
    if not field.schema.get("title"):
        yield "title"
    if not field.description:
        yield "help"
    if not {"type", "enum"} & set(field.schema):
        yield "validation"


def test_every_dag_tells_the_person_who_watches_it_what_there_is_to_know(dags: dict[str, DAG]) -> None:
    assert {dag_id: lacks(dag) for dag_id, dag in dags.items()} == {dag_id: set() for dag_id in dags}


def test_a_dag_that_tells_nothing_is_found_out() -> None:
    from airflow.sdk import DAG, task  # noqa: PLC0415

    with DAG("silent", params={"day": None}) as dag:

        @task
        def each(day: int) -> None: ...

        @task
        def report() -> None: ...

        each.expand(day=[1, 2])
        report()

    assert lacks(dag) == {
        "description",
        "owner",
        "tags",
        "diagram",
        "what to do when it fails",
        "a row for every task",
        "counts in the note",
        "each: documentation",
        "each: a name for each instance",
        "report: documentation",
        "report: buttons",
        "day: title",
        "day: help",
        "day: validation",
    }
