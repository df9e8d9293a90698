"""Reuters in Arabic: ``من …`` bylines, English stamps, and the editors' names in parentheses at the end."""

from __future__ import annotations

from etl.publishers.profile import Layout, Profile, Sign

PROFILE = Profile(
    key="reuters",
    name="Reuters",
    name_ar="رويترز",
    country="GB",
    hosts=("ara.reuters.com", "reuters.com"),
    marks=("\nمعاييرنا: مبادئ", " للنشرة العربية - تحرير "),
    is_agency=True,
    layouts=(
        Layout(
            name="2019",
            phrases={
                Sign.BYLINE: ("من …",),
                Sign.SIGN_OFF: ("معاييرنا: …",),
                Sign.NAVIGATION: ("رويترز",),
            },
        ),
    ),
)
