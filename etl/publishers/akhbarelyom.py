"""Akhbar Elyom: the portal's name as the byline's newsroom, related headlines after ``اقرأ أيضا |``."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="akhbarelyom",
    name="Akhbar Elyom",
    name_ar="بوابة أخبار اليوم",
    country="EG",
    hosts=("akhbarelyom.com",),
    marks=("\nبوابة أخبار اليوم", "بوابة أخبار اليوم\n"),
    layouts=(
        Layout(
            name="2020",
            phrases={
                Sign.RELATED: ("اقرأ أيضا | …", "اقرأ أيضا", "أخبار متعلقة"),
                Sign.NAVIGATION: ("بوابة أخبار اليوم",),
                Sign.TICKER: ("أحدث الأخبار", "ترشيحاتنا"),
            },
            card=(CardPart.HEADLINE,),
        ),
    ),
)
