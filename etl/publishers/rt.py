"""RT Arabic: ``إقرأ المزيد`` boxes inside the text, the source and a list of videos below it."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="rt",
    name="RT Arabic",
    name_ar="روسيا اليوم",
    country="RU",
    hosts=("arabic.rt.com", "ar.rt.com", "rtarabic.com"),
    marks=("\nالمصدر: RT", "\nRT Arabic", "\nRT عربي"),
    layouts=(
        Layout(
            name="2020",
            phrases={
                Sign.RELATED: ("إقرأ المزيد", "اقرأ المزيد"),
                Sign.TICKER: ("فيديوهات أخرى", "الأكثر تفاعلا"),
                Sign.WIDGET: ("Stories", "تابعوا RT على"),
            },
            card=(CardPart.HEADLINE,),
            opens_with_standfirst=True,
        ),
    ),
)
