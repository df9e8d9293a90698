"""``warraq run`` loads what can be read, and says what it did; ``status`` and ``check`` look at what became of it."""

from __future__ import annotations

import json
import shutil

from .conftest import DUMPS, Warraq


def test_a_new_warehouse_is_made_and_the_report_counts_what_went_in(newcomer: Warraq) -> None:
    done = newcomer("run", "--json", *DUMPS)
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    counted = {name: report[name] for name in ("dumps", "pages", "unchanged", "quarantined")}
    assert counted == {"dumps": len(DUMPS), "pages": len(DUMPS), "unchanged": 0, "quarantined": 0}
    for name, table in (("articles", "article"), ("cards", "related_card"), ("issues", "issue")):
        assert newcomer.rows(f"SELECT COUNT(*) FROM silver_{table}") == [(report[name],)]  # noqa: S608


def test_running_again_in_another_order_writes_no_page_and_says_so(warraq: Warraq, loaded: Warraq) -> None:
    warraq("run", *reversed(DUMPS))
    assert warraq.silver() == loaded.silver()
    done = warraq("run", *DUMPS)
    assert done.returncode == 0
    assert f"Wrote 0 pages; {len(DUMPS)} stood there already." in done.stdout
    assert warraq.silver() == loaded.silver()


def test_a_folder_that_holds_the_warehouse_and_the_raw_zone_gives_its_dumps_alone(warraq: Warraq) -> None:
    shutil.copy(DUMPS[0], warraq.folder)
    for _ in range(2):
        done = warraq("run", "--json", ".")
        assert (done.returncode, json.loads(done.stdout)["dumps"]) == (0, 1)


def test_what_parse_prints_is_what_run_loads(loaded: Warraq) -> None:
    records = [json.loads(line) for line in loaded("parse", *DUMPS).stdout.splitlines()]
    headlines = [(article["headline"],) for record in records for article in record["articles"]]
    assert sorted(headlines) == loaded.rows("SELECT headline FROM silver_article ORDER BY headline")


def test_the_status_tells_rows_runs_and_quarantine(loaded: Warraq) -> None:
    told, status = loaded("status").stdout, json.loads(loaded("status", "--json").stdout)
    assert next(line.split() for line in told.splitlines()) == ["bronze_dump", str(len(DUMPS))]
    assert f"{len(DUMPS)} dumps, {len(DUMPS)} pages (0 unchanged)" in told
    assert "in quarantine: nothing" in told
    assert status["rows"]["silver_page"] == len(DUMPS)
    assert status["quarantine"] == {}


def test_checks_pass_over_the_samples(loaded: Warraq) -> None:
    done = loaded("check", "--json")
    assert done.returncode == 0
    assert {check["status"] for check in json.loads(done.stdout)["checks"]} == {"passed"}


def test_a_failed_check_is_told_with_its_rows_and_what_to_do(warraq: Warraq) -> None:
    warraq("run", DUMPS[0])
    warraq.rows("UPDATE silver_related_card SET headline = ''")
    done = warraq("check")
    assert done.returncode == 1
    failed = done.stdout[done.stdout.index("failed") :].splitlines()
    assert failed[0].split()[1] == "cards_have_a_headline"
    assert "rows. " in failed[1]
    assert "page_key=" in failed[2]


def test_migrate_makes_a_warehouse_and_leaves_a_current_one_as_it_is(newcomer: Warraq) -> None:
    assert "is new" in newcomer("migrate").stdout
    assert "was at" in newcomer("migrate").stdout
