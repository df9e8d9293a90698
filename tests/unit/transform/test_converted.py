"""Text that converters made of HTML: Markdown with what is stated above it, and text browsers' numbered links."""

from __future__ import annotations

import pytest

from etl.model import Page, ParsedPage
from etl.transform import transform
from etl.transform.converted import as_html, is_converted, unnumbered

PROSE = (
    "أعلنت بلدية الوادي اليوم افتتاح جسر للمشاة فوق النهر الشرقي بعد عامين من العمل المتواصل.",
    "وقال مدير الأشغال سامي البحري إن الجسر يخدم ثلاثة آلاف طالب يعبرون الطريق كل صباح.",
    "وأضاف أن جسرا ثانيا سيفتتح قبل نهاية العام الدراسي المقبل بكلفة أربعة ملايين.",
)
BODY = "\n\n".join(PROSE)
FRONT_MATTER = (
    '---\ntitle: "افتتاح جسر للمشاة فوق النهر"\nauthor: هدى البحري\nurl: https://ofoq.example/news/7\n'
    "sitename: الأفق\ndate: 2024-05-12\ntags: ['جسور']\n---\n"
)
READER = (
    "Title: افتتاح جسر للمشاة فوق النهر\n\nURL Source: https://ofoq.example/news/7\n\n"
    "Published Time: 2024-05-12T09:30:00+03:00\n\nMarkdown Content:\n"
)


def parsed(text: str) -> ParsedPage:
    return transform(Page(dump="d", sha256="0" * 64, size_bytes=len(text), media_type="text/plain", text=text))


@pytest.mark.parametrize("head", [FRONT_MATTER, READER])
def test_what_stands_above_markdown_states_what_a_head_states(head: str) -> None:
    page = parsed(f"{head}{BODY}\n\n[المزيد](/more) [اتصل بنا](/contact) [من نحن](/about)\n")
    (article,) = page.articles
    assert article.headline == "افتتاح جسر للمشاة فوق النهر"
    assert (article.published_at or "")[:10] == "2024-05-12"
    assert article.published_basis == "markup"
    assert page.url == "https://ofoq.example/news/7"
    assert [paragraph.text for paragraph in article.body] == list(PROSE)


def test_cards_keep_their_addresses_and_subheadings_their_kind() -> None:
    (article,) = parsed(
        f"# افتتاح جسر للمشاة فوق النهر\n\n{PROSE[0]}\n\n## جسر ثان\n\n{PROSE[1]}\n\n{PROSE[2]}\n\n"
        "### مقالات ذات صلة\n\n* [خطة لرصف شوارع الحي القديم](https://ofoq.example/news/5)\n"
    ).articles
    assert [(card.headline, card.url) for card in article.related] == [
        ("خطة لرصف شوارع الحي القديم", "https://ofoq.example/news/5")
    ]
    assert [paragraph.kind for paragraph in article.body] == ["paragraph", "subheading", "paragraph", "paragraph"]


def test_wrapped_lines_are_one_paragraph_and_unwrapped_ones_are_lines() -> None:
    links = "[أ](/1) [ب](/2) [ج](/3)"
    assert "<br" not in as_html(f"{links}\n\nقال الوزير إن الخطة\nستنفذ في موعدها")
    assert "<br" in as_html(f"{links}\n\n{PROSE[0] * 2}\n{PROSE[1]}")


@pytest.mark.parametrize(
    "text", ["خبر\n\nقال [1] إن", "#وسم و#آخر", "سعر الصرف [7](انظر)", "[أ](/1) [ب](/2) " + "نص " * 700_000 + "[ج](/3)"]
)
def test_plain_text_is_no_markdown(text: str) -> None:
    assert not is_converted(text)


def test_numbers_that_are_no_links_stay() -> None:
    notes = ["قال [1] إن", "[2] المصدر", "[3] كذلك"]
    assert unnumbered(notes) == notes
    scores = ["[9]فاز", "[3]خسر", "[7]تعادل", "[1]فاز"]
    assert unnumbered(scores) == scores


def test_columns_of_a_text_browser_start_their_numbers_anew() -> None:
    page = ["[7]رياضة [8]ثقافة", "[1]الرئيسية [2]أخبار [3]اقتصاد [4]بيئة", "[5]صحة [6]علوم [9]فيديو"]
    assert unnumbered(page) == ["رياضة", "ثقافة", "الرئيسية", "أخبار", "اقتصاد", "بيئة", "صحة", "علوم", "فيديو"]
