from __future__ import annotations

import json

from .conftest import PAGE, Warraq


def test_what_is_in_quarantine_is_listed_shown_tried_again_and_dropped(warraq: Warraq) -> None:
    (warraq.folder / "empty.txt").touch()
    assert warraq("run", PAGE, "empty.txt", WARRAQ_MAX_PAGE_BYTES="10").returncode == 1
    listed = json.loads(warraq("quarantine", "list", "--json").stdout)["quarantined"]
    keys = {one["reason"]: one["quarantine_key"] for one in listed}
    assert set(keys) == {"empty", "too_large"}
    shown = warraq("quarantine", "show", keys["too_large"][:12]).stdout
    assert "raise WARRAQ_MAX_PAGE_BYTES" in shown
    assert "in the raw zone as" in shown
    assert warraq("quarantine", "replay", "--reason", "too_large").returncode == 0
    assert warraq("quarantine", "drop", keys["empty"], "--because", "a test").stdout == "Dropped 1 input.\n"
    assert warraq("quarantine", "list").stdout == ""
    closed = json.loads(warraq("quarantine", "list", "--all", "--json").stdout)["quarantined"]
    assert {one["reason"]: (one["status"], one["note"]) for one in closed} == {
        "empty": ("dropped", "a test"),
        "too_large": ("resolved", None),
    }


def test_a_replay_asks_what_to_try_again(warraq: Warraq) -> None:
    done = warraq("quarantine", "replay")
    assert done.returncode == 2
    assert "Say what to try again" in done.stderr
