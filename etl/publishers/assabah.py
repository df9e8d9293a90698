"""Assabah of Tunis: the newsroom's name in the byline, Tunisian months, the newspaper's other titles below."""

from __future__ import annotations

from etl.publishers.profile import Layout, Profile, Sign

PROFILE = Profile(
    key="assabah",
    name="Assabah News",
    name_ar="الصباح نيوز",
    country="TN",
    hosts=("assabahnews.tn", "assabah.com.tn"),
    marks=("\nالصباح نيوز", "الصباح نيوز\n"),
    layouts=(
        Layout(
            name="2019",
            phrases={
                Sign.NAVIGATION: ("الصباح نيوز", "دار الصباح"),
                Sign.TICKER: ("إقرأ أيضا في الصباح", "آخر الأخبار"),
                Sign.RELATED: ("مقالات ذات صلة",),
            },
        ),
    ),
)
