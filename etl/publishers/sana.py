"""SANA of Damascus: ``دمشق-سانا`` above or at the head of the text, the reporter's name below it."""

from __future__ import annotations

from etl.publishers.profile import Layout, Profile, Sign

PROFILE = Profile(
    key="sana",
    name="SANA",
    name_ar="سانا",
    country="SY",
    hosts=("sana.sy", "sana.gov.sy"),
    marks=("-سانا\n", "-سانا ", "\nسانا\n"),
    is_agency=True,
    layouts=(
        Layout(
            name="2015",
            phrases={
                Sign.NAVIGATION: ("سانا",),
                Sign.TICKER: ("آخر الأخبار",),
                Sign.WIDGET: ("تابعوا أخبار سانا على …",),
            },
        ),
    ),
)
