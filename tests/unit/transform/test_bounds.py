from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from etl.model import Article, Bounds, Caption, Dateline, Page, Paragraph, RelatedCard
from etl.transform import transform
from etl.transform.annotate import annotate
from etl.transform.bounds import with_bounds


def article(*paragraphs: str, published_at: str | None = None, caption: str | None = None) -> Article:
    """An article without a date of its own."""
    written = Article(
        position=0,
        headline="افتتاح جسر النخيل",
        published_at=published_at,
        body=tuple(Paragraph(text=text) for text in paragraphs),
        captions=(Caption(text=caption),) if caption else (),
    )
    return annotate(written, None)[0]


def bounds(*paragraphs: str, captured_at: datetime | None = None, caption: str | None = None) -> Bounds:
    return with_bounds(article(*paragraphs, caption=caption), (), captured_at).bounds


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("وصل وفد بلدة نخلان إلى الميناء في 3 مايو (أيار) 2023.", "2023-05-03"),
        ("ثم سلّمه إلى حرس الميناء في ديسمبر (كانون الأول) 2011.", "2011-12-01"),
        ("الرحلة الطويلة، التي خطط لها سالم، حدثت قرب الجسر، في 20 يناير (كانون الثاني) 2007.", "2007-01-20"),
        ("وفي عام 2011 انسحب الحراس من البرج.", "2011-01-01"),
        ("وأعلن في 7 يوليو 2022 أن السوق ستفتح أبوابها.", "2022-07-07"),
        ("ولم تتوقف السفن منذ عام 2019 عن الرسو.", "2019-01-01"),
        ("وقال المصدر إن «البلدية اتخذت في يناير الماضي 2024 قراراً».", "2024-01-01"),
        ("وافتتح السوق في 5 مايو 2019، ثم أغلق في أغسطس 2021.", "2021-08-01"),
        ("وقع الطرفان الوثيقة في 1 محرم 1444 هـ.", "2022-07-30"),
    ],
)
def test_an_article_is_no_older_than_the_last_event_that_it_tells_as_past(text: str, earliest: str) -> None:
    assert bounds(text) == Bounds(earliest=earliest, earliest_basis="text")


@pytest.mark.parametrize(
    "text",
    [
        "ومن المقرر أن تفتح السوق في 5 مايو 2031.",
        "وحدد المجلس يوم 5 مايو 2031 موعداً للسباق.",
        "وقال الوزير إن الجسر سيكتمل في سبتمبر (أيلول) 2031.",
        "انطلقت الاستعدادات للقمة في 5 مايو 2031.",
        "وينتهي العمل بحلول نهاية عام 2031.",
        "أكد الرئيس أن البناء يكتمل في 5 مايو 2031.",
        "قررت البلدية إقامة المعرض في 5 مايو 2031.",
        "رؤية 2031 وخطة عام 2040.",
        "وصل الوفد السبت الماضي.",
        "إذا وقع الطرفان الوثيقة في 5 مايو 2031 انتهى الخلاف.",
    ],
)
def test_what_is_planned_or_has_no_day_implies_nothing(text: str) -> None:
    assert bounds(text) == Bounds()


def test_an_article_is_no_older_than_its_picture() -> None:
    found = bounds("وصل الوفد في مارس 2023.", caption="رئيس البلدية خلال لقائه الصيادين في أبريل 2024")
    assert found == Bounds(earliest="2024-04-01", earliest_basis="caption")


@pytest.mark.parametrize("caption", ["ملصق المعرض في أبريل 2031", "عمال يستعدون للسباق في أبريل 2031", "أبريل 2031"])
def test_a_picture_of_something_planned_implies_nothing(caption: str) -> None:
    assert bounds("وصل الوفد.", caption=caption) == Bounds()


def test_an_article_is_no_older_than_the_day_of_its_dateline() -> None:
    dated = Article(position=0, headline="ع", dateline=Dateline(text="نخلان 5 مايو 2023 (واحة) --", date="2023-05-05"))
    assert with_bounds(dated, (), None).bounds == Bounds(earliest="2023-05-05", earliest_basis="dateline")


def test_an_article_is_no_younger_than_the_capture_of_its_page() -> None:
    captured_at = datetime(2024, 9, 7, 14, 30, tzinfo=timezone(timedelta(hours=3)))
    assert bounds("وصل الوفد.", captured_at=captured_at) == Bounds(latest="2024-09-07", latest_basis="capture")


def test_a_capture_late_in_the_day_may_show_the_next_day_of_the_press() -> None:
    assert bounds("وصل الوفد.", captured_at=datetime(2024, 9, 7, 21, 0, tzinfo=UTC)).latest == "2024-09-08"


def test_a_past_later_than_the_capture_is_not_believed() -> None:
    found = bounds("وصل الوفد في 3 مايو 2031.", captured_at=datetime(2024, 9, 7, tzinfo=UTC))
    assert found == Bounds(latest="2024-09-07", latest_basis="capture")


def test_a_card_of_the_page_that_points_to_the_article_tells_its_day() -> None:
    cards = [RelatedCard(position=0, headline="افتتاحُ جسر النخيل", published_at="2023-06-01T10:00:00")]
    found = with_bounds(article("وصل الوفد في 3 مايو 2023."), cards, datetime(2024, 9, 7, tzinfo=UTC)).bounds
    assert found == Bounds(earliest="2023-06-01", earliest_basis="card", latest="2023-06-01", latest_basis="card")


def test_an_article_that_states_its_day_has_no_bounds() -> None:
    stated = article("وصل الوفد في 3 مايو 2023.", published_at="2023-05-04")
    assert with_bounds(stated, (), datetime(2024, 9, 7, tzinfo=UTC)).bounds == Bounds()


def test_every_article_of_a_page_has_bounds_of_its_own() -> None:
    text = """افتتاح سوق السمك في نخلان

افتتحت بلدية نخلان سوق السمك في 3 مايو 2023 بحضور الصيادين والتجار وعدد كبير من أهالي البلدة.

وقال سالم الراوي، رئيس البلدية: «هذا يوم طال انتظاره لأهل البلدة وصياديها جميعاً».
"""
    page = Page(dump="p.txt", sha256="0" * 64, size_bytes=1, media_type="text/plain", text=text)
    (found,) = transform(page).articles
    assert found.bounds == Bounds(earliest="2023-05-03", earliest_basis="text")
