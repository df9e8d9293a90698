"""Tokens, clitics and reporting verbs: what a word of news prose is taken for."""

from __future__ import annotations

import pytest
from camel_tools.tokenizers.word import simple_word_tokenize
from hypothesis import given
from hypothesis import strategies as st

from etl.arabic.aligned import folded
from etl.arabic.reporting import Shape, Voice, reporting_forms
from etl.arabic.tokens import tokens
from etl.arabic.vocabulary import Sense, analysed

LETTERS = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي0123456789abcxyz «»،؛؟:.()/-%"_'


@given(st.text(alphabet=LETTERS, max_size=80))
def test_tokens_are_those_of_camel_tools(text: str) -> None:
    found = [token.group() for token in tokens(folded(text))]
    assert found == simple_word_tokenize(folded(text))


@pytest.mark.parametrize(
    ("form", "cut", "bare"),
    [
        ("وقال", 1, "قال"),
        ("فأكد", 1, "اكد"),
        ("للوزير", 2, "الوزير"),
        ("وبالقاهره", 2, "القاهره"),
        ("وليد", 0, "وليد"),
        ("لcnn", 1, "cnn"),
    ],
)
def test_clitics_are_cut_off_only_where_a_word_of_the_lexicons_is_left(form: str, cut: int, bare: str) -> None:
    word = analysed(folded(form))
    assert (word.cut, word.bare) == (cut, bare)


@pytest.mark.parametrize(
    ("form", "voice", "shape"),
    [
        ("قالوا", Voice.SAY, Shape.FINITE),
        ("تقول", Voice.SAY, Shape.FINITE),
        ("يقولون", Voice.SAY, Shape.FINITE),
        ("نفت", Voice.STATE, Shape.FINITE),
        ("يدعون", Voice.STATE, Shape.FINITE),
        ("مضيفاً", Voice.SAY, Shape.PARTICIPLE),
        ("مشيرة", Voice.STATE, Shape.PARTICIPLE),
        ("قولها", Voice.SAY, Shape.NOUN),
        ("نقلت", Voice.RELAY, Shape.FINITE),
        ("بثت", Voice.PUBLISH, Shape.FINITE),
    ],
)
def test_a_reporting_verb_is_known_in_every_form(form: str, voice: Voice, shape: Shape) -> None:
    assert reporting_forms()[folded(form)] == (voice, shape)


def test_the_preposition_and_the_name_that_fold_to_one_word_are_two() -> None:
    preposition, name = analysed("على"), analysed(folded("علي"))
    assert preposition.senses & Sense.PREPOSITION
    assert not preposition.senses & Sense.NAME
    assert name.senses & Sense.GIVEN
