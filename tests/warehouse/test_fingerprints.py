"""Fingerprints are rows that come and go with their article, and articles with much text in common share some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, select, text

from etl.arabic.shingles import shingles
from etl.load.engine import open_engine, reading, writing
from etl.load.fingerprint_rows import BANDS, bands
from etl.load.functions import create_functions
from etl.load.migrations import migrate
from etl.load.sql_files import folder
from etl.load.tables import matching
from tests.conftest import database
from tests.warehouse.pages import put, retold, rows, small_page, whole

if TYPE_CHECKING:
    from pathlib import Path

BEFORE_FINGERPRINTS = "0013"
REPORT = (
    "أعلنت بلدية المرسى اليوم افتتاح جسر المشاة الجديد فوق وادي السرو بعد عامين من العمل. وقال رئيس البلدية إن"
    " الجسر يصل حي الزيتون بسوق السمك القديم، ويختصر على التلاميذ نصف ساعة من الطريق كل صباح. وأضاف أن"
    " الكلفة بلغت أربعة ملايين، دفع الأهالي ربعها من تبرعات جمعوها في الشتاء الماضي."
)
GOLDEN = [
    116396560,
    4654744377,
    8858066710,
    13491115787,
    17911859856,
    21879946880,
    25812504369,
    30103029460,
    34371449797,
    38704401211,
    43584868125,
    47978786838,
    51737248074,
    56270387529,
    60359224344,
    64466369240,
]


def test_the_bands_of_a_text_are_the_same_for_ever() -> None:
    assert bands(shingles(REPORT)) == GOLDEN


def test_an_edited_copy_shares_bands_and_another_text_shares_none() -> None:
    edited = REPORT.replace("أعلنت بلدية المرسى اليوم", "المرسى (وكالة السرو) - كشفت البلدية أمس عن").replace(
        "كل صباح", ""
    )
    other = (
        "تراجعت أسعار القمح في بورصة الشمال للأسبوع الثالث مع وفرة المحصول وضعف الطلب من المطاحن الكبيرة في الجنوب. "
        * 2
    )
    first, second, third = (set(bands(shingles(body))) for body in (REPORT, edited, other))
    assert len(first & second) > BANDS // 3
    assert not first & third


def test_a_short_text_has_no_fingerprint() -> None:
    assert bands(shingles("أعلنت البلدية افتتاح الجسر اليوم.")) == []


def test_the_fingerprint_of_a_page_that_reads_otherwise_now_is_replaced(engine: Engine) -> None:
    first, second = small_page("جسر", REPORT), small_page("جسر", REPORT[::-1])
    put(engine, whole("dump", first))
    put(engine, whole("dump", retold(second, REPORT[::-1])), run_key="again")
    assert {band for _, band in rows(engine, matching.FINGERPRINT)} == set(bands(shingles(REPORT[::-1])))


def test_the_fingerprint_of_a_page_that_is_deleted_goes_with_it(engine: Engine) -> None:
    put(engine, whole("dump", small_page("جسر", REPORT)))
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM silver_page"))
    assert rows(engine, matching.FINGERPRINT) == []


def test_articles_loaded_before_there_were_fingerprints_have_them_after_migrating(
    postgres: str, tmp_path: Path
) -> None:
    with database(postgres) as url:
        for empty in (url, f"sqlite:///{tmp_path / 'old.db'}"):
            assert _migrated_late(empty) == set(bands(shingles(REPORT)))


def _migrated_late(url: str) -> set[int]:
    engine = open_engine(url)
    before = Config()
    before.set_main_option("script_location", str(folder("migrations")))
    with writing(engine, foreign_keys=False) as connection:
        create_functions(connection)
        before.attributes["connection"] = connection
        command.upgrade(before, BEFORE_FINGERPRINTS)
    with writing(engine, foreign_keys=False) as connection:
        for statement in OLD_ROWS:
            connection.execute(text(statement), {"body": REPORT})
    migrate(engine)
    with reading(engine) as connection:
        return set(connection.execute(select(matching.FINGERPRINT.c.band_hash)).scalars())


OLD_ROWS = (
    "INSERT INTO bronze_page (page_key, sha256, media_type, size_bytes) VALUES ('p', 'p', 'text/plain', 1)",
    "INSERT INTO silver_publisher (publisher_key, name, name_ar) VALUES ('generic', 'Any', 'أي')",
    (
        "INSERT INTO silver_page (page_key, publisher_key, layout, line_count, unclassified_line_count, article_count,"
        " card_count, issue_count, parser_version, entity_engine, record_digest)"
        " VALUES ('p', 'generic', 'l', 1, 0, 1, 0, 0, 1, 'builtin', 'd')"
    ),
    (
        "INSERT INTO silver_article (article_key, page_key, position, story_key, headline, language, body, word_count)"
        " VALUES ('a', 'p', 0, 's', 'خبر قديم', 'ar', :body, 2)"
    ),
)
