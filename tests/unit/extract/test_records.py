"""Records of JSON, CSV and Parquet: a page each, whose article has the fields that the record states."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.errors import InputRefused, Reason, SettingsError
from etl.extract.readers import Dump, pages
from etl.keys import sha256
from etl.model import Article, Page
from etl.transform import transform

from .dumps import LIMITS, found_in, page_html, page_text, pages_in, sorted_out

Record = dict[str, object]
Pack = Callable[[Sequence[Record]], bytes]


def saudi(number: int) -> Record:
    headline, _, content = page_text(number).partition("\n\n")
    return {
        "source": "nakhil",
        "url": f"https://nakhil.example/{number}",
        "date_extracted": "2015-08-03 20:54:54",
        "title": headline,
        "author": "سامر البدري (النخيل)",
        "content": content,
    }


def lines(records: Sequence[Record]) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def array(records: Sequence[Record]) -> bytes:
    return json.dumps(records, ensure_ascii=False, indent=2).encode()


def in_object(records: Sequence[Record]) -> bytes:
    return json.dumps({"count": len(records), "articles": records}).encode()


def comma(records: Sequence[Record], delimiter: str = ",", charset: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(records[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue().encode(charset)


def parquet(records: Sequence[Record]) -> bytes:
    packed = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(records)), packed)
    return packed.getvalue()


PACKERS: dict[str, Pack] = {
    "jsonl": lines,
    "array": array,
    "object": in_object,
    "csv": comma,
    "semicolons": lambda records: comma(records, ";"),
    "windows": lambda records: comma(records, "\t", "windows-1256"),
    "excel": lambda records: comma(records, ",", "utf-8-sig"),
    "parquet": parquet,
    "packed": lambda records: gzip.compress(lines(records)),
}
every_format = pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)


def article(page: Page) -> Article:
    (found,) = transform(page).articles
    return found


@every_format
def test_each_record_is_a_page_with_the_fields_that_it_states(pack: Pack) -> None:
    pages = pages_in(pack([saudi(1), saudi(2)]))
    assert [(page.member, page.url) for page in pages] == [(str(n), f"https://nakhil.example/{n}") for n in (1, 2)]
    assert {page.captured_at for page in pages} == {datetime(2015, 8, 3, 20, 54, 54, tzinfo=UTC)}
    read = article(pages[1])
    assert read.headline == "افتتاح الجسر رقم 2 في مدينة النخيل"
    assert read.byline is not None
    assert (read.byline.authors[0].name, read.byline.place) == ("سامر البدري", "النخيل")
    assert [paragraph.text for paragraph in read.body] == page_text(2).strip().split("\n\n")[1:]


@every_format
def test_a_record_has_one_key_in_whatever_file_it_stands(pack: Pack) -> None:
    assert pages_in(pack([saudi(1)]))[0].sha256 == pages_in(lines([saudi(1)]))[0].sha256


@every_format
def test_a_page_s_html_is_the_page_that_it_would_be_by_itself(pack: Pack) -> None:
    (page,) = pages_in(pack([{"url": "https://nakhil.example/1", "title": "x", "html": page_html(1)}]))
    assert (page.media_type, page.sha256, page.stated) == ("text/html", sha256(page_html(1).encode()), ())


@every_format
def test_a_record_without_text_is_refused_alone(pack: Pack) -> None:
    pages, (refused,), _ = sorted_out(found_in(pack([saudi(1), saudi(2) | {"title": "", "content": ""}, saudi(3)])))
    assert [page.member for page in pages] == ["1", "3"]
    assert (refused.reason, refused.member) == (Reason.EMPTY, "2")


def test_newspaper_s_records_state_authors_dates_and_keywords() -> None:
    record = saudi(1) | {
        "authors": ["ليلى حداد", "نبيل الحداد"],
        "text": saudi(1)["content"],
        "publish_date": "2024-09-07T10:00:00+03:00",
        "keywords": ["جسور", "نقل"],
        "html": "",
    }
    del record["content"], record["author"]
    read = article(pages_in(lines([record]))[0])
    assert read.byline is not None
    assert [author.name for author in read.byline.authors] == ["ليلى حداد", "نبيل الحداد"]
    assert (read.published_at, read.published_basis) == ("2024-09-07T10:00:00+03:00", "dump")
    assert read.keywords == ("جسور", "نقل")


def test_news_please_s_records_are_known() -> None:
    record = {
        "title": saudi(1)["title"],
        "maintext": saudi(1)["content"],
        "authors": [],
        "date_publish": "2024-09-07 10:00:00",
        "date_download": "2024-09-08 01:00:00",
        "url": "https://nakhil.example/1",
        "description": "ملخص",
    }
    (page,) = pages_in(array([record]))
    assert page.captured_at == datetime(2024, 9, 8, 1, tzinfo=UTC)
    assert (article(page).published_at, article(page).published_basis) == ("2024-09-07T10:00:00", "dump")


@pytest.mark.parametrize("headline", ["أمريكا", "موجز دوليات", "افتتاح الجسر رقم 1 في مدينة النخيل"])
@pytest.mark.parametrize("content", ["نص قصير.", page_text(1).strip().rpartition("\n\n")[2]])
def test_what_a_record_states_is_an_article_however_short(headline: str, content: str) -> None:
    read = article(pages_in(lines([{"title": headline, "content": content}]))[0])
    assert (read.headline, [paragraph.text for paragraph in read.body]) == (headline, [content])


@pytest.mark.parametrize("tail", ["سمات جسور وادي النخيل", "رابط الخبر بصحيفة النخيل: عرض الجسور يبدأ غدا"])
def test_what_a_crawler_ran_into_the_last_paragraph_is_no_text(tail: str) -> None:
    record = saudi(1)
    read = article(pages_in(lines([record | {"content": f"{record['content']} {tail}"}]))[0])
    assert read.body == article(pages_in(lines([record]))[0]).body
    assert read.keywords == ()


def test_a_sentence_about_features_is_text() -> None:
    content = f"{page_text(1).strip()} سمات الجسر القديم لم تتغير."
    read = article(pages_in(lines([saudi(1) | {"content": content}]))[0])
    assert read.body[-1].text.endswith("سمات الجسر القديم لم تتغير.")


def test_a_text_that_is_markup_is_read_as_markup() -> None:
    content = "".join(f"<p>{paragraph}</p>" for paragraph in page_text(1).strip().split("\n\n")[1:])
    (page,) = pages_in(lines([{"title": "افتتاح الجسر في مدينة النخيل", "content": content}]))
    assert [paragraph.text for paragraph in article(page).body] == page_text(1).strip().split("\n\n")[1:]


def test_a_mapping_of_one_s_own_names_the_fields(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[fields]\nheadline = ["meta.titre"]\ncontent = ["texte"]\n', encoding="utf-8")
    content = lines([{"meta": {"titre": "افتتاح الجسر"}, "texte": saudi(1)["content"]}])
    dump = Dump(name="a", size_bytes=len(content), open=lambda: io.BytesIO(content))
    (page,) = pages(dump, LIMITS, str(own))
    assert isinstance(page, Page)
    assert article(page).headline == "افتتاح الجسر"


def test_a_mapping_that_is_none_is_an_error_that_says_what_one_is(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[fields]\nheadlin = ["a"]\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="headline"):
        list(pages(Dump(name="a", size_bytes=1, open=lambda: io.BytesIO(b"{")), LIMITS, str(own)))


def test_a_record_without_known_fields_is_refused_with_their_names() -> None:
    _, (refused,), _ = sorted_out(found_in(lines([{"id": 7, "matn": "نص"}])))
    assert refused.reason is Reason.UNMAPPED
    assert "id, matn" in refused.message


def test_a_line_that_is_no_json_keeps_no_other_out() -> None:
    content = lines([saudi(1)]) + b"{oops\n\n[1]\n" + lines([saudi(2)])
    pages, refused, _ = sorted_out(found_in(content))
    assert [page.member for page in pages] == ["1", "5"]
    assert [(each.reason, each.member) for each in refused] == [(Reason.MALFORMED, "2"), (Reason.MALFORMED, "4")]


def test_a_line_over_the_limit_is_passed_over() -> None:
    content = lines([saudi(1), saudi(2) | {"content": "خبر " * 50_000}, saudi(3)])
    pages, (refused,), _ = sorted_out(found_in(content))
    assert [page.member for page in pages] == ["1", "3"]
    assert (refused.reason, refused.member) == (Reason.TOO_LARGE, "2")


def test_the_bytes_at_the_place_of_a_line_give_its_page() -> None:
    content = lines([saudi(1), saudi(2)])
    place = pages_in(content)[1].place
    assert place is not None
    (again,) = pages_in(content[place.offset : place.offset + place.length])
    assert again.sha256 == pages_in(content)[1].sha256


def test_the_records_before_the_cut_of_packed_lines_are_read() -> None:
    packed = gzip.compress(lines([saudi(number) for number in range(1, 200)]))
    pages, refused, _ = sorted_out(found_in(packed[: len(packed) // 2]))
    assert len(pages) > 10
    assert [each.reason for each in refused] == [Reason.TRUNCATED]


def test_the_elements_before_the_cut_of_an_array_are_read() -> None:
    content = array([saudi(1), saudi(2)])
    pages, (refused,), _ = sorted_out(found_in(content[:-200]))
    assert ([page.member for page in pages], refused.reason) == (["1"], Reason.TRUNCATED)


def test_an_element_over_the_limit_ends_the_array() -> None:
    pages, (refused,), _ = sorted_out(found_in(array([saudi(1), saudi(2) | {"content": "خبر " * 90_000}])))
    assert ([page.member for page in pages], refused.reason) == (["1"], Reason.TOO_LARGE)


def test_a_quotation_mark_without_its_twin_costs_the_rows_behind_it() -> None:
    rows = comma([saudi(1), saudi(2)]) + b'3,"' + (b"x" * 50_000 + b"\n") * 3
    pages, (refused,), _ = sorted_out(found_in(rows))
    assert ([page.member for page in pages], refused.reason) == (["1", "2"], Reason.MALFORMED)


def test_a_line_of_csv_without_an_end_ends_the_file() -> None:
    pages, (refused,), _ = sorted_out(found_in(comma([saudi(1)]) + b"x" * 300_000))
    assert (len(pages), refused.reason) == (1, Reason.TOO_LARGE)


def test_a_row_with_more_fields_than_columns_is_refused() -> None:
    _, (refused,), _ = sorted_out(found_in(b"title,content\na,b,c\n"))
    assert (refused.reason, refused.member) == (Reason.MALFORMED, "1")


def test_a_damaged_parquet_file_is_refused() -> None:
    packed = parquet([saudi(1)])
    found = found_in(packed[: len(packed) // 2])
    assert [each.reason for each in found if isinstance(each, InputRefused)] == [Reason.DAMAGED]


@pytest.mark.parametrize("prose", ["قال, ثم مضى\n", "[خبر] عاجل\n", "{كلام}\n", "أول، ثان، ثالث\n", "a, b\nc\n"])
def test_prose_with_the_marks_of_records_stays_text(prose: str) -> None:
    assert pages_in((prose + page_text(1)).encode())[0].media_type == "text/plain"


def test_limits_hold_for_the_page_of_a_record() -> None:
    content = array([{"html": "<p>" + "a" * 2000}])
    _, (refused,), _ = sorted_out(found_in(content, limits=replace(LIMITS, max_page_bytes=1000)))
    assert refused.reason is Reason.TOO_LARGE
