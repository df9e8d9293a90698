"""The Emirates News Agency: ``/ وام /`` in the dateline, reporter and editor after the agency's name below."""

from __future__ import annotations

from etl.publishers.profile import Layout, Profile, Sign

PROFILE = Profile(
    key="wam",
    name="WAM",
    name_ar="وام",
    country="AE",
    hosts=("wam.ae",),
    marks=(" / وام / ", "\nوام/", " /وام/ "),
    is_agency=True,
    layouts=(
        Layout(
            name="2015",
            phrases={
                Sign.SIGN_OFF: ("وام/…",),
                Sign.SECTION: ("فئة …",),
            },
        ),
    ),
)
