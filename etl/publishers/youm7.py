"""Youm7: section, headline, stamp, caption, ``كتب``; promotion of its channels between text and comments."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="youm7",
    name="Youm7",
    name_ar="اليوم السابع",
    country="EG",
    hosts=("youm7.com",),
    marks=("\nأخبار اليوم السابع", "\nقناة اليوم السابع", "اليوم السابع على Google News"),
    layouts=(
        Layout(
            name="2019",
            phrases={
                Sign.RELATED: ("موضوعات متعلقة", "لا يفوتك", "أخبار متعلقة"),
                Sign.NAVIGATION: ("أخبار اليوم السابع …", "قناة اليوم السابع …", "مشاهدة على …"),
                Sign.WIDGET: ("إضافة تعليق",),
            },
            card=(CardPart.HEADLINE,),
        ),
    ),
)
