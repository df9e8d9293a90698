"""LBCI of Beirut: section and stamp above the headline, ``مقالات ذات صلة`` and a weather box below."""

from __future__ import annotations

from etl.publishers.profile import Layout, Profile, Sign

PROFILE = Profile(
    key="lbci",
    name="LBCI",
    name_ar="إل بي سي آي",
    country="LB",
    hosts=("lbcgroup.tv", "lbci.com"),
    marks=("\nLBCI\n", "\nالمصدر: LBCI", "LBCI Lebanon"),
    layouts=(
        Layout(
            name="2021",
            phrases={
                Sign.NAVIGATION: ("LBCI",),
                Sign.TICKER: ("حالة الطقس", "آخر الأخبار", "أخبار ذات الصلة"),
                Sign.RELATED: ("مقالات ذات صلة", "إقرأ أيضا"),
            },
        ),
    ),
)
