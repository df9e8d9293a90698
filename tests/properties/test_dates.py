"""What holds of the dates of any text: places are exact, values are EDTF, nothing raises, and time stays linear."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.arabic.aligned import align
from etl.arabic.calendars import find_day, find_days
from etl.transform.annotate.dates import find_dates

_POINT = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
EDTF = re.compile(rf"{_POINT}(?:/{_POINT})?")
MONTHS = (
    ("يناير", "كانون الثاني", "جانفي"),
    ("فبراير", "شباط", "فيفري"),
    ("مارس", "آذار", "مارس"),
    ("أبريل", "نيسان", "أفريل"),
    ("مايو", "أيار", "ماي"),
    ("يونيو", "حزيران", "جوان"),
    ("يوليو", "تموز", "جويلية"),
    ("أغسطس", "آب", "أوت"),
    ("سبتمبر", "أيلول", "شتنبر"),
    ("أكتوبر", "تشرين الأول", "أكتوبر"),
    ("نوفمبر", "تشرين الثاني", "نونبر"),
    ("ديسمبر", "كانون الأول", "دجنبر"),
)
DUAL = ("{0} {1} ({2}) {3}", "{0} {1}/{2} {3}", "{0} {2}/ {1} {3}", "{0} {1}، {2} {3}", "{0} {1} {2} {3}")
PIECES = st.sampled_from(
    [
        "من",
        "إلى",
        "بين",
        "و",
        "-",
        "/",
        "(",
        ")",
        "،",
        "3",
        "5",
        "31",
        "2024",
        "1445هـ",
        "1999",
        "مايو",
        "أيار",
        "يناير",
        "كانون",
        "الثاني",
        "الأول",
        "رمضان",
        "شوال",
        "السبت",
        "الأحد",
        "الماضي",
        "المقبل",
        "الجاري",
        "قبل",
        "بعد",
        "ثلاثة",
        "أعوام",
        "يومين",
        "الأسبوع",
        "الشهر",
        "العام",
        "عام",
        "القرن",
        "العشرين",
        "سبعينيات",
        "النصف",
        "الربع",
        "أمس",
        "اليوم",
        "غداً",
        "مطلع",
        "نهاية",
        "هذا",
        "ذلك",
        "آخر",
        "أول",
        "ألفين",
        "وعشرين",
        "3/5/2024",
        "2010-2015",
        "الموافق",
        "شخصاً",
        "بيت",
        "القرنين",
        "الليلة",
        "ال",
        "كل",
        "«",
        "»",
    ]
)
SENTENCES = st.lists(PIECES, max_size=14).map(" ".join)
MARKED = st.text(alphabet="اليومغدًـَأمس\u200f\u200e 0123٣۴/-.هـم²", max_size=40)
TEXTS = st.one_of(SENTENCES, MARKED, st.text(max_size=60))
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31))


@given(text=TEXTS, reference=st.none() | st.dates())
def test_every_found_date_stands_where_it_says_and_has_a_value_in_edtf(text: str, reference: date | None) -> None:
    end = 0
    for found in find_dates(text, reference):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        assert found.value is None or EDTF.fullmatch(found.value)
        end = found.end


@given(text=TEXTS, reference=st.dates())
def test_a_reference_changes_values_but_never_what_is_found(text: str, reference: date) -> None:
    assert [(d.start, d.end) for d in find_dates(text)] == [(d.start, d.end) for d in find_dates(text, reference)]


@given(text=TEXTS, reference=st.dates())
def test_an_explicit_date_does_not_depend_on_the_reference(text: str, reference: date) -> None:
    without = [d.value for d in find_dates(text) if d.basis == "explicit"]

    assert without == [d.value for d in find_dates(text, reference) if d.basis == "explicit"]


@given(day=DAYS, style=st.integers(0, 2), arabic=st.booleans())
def test_a_printed_day_is_read_back_in_prose_and_in_stamps(day: date, style: int, arabic: bool) -> None:
    printed = f"{day.day} {MONTHS[day.month - 1][style]} {day.year}"
    text = f"وقع ذلك في {printed.translate(ARABIC_DIGITS) if arabic else printed}."

    assert [found.value for found in find_dates(text)] == [day.isoformat()]
    stamp = find_day(text)
    assert stamp is not None
    assert stamp.day == day


@given(day=DAYS, form=st.sampled_from(DUAL))
def test_a_day_with_two_names_of_its_month_is_one_date(day: date, form: str) -> None:
    printed = form.format(day.day, *MONTHS[day.month - 1][:2], day.year)

    assert [(found.text, found.value) for found in find_dates(f"افتتح في {printed} بالمدينة")] == [
        (printed, day.isoformat())
    ]


@given(text=TEXTS)
def test_every_printed_day_stands_where_it_says(text: str) -> None:
    for printed in find_days(text):
        assert 0 <= printed.start < printed.end <= len(text)
        assert any(letter.isdecimal() for letter in text[printed.start : printed.end])


@given(text=TEXTS)
def test_a_fold_keeps_the_place_of_every_letter(text: str) -> None:
    aligned = align(text)

    for offset, letter in enumerate(aligned.folded):
        start, end = aligned.span(offset, offset + 1)
        assert align(text[start:end]).folded == letter


@pytest.mark.parametrize("piece", ["من ", "3 ", "5 مايو ", "بين 3 و", "قبل ", "(", "أول ", "نهاية ", "1/", "عام "])
def test_time_grows_with_the_length_of_the_text_and_no_faster(piece: str) -> None:
    def seconds(count: int) -> float:
        text, start = piece * count, time.process_time()
        find_dates(text, date(2024, 9, 10))
        list(find_days(text))
        return time.process_time() - start

    seconds(1)  # reads the lexicons
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.005)
