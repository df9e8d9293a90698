"""A folder of every format: one receipt an input, and the right articles from each."""

from __future__ import annotations

import bz2
import gzip
import lzma
from pathlib import Path

import pytest
import zstandard

from tests.unit.extract.dumps import page_html, page_text, warc
from tests.unit.extract.test_archives import tarred, zipped
from tests.unit.extract.test_feed_and_mhtml import ATOM, RSS
from tests.unit.extract.test_records import array, comma, lines, parquet, saudi

from .conftest import Warraq


def mixed() -> dict[str, tuple[bytes, int]]:
    """Every format under a name that tells nothing, and how many articles it holds."""
    records = [saudi(number) for number in range(21, 24)]
    return {
        "01-text": (page_text(1).encode(), 1),
        "02-html": (page_html(2).encode(), 1),
        "03-warc": (b"".join(warc(2)), 2),
        "04-warc-gzip": (b"".join(map(gzip.compress, warc(3))), 3),
        "05-warc-zstd": (b"".join(map(zstandard.compress, warc(4))), 4),
        "06-lines": (lines(records), 3),
        "07-array": (array(records), 3),
        "08-csv": (comma(records), 3),
        "09-parquet": (parquet(records), 3),
        "10-rss": (RSS.encode(), 2),
        "11-atom": (ATOM.encode(), 1),
        "12-zip": (zipped({"a.txt": page_text(5).encode(), "b.jsonl": lines(records)}), 4),
        "13-tar": (tarred({"a.txt": page_text(6).encode(), "b.html": page_html(7).encode()}), 2),
        "14-bzip2": (bz2.compress(page_text(8).encode()), 1),
        "15-xz": (lzma.compress(lines(records)), 3),
        "16-tar-gzip": (gzip.compress(tarred({"a.txt": page_text(9).encode()})), 1),
    }


@pytest.fixture(scope="module")
def loaded_mixed(tmp_path_factory: pytest.TempPathFactory) -> Warraq:
    warraq = Warraq(tmp_path_factory.mktemp("formats"))
    for name, (content, _) in mixed().items():
        (warraq.folder / name).write_bytes(content)
    done = warraq("run", *mixed())
    assert (done.returncode, done.stderr) == (0, "")
    return warraq


def test_every_input_has_the_articles_that_it_holds(loaded_mixed: Warraq) -> None:
    found = loaded_mixed.rows(
        "SELECT dump.name, COUNT(*) FROM bronze_dump AS dump"
        " JOIN bronze_receipt AS receipt ON receipt.dump_key = dump.dump_key"
        " JOIN silver_article AS article ON article.page_key = receipt.page_key GROUP BY dump.name ORDER BY dump.name"
    )
    assert found == [(name, count) for name, (_, count) in mixed().items()]


def test_every_input_has_one_outcome(loaded_mixed: Warraq) -> None:
    found = loaded_mixed.rows("SELECT name, outcome FROM gold_input_outcome ORDER BY name")
    assert found == [(name, "loaded") for name in mixed()]


def test_a_record_in_four_formats_is_one_page(loaded_mixed: Warraq) -> None:
    names = loaded_mixed.rows(
        "SELECT COUNT(DISTINCT page_key) FROM bronze_receipt WHERE url = 'https://nakhil.example/21'"
    )
    assert names == [(1,)]


def test_any_page_is_shown_from_the_raw_zone(loaded_mixed: Warraq) -> None:
    (key,) = loaded_mixed.rows(
        "SELECT page_key FROM bronze_receipt WHERE url = 'https://nakhil.example/4' AND byte_offset > 0"
    )[0]
    assert "افتتاح الجسر رقم 4 في مدينة النخيل" in loaded_mixed("show", "--page", key).stdout


def test_a_cut_dump_gives_the_pages_before_the_cut_and_one_row_of_quarantine(warraq: Warraq) -> None:
    content = b"".join(map(gzip.compress, warc(3)))
    Path(warraq.folder, "cut").write_bytes(content[:-100])
    done = warraq("run", "cut")
    assert done.returncode == 1
    assert "after" in done.stderr
    assert warraq.rows("SELECT reason FROM ops_quarantine") == [("truncated",)]
    assert warraq.rows("SELECT COUNT(*) FROM silver_article") == [(2,)]
