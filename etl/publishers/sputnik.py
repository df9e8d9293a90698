"""Sputnik Arabic: the photograph's holder after ``©``, keywords as unlabelled tags, a channel's invitation below."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="sputnik",
    name="Sputnik Arabic",
    name_ar="سبوتنيك عربي",
    country="RU",
    hosts=("sputnikarabic.ae", "sarabic.ae", "arabic.sputniknews.com"),
    marks=("\nسبوتنيك عربي", "\n© Sputnik", "سبوتنيك عربي\n"),
    layouts=(
        Layout(
            name="2020",
            phrases={
                Sign.WIDGET: ("تابعنا عبر", "أضف إلى المفضلة"),
                Sign.NAVIGATION: ("سبوتنيك عربي", "سبوتنيك"),
                Sign.TICKER: ("شريط الأخبار", "الأكثر قراءة"),
                Sign.RELATED: ("مواضيع:", "اقرأ أيضا"),
            },
            card=(CardPart.HEADLINE,),
            opens_with_standfirst=True,
        ),
    ),
)
