"""Al-Masry Al-Youm: ``كتب:`` and the stamp, an offer of the newsletter inside the text, related news below."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="almasryalyoum",
    name="Al-Masry Al-Youm",
    name_ar="المصري اليوم",
    country="EG",
    hosts=("almasryalyoum.com",),
    marks=("\nالمصري اليوم", "\nاشترك الآن لتصلك أهم الأخبار لحظة بلحظة"),
    layouts=(
        Layout(
            name="2020",
            phrases={
                Sign.RELATED: ("أخبار متعلقة", "المزيد"),
                Sign.WIDGET: ("اشترك الآن لتصلك أهم الأخبار لحظة بلحظة", "اشترك الآن …"),
                Sign.NAVIGATION: ("المصري اليوم",),
                Sign.TICKER: ("الوضع في مصر",),
            },
            card=(CardPart.HEADLINE,),
        ),
    ),
)
