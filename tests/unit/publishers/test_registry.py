from __future__ import annotations

from datetime import date

import pytest

from etl.issues import Code
from etl.publishers import PUBLISHERS, Registry, generic
from etl.publishers.profile import Layout, Profile

DAILY = Profile(
    key="daily",
    name="The Daily",
    name_ar="اليومية",
    hosts=("daily.example",),
    marks=("\nاليومية\n", "مكتب اليومية"),
    layouts=(
        Layout(name="old", until=date(2015, 1, 1)),
        Layout(name="middle", until=date(2020, 1, 1), marks=("طبعة الوسط",)),
        Layout(name="new"),
    ),
)
WIRE = Profile(
    key="wire", name="Wire", name_ar="البرقية", marks=("(البرقية)",), is_agency=True, layouts=(Layout(name="1"),)
)
CABLE = Profile(
    key="cable", name="Cable", name_ar="الكبل", marks=("(الكبل)",), is_agency=True, layouts=(Layout(name="1"),)
)
REGISTRY = Registry(profiles=(DAILY, WIRE, CABLE), fallback=generic.PROFILE)


def recognised(text: str = "", url: str | None = None, name: str | None = None, day: date | None = None) -> str:
    found = REGISTRY.recognise(url=url, site_name=name, text=text, day=day)
    return f"{found.profile.key}/{found.layout.name}"


@pytest.mark.parametrize("url", ["https://daily.example/a", "http://ar.daily.example/b?c=1", "https://DAILY.example"])
def test_a_page_is_recognised_by_its_host_and_any_subdomain(url: str) -> None:
    assert recognised(url=url) == "daily/new"


@pytest.mark.parametrize("url", ["https://notdaily.example/a", "https://[broken", "daily.example"])
def test_another_host_or_no_address_recognises_nothing(url: str) -> None:
    assert recognised(url=url) == "generic/general"


def test_the_address_wins_over_marks_in_the_text() -> None:
    assert recognised("\nنص (البرقية)\n", url="https://daily.example/a") == "daily/new"


def test_the_sites_name_in_the_markup_recognises_its_publisher() -> None:
    assert recognised(name="اليوميّة") == "daily/new"


def test_marks_in_the_text_recognise_their_publisher() -> None:
    assert recognised("\nعنوان\nاليومية\nنص\n") == "daily/new"


def test_an_agencys_marks_say_nothing_on_another_publishers_page() -> None:
    assert recognised("\nاليومية\nالقاهرة (البرقية)\n") == "daily/new"


def test_marks_of_two_agencies_are_ambiguous_and_read_generically() -> None:
    found = REGISTRY.recognise(url=None, site_name=None, text="\n(البرقية) ثم (الكبل)\n", day=None)
    assert found.profile is generic.PROFILE
    assert found.issue is not None
    assert found.issue.code is Code.PUBLISHER_AMBIGUOUS


def test_a_page_without_marks_is_of_an_unknown_publisher() -> None:
    found = REGISTRY.recognise(url=None, site_name=None, text="\nنص\n", day=None)
    assert found.issue is not None
    assert found.issue.code is Code.PUBLISHER_UNKNOWN


@pytest.mark.parametrize(
    ("day", "layout"), [(date(2014, 12, 31), "old"), (date(2015, 1, 1), "middle"), (date(2024, 1, 1), "new")]
)
def test_the_day_of_capture_picks_the_layout_of_its_time(day: date, layout: str) -> None:
    assert recognised(url="https://daily.example/a", day=day) == f"daily/{layout}"


def test_a_layouts_own_marks_win_over_the_day() -> None:
    assert recognised("\nطبعة الوسط\n", url="https://daily.example", day=date(2024, 1, 1)) == "daily/middle"


def test_publishers_keys_are_distinct_and_their_layouts_stand_oldest_first() -> None:
    keys = [profile.key for profile in PUBLISHERS]
    assert len(keys) == len(set(keys))
    for profile in PUBLISHERS:
        ends = [layout.until for layout in profile.layouts]
        assert ends[-1] is None, f"{profile.key} has no layout of today"
        assert ends[:-1] == sorted(end for end in ends if end), f"{profile.key}'s layouts are out of order"


@pytest.mark.parametrize("profile", list(PUBLISHERS), ids=lambda profile: profile.key)
def test_no_two_publishers_share_a_host_or_a_mark(profile: Profile) -> None:
    for other in PUBLISHERS:
        if other is not profile:
            assert not set(profile.hosts) & set(other.hosts)
            assert not set(profile.marks) & set(other.marks)
