"""The rows of ``dim_date``: every day of the years that the calendar of Umm al-Qura tabulates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from hijridate import Gregorian
from hijridate.ummalqura import GREGORIAN_RANGE


def days() -> Iterator[Mapping[str, str | int]]:
    """A row a day, with the columns of ``dim_date``."""
    first, last = (date(*ends) for ends in GREGORIAN_RANGE)
    for offset in range((last - first).days + 1):
        yield day_row(first + timedelta(days=offset))


def day_row(day: date) -> Mapping[str, str | int]:
    """What a day is in both calendars.

    >>> row = day_row(date(2025, 3, 1))
    >>> row["hijri_date"], row["hijri_month_name_ar"], row["weekday_name_ar"], row["month_name_ar"]
    ('1446-09-01', 'رمضان', 'السبت', 'مارس')
    """
    gregorian = Gregorian.fromdate(day)
    hijri = gregorian.to_hijri()
    iso = day.isocalendar()
    return {
        "day": day.isoformat(),
        "year": day.year,
        "quarter": (day.month + 2) // 3,
        "month": day.month,
        "month_name": gregorian.month_name(),
        "month_name_ar": gregorian.month_name("ar"),
        "day_of_month": day.day,
        "iso_year": iso.year,
        "iso_week": iso.week,
        "weekday": iso.weekday,
        "weekday_name": gregorian.day_name(),
        "weekday_name_ar": gregorian.day_name("ar"),
        "hijri_date": hijri.isoformat(),
        "hijri_year": hijri.year,
        "hijri_month": hijri.month,
        "hijri_month_name": hijri.month_name(),
        "hijri_month_name_ar": hijri.month_name("ar"),
        "hijri_day_of_month": hijri.day,
    }
