"""Numbers in words: written out by rule and read back."""

from __future__ import annotations

import pytest

from etl.arabic.aligned import folded
from etl.arabic.numerals import cardinal, ordinal

UNITS = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
TENS = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
ORDINALS = ("", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع")


def below_hundred(number: int) -> str:
    if number < 10:
        return UNITS[number]
    if number == 10:
        return "عشرة"
    if number < 20:
        return f"{ {11: 'أحد', 12: 'اثنا'}.get(number, UNITS[number - 10]) } عشر"
    unit, ten = UNITS[number % 10], TENS[number // 10]
    return f"{unit} و{ten}" if unit else ten


def words(text: str) -> list[str]:
    return folded(text).split()


@pytest.mark.parametrize("number", range(1, 100))
def test_a_number_written_out_is_read_back(number: int) -> None:
    text = below_hundred(number)

    assert cardinal(words(text), 0) == (number, len(words(text)))


@pytest.mark.parametrize("number", range(1, 100))
def test_a_year_written_out_is_read_back(number: int) -> None:
    text = f"ألف وتسعمائة و{below_hundred(number)}"

    assert cardinal(words(text), 0) == (1900 + number, len(words(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ألفين وأربعة", 2004),
        ("ألفين وثمانية عشر", 2018),
        ("تسع وأربعين وتسعمئة وألف", 1949),
        ("ألف وثمانمائة", 1800),
        ("ألف وتسع مئة وسبعين", 1970),
    ],
)
def test_a_year_is_read_in_either_order_and_spelling(text: str, value: int) -> None:
    assert cardinal(words(text), 0) == (value, len(words(text)))


def test_a_number_ends_where_the_next_one_begins() -> None:
    assert cardinal(words("ثلاثة وأربعة أيام"), 0) == (3, 1)


@pytest.mark.parametrize("number", range(1, 31))
def test_a_day_of_the_month_written_out_is_read_back(number: int) -> None:
    unit, ten = number % 10, number // 10
    first = "الحادي" if unit == 1 and ten else ORDINALS[unit]
    text = {10: "العاشر", 20: "العشرين", 30: "الثلاثين"}.get(number) or (
        first + ("", " عشر", " والعشرين")[ten] if unit else ""
    )

    assert ordinal(words(text), 0) == (number, len(words(text)))


def test_a_word_that_is_no_number_is_none() -> None:
    assert cardinal(["بيت"], 0) is None
    assert ordinal(["بيت"], 0) is None
