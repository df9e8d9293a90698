"""The registry of outlets is sound, and names the holders of pictures."""

from __future__ import annotations

import pytest

from etl.arabic.gazetteer import forms_of
from etl.arabic.outlets import canonical_holder, ordinary_spellings, registry


def test_the_registry_holds_the_press_of_the_world() -> None:
    assert len(registry()) >= 150


def test_no_spelling_names_two_outlets() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for name, spellings in registry().items():
        for spelling in spellings:
            owners.setdefault(tuple(forms_of(spelling)), set()).add(name)
    assert {spelling: names for spelling, names in owners.items() if len(names) > 1} == {}


def test_every_ordinary_word_is_the_spelling_of_an_outlet() -> None:
    spelt = {tuple(forms_of(spelling)) for spellings in registry().values() for spelling in spellings}
    assert ordinary_spellings() <= spelt


@pytest.mark.parametrize(
    ("credit", "holder"),
    [
        ("أ.ف.ب", "AFP"),
        ("أ ف ب", "AFP"),
        ("(رويترز)", "Reuters"),
        ("«رويترز»", "Reuters"),
        ("وكالة الأناضول", "Anadolu"),
        ("إ.ب.أ", "EPA"),
        ("غيتي", "Getty Images"),
        ("أ.ب", "AP"),
        ("د.ب.أ.", "dpa"),
        ("الخارجية العراقية", "الخارجية العراقية"),
        ("", ""),
        ("()", "()"),
    ],
)
def test_a_credit_gets_the_canonical_name_of_its_holder(credit: str, holder: str) -> None:
    assert canonical_holder(credit) == holder
