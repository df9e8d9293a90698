"""Deutsche Welle in Arabic: a standfirst, the editors' initials and agencies below the text, ``DW`` boxes."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="dw",
    name="Deutsche Welle",
    name_ar="دويتشه فيله",
    country="DE",
    hosts=("dw.com",),
    marks=("\n© DW", "\nDW.COM", "\nDW عربية", " DW | ", " https://p.dw.com/"),
    layouts=(
        Layout(
            name="2022",
            phrases={
                Sign.WIDGET: ("تخطي إعلان", "إعلان"),
                Sign.RELATED: ("مواضيع ذات صلة", "المزيد حول هذا الموضوع"),
                Sign.TICKER: ("تخطي إلى الجزء التالي المزيد من …", "موضوعات أخرى من DW"),
            },
            card=(CardPart.HEADLINE,),
            opens_with_standfirst=True,
        ),
    ),
)
