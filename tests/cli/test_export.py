from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Warraq


def test_an_export_says_what_it_wrote_and_writes_it_once(loaded: Warraq, tmp_path: Path) -> None:
    first, again = (loaded("export", "--format", "jsonl", "--to", tmp_path / "tables", "--json") for _ in range(2))
    assert (first.returncode, first.stderr, again.returncode) == (0, "", 0)
    assert json.loads(first.stdout)["written"] == json.loads(again.stdout)["kept"] > 0
    articles = (tmp_path / "tables" / "silver_article.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(articles) == loaded.rows("SELECT COUNT(*) FROM silver_article")[0][0]


def test_an_export_that_cannot_go_there_says_where_it_can(loaded: Warraq, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("رسالة", encoding="utf-8")
    done = loaded("export", "--format", "csv", "--to", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "is no export of Warraq. Name a new or an empty folder." in done.stderr


def test_an_export_of_an_unknown_format_is_wrong_usage(loaded: Warraq, tmp_path: Path) -> None:
    done = loaded("export", "--format", "xml", "--to", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'parquet', 'csv', 'jsonl'" in done.stderr
