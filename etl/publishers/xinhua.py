"""Xinhua in Arabic: city, day and ``(شينخوا)`` open the text, the day's stamp stands above, ``/نهاية الخبر/`` below."""

from __future__ import annotations

from etl.publishers.profile import Layout, Profile, Sign

PROFILE = Profile(
    key="xinhua",
    name="Xinhua",
    name_ar="شينخوا",
    country="CN",
    hosts=("arabic.news.cn", "xinhuanet.com"),
    marks=("\n/نهاية الخبر/\n", " (شينخوا) "),
    is_agency=True,
    layouts=(
        Layout(
            name="2018",
            phrases={
                Sign.SIGN_OFF: ("/نهاية الخبر/", "مصدر: شينخوا"),
                Sign.NAVIGATION: ("شينخوا",),
            },
        ),
    ),
)
