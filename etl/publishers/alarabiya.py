"""Al Arabiya: city and newsroom as the byline, a reading time, an advertisement line inside the text."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="alarabiya",
    name="Al Arabiya",
    name_ar="العربية نت",
    country="SA",
    hosts=("alarabiya.net",),
    marks=(" - العربية.نت\n", "\nالعربية.نت - ", "\nانضم إلى المحادثة\n"),
    layouts=(
        Layout(
            name="2022",
            phrases={
                Sign.WIDGET: ("مادة إعلانية", "مادة اعلانية", "استمع للمقال"),
                Sign.RELATED: ("اقرأ أيضا", "مواضيع ذات صلة"),
                Sign.COMMENTS: ("انضم إلى المحادثة",),
                Sign.TICKER: ("الأكثر قراءة", "مختارات"),
            },
            card=(CardPart.HEADLINE,),
        ),
    ),
)
