from __future__ import annotations

import json
import sqlite3
from contextlib import closing

from .conftest import DUMPS, PAGE, Warraq


def test_a_deleted_warehouse_is_rebuilt_by_one_command(warraq: Warraq, loaded: Warraq) -> None:
    warraq("run", *DUMPS)
    deliveries = warraq.rows("SELECT * FROM bronze_delivery ORDER BY delivery_key")
    for file in warraq.folder.glob("warehouse.db*"):
        file.unlink()
    done = warraq("rebuild", "--all", "--at-once")
    assert (done.returncode, done.stderr) == (0, "")
    assert warraq.silver() == loaded.silver()
    assert warraq.rows("SELECT * FROM bronze_delivery ORDER BY delivery_key") == deliveries


def test_a_rebuild_asks_what_to_rebuild(warraq: Warraq) -> None:
    for arguments in ((), ("--all", "--publisher", "aawsat")):
        done = warraq("rebuild", *arguments)
        assert done.returncode == 2
        assert "Say what to rebuild" in done.stderr


def test_what_is_rebuilt_at_once_has_no_plan_to_publish_or_to_show(warraq: Warraq) -> None:
    for arguments in (("--publish", "5f0c"), ("--all", "--html", "plan.html")):
        done = warraq("rebuild", "--at-once", *arguments)
        assert done.returncode == 2
        assert "--at-once makes no plan" in done.stderr


def test_a_rebuild_is_a_plan_until_it_is_published(warraq: Warraq) -> None:
    warraq("run", PAGE)
    with closing(sqlite3.connect(warraq.warehouse)) as connection, connection:
        connection.execute("UPDATE silver_article SET headline = 'عنوان قديم' WHERE position = 0")
        connection.execute("UPDATE silver_page SET record_digest = 'old'")
    old = warraq.silver()
    shown = warraq("rebuild", "--all", "--html", "plan.html")
    assert "- عنوان قديم" in shown.stdout
    assert '<td class="before" dir="auto">عنوان قديم</td>' in (warraq.folder / "plan.html").read_text(encoding="utf-8")
    assert warraq.silver() == old
    published = warraq(*shown.stdout.splitlines()[-1].rpartition("warraq ")[2].split())
    assert (published.returncode, published.stderr) == (0, "")
    assert warraq.rows("SELECT COUNT(*) FROM silver_article WHERE headline = 'عنوان قديم'") == [(0,)]
    assert json.loads(warraq("rebuild", "--all", "--json").stdout)["changed_pages"] == 0


def test_a_dump_that_is_gone_from_the_raw_zone_is_named_with_exit_status_1(warraq: Warraq) -> None:
    warraq("run", DUMPS[0])
    assert warraq("raw", "verify").stdout.startswith("Read 1 object of ")
    (dump,) = (warraq.folder / "raw" / "sha256").rglob("*.zst")
    dump.unlink()
    done = warraq("raw", "verify", "--json")
    assert done.returncode == 1
    assert [fault["name"] for fault in json.loads(done.stdout)["faults"]] == [dump.stem]
    assert f"delivered as {DUMPS[0].name}" in done.stderr
