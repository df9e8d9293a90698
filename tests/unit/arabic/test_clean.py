from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.arabic.clean import tidy


@pytest.mark.parametrize(
    ("printed", "displayed"),
    [
        ("  قال   الوزير  ", "قال الوزير"),
        ("قال\N{NO-BREAK SPACE}الوزير\t.", "قال الوزير ."),
        ("\N{RIGHT-TO-LEFT EMBEDDING}قال\N{POP DIRECTIONAL FORMATTING} الوزير\N{RIGHT-TO-LEFT MARK}", "قال الوزير"),
        ("ﺍﻟﺴﻼﻡ", "السلام"),
        ("\N{ZERO WIDTH NO-BREAK SPACE}عنوان", "عنوان"),
        ("نص\x00مقطوع", "نصمقطوع"),
        ("نص\ud800", "نص\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_what_only_a_browser_needs_is_tidied(printed: str, displayed: str) -> None:
    assert tidy(printed) == displayed


@pytest.mark.parametrize("printed", ["مُحَمَّد", "أحـــمد", "٢٠٢٤ و2024", "«نص»، و(نص)!", "½ م²", "هيئة"])
def test_the_pages_own_letters_stay_as_printed(printed: str) -> None:
    assert tidy(printed) == printed


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_a_tidied_line_is_one_line_that_any_database_takes(text: str) -> None:
    displayed = tidy(text)
    assert "\n" not in displayed
    assert "\x00" not in displayed
    displayed.encode("utf-8")
