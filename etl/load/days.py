"""The rows of ``dim_date``: every day of the years that the calendar of Umm al-Qura tabulates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from hijridate import Hijri
from hijridate.locales import get_locale
from hijridate.ummalqura import HIJRI_RANGE

_ENGLISH, _ARABIC = get_locale("en"), get_locale("ar")


def days() -> Iterator[Mapping[str, str | int]]:
    """A row a day, with the columns of ``dim_date``.

    Hijri months are turned into days rather than days into Hijri dates: there are thirty times fewer of them, and a
    new warehouse waits for this.

    >>> row = next(row for row in days() if row["day"] == "2025-03-01")
    >>> row["hijri_date"], row["hijri_month_name_ar"], row["weekday_name_ar"], row["month_name_ar"]
    ('1446-09-01', 'رمضان', 'السبت', 'مارس')
    """
    (first, _, _), (last, _, _) = HIJRI_RANGE
    for month in (Hijri(year, month, 1) for year in range(first, last + 1) for month in range(1, 13)):
        begins = date(*month.to_gregorian().datetuple())
        for offset in range(month.month_length()):
            yield _row(begins + timedelta(days=offset), month.year, month.month, offset + 1)


def _row(day: date, hijri_year: int, hijri_month: int, hijri_day: int) -> Mapping[str, str | int]:
    """What a day is in both calendars."""
    iso = day.isocalendar()
    return {
        "day": day.isoformat(),
        "year": day.year,
        "quarter": (day.month + 2) // 3,
        "month": day.month,
        "month_name": _ENGLISH.gregorian_month_name(day.month),
        "month_name_ar": _ARABIC.gregorian_month_name(day.month),
        "day_of_month": day.day,
        "iso_year": iso.year,
        "iso_week": iso.week,
        "weekday": iso.weekday,
        "weekday_name": _ENGLISH.day_name(iso.weekday),
        "weekday_name_ar": _ARABIC.day_name(iso.weekday),
        "hijri_date": f"{hijri_year}-{hijri_month:02}-{hijri_day:02}",
        "hijri_year": hijri_year,
        "hijri_month": hijri_month,
        "hijri_month_name": _ENGLISH.month_name(hijri_month),
        "hijri_month_name_ar": _ARABIC.month_name(hijri_month),
        "hijri_day_of_month": hijri_day,
    }
