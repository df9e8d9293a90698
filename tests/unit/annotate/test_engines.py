"""Whatever engine labels the words, mentions come out with the offsets and the clitics of the built-in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.model import Page
from etl.record import digest
from etl.transform import transform
from etl.transform.annotate.entities.labelled import engine_of
from etl.transform.annotate.prose import read

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = """افتتاح سوق السمك في نخلان

افتتحت بلدية نخلان سوق السمك في 3 مايو 2023 بحضور الصيادين والتجار وعدد كبير من أهالي البلدة.

وقال سالم الراوي، رئيس البلدية: «هذا يوم طال انتظاره لأهل البلدة وصياديها جميعاً».
"""


class Labels:
    """Labels the words that a test names, in every paragraph."""

    name = "test-model"

    def __init__(self, **of_word: str) -> None:
        self.of_word = of_word
        self.seen: list[list[str]] = []

    def labels(self, paragraphs: Sequence[Sequence[str]]) -> list[list[str]]:
        self.seen += map(list, paragraphs)
        return [[self.of_word.get(word, "O") for word in words] for words in paragraphs]


def found(text: str, **of_word: str) -> list[tuple[str, str, int]]:
    return [(one.text, one.type, one.start) for one in engine_of(Labels(**of_word)).entities_in([read(text)])]


def test_a_label_that_begins_a_name_ends_the_one_before() -> None:
    labels = {"سالم": "B-PERS", "الراوي": "I-PERS", "ليلى": "B-PERS"}
    assert found("حضر سالم الراوي ليلى", **labels) == [("سالم الراوي", "PERS", 4), ("ليلى", "PERS", 16)]


def test_clitics_and_marks_at_the_ends_are_no_part_of_a_name() -> None:
    assert found("عاد إلى «لبنان»", **{"«": "B-LOC", "لبنان": "I-LOC", "»": "I-LOC"}) == [("لبنان", "LOC", 9)]
    assert found("سوريا ولبنان", ولبنان="B-LOC") == [("لبنان", "LOC", 7)]


def test_the_model_sees_the_words_as_the_page_spells_them() -> None:
    labels = Labels()
    engine_of(labels).entities_in([read("زارتْ ليلى القاهرة."), read("")])
    assert labels.seen == [["زارتْ", "ليلى", "القاهرة", "."], []]


def test_the_page_says_which_engine_read_it_and_another_engine_makes_it_another_reading() -> None:
    page = Page(dump="p.txt", sha256="0" * 64, size_bytes=1, media_type="text/plain", text=TEXT)
    builtin, labelled = transform(page), transform(page, recogniser=engine_of(Labels(سالم="B-PERS")))
    assert (builtin.entity_engine, labelled.entity_engine) == ("builtin", "test-model")
    assert {mention.engine for article in labelled.articles for mention in article.entities} == {"test-model"}
    assert digest(builtin) != digest(labelled)
