"""`NERecognizer` itself, over a checkpoint in the layout that it loads: for `make nlp`, where torch is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from etl.engines import recogniser
from etl.transform.annotate.prose import read

pytest.importorskip("torch", reason="make nlp runs these: they need torch and transformers")
pytest.importorskip("transformers")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from etl.transform.annotate.entities import Engine


@pytest.fixture(scope="module")
def engine(camel_data: Path) -> Iterator[Engine]:
    """The engine that the setting chooses, where the data is the test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAMELTOOLS_DATA", str(camel_data))
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield recogniser("camel")


def find(engine: Engine, *paragraphs: str) -> list[tuple[str, str, str, int, int]]:
    found = engine.entities_in([read(text) for text in paragraphs])
    return [(one.text, one.type, one.engine, one.paragraph, one.start) for one in found]


def test_the_model_finds_names_and_every_mention_says_which_model(engine: Engine) -> None:
    name = engine.name
    mentions = find(engine, "قال سَليم عواد في نخلان.", "زارت ليلى ناصر بلدية نخلان.")
    assert name == "camel-arabert"
    assert mentions == [
        ("سَليم عواد", "PERS", name, 0, 4),
        ("نخلان", "LOC", name, 0, 18),
        ("ليلى ناصر", "PERS", name, 1, 5),
        ("بلدية نخلان", "ORG", name, 1, 15),
    ]


def test_kinds_without_a_place_in_the_record_are_left_out(engine: Engine) -> None:
    assert [mention[:2] for mention in find(engine, "قرأ سليم ملحمة جلجامش.")] == [("سليم", "PERS")]


def test_words_that_the_tokenizer_takes_to_be_nothing_move_no_label(engine: Engine) -> None:
    assert [mention[0] for mention in find(engine, "", "قال \ufffd سليم عواد في نخلان.")] == ["سليم عواد", "نخلان"]


def test_a_paragraph_longer_than_the_model_reads_at_once_is_read_to_its_end(engine: Engine) -> None:
    text = "وصل الوفد إلى نخلان ، ثم غادر . " * 60
    assert [mention[0] for mention in find(engine, text)].count("نخلان") > 50
