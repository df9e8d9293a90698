"""The golden vectors of names in Latin letters."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from etl.arabic.latin import latin

VECTORS = [
    orjson.loads(line) for line in (Path(__file__).parents[2] / "golden" / "latin.jsonl").read_bytes().splitlines()
]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["latin"])
def test_a_name_has_one_spelling_in_latin_letters(vector: dict[str, str]) -> None:
    assert latin(vector["name"]) == vector["latin"]


def test_whatever_is_spelled_is_lower_case_ascii() -> None:
    assert all(vector["latin"].isascii() and vector["latin"] == vector["latin"].lower() for vector in VECTORS)


def test_letters_of_other_scripts_fall_away_and_accents_with_them() -> None:
    assert latin("Müller 東京 ١٢") == "muller 12"
