"""The Saudi Press Agency: a dateline in two calendars on its own line, ``// انتهى //`` and the time below."""

from __future__ import annotations

from etl.publishers.profile import Layout, Profile, Sign

PROFILE = Profile(
    key="spa",
    name="Saudi Press Agency",
    name_ar="واس",
    country="SA",
    hosts=("spa.gov.sa",),
    marks=("\n// انتهى //\n", " م واس\n", "\n//انتهى//\n"),
    is_agency=True,
    layouts=(
        Layout(
            name="2010",
            phrases={
                Sign.SIGN_OFF: ("// انتهى //", "//انتهى//"),
            },
        ),
    ),
)
