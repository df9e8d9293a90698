"""Al-Yaum of Dammam: the newspaper and the city as the byline, ``أخبار متعلقة`` inside the text."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="alyaum",
    name="Al-Yaum",
    name_ar="صحيفة اليوم",
    country="SA",
    hosts=("alyaum.com",),
    marks=("\nاليوم - ", "\n«اليوم» - ", "صحيفة اليوم"),
    layouts=(
        Layout(
            name="2021",
            phrases={
                Sign.RELATED: ("أخبار متعلقة", "اقرأ أيضا"),
                Sign.TICKER: ("الأكثر قراءة", "أحدث الأخبار"),
            },
            card=(CardPart.HEADLINE,),
        ),
    ),
)
