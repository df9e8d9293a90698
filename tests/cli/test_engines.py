"""Without the data that an engine needs, the command says so once and goes on; it never asks the network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.morphology import install, write_database

from .conftest import PAGE, Warraq

SENTENCE = json.dumps({"text": "وقال مدير الميناء سليم عواد إن السفن تنتظر.", "reference": None})
MARKET = """سوق السفن في نخلان

ذهب التجار إلى سوق نخلان صباح اليوم لشراء ما جاءت به سفينة كبيرة من الجنوب بعد أيام من الانتظار.

وقال سالم الراوي إن السوق ستبقى مفتوحة حتى المساء أمام كل من يرغب في الشراء من أهالي البلدة.
"""
GUARD = """
import pathlib, socket

def refuse(*arguments, **_):
    with pathlib.Path("calls.txt").open("a") as calls:
        print(arguments, file=calls)
    raise OSError("the test allows no network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
"""


@pytest.fixture
def offline(warraq: Warraq) -> Warraq:
    """The command in a process whose every call of the network is written down and refused, in a home without data."""
    (warraq.folder / "sitecustomize.py").write_text(GUARD)
    home = warraq.folder / "home"
    home.mkdir()
    warraq.environment |= {"PYTHONPATH": str(warraq.folder), "HOME": str(home), "WARRAQ_ENTITY_ENGINE": "camel"}
    warraq.environment.pop("CAMELTOOLS_DATA", None)
    return warraq


def calls(warraq: Warraq) -> str:
    file = warraq.folder / "calls.txt"
    return file.read_text() if file.exists() else ""


def test_the_guard_sees_calls_of_the_network(offline: Warraq) -> None:
    (offline.folder / "sitecustomize.py").write_text(f"{GUARD}\nsocket.getaddrinfo('example.org', 80)\n")
    offline("--version")
    assert "example.org" in calls(offline)


def test_without_the_model_names_are_found_by_the_built_in_engine(offline: Warraq) -> None:
    told = offline("annotate", given=f"{SENTENCE}\n{SENTENCE}\n")
    assert (told.returncode, calls(offline)) == (0, "")
    assert told.stdout == offline("annotate", given=f"{SENTENCE}\n{SENTENCE}\n", WARRAQ_ENTITY_ENGINE="builtin").stdout
    (line,) = told.stderr.splitlines()
    assert line.startswith("Names are found by the built-in engine, not by camel-tools: expected the data")
    assert "camel_data -i ner-arabert" in line


def test_rows_say_which_engine_found_them(offline: Warraq) -> None:
    told = offline("run", PAGE)
    assert (told.returncode, calls(offline)) == (0, "")
    assert "camel_data -i ner-arabert" in told.stderr
    assert offline.rows("SELECT DISTINCT entity_engine FROM silver_page") == [("builtin",)]
    assert offline.rows("SELECT DISTINCT engine FROM silver_entity_mention") == [("builtin",)]


def test_a_catalogue_whose_data_was_never_fetched_is_told_as_well(offline: Warraq, tmp_path: Path) -> None:
    dataset = {"default": "arabert", "datasets": {"arabert": {"path": "ner/arabert"}}}
    stub = {"version": "1.6.0", "packages": {}, "components": {"NamedEntityRecognition": dataset}}
    (tmp_path / "catalogue.json").write_text(json.dumps(stub))
    told = offline("annotate", given=SENTENCE, CAMELTOOLS_DATA=str(tmp_path))
    assert (told.returncode, calls(offline)) == (0, "")
    assert f"expected config.json in {tmp_path}" in told.stderr


def test_data_without_what_runs_it_is_told_as_well(offline: Warraq, tmp_path: Path) -> None:
    dataset = {"default": "arabert", "datasets": {"arabert": {"path": "ner/arabert"}}}
    stub = {"version": "1.6.0", "packages": {}, "components": {"NamedEntityRecognition": dataset}}
    (tmp_path / "catalogue.json").write_text(json.dumps(stub))
    (tmp_path / "data/ner/arabert").mkdir(parents=True)
    (tmp_path / "data/ner/arabert/config.json").write_text("{}")
    (tmp_path / "torch.py").write_text("raise ModuleNotFoundError(\"No module named 'torch'\")")
    told = offline("annotate", given=SENTENCE, CAMELTOOLS_DATA=str(tmp_path))
    assert (told.returncode, calls(offline)) == (0, "")
    assert "pip install warraq[nlp]" in told.stderr


def test_an_engine_that_there_is_not_is_refused(warraq: Warraq) -> None:
    told = warraq("annotate", given=SENTENCE, WARRAQ_ENTITY_ENGINE="camels")
    assert told.returncode == 2
    assert "WARRAQ_ENTITY_ENGINE must be one of builtin, camel; it is 'camels'." in told.stderr.replace("\n", " ")


def lemmas(warraq: Warraq) -> list[tuple[object, ...]]:
    query = "SELECT headline, lemmas FROM silver_article"
    return warraq.rows(query)


def test_without_a_database_articles_have_no_lemmas(offline: Warraq) -> None:
    (offline.folder / "market.txt").write_text(MARKET)
    told = offline("run", "market.txt", WARRAQ_ENTITY_ENGINE="builtin")
    assert (told.returncode, told.stderr, calls(offline)) == (0, "", "")
    assert [found for _, found in lemmas(offline)] == [None]
    assert offline.rows("SELECT morphology FROM silver_page") == [(None,)]


def test_a_database_that_was_named_and_is_not_there_is_told_once(offline: Warraq) -> None:
    told = offline("run", PAGE, WARRAQ_ENTITY_ENGINE="builtin", WARRAQ_MORPHOLOGY="none.db")
    assert (told.returncode, calls(offline)) == (0, "")
    assert told.stderr.count("Articles get no lemmas: expected a morphological database of camel-tools at none.db") == 1


def test_the_database_at_a_path_gives_lemmas_to_pages_that_were_loaded_without(offline: Warraq) -> None:
    (offline.folder / "market.txt").write_text(MARKET)
    write_database(offline.folder / "port.db")
    offline("run", "market.txt", WARRAQ_ENTITY_ENGINE="builtin")
    told = offline("run", "market.txt", WARRAQ_ENTITY_ENGINE="builtin", WARRAQ_MORPHOLOGY="port.db")
    assert (told.returncode, told.stderr, calls(offline)) == (0, "", "")
    ((_, found),) = lemmas(offline)
    assert str(found).startswith("سوق سفينة في نخلان ذهب")
    assert offline.rows("SELECT morphology FROM silver_page") == [("camel-port",)]
    assert offline.rows("SELECT lemma, mention_count FROM silver_lemma_keyword ORDER BY position") == [
        ("سوق", 3),
        ("سفينة", 2),
    ]


@pytest.mark.parametrize(("with_counts", "pos"), [(True, "noun"), (False, "verb")])
def test_what_camel_tools_has_installed_is_used_with_its_counts_of_readings(
    offline: Warraq, tmp_path: Path, with_counts: bool, pos: str
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    install(data, with_counts=with_counts)
    (offline.folder / "market.txt").write_text(MARKET.replace("ذهب", "ذهب ذهب"))
    told = offline("run", "market.txt", WARRAQ_ENTITY_ENGINE="builtin", CAMELTOOLS_DATA=str(data))
    assert (told.returncode, told.stderr, calls(offline)) == (0, "", "")
    assert offline.rows("SELECT morphology FROM silver_page") == [("camel-test-msa",)]
    nouns = [lemma for (lemma,) in offline.rows("SELECT lemma FROM silver_lemma_keyword")]
    assert ("ذهب" in nouns) == (pos == "noun")
