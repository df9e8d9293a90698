"""What holds of any HTML: its lines are tiled by blocks, nothing raises, and nesting costs no more than its bound."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.model import Page, ParsedPage
from etl.transform import transform
from etl.transform.markup import render_html

PAGES = sorted((Path(__file__).parents[1] / "golden").rglob("*.html"))
TAGS = (
    "p",
    "div",
    "h1",
    "h2",
    "a",
    "b",
    "li",
    "ul",
    "table",
    "tr",
    "td",
    "article",
    "section",
    "figure",
    "figcaption",
    "br",
    "script",
)
TEXTS = (
    "قال الوزير إن الخطة ستنفذ في موعدها، وإن القرى كلها ستصلها المياه قبل الشتاء المقبل بإذن الله.",
    "اقرأ أيضا",
    "الأكثر قراءة",
    "24 أغسطس 2020 09:23",
    "كتب: طارق البحري",
    "TT",
    "\N{RIGHT-TO-LEFT MARK}",
    "&#0;&nbsp;",
)
MUTATIONS = (
    "<",
    ">",
    "</div>",
    "<div>",
    "<p>",
    "<a href='/x'>",
    "<!--",
    "-->",
    "</article>",
    '"',
    "&",
    "\0",
    "<h1>",
    "<table><tr>",
    "\ud800",
)

element = st.builds(
    lambda tag, attribute, closes, inside: f"<{tag}{attribute}>{inside}" + (f"</{tag}>" if closes else ""),
    st.sampled_from(TAGS),
    st.sampled_from(
        ("", " class=related", " href=/1", " hidden", " itemprop=headline", ' style="display:none"', " data-url=/2")
    ),
    st.booleans(),
    st.sampled_from(TEXTS) | st.text(max_size=30),
)
markup = st.lists(element | st.sampled_from(MUTATIONS), max_size=60).map("".join)


def page(text: str) -> Page:
    return Page(dump="any", sha256="0" * 64, size_bytes=len(text), media_type="text/html", text=text)


def assert_tiled(parsed: ParsedPage, lines: int) -> None:
    last = 0
    for block in parsed.blocks:
        assert block.first_line == last + 1
        assert block.last_line >= block.first_line
        last = block.last_line
    assert last == lines


@given(markup)
@example(
    "<p>"
    + "<p>".join(["قال الوزير إن الخطة ستنفذ في موعدها، وإن القرى كلها ستصلها المياه قبل الشتاء المقبل بإذن الله."] * 4)
    + "<a>\x0b"
)
@settings(max_examples=300)
def test_blocks_tile_the_lines_of_any_markup(text: str) -> None:
    assert_tiled(transform(page(text)), len(render_html(page(text)).lines))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_mutation_of_a_page_raises_or_breaks_the_tiling(path: Path) -> None:
    chance = random.Random(path.stem)  # noqa: S311  # the same mutations every time
    whole = path.read_text(encoding="utf-8", errors="replace")
    for _ in range(25):
        text = whole
        for _ in range(chance.randint(1, 12)):
            at, length = chance.randrange(len(text)), chance.choice((0, 0, 1, 5, 40, 400))
            text = text[:at] + chance.choice((*MUTATIONS, text[at : at + 200])) + text[at + length :]
        assert_tiled(transform(page(text)), len(render_html(page(text)).lines))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_cut_off_anywhere_is_read(path: Path) -> None:
    whole = path.read_text(encoding="utf-8", errors="replace")
    for share in range(1, 20):
        text = whole[: len(whole) * share // 20]
        assert_tiled(transform(page(text)), len(render_html(page(text)).lines))


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 10_000,
        "<b><i>" * 100_000,
        "".join(f"<p><font size={n}>x" for n in range(20_000)),
        "<ul><li>" * 50_000,
        "<a href=/x>خبر" * 20_000,
        "<div" * 100_000,
        "<table>" + "نص<tr>نص" * 20_000,
        "<!--" * 100_000,
        "&" * 500_000,
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.timeout(60)
def test_hostile_markup_is_read_within_its_budget(hostile: str) -> None:
    parsed = transform(page(hostile))
    assert_tiled(parsed, len(render_html(page(hostile)).lines))
