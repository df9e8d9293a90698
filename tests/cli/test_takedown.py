from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import DUMPS

if TYPE_CHECKING:
    from tests.cli.conftest import Warraq


@pytest.fixture
def filled(warraq: Warraq) -> Warraq:
    assert warraq("run", *DUMPS[:3]).returncode == 0
    return warraq


def test_a_dry_run_shows_what_would_go_and_removes_nothing(filled: Warraq) -> None:
    ((page_key, headline),) = filled.rows("SELECT page_key, headline FROM gold_article WHERE is_primary LIMIT 1")
    shown = filled("takedown", page_key, "--reason", "طلب", "--dry-run")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert str(headline) in shown.stdout
    assert (
        "Would remove 1 page from the tables and from 1 dump that held them; 0 other pages of those stay."
        in shown.stdout
    )
    assert filled.rows("SELECT COUNT(*) FROM ops_takedown") == [(0,)]


def test_a_takedown_says_what_went_and_a_later_run_what_it_left_out(filled: Warraq) -> None:
    ((page_key,),) = filled.rows("SELECT page_key FROM gold_article WHERE is_primary LIMIT 1")
    done = filled("takedown", page_key, "--reason", "طلب الأسرة", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert [page["page_key"] for page in json.loads(done.stdout)["pages"]] == [page_key]
    assert filled.rows("SELECT reason, page_count FROM ops_takedown") == [("طلب الأسرة", 1)]
    assert filled.rows(f"SELECT COUNT(*) FROM silver_page WHERE page_key = '{page_key}'") == [(0,)]  # noqa: S608
    again = filled("run", *DUMPS[:3])
    assert "Left out 1 page that were taken down" in again.stdout
    assert "It was taken down before" in filled("takedown", page_key, "--reason", "طلب").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (
            ("https://example.org/404", "--reason", "طلب"),
            1,
            "No page of the warehouse was captured at https://example.org/404",
        ),
        (("خبر", "--reason", "طلب"), 1, "is neither an address"),
        (("0" * 32,), 2, "--reason"),
        (("0" * 32, "--reason", "  "), 2, "say why in --reason"),
        (("0" * 32, "--reason", "طلب", "--export", "nowhere"), 1, "There is no export at nowhere"),
    ],
)
def test_what_cannot_be_taken_down_is_said_with_what_to_do(
    loaded: Warraq, arguments: tuple[str, ...], status: int, said: str
) -> None:
    done = loaded("takedown", *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr
