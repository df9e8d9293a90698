"""Anadolu in Arabic: standfirst, Latin byline, two stamps in figures, and a closing notice about its service."""

from __future__ import annotations

from etl.publishers.profile import Layout, Profile, Sign

PROFILE = Profile(
    key="anadolu",
    name="Anadolu Agency",
    name_ar="الأناضول",
    country="TR",
    hosts=("aa.com.tr",),
    marks=("الأخبار المنشورة على الصفحة الرسمية لوكالة الأناضول", "/ الأناضول\n"),
    is_agency=True,
    layouts=(
        Layout(
            name="2019",
            phrases={
                Sign.SIGN_OFF: ("الأخبار المنشورة على الصفحة الرسمية …",),
                Sign.WIDGET: ("Copyright …",),
                Sign.KEYWORDS: ("مواضيع متعلقة", "موضوعات متصلة"),
            },
        ),
    ),
)
