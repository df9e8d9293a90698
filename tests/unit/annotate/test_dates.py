"""Dates in invented sentences: ``dates.jsonl`` holds one a line, with every span and value that is right."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from etl.issues import Code
from etl.model import Article, DateMention, Paragraph
from etl.transform.annotate import annotate, reference_date
from etl.transform.annotate.dates import find_dates

TUESDAY = date(2024, 9, 10)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of the file."""

    text: str
    reference: date | None
    expected: tuple[tuple[str, str | None, str, int, int], ...]


def read() -> list[Sentence]:
    lines = (Path(__file__).parent / "dates.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Sentence(
            text=line["text"],
            reference=date.fromisoformat(line["reference"]) if line["reference"] else None,
            expected=tuple(
                (mention["text"], mention["value"], mention["calendar"], mention["start"], mention["end"])
                for mention in line["expected"]
            ),
        )
        for line in map(json.loads, lines)
    ]


@pytest.mark.parametrize("sentence", read(), ids=lambda sentence: sentence.text)
def test_a_sentence_names_exactly_its_dates(sentence: Sentence) -> None:
    found = find_dates(sentence.text, sentence.reference)

    assert tuple((d.text, d.value, d.calendar, d.start, d.end) for d in found) == sentence.expected


def article(*paragraphs: str, published_at: str | None = None) -> Article:
    body = tuple(Paragraph(text=text) for text in paragraphs)
    return Article(position=0, headline="عنوان", published_at=published_at, body=body)


def test_an_article_gets_the_dates_of_all_its_paragraphs_in_order() -> None:
    annotated, _ = annotate(article("وصل الوفد الاثنين.", "غادر في 3 مايو 2024."), TUESDAY)

    assert annotated.dates == (
        DateMention(text="الاثنين", value="2024-09-09", basis="relative", paragraph=0, start=10, end=17),
        DateMention(text="3 مايو 2024", value="2024-05-03", basis="explicit", paragraph=1, start=8, end=19),
    )


def test_without_a_reference_a_relative_date_has_a_place_but_no_value() -> None:
    annotated, _ = annotate(article("وصل الوفد الشهر الماضي."), None)

    (mention,) = annotated.dates
    assert (mention.value, mention.basis) == (None, "relative")


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("في يناير الماضي 2024", "explicit"),
        ("خلال مارس آذار", "relative"),
        ("في ثمانينيات القرن العشرين", "explicit"),
        ("في ثمانينيات القرن الماضي", "relative"),
        ("في الربع الأول من العام الجاري", "relative"),
        ("من 3 إلى 5 مايو 2024", "explicit"),
    ],
)
def test_a_date_is_explicit_when_it_needs_no_reference(text: str, basis: str) -> None:
    assert [found.basis for found in find_dates(text, TUESDAY)] == [basis]


def test_the_reference_is_the_day_of_publication() -> None:
    assert reference_date(article(published_at="2024-09-10T23:30:00+04:00")) == TUESDAY


def test_without_a_publication_there_is_no_reference() -> None:
    assert reference_date(article()) is None


def test_a_pair_that_the_sighting_of_the_moon_explains_takes_the_gregorian_day() -> None:
    hijri, gregorian = find_dates("عُقد اللقاء في 2 رمضان 1445هـ الموافق 11 مارس 2024م.")

    assert (hijri.value, gregorian.value, hijri.is_disputed) == ("2024-03-11", "2024-03-11", False)


def test_a_pair_that_disagrees_keeps_both_values_and_is_an_issue() -> None:
    text = "عُقد اللقاء في 10 رمضان 1445هـ الموافق 11 مارس 2024م."

    assert [found.value for found in find_dates(text)] == ["2024-03-20", "2024-03-11"]
    _, issues = annotate(article(text), None)
    assert [issue.code for issue in issues] == [Code.DATE_CONFLICT, Code.DATE_CONFLICT]


def test_a_day_that_no_calendar_has_is_an_issue() -> None:
    _, (issue,) = annotate(article("لا شيء هنا.", "وُقع في 31 أبريل 2024."), None)

    assert issue.code is Code.DATE_IMPOSSIBLE
    assert "31 أبريل 2024" in issue.detail
    assert "paragraph 1" in issue.detail


def test_a_body_in_good_order_has_no_date_issues() -> None:
    _, issues = annotate(article("في 3 مايو 2024، والشهر الماضي، وفي سنة 702 هـ."), None)

    assert issues == ()


@pytest.mark.parametrize("reference", [date.min, date.max])
def test_at_the_edge_of_the_calendar_a_relative_date_has_no_value(reference: date) -> None:
    found = find_dates("السنوات الخمس الماضية والسنوات الخمس المقبلة", reference)

    assert None in {date.value for date in found}
    assert len(found) == 2
