from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Warraq


def test_articles_are_found_best_first_as_json(loaded: Warraq) -> None:
    done = loaded("search", "الجسر", "--json", "--limit", 3)
    assert (done.returncode, done.stderr) == (0, "")
    first, *_ = hits = json.loads(done.stdout)
    assert first["headline"].startswith("جسر النخيل")
    assert "⟦جسر⟧" in first["snippet"]
    assert len({hit["article_key"] for hit in hits}) == len(hits) <= 3


def test_articles_are_printed_with_the_words_found_marked(loaded: Warraq) -> None:
    done = loaded("search", "جسر النخيل")
    assert done.returncode == 0
    assert done.stdout.startswith("جسر النخيل")
    assert "⟦جسر⟧ ⟦النخيل" in done.stdout


def test_nothing_found_is_an_empty_list_and_no_failure(loaded: Warraq) -> None:
    done = loaded("search", "كلمةلايكتبهاأحد", "--json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["«مجلس"], "without its other half"),
        (["…"], "holds no word to search for"),
        (["نخيل", "--publisher", "nobody"], "warraq publishers"),
        (["نخيل", "--from", "أمس"], "is no day. Write it like 2024-09-07."),
        (["نخيل", "--limit", "0"], "--limit"),
        (["نخيل", "--from", "2025-03-16", "--to", "2025-03-15"], "ends before it begins"),
    ],
)
def test_a_search_that_makes_no_sense_is_wrong_usage(loaded: Warraq, arguments: list[str], told: str) -> None:
    done = loaded("search", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
