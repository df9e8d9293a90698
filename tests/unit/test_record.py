"""The JSON form of a parsed page keeps the contract's names, order and shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import orjson

from etl.issues import Code, Issue
from etl.model import (
    Article,
    Author,
    Block,
    Byline,
    Caption,
    Dateline,
    DateMention,
    EntityMention,
    Page,
    Paragraph,
    ParsedPage,
    Quotation,
    RelatedCard,
    Role,
    SourceMention,
)
from etl.record import digest, record, to_json

PAGE = Page(
    dump="a.txt",
    member="3",
    sha256="0" * 64,
    size_bytes=9,
    media_type="text/plain",
    text="عنوان",
    captured_at=datetime(2024, 9, 7, 12, tzinfo=UTC),
)
ARTICLE = Article(
    position=0,
    headline="افتتاح جسر النخيل",
    byline=Byline(
        text="سلمى الراوي (بغداد)",
        authors=(Author(name="سلمى الراوي", kind="person"),),
        place="بغداد",
    ),
    dateline=Dateline(text="بغداد (واع) -", place="بغداد", agency="واع"),
    captions=(Caption(text="الجسر ليلاً", credits=("واع",)),),
    body=(Paragraph(text="قال الوزير: «افتتحنا الجسر»."),),
    related=(RelatedCard(position=0, headline="طريق جديد", caption=Caption(text="الطريق")),),
    quotations=(
        Quotation(
            text="افتتحنا الجسر",
            speaker="الوزير",
            cue="قال",
            paragraph=0,
            start=13,
            end=26,
        ),
    ),
    dates=(DateMention(text="اليوم", value=None, basis="relative", paragraph=0, start=0, end=5),),
    sources=(SourceMention(text="رويترز", agency="Reuters", paragraph=0, start=0, end=6),),
    entities=(EntityMention(text="بغداد", type="LOC", paragraph=0, start=0, end=5),),
)
PARSED = ParsedPage(
    page=PAGE,
    url="https://news.example/1",
    publisher="generic",
    layout="text",
    articles=(ARTICLE,),
    blocks=(
        Block(
            role=Role.HEADLINE,
            article=0,
            first_line=1,
            last_line=1,
            text="عنوان",
            rule="generic: headline",
        ),
    ),
    issues=(Issue(code=Code.PUBLISHER_UNKNOWN, detail="no profile"),),
)


def names(entry: Mapping[str, object]) -> str:
    """The keys of a JSON object, in order."""
    return " ".join(entry)


def test_the_record_has_the_contracts_keys_in_the_contracts_order() -> None:
    written = orjson.loads(to_json(PARSED))
    assert names(written) == "page articles blocks issues"
    assert names(written["page"]) == "dump member sha256 media_type url captured_at publisher layout parser_version"
    assert names(written["articles"][0]) == (
        "position headline kicker standfirst section byline dateline published_at published_basis modified_at url "
        "language keywords captions body related quotations dates sources entities"
    )
    assert names(written["blocks"][0]) == "role article first_line last_line text"
    assert names(written["issues"][0]) == "code line detail"


def test_each_part_of_an_article_has_the_contracts_shape() -> None:
    article = orjson.loads(to_json(PARSED))["articles"][0]
    shapes = {name: names(article[name][0]) for name in ("captions", "body", "related", "quotations", "dates")}
    assert shapes == {
        "captions": "text credits place paragraph",
        "body": "kind text",
        "related": "position headline teaser section byline caption url published_at",
        "quotations": "text speaker speaker_role anonymous cue paragraph start end",
        "dates": "text value calendar basis paragraph start end",
    }
    assert article["byline"] == {
        "text": "سلمى الراوي (بغداد)",
        "authors": [{"name": "سلمى الراوي", "kind": "person"}],
        "place": "بغداد",
    }
    assert article["dateline"] == {
        "text": "بغداد (واع) -",
        "place": "بغداد",
        "agency": "واع",
        "date": None,
    }
    assert article["sources"] == [{"text": "رويترز", "agency": "Reuters", "paragraph": 0, "start": 0, "end": 6}]
    assert article["entities"] == [{"text": "بغداد", "type": "LOC", "paragraph": 0, "start": 0, "end": 5}]


def test_what_is_not_stated_is_null_or_an_empty_list() -> None:
    bare = replace(
        PARSED,
        url=None,
        page=replace(PAGE, captured_at=None),
        articles=(Article(position=0, headline="ع"),),
    )
    written = record(bare)
    page, articles = written["page"], written["articles"]
    assert isinstance(page, dict)
    assert page["url"] is None
    assert page["captured_at"] is None
    assert isinstance(articles, list)
    assert articles[0]["byline"] is None
    assert articles[0]["captions"] == []


def test_arabic_is_written_as_itself_on_one_line() -> None:
    line = to_json(PARSED)
    assert "افتتاح جسر النخيل".encode() in line
    assert b"\n" not in line


def test_the_capture_time_keeps_its_offset() -> None:
    page = record(PARSED)["page"]
    assert isinstance(page, dict)
    assert page["captured_at"] == "2024-09-07T12:00:00+00:00"


def test_one_page_in_two_dumps_has_one_digest() -> None:
    elsewhere = replace(PARSED, page=replace(PAGE, dump="b.zip", member="x/1.txt"))
    assert digest(elsewhere) == digest(PARSED)


def test_a_changed_letter_changes_the_digest() -> None:
    changed = replace(PARSED, articles=(replace(ARTICLE, headline="افتتاح جسر النخيل الثاني"),))
    assert digest(changed) != digest(PARSED)
