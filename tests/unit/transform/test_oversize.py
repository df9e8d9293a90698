"""Pages with more lines than any article's: kept whole, reported, and not read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.issues import Code
from etl.model import MediaType, Role
from etl.transform import oversize, transform
from tests.unit.transform.pages import page

LINES = ("حصاد البرتقال في وادي الزهور", "كتب: سامي خوري", "بدأ المزارعون في وادي الزهور حصاد البرتقال هذا الصباح.")


@pytest.fixture(autouse=True)
def _two_lines_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oversize, "MOST_LINES", 2)


@pytest.mark.parametrize(("media_type", "line_end"), [("text/plain", "\n\n"), ("text/html", "<br>")])
def test_a_page_with_too_many_lines_is_one_unclassified_block(media_type: MediaType, line_end: str) -> None:
    parsed = transform(replace(page(line_end.join(LINES)), media_type=media_type))

    assert [(block.role, block.first_line, block.text) for block in parsed.blocks] == [
        (Role.UNCLASSIFIED, 1, "\n".join(LINES))
    ]


def test_a_page_with_too_many_lines_is_reported() -> None:
    assert Code.PAGE_TOO_LARGE in [issue.code for issue in transform(page("\n".join(LINES))).issues]


def test_blank_lines_do_not_make_a_page_too_large() -> None:
    parsed = transform(page(f"{LINES[0]}\n\n\n\n{LINES[2]}"))

    assert Code.PAGE_TOO_LARGE not in [issue.code for issue in parsed.issues]
