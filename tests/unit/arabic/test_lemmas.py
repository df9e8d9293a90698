"""camel-tools' own analyzer, over a database that the test writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from etl.arabic.camel.lemmas import CamelLemmatiser, Lemma, load_lemmatiser
from etl.errors import ModelAbsent
from etl.model import Article, LemmaKeyword, Paragraph
from etl.transform.lemmas import with_lemmas
from tests.morphology import write_database

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def lemmatiser(tmp_path: Path) -> CamelLemmatiser:
    write_database(tmp_path / "port.db")
    return load_lemmatiser(str(tmp_path / "port.db"))


def test_a_word_has_the_lemma_that_a_dictionary_lists_it_under(lemmatiser: CamelLemmatiser) -> None:
    assert lemmatiser.lemmas("والأسواق، سُفُن كبير!") == [
        Lemma("سوق", "noun"),
        Lemma("سفينة", "noun"),
        Lemma("كبير", "adj"),
    ]


def test_of_two_readings_the_likelier_one_is_taken(lemmatiser: CamelLemmatiser) -> None:
    assert lemmatiser.lemmas("ذهب") == [Lemma("ذهب", "verb")]


def test_a_word_that_the_database_does_not_know_stands_for_itself(lemmatiser: CamelLemmatiser) -> None:
    assert lemmatiser.lemmas("نخـلان NBC") == [Lemma("نخلان", None), Lemma("NBC", "foreign")]


def test_a_word_that_returns_is_remembered(lemmatiser: CamelLemmatiser) -> None:
    assert lemmatiser.lemmas("سوق سوق") == lemmatiser.lemmas("سُوق سوق") == [Lemma("سوق", "noun")] * 2
    assert lemmatiser.lemmas("") == []


def test_the_rows_bear_the_name_of_the_database(lemmatiser: CamelLemmatiser) -> None:
    assert lemmatiser.name == "camel-port"


def test_a_database_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelAbsent, match=r"expected a morphological database of camel-tools at .*none\.db"):
        load_lemmatiser(str(tmp_path / "none.db"))


def test_an_article_has_all_its_lemmas_and_its_most_used_nouns(lemmatiser: CamelLemmatiser) -> None:
    body = (Paragraph(text="السفن في السوق."), Paragraph(text="سفينة كبير كبير، والأسواق، والسوق."))
    found = with_lemmas(Article(position=0, headline="سوق كبير", body=body), lemmatiser)
    assert found.lemmas == "سوق كبير سفينة في سوق سفينة كبير كبير سوق سوق"
    assert found.lemma_keywords == (
        LemmaKeyword(lemma="سوق", mention_count=4),
        LemmaKeyword(lemma="سفينة", mention_count=2),
    )


def test_without_a_morphology_there_are_no_lemmas() -> None:
    article = Article(position=0, headline="سوق")
    assert with_lemmas(article, None) == article
    assert article.lemmas is None
