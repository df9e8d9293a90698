"""Search finds what people look for however it is written, and says the same on both databases."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from etl.errors import QueryError
from etl.load.engine import open_engine, reading, writing
from etl.load.functions import create_functions
from etl.load.migrations import migrate
from etl.load.search import Filters, search
from etl.load.sql_files import folder
from tests.conftest import database
from tests.warehouse.pages import full_page, put, retold, small_page, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from etl.model import ParsedPage

NOTHING = Filters()
BEFORE_SEARCH = "0004"

# Vocalised prose, as a school's newspaper prints it: what is looked for below never stands here as it is typed there.
ARTICLES = {
    "visit": (
        "وَصَلَ وَفْدُ المَرْسى إلى العاصِمَةِ",
        "اِسْتَقْبَلَ أَحْمَدُ الرَّيّانُ الوَفْدَ، وَأَكَّدَ أَنَّ الزِّيارَةَ تُمَهِّدُ لِلِاتِّفاقِ بَيْنَ البَلَدَيْنِ.",
    ),
    "deal": (
        "اتِّفاقٌ جَديدٌ بَيْنَ مَدينَتَيِ القَصَبِ والسَّرْوِ",
        "وَقَّعَتْ وِزارَةُ الخارِجِيَّةِ الاتِّفاقَ مَساءَ ٢٤ آذارَ في مَجْلِسِ النُّوّابِ.",
    ),
    "council": (
        "جَلْسَةٌ عاجِلَةٌ لِمَجْلِسِ النُّوّابِ",
        "قالَ المَسْؤولُ عَنِ الشُّؤونِ القانونِيَّةِ إنَّ الهَيْئَةَ اِجْتَمَعَتْ بِالأَعْضاءِ وَبِالمُدَراءِ.",
    ),
    "sea": ("البَحْرُ يَرْتَفِعُ في المَرافِئِ", "حَذَّرَتِ الأَرْصادُ الصَّيّادينَ مِنَ المَوْجِ العالي، فَالقَوارِبُ صَغيرَةٌ."),
    "statement": ("بَيانٌ مِنَ البَلَدِيَّةِ", "نَفَتِ البَلَدِيَّةُ بِبَيانٍ قَصيرٍ ما نُشِرَ أَمْسِ."),
    "entity": ("كَيانٌ رِياضِيٌّ جَديدٌ", "أُعْلِنَ في وادي السَّرْوِ عَنْ فِكْرَةِ نادٍ لِلأَطْفالِ."),
}

PROBES = {
    "احمد": {"visit"},
    "اتفاق": {"visit", "deal"},
    "خارجية": {"deal"},
    "اكد": {"visit"},
    "الاتفاق": {"visit", "deal"},
    "زيارة": {"visit"},
    "مسئول": {"council"},
    "نواب": {"deal", "council"},
    "مدراء": {"council"},
    "24 اذار": {"deal"},
    "قوارب": {"sea"},
    "للخارجيه": {"deal"},
    "وبالمدراء": {"council"},
    "بيان": {"statement"},
    "كيان": {"entity"},
    "وأحمد": {"visit"},
    "إتفاق بلدين": {"visit"},
    "اتفاق خارجية": {"deal"},
    "شئون قانونيه": {"council"},
    "أطفال": {"entity"},
    "«مجلس النواب»": {"deal", "council"},
    '"وزارة الخارجية"': {"deal"},
    "«النواب مجلس»": set(),
    "«العاصمة استقبل»": set(),
    "صغير*": {"sea"},
    "مرفأ*": set(),
    "مراف*": {"sea"},
    "قانون*": {"council"},
    "مطار": set(),
}


def article(name: str) -> ParsedPage:
    headline, body = ARTICLES[name]
    parsed = small_page(headline, body)
    return replace(parsed, articles=(replace(parsed.articles[0], url=name),))


@contextmanager
def _filled(url: str) -> Iterator[Connection]:
    put(open_engine(url), whole("dump", *map(article, ARTICLES)))
    with reading(open_engine(url)) as connection:
        yield connection


@pytest.fixture(scope="module")
def both(
    migrated_file: Path, migrated_database: str, postgres: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Connection, Connection]]:
    """A warehouse with those articles on either database, for tests that only look."""
    file = shutil.copy(migrated_file, tmp_path_factory.mktemp("search"))
    with (
        database(postgres, template=migrated_database) as url,
        _filled(f"sqlite:///{file}") as on_sqlite,
        _filled(url) as on_postgresql,
    ):
        yield on_sqlite, on_postgresql


@pytest.fixture(params=[0, 1], ids=["sqlite", "postgresql"])
def connection(request: pytest.FixtureRequest, both: tuple[Connection, Connection]) -> Connection:
    return both[request.param]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, postgres: str, tmp_path: Path) -> Iterator[Engine]:
    """A database without any table."""
    file = nullcontext(f"sqlite:///{tmp_path / 'empty.db'}")
    with database(postgres) if request.param == "postgresql" else file as url:
        yield open_engine(url)


def found(connection: Connection, typed: str, filters: Filters = NOTHING) -> list[str]:
    """The names of the articles that a query finds, in their order."""
    names: dict[str, str] = dict(connection.execute(text("SELECT article_key, url FROM silver_article")).all())
    return [names[hit.article_key] for hit in search(connection, typed, filters, 20)]


@pytest.mark.parametrize("typed", PROBES)
def test_vocalised_text_is_found_by_what_people_type(connection: Connection, typed: str) -> None:
    hits = found(connection, typed)
    assert set(hits) == PROBES[typed]
    assert len(hits) == len(set(hits))


def test_a_headline_that_says_it_comes_before_bodies_that_say_it(connection: Connection) -> None:
    assert found(connection, "اتفاق") == ["deal", "visit"]
    assert found(connection, "«مجلس النواب»") == ["council", "deal"]


def test_as_many_are_shown_as_were_asked_for(connection: Connection) -> None:
    assert len(search(connection, "اتفاق", NOTHING, 1)) == 1


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("خارجية", "وَقَّعَتْ وِزارَةُ ⟦الخارِجِيَّةِ⟧ الاتِّفاقَ مَساءَ ٢٤ آذارَ في مَجْلِسِ النُّوّابِ."),
        ("«العاصمة»", "وَصَلَ وَفْدُ المَرْسى إلى ⟦العاصِمَةِ⟧"),
    ],
)
def test_a_snippet_marks_what_was_found_in_the_letters_of_the_page(
    connection: Connection, typed: str, shown: str
) -> None:
    (hit,) = search(connection, typed, NOTHING, 20)
    assert hit.snippet == shown


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "holds no word"),
        ("،؛ …", "holds no word"),
        ("«مجلس النواب", "has « without its other half"),
        ('مجلس "النواب', 'has " without its other half'),
        ("*", "is no prefix"),
        ("م*", "is no prefix"),
        ("أ.ب*", "is no prefix"),
    ],
)
def test_a_query_that_makes_no_sense_is_refused_with_what_to_write(
    connection: Connection, typed: str, told: str
) -> None:
    with pytest.raises(QueryError, match=told):
        search(connection, typed, NOTHING, 20)


@pytest.mark.parametrize("typed", ["AND", "NOT اتفاق", "headline:اتفاق", "اتفاق' OR 1=1 --", "a\\", "😀", "^NEAR/2"])
def test_what_a_database_would_take_for_syntax_is_searched_for(connection: Connection, typed: str) -> None:
    assert search(connection, typed, NOTHING, 20) == ()


def test_filters_narrow_a_search_down(engine: Engine) -> None:
    put(engine, whole("dump", full_page("مهرجان"), small_page("مهرجان البحر في المرسى")))
    with reading(engine) as connection:
        hits = {
            narrowed: len(search(connection, "المهرجان البحر", narrowed, 20))
            for narrowed in (
                NOTHING,
                Filters(publisher_key="aawsat"),
                Filters(publisher_key="bbc"),
                Filters(section="ثقافه"),
                Filters(section="رياضة"),
                Filters(first_day=date(2024, 9, 7), last_day=date(2024, 9, 7)),
                Filters(first_day=date(2024, 9, 8)),
                Filters(last_day=date(2024, 9, 6)),
            )
        }
    assert list(hits.values()) == [2, 1, 0, 1, 0, 1, 0, 0]


def test_a_page_that_changed_is_found_by_its_new_words_alone(engine: Engine) -> None:
    put(engine, whole("dump", small_page("خبر", "عن القوارب")))
    put(engine, whole("dump", retold(small_page("خبر", "عن القوارب"), "عن الحقول")), run_key="again")
    with reading(engine) as connection:
        assert [len(search(connection, typed, NOTHING, 20)) for typed in ("قوارب", "حقول")] == [0, 1]


def test_an_article_that_is_gone_is_not_found(engine: Engine) -> None:
    put(engine, whole("dump", full_page()))
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM silver_page"))
    with reading(engine) as connection:
        assert search(connection, "مهرجان", NOTHING, 20) == ()
    if engine.dialect.name == "sqlite":
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO search_index (search_index) VALUES ('integrity-check')"))


def test_packing_the_file_of_a_warehouse_leaves_its_index_right(tmp_path: Path, migrated_file: Path) -> None:
    file = shutil.copy(migrated_file, tmp_path / "warehouse.db")
    engine = open_engine(f"sqlite:///{file}")
    put(engine, whole("one", small_page("خبر أول"), small_page("خبر ثان")))
    put(engine, whole("one", small_page("خبر ثان")), run_key="again")
    with closing(sqlite3.connect(file)) as client:
        client.execute("DELETE FROM silver_search WHERE search_row = 1")
        client.commit()
        client.execute("VACUUM")
    with reading(engine) as connection:
        assert [hit.headline for hit in search(connection, "خبر", NOTHING, 20)] == ["خبر ثان"]


def test_an_article_longer_than_the_index_is_found_by_its_beginning(engine: Engine) -> None:
    words = (f"كلمة{number}ة" for number in range(40_000))
    put(engine, whole("dump", small_page("خبر طويل", f"{' '.join(words)} {'م' * 5000}")))
    with reading(engine) as connection:
        assert [len(search(connection, typed, NOTHING, 20)) for typed in ("كلمة7ة", "كلمة39999ة")] == [1, 0]


OLD_ROWS = (
    "INSERT INTO bronze_page (page_key, sha256, media_type, size_bytes) VALUES ('p', 'p', 'text/plain', 1)",
    "INSERT INTO silver_publisher (publisher_key, name, name_ar) VALUES ('generic', 'Any', 'أي')",
    (
        "INSERT INTO silver_page (page_key, publisher_key, layout, line_count, unclassified_line_count, article_count,"
        " card_count, issue_count, parser_version, record_digest) VALUES ('p', 'generic', 'l', 1, 0, 1, 0, 0, 1, 'd')"
    ),
    (
        "INSERT INTO silver_article (article_key, page_key, position, story_key, headline, language, body, word_count)"
        " VALUES ('a', 'p', 0, 's', 'خبر قديم', 'ar', 'عن القوارب', 2)"
    ),
)


def test_articles_loaded_before_there_was_search_are_found_after_migrating(empty: Engine) -> None:
    before = Config()
    before.set_main_option("script_location", str(folder("migrations")))
    with writing(empty, foreign_keys=False) as connection:
        create_functions(connection)
        before.attributes["connection"] = connection
        command.upgrade(before, BEFORE_SEARCH)
    with writing(empty, foreign_keys=False) as connection:
        for statement in OLD_ROWS:
            connection.execute(text(statement))
    migrate(empty)
    with reading(empty) as connection:
        assert [hit.article_key for hit in search(connection, "قوارب", NOTHING, 20)] == ["a"]


PAGE = Path(__file__).parents[2] / "docs" / "search.md"


def test_the_examples_of_the_page_on_search_find_what_they_ask_for(connection: Connection) -> None:
    on_sqlite, on_postgresql = re.findall(r"```sql\n(.*?);\n```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    example = on_sqlite if connection.dialect.name == "sqlite" else on_postgresql
    assert [row.headline for row in connection.exec_driver_sql(example)] == [ARTICLES["deal"][0]]


def test_the_index_of_sqlite_answers_any_client(tmp_path: Path, migrated_file: Path) -> None:
    file = shutil.copy(migrated_file, tmp_path / "warehouse.db")
    put(open_engine(f"sqlite:///{file}"), whole("dump", article("deal")))
    with closing(sqlite3.connect(file)) as client:
        asked = "SELECT COUNT(*) FROM search_index WHERE search_index MATCH 'خارجيه'"
        assert client.execute(asked).fetchone() == (1,)


TYPED = st.lists(st.sampled_from(sorted({*" ".join(PROBES).split(), "«", "»", "ولجنة", "بلد", "ال*", "و", "للنواب"})))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(parts=TYPED)
def test_both_databases_find_the_same_articles(both: tuple[Connection, Connection], parts: list[str]) -> None:
    answers = []
    for connection in both:
        try:
            answers.append(set(found(connection, " ".join(parts))))
        except QueryError as error:
            answers.append({str(error)})
    assert answers[0] == answers[1]
