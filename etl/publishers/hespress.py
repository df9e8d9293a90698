"""Hespress: section, headline, credited picture, reporter, stamp; unlabelled tags and many comments below."""

from __future__ import annotations

from etl.publishers.profile import Layout, Profile, Sign

PROFILE = Profile(
    key="hespress",
    name="Hespress",
    name_ar="هسبريس",
    country="MA",
    hosts=("hespress.com",),
    marks=("\nهسبريس\n", "\nهسبريس - "),
    layouts=(
        Layout(
            name="2021",
            phrases={
                Sign.NAVIGATION: ("هسبريس",),
                Sign.RELATED: ("مواضيع ذات صلة", "قد يعجبك أيضا"),
                Sign.COMMENTS: ("تعليقات الزوار", "النشرة الإخبارية"),
            },
        ),
    ),
)
