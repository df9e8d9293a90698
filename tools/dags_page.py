"""Write ``docs/dags.md`` from the DAGs as Airflow loads them: ``python -m tools.dags_page``.

A test holds the page against the DAGs.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tools.local_airflow import PROJECT

if TYPE_CHECKING:
    from airflow.sdk import DAG

PAGE = PROJECT / "docs" / "dags.md"

HEAD = """# DAGs

<!-- Made by `python -m tools.dags_page` from the DAGs themselves; change those. -->

A DAG says when; a job in `etl/jobs.py` says what. Everything below is also what Airflow shows on a DAG's *Docs* tab.

| DAG | schedule | what it is for |
|---|---|---|
"""


def page(dags: Iterable[DAG]) -> str:
    """The page about some DAGs, in Markdown."""
    ordered = sorted(dags, key=lambda dag: dag.dag_id)
    return HEAD + "".join(_line(dag) for dag in ordered) + "".join(_section(dag) for dag in ordered)


def _line(dag: DAG) -> str:
    return f"| [`{dag.dag_id}`](#{dag.dag_id}) | {_schedule(dag)} | {dag.description} |\n"


def _schedule(dag: DAG) -> str:
    expression = getattr(dag.timetable, "expression", None)
    return f"`{expression}` UTC" if expression else "by hand"


def _section(dag: DAG) -> str:
    text = (dag.doc_md or "").replace("\n## ", "\n### ").strip()
    return f"\n## {dag.dag_id}\n\n{text}\n{_form(dag)}"


def _form(dag: DAG) -> str:
    if not dag.params:
        return ""
    fields = [dag.params.get_param(name) for name in dag.params]
    rows = "".join(
        f"| {field.schema['title']} | `{name}` | {field.description} |\n"
        for name, field in zip(dag.params, fields, strict=True)
    )
    return f"\n### Form\n\n| field | in `--conf` | help |\n|---|---|---|\n{rows}"


def main() -> None:
    """Load the DAGs and write the page."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["AIRFLOW_HOME"] = home
        from airflow.dag_processing.dagbag import BundleDagBag  # noqa: PLC0415  # it reads its settings when imported

        folder = PROJECT / "dags"
        bag = BundleDagBag(dag_folder=folder, bundle_path=folder, bundle_name="dags-folder")
        if bag.import_errors:
            sys.exit("\n".join(bag.import_errors.values()))
        PAGE.write_text(page(bag.dags.values()), encoding="utf-8")


if __name__ == "__main__":
    main()
