"""Pages for tests, written where the test can show them."""

from __future__ import annotations

from datetime import datetime
from textwrap import dedent

from etl.keys import sha256
from etl.model import Article, Page, ParsedPage
from etl.transform import transform

PROSE = (
    "قررت بلدية المدينة إعادة فتح الحديقة العامة أمام الزوار بعد إغلاق دام ستة أشهر بسبب أعمال الصيانة.",
    "وقال مدير الحديقة إن الأشجار القديمة لم يقطع منها شيء، وإن الممرات الجديدة صممت لعربات الأطفال.",
    "وأضاف أن الدخول سيبقى مجانيا طوال العام، وأن المقهى الصغير عند البوابة سيعود إلى العمل قريبا.",
    "ويأمل السكان أن تعود المهرجانات الصيفية إلى ساحة الحديقة كما كانت قبل عشر سنوات.",
)
"""Four paragraphs of one story."""

HEADLINE = "الحديقة العامة تفتح أبوابها من جديد"
"""The headline of that story."""


def page(text: str, *, url: str | None = None, captured_at: datetime | None = None) -> Page:
    """A text page; the indentation of the test's source is taken off."""
    text = dedent(text).strip("\n")
    for number, prose in enumerate(PROSE, 1):
        text = text.replace(f"<{number}>", prose)
    content = text.encode("utf-8", "surrogatepass")
    return Page(
        dump="page.txt",
        sha256=sha256(content),
        size_bytes=len(content),
        media_type="text/plain",
        text=text,
        url=url,
        captured_at=captured_at,
    )


def read(text: str) -> ParsedPage:
    """What stands on a text page, in which ``<1>`` to ``<4>`` stand for paragraphs of prose."""
    return transform(page(text))


def only(text: str) -> Article:
    """The one article that stands on a text page."""
    (article,) = read(text).articles
    return article


def bodies(parsed: ParsedPage) -> list[list[str]]:
    """The texts of each article."""
    return [[part.text for part in article.body] for article in parsed.articles]
