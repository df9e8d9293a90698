"""Days as pages print them, in every style of the Arabic press; the stamps are invented, their forms are not."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from etl.arabic.calendars import HIJRI_MONTHS, MONTHS, WEEKDAYS, find_day, find_days, hijri_day

PRINTED = [
    ("نشر: الثلاثاء 05 ديسمبر 2023 03:35 م", "2023-12-05T15:35:00"),
    ("الأربعاء، 03 آذار/مارس 2010، آخر تحديث 21:14 (GMT+0400)", "2010-03-03T21:14:00+04:00"),
    ("2203 (GMT+04:00) - 10/08/09", "2009-08-10T22:03:00+04:00"),
    ("آخر تحديث: الخميس، 20 أغسطس/ آب، 2009، 12:23 GMT", "2009-08-20T12:23:00+00:00"),
    ("Tue Feb 20, 2024 2:15pm GMT", "2024-02-20T14:15:00+00:00"),
    ("Friday, 12 May 2023", "2023-05-12"),
    ("الأربعاء 3 غشت 2022 - 09:15", "2022-08-03T09:15:00"),
    ("الخميس 29 جويلية 2021 - 10:40", "2021-07-29T10:40:00"),
    ("الأحد ٢٥ كانون الثاني ٢٠١٥ - ١١:٣٠", "2015-01-25T11:30:00"),
    ("۲۵ مايو ۲۰۱۵", "2015-05-25"),
    ("12 مايو/ أيار 2024", "2024-05-12"),
    ("12 أيار (مايو) 2024", "2024-05-12"),
    ("1 تشرين ثاني 2020", "2020-11-01"),
    ("17/4/2024", "2024-04-17"),
    ("24.10.2023", "2023-10-24"),
    ("5 - 3 - 2022", "2022-03-05"),
    ("2024-03-05T10:20:30+00:00", "2024-03-05T10:20:30+00:00"),
    ("2024-03-05T10:20:30Z", "2024-03-05T10:20:30+00:00"),
    ("2020/08/24 12:23 م", "2020-08-24T12:23:00"),
    ("12:05 ص - 3 يناير 2020", "2020-01-03T00:05:00"),
    ("25 مارس 2024 الساعة 10:30 مساءً بتوقيت مكة المكرمة", "2024-03-25T22:30:00+03:00"),
    ("السبت، 12 نوفمبر، 2022 05:18 م بتوقيت غرينتش", "2022-11-12T17:18:00+00:00"),
    ("14 يونيو 2021 19:00 بتوقيت أبوظبي", "2021-06-14T19:00:00+04:00"),
    ("14 يونيو 2021 19:00 بتوقيت القاهرة", "2021-06-14T19:00:00"),
    ("12 كانون ثاني 2020، 1:30 ليلا", "2020-01-12T01:30:00"),
    ("12 كانون ثاني 2020، 10:30 ليلا", "2020-01-12T22:30:00"),
    ("2 مايو 2024 00:30", "2024-05-02T00:30:00"),
    ("26 شوال 1444 هـ", "2023-05-16"),
    ("17/12/1445هـ", "2024-06-23"),
    ("الرياض 26 شوال 1444 هـ الموافق 16 مايو 2023 م واس", "2023-05-16"),
    ("\u200fالثلاثاء،\u200f \u200e05 ديسمبر \u200e2023 \u200e03:35 م", "2023-12-05T15:35:00"),
]


@pytest.mark.parametrize(("line", "expected"), PRINTED)
def test_a_printed_day_is_read_with_its_time(line: str, expected: str) -> None:
    printed = find_day(line)

    assert printed is not None
    assert printed.isoformat() == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "مايو 2024",
        "31 فبراير 2020",
        "3 مايو/يونيو 2020",
        "الهاتف 0501234567",
        "النسخة 1.2.3",
        "12:30",
        "32/13/2020",
    ],
)
def test_what_is_no_full_day_is_not_read(line: str) -> None:
    assert find_day(line) is None


def test_a_line_with_two_stamps_gives_both_in_order() -> None:
    line = "24.10.2023 - محدث : 25.10.2023"

    assert [(printed.day, line[printed.start : printed.end]) for printed in find_days(line)] == [
        (date(2023, 10, 24), "24.10.2023"),
        (date(2023, 10, 25), "25.10.2023"),
    ]


def test_the_time_of_one_stamp_does_not_go_to_another() -> None:
    first, second = find_days("نشر 3 مايو 2024 10:15 آخر تحديث 4 مايو 2024 11:20")

    assert (first.time, second.time) == (time(10, 15), time(11, 20))


def test_a_hijri_day_says_its_calendar() -> None:
    printed = find_day("7 ذي الحجة 1445هـ")

    assert printed is not None
    assert (printed.calendar, printed.day) == ("hijri", date(2024, 6, 13))


def test_a_zone_is_kept_as_an_offset() -> None:
    printed = find_day("3 مايو 2024 10:15 (GMT-0330)")

    assert printed is not None
    assert printed.offset == -timedelta(hours=3, minutes=30)


def test_a_time_that_no_clock_shows_is_left_out() -> None:
    printed = find_day("3 مايو 2024 25:70")

    assert printed is not None
    assert printed.isoformat() == "2024-05-03"


def test_every_month_and_weekday_has_a_name() -> None:
    assert set(MONTHS.values()) == set(HIJRI_MONTHS.values()) == set(range(1, 13))
    assert set(WEEKDAYS.values()) == set(range(7))


def test_no_name_belongs_to_both_calendars() -> None:
    assert not MONTHS.keys() & HIJRI_MONTHS.keys()


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("كانون الاول", 12),
        ("كانون الثاني", 1),
        ("تشرين الاول", 10),
        ("تشرين الثاني", 11),
        ("نيسان", 4),
        ("حزيران", 6),
        ("تموز", 7),
        ("جانفي", 1),
        ("جوان", 6),
        ("جويليه", 7),
        ("اوت", 8),
        ("غشت", 8),
        ("شتنبر", 9),
        ("دجنبر", 12),
        ("يوليوز", 7),
    ],
)
def test_the_months_of_each_country_have_their_numbers(name: str, number: int) -> None:
    assert MONTHS[name] == number


def test_umm_al_qura_says_when_a_hijri_day_is() -> None:
    assert hijri_day(1445, 9, 1) == date(2024, 3, 11)


@pytest.mark.parametrize(("year", "month", "day"), [(747, 3, 1), (1445, 13, 1), (1445, 9, 31), (1600, 1, 1)])
def test_a_day_that_umm_al_qura_lacks_is_none(year: int, month: int, day: int) -> None:
    assert hijri_day(year, month, day) is None
