from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from airflow.sdk import DAG

FORMS: dict[str, dict[str, object]] = {
    "fetch_news": {"published_from": None, "published_before": None},
    "load_news": {"arrived_from": None, "arrived_before": None},
    "rebuild_news": {
        "publisher": None,
        "parser_version_below": None,
        "issue": None,
        "page": None,
        "published_from": None,
        "published_before": None,
        "arrived_from": None,
        "arrived_before": None,
        "quarantine_reason": None,
        "dry_run": True,
        "auto_approve": False,
        "minutes_to_approve": 1440,
    },
    "maintain_warehouse": {},
}


@pytest.mark.parametrize("dag_id", FORMS)
def test_every_field_of_a_form_has_a_title_and_help_and_is_well_left_as_it_is(
    dags: dict[str, DAG], dag_id: str
) -> None:
    form = dags[dag_id].params
    assert set(form) == set(FORMS[dag_id])
    for name in form:
        field = copy(form.get_param(name))  # resolving changes the field
        assert field.schema["title"]
        assert field.description
        assert field.resolve() == FORMS[dag_id][name]


@pytest.mark.parametrize(
    ("dag_id", "name", "value"),
    [
        ("load_news", "arrived_from", "2024-09-07T00:00:00.000Z"),
        ("load_news", "arrived_before", "2024-09-07T00:00:00+03:00"),
        ("fetch_news", "published_from", "2024-09-07T00:00:00Z"),
        ("rebuild_news", "publisher", "aawsat"),
        ("rebuild_news", "parser_version_below", 2),
        ("rebuild_news", "issue", "card.malformed"),
        ("rebuild_news", "quarantine_reason", "too_costly"),
        ("rebuild_news", "published_from", "2024-09-07"),
    ],
)
def test_a_form_takes_a_value_of_the_right_kind(dags: dict[str, DAG], dag_id: str, name: str, value: str | int) -> None:
    assert copy(dags[dag_id].params.get_param(name)).resolve(value) == value


@pytest.mark.parametrize(
    ("dag_id", "name", "value"),
    [
        ("load_news", "arrived_from", "yesterday"),
        ("load_news", "arrived_before", "07/09/2024"),
        ("load_news", "arrived_before", "2024-09-07"),
        ("load_news", "arrived_before", 20240907),
        ("fetch_news", "published_before", "tomorrow"),
        ("rebuild_news", "publisher", "Asharq Al-Awsat"),
        ("rebuild_news", "parser_version_below", 0),
        ("rebuild_news", "parser_version_below", "2"),
        ("rebuild_news", "issue", "card.wellformed"),
        ("rebuild_news", "page", "7"),
        ("rebuild_news", "minutes_to_approve", 0),
    ],
)
def test_a_form_refuses_a_value_of_the_wrong_kind(
    dags: dict[str, DAG], dag_id: str, name: str, value: str | int
) -> None:
    from airflow.sdk.exceptions import ParamValidationError  # noqa: PLC0415

    with pytest.raises(ParamValidationError):
        copy(dags[dag_id].params.get_param(name)).resolve(value)
