"""Fields of a head that inline elements set apart on one line."""

from __future__ import annotations

import pytest

from tests.unit.transform.markup.test_rendering import hints, texts

AUTHOR = '<span class="author">هدى البحري</span>'
DAY = '<time class="entry-date">12 مايو 2021</time>'
SECTION = '<span id="ctl00_lblSection">محليات</span>'


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        (f"{AUTHOR} {DAY}", ["هدى البحري", "12 مايو 2021"]),
        (f"{SECTION}{AUTHOR} | {DAY}", ["محليات", "هدى البحري", "12 مايو 2021"]),
        (f"{DAY} بقلم {AUTHOR}", ["12 مايو 2021", "بقلم هدى البحري"]),
        (f"كتبت: {AUTHOR} 345 مشاهدة {DAY}", ["كتبت: هدى البحري 345 مشاهدة", "12 مايو 2021"]),
        (f'{DAY} - <span class="time">10:30</span>', ["12 مايو 2021 - 10:30"]),
        (f"{AUTHOR} <a href='/local'>محليات</a> {DAY}", ["هدى البحري", "محليات 12 مايو 2021"]),
        (f"بقلم {AUTHOR}", ["بقلم هدى البحري"]),
        (
            f"زارت {AUTHOR} المدينة القديمة في وسط البلاد {DAY}",
            ["زارت هدى البحري المدينة القديمة في وسط البلاد 12 مايو 2021"],
        ),
    ],
)
def test_each_is_a_line_unless_text_runs_on_between_them(markup: str, lines: list[str]) -> None:
    assert texts(f"<div>{markup}</div>") == lines


def test_a_line_bears_the_names_of_what_it_holds_whole() -> None:
    author, day = hints(f"<div>{AUTHOR} {DAY}</div>")
    assert author.tokens == {"author"}
    assert day.tokens == {"date"}
    (both,) = hints(f"<div>بقلم {AUTHOR}</div>")
    assert both.tokens == frozenset()


def test_menus_and_footers_are_left_as_they_are() -> None:
    assert texts(f"<footer>{AUTHOR} {DAY}</footer>") == ["هدى البحري 12 مايو 2021"]
