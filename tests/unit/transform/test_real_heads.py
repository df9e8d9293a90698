"""What the tops of real newspapers' pages taught: what stands above a headline, and right below it."""

from __future__ import annotations

from etl.model import Article
from tests.unit.transform.pages import read

HEADLINE = "الحديقة العامة تفتح أبوابها من جديد"
STRIP = (
    "سوق الزهور يستقبل الربيع وسط إقبال كبير من الزوار كيف تختار شتلة الورد المناسبة لشرفتك؟ "
    "النحالون يشكون جفاف المراعي هذا الموسم بعد غياب ثلاث سنوات.. معرض التمور يعود إلى ساحة القلعة"
)
"""Headlines of other stories that a dump ran together."""


def only(text: str) -> Article:
    (article,) = read(text).articles
    return article


def test_who_heads_the_newspaper_heads_no_article() -> None:
    article = only(f"رئيس مجلس الإدارة : د. خالد الصافي\nرئيس التحرير\nسامي الورداني\n\n{HEADLINE}\n<1>\n<2>")
    assert (article.headline, article.kicker, article.byline) == (HEADLINE, None, None)


def test_headlines_run_together_above_the_head_are_no_text() -> None:
    article = only(f"الأفق\n{STRIP}\n\n{HEADLINE}\n\nبوابة الحديقة\nبوابة الحديقة\n\n<1>\n<2>")
    assert (article.headline, len(article.body)) == (HEADLINE, 2)


def test_text_without_a_headline_above_it_is_not_skipped_for_a_subheading() -> None:
    article = only(f"{HEADLINE}\n{STRIP}\nأشجار لم تقطع\n<1>\n<2>")
    assert article.headline == HEADLINE


def test_the_programmes_of_a_channel_are_no_headlines() -> None:
    schedule = "صباح المدينة\n02:30 GMT\n150 د\nصباح المدينة\n05:00 GMT\n183 د"
    assert only(f"{schedule}\n{HEADLINE}\n<1>\n<2>").headline == HEADLINE


def test_a_few_words_under_the_headline_are_what_a_picture_shows() -> None:
    article = only(f"{HEADLINE}\nبوابة الحديقة القديمة\n<1>\n<2>")
    assert ([caption.text for caption in article.captions], article.standfirst) == (["بوابة الحديقة القديمة"], None)


def test_a_line_without_an_arabic_letter_is_neither_kicker_nor_standfirst() -> None:
    article = only(f"A+ A-\n{HEADLINE}\nShare this\n<1>\n<2>\n<3>\nSkip to content")
    assert (article.kicker, article.standfirst, article.byline) == (None, None, None)


def test_the_day_of_today_above_the_headline_is_not_that_of_the_article() -> None:
    article = only(f"الخميس 18 ديسمبر 2025 01:15 مـ 27 جمادى آخر 1447 هـ\n×\n{HEADLINE}\n15 سبتمبر 2019\n<1>\n<2>")
    assert article.published_at == "2019-09-15"


def test_a_stamp_that_says_published_goes_before_one_that_says_nothing() -> None:
    article = only(f"{HEADLINE}\n6 يوليو 2024\nتاريخ النشر: 22 ديسمبر 2023\n<1>\n<2>")
    assert article.published_at == "2023-12-22"


def test_what_a_sites_software_failed_to_replace_is_no_text() -> None:
    article = only(f'{HEADLINE}\n<1>\n<2>\n[gallery ids="12,15" columns="3"]')
    assert len(article.body) == 2
