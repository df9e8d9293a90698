"""Sky News Arabia: the newsroom and its city are the byline, related headlines stand inside the text."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="skynewsarabia",
    name="Sky News Arabia",
    name_ar="سكاي نيوز عربية",
    country="AE",
    hosts=("skynewsarabia.com",),
    marks=("\nسكاي نيوز عربية - ", "© سكاي نيوز عربية", "سكاي نيوز عربية. جميع الحقوق"),
    layouts=(
        Layout(
            name="2020",
            phrases={
                Sign.RELATED: ("أخبار ذات صلة", "اقرأ أيضا"),
                Sign.TICKER: ("الأكثر قراءة", "الأكثر مشاهدة"),
                Sign.WIDGET: ("استمع", "مشاركة"),
            },
            card=(CardPart.HEADLINE,),
        ),
    ),
)
