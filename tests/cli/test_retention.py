from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import DUMPS

if TYPE_CHECKING:
    from tests.cli.conftest import Warraq


@pytest.fixture
def filled(warraq: Warraq) -> Warraq:
    """A warehouse of dumps that arrived in 2024."""
    landing = warraq.folder / "old" / "2024-09-07"
    landing.mkdir(parents=True)
    for dump in DUMPS[:2]:
        (landing / dump.name).write_bytes(dump.read_bytes())
    assert warraq("run", str(landing.parent)).returncode == 0
    return warraq


def test_without_limits_all_is_kept(filled: Warraq) -> None:
    shown = filled("retention", "--let-go")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout == "Everything is kept for ever: no WARRAQ_KEEP_…_DAYS is set.\n"


def test_what_would_go_is_only_counted_unless_it_is_let_go(filled: Warraq) -> None:
    shown = filled("retention", WARRAQ_KEEP_PAGES_DAYS="30")
    assert shown.stdout.startswith("pages    Would remove 2 × page from before ")
    assert filled.rows("SELECT COUNT(*) FROM silver_page") == [(2,)]
    done = filled("retention", "--let-go", "--json", WARRAQ_KEEP_PAGES_DAYS="30")
    assert [(layer["layer"], layer["items"]) for layer in json.loads(done.stdout)] == [("pages", 2)]
    assert filled.rows("SELECT COUNT(*) FROM silver_page") == [(0,)]
    assert filled.rows("SELECT layer, item_count FROM ops_retention") == [("pages", 2)]


def test_a_rebuild_says_which_pages_cannot_be_read_again(filled: Warraq) -> None:
    assert filled("retention", "--let-go", WARRAQ_KEEP_RAW_DAYS="30").returncode == 0
    assert "all is well" in filled("raw", "verify").stdout
    done = filled("rebuild", "--all", "--at-once")
    assert done.returncode == 0
    assert "2 dumps cannot be read again" in done.stderr
    assert "2 pages that no other dump holds stay as they were read" in done.stderr
    assert filled.rows("SELECT COUNT(*) FROM silver_page") == [(2,)]


def test_days_must_be_a_whole_number(warraq: Warraq) -> None:
    done = warraq("retention", WARRAQ_KEEP_RAW_DAYS="0")
    assert (done.returncode, done.stdout) == (2, "")
    assert "WARRAQ_KEEP_RAW_DAYS must be a whole number above 0" in done.stderr


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"WARRAQ_KEEP_RAW_DAYS": "30"}, "cannot be rebuilt"),
        ({"WARRAQ_KEEP_PAGES_DAYS": "30"}, "brings older pages back"),
        ({"WARRAQ_KEEP_RAW_DAYS": "30", "WARRAQ_KEEP_REFUSED_DAYS": "7"}, "goes first"),
    ],
)
def test_the_doctor_notes_times_that_do_not_go_together(warraq: Warraq, days: dict[str, str], said: str) -> None:
    warraq.environment |= days
    told = json.loads(warraq("doctor", "--json").stdout)
    notes = [found["says"] for found in told["findings"] if found["subject"] == "retention"]
    assert any(said in note for note in notes)
    warraq.environment |= {
        "WARRAQ_KEEP_RAW_DAYS": "30",
        "WARRAQ_KEEP_PAGES_DAYS": "30",
        "WARRAQ_KEEP_REFUSED_DAYS": "60",
    }
    assert "retention" not in warraq("doctor", "--json").stdout
