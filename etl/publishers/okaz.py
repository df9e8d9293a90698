"""Okaz: the reporter with the city in parentheses and an account's name, related news below."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="okaz",
    name="Okaz",
    name_ar="عكاظ",
    country="SA",
    hosts=("okaz.com.sa",),
    marks=("\nعكاظ\n", "okaz_online", "OKAZ_online", "\n«عكاظ» (", "okaz_policy"),
    layouts=(
        Layout(
            name="2020",
            phrases={
                Sign.RELATED: ("أخبار ذات صلة",),
                Sign.TICKER: ("الأكثر قراءة",),
            },
            card=(CardPart.HEADLINE,),
        ),
    ),
)
