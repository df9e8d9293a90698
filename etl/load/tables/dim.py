"""Dim: what facts are looked at by and no page says. Publishers are in silver, since pages make them known."""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint, Table

from etl.load.tables.base import METADATA, day, number, text

DATE = Table(
    "dim_date",
    METADATA,
    day("day", "The day; what published_day, first_day and arrived_day of other tables refer to.", null=False),
    number("year", "Gregorian year."),
    number("quarter", "Quarter of the year, 1 to 4."),
    number("month", "Month of the year, 1 to 12."),
    text("month_name", "English name of the month."),
    text("month_name_ar", "Arabic name of the month, as Egypt and the Gulf have it."),
    number("day_of_month", "Day of the month, 1 to 31."),
    number("iso_year", "Year that the ISO week belongs to."),
    number("iso_week", "ISO week, 1 to 53, which begins on Monday."),
    number("weekday", "Day of the week, from 1 for Monday to 7 for Sunday."),
    text("weekday_name", "English name of the day of the week."),
    text("weekday_name_ar", "Arabic name of the day of the week."),
    text("hijri_date", "The day by the calendar of Umm al-Qura, as in 1446-09-01."),
    number("hijri_year", "Hijri year."),
    number("hijri_month", "Hijri month, 1 to 12; 9 is Ramadan."),
    text("hijri_month_name", "English spelling of the Hijri month's name."),
    text("hijri_month_name_ar", "Arabic name of the Hijri month."),
    number("hijri_day_of_month", "Day of the Hijri month, 1 to 30."),
    PrimaryKeyConstraint("day"),
    comment=(
        "One row a day, in both calendars, for the years that Umm al-Qura tabulates: "
        "1924-08-01 to 2077-11-16, which is 1343 to 1500."
    ),
)
