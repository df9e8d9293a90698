"""France 24 in Arabic: ``نص`` and the newsroom as the byline, ``للمزيد`` boxes, the agencies below the text."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="france24",
    name="France 24",
    name_ar="فرانس 24",
    country="FR",
    hosts=("france24.com",),
    marks=("\nنص : فرانس", "\nنص: فرانس", "\nفرانس24/ ", "\nفرانس24 مع ", "\nفرانس 24 غير مسؤولة"),
    layouts=(
        Layout(
            name="2019",
            phrases={
                Sign.RELATED: ("للمزيد – …", "اقرأ أيضا – …", "اقرأ أيضا"),
                Sign.NAVIGATION: ("فرانس 24 غير مسؤولة …",),
                Sign.SIGN_OFF: ("فرانس24 مع …",),
                Sign.WIDGET: ("الدفع لإظهار المحتوى",),
            },
            card=(CardPart.HEADLINE,),
            opens_with_standfirst=True,
        ),
    ),
)
