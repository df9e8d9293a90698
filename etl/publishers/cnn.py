"""CNN Arabic: until 2012 the title line, a stamp, the headline and the picture's caption, with links in the text."""

from __future__ import annotations

from datetime import date

from etl.model import Role
from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="cnn",
    name="CNN Arabic",
    name_ar="CNN بالعربية",
    country="AE",
    hosts=("arabic.cnn.com", "cnnarabic.com"),
    marks=("\nCNNArabic.com - ", "\nCNN بالعربية\n", "\nCNN Arabic\n", "Cable News Network"),
    layouts=(
        Layout(
            name="2008",
            until=date(2012, 1, 1),
            marks=("\nCNNArabic.com - ",),
            phrases={Sign.RELATED: ("روابط ذات علاقة",)},
            card=(CardPart.HEADLINE,),
            under_headline=Role.CAPTION,
        ),
        Layout(
            name="2014",
            card=(CardPart.HEADLINE,),
            phrases={Sign.RELATED: ("قد يهمك أيضا", "محتويات ذات صلة"), Sign.WIDGET: ("نشر", "استمع للمقال")},
        ),
    ),
)
