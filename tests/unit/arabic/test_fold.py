from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from camel_tools.utils.dediac import dediac_ar
from hypothesis import given
from hypothesis import strategies as st

from etl.arabic.fold import fold, without_diacritics

VECTORS = [
    orjson.loads(line) for line in (Path(__file__).parents[2] / "golden" / "fold.jsonl").read_bytes().splitlines()
]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"])
def test_the_fold_gives_the_golden_vectors_back(vector: dict[str, str]) -> None:
    assert fold(vector["text"]) == vector["fold"]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="اأإآىيةه ـَُّ٠١9aA«»،"))
def test_folding_arabic_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_diacritics_are_those_of_camel_tools() -> None:
    text = "".join(map(chr, range(0x0600, 0x0700)))
    assert without_diacritics(text) == dediac_ar(text) != text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إلى", "الي"),
        ("القاهرة", "القاهره"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("٢٠٢٤", "2024"),
        ("«داعش»", "داعش"),
        ("CNN", "cnn"),
    ],
)
def test_what_newsrooms_write_in_two_ways_folds_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_words_stay_different() -> None:
    assert fold("سأل") != fold("سئل")
