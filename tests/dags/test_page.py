from __future__ import annotations

from typing import TYPE_CHECKING

from tools.dags_page import PAGE, page

if TYPE_CHECKING:
    from airflow.sdk import DAG


def test_the_page_about_the_dags_is_current(dags: dict[str, DAG]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(dags.values()), "run python -m tools.dags_page"
