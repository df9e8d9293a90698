from __future__ import annotations

import pytest

from etl.arabic.words import is_job, is_name, is_place, names, newsroom


@pytest.mark.parametrize(
    "name", ["ليلى الدغيدي", "محمد خير الدباس", "عبد الرحمن بن سالم", "Yacine Boualem", "علي السراي"]
)
def test_a_name_is_a_few_words_that_names_can_hold(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "line", ["مهرجان في عمّان", "القوات الأمنية العراقية", "عاجل", "كتاب 2024", "ت م", "تاريخ النشر"]
)
def test_other_short_lines_are_no_names(line: str) -> None:
    assert not is_name(line)


def test_a_list_of_names_is_cut_at_commas_and_conjunctions() -> None:
    assert names("أحمد علي، ومنى سالم وكريم ناصر") == ("أحمد علي", "منى سالم", "كريم ناصر")


def test_a_waw_that_begins_a_name_stays() -> None:
    assert names("سامي خوري، وليد حداد") == ("سامي خوري", "وليد حداد")


def test_newsrooms_are_told_from_people() -> None:
    assert [newsroom(name) for name in ("أ.ف.ب", "أ ف ب", "«الشرق الأوسط»", "علي السراي")] == [
        "agency",
        "agency",
        "desk",
        None,
    ]


def test_joined_places_are_a_place() -> None:
    assert is_place("أبوجا - لندن")
    assert not is_place("أبوجا - سامي خوري")


def test_the_line_under_a_columnists_name_says_a_job() -> None:
    assert is_job("كاتب سعودي")
    assert not is_job("كتاب جديد")
