"""Al Jazeera: numbered lists of related articles inside the text, the source below it, more stories at the end."""

from __future__ import annotations

from etl.publishers.profile import Layout, Profile, Sign

PROFILE = Profile(
    key="aljazeera",
    name="Al Jazeera",
    name_ar="الجزيرة نت",
    country="QA",
    hosts=("aljazeera.net", "aljazeera.com"),
    marks=("\nالمصدر: الجزيرة", "\nlist 1 of ", "\nend of list\n"),
    layouts=(
        Layout(
            name="2021",
            phrases={
                Sign.RELATED: ("اقرأ أيضا", "حول هذه القصة", "ذات صلة"),
                Sign.WIDGET: ("شارِكْ", "copylink", "حفظ", "شارك المقالة"),
                Sign.TICKER: ("الأكثر قراءة", "المزيد من …"),
                Sign.NAVIGATION: ("تابع الجزيرة نت على",),
            },
        ),
    ),
)
