"""What the forms of real sites' pages taught: lines that crawlers, mirrors and local sites put around an article."""

from __future__ import annotations

import pytest

from etl.model import Article
from tests.unit.transform.pages import PROSE, bodies, read

HEADLINE = "الحديقة العامة تفتح أبوابها من جديد"


def only(text: str) -> Article:
    (article,) = read(text).articles
    return article


def test_a_crawlers_day_before_the_text_is_when_it_was_published() -> None:
    article = only(" date 2025-11-30 <1>\n\n<2>\n\n<3>")
    assert (article.headline, article.published_at, article.body[0].text) == (None, "2025-11-30", PROSE[0])


@pytest.mark.parametrize("filed", ["صوت الوادي –", "الوادي أون لاين – هيفاء الأسعد:", "الوادي/ كربلاء..."])
def test_who_filed_a_text_is_no_headline(filed: str) -> None:
    article = only(f"{filed}\n<1>\n<2>\n<3>")
    assert (article.headline, article.byline and article.byline.text) == (None, filed)


def test_a_place_and_what_happens_there_is_a_headline() -> None:
    headline = "جرش: سوق أسبوعي لمنتجات البيوت"
    entries = "تمديد دوام مراكز الخدمة\nالأمن يدعو إلى القيادة الحذرة\nطلبة يفوزون بجائزة الروبوت\nضبط شبكة مياه مخالفة"
    article = only(f"آخر الأخبار\n{entries}\nبدء استقبال طلبات المنح\n\n{headline}\n\n<1>\n<2>")
    assert (article.headline, article.byline) == (headline, None)


def test_a_site_that_repeats_its_name_is_not_who_wrote() -> None:
    article = only(f"{HEADLINE}\nالوادي اليوم -\n\n{HEADLINE}\n\nالوادي اليوم -\n\nطرطوس - الأفق24\n\n<1>\n<2>")
    assert article.byline
    assert article.byline.text == "طرطوس - الأفق24"


def test_the_last_step_of_a_numbered_path_is_no_kicker() -> None:
    assert only(f"  1. Home\n  2. أخبار\n  3. محلي\n  4. {HEADLINE}\n{HEADLINE}\n<1>\n<2>").kicker is None


def test_of_two_prints_of_a_paragraph_the_second_is_text() -> None:
    article = only(f"{HEADLINE}\n\n2015-09-13 | 08:40\n{HEADLINE}\n\n<1>\n\n<1>\n\n<2>")
    assert (article.captions, article.standfirst, article.body[0].text) == ((), PROSE[0], PROSE[0])


def test_what_stands_below_the_last_print_of_the_headline_is_the_standfirst() -> None:
    summary = "سبعون شجرة من خمس قرى تظلل ممرات جديدة صممت لعربات الأطفال"
    article = only(f"{HEADLINE}\n\n2020-11-05 | 06:12\nTwitter\n\n{HEADLINE}\n\n{summary}\n\n<1>\n<2>")
    assert (article.standfirst, article.captions) == (summary, ())


def test_a_caption_cut_short_is_told_by_the_whole_of_it_below() -> None:
    article = only(f"{HEADLINE}\n\nحسن عبد\nحسن عبد المعطي بستاني الحديقة\n\n<1>\n<2>")
    assert [caption.text for caption in article.captions] == ["حسن عبد المعطي بستاني الحديقة"]


def test_points_below_the_second_print_of_the_headline_sum_it_up() -> None:
    points = "* الأشجار القديمة بقيت كلها\n* المقهى يعود قريبا إلى العمل\n* الدخول مجاني طوال العام"
    article = only(f"{HEADLINE}\n\n{HEADLINE}\n\n{points}\n\n<1>\n<2>")
    assert (article.captions, article.standfirst) == ((), points.replace("\n", " "))


def test_decks_go_on_with_the_standfirst() -> None:
    decks = "الأشجار تتصدر المطالب... يليها الظل\n412 ساكنا حضروا... والجلسة الثالثة الأطول\n● خمس جلسات أمام الصحافة"
    article = only(f"{HEADLINE}\n{decks}\n<1>\n<2>")
    assert (article.captions, article.standfirst) == ((), decks.replace("\n", " "))


def test_the_author_at_the_end_of_a_headline() -> None:
    article = only(f"{HEADLINE} .. بقلم: نبيل الحداد\nالتفاصيل\n\n<1>\n<2>")
    assert article.byline
    assert (article.headline, article.byline.authors[0].name) == (HEADLINE, "نبيل الحداد")


def test_another_storys_teaser_above_the_masthead_is_no_headline() -> None:
    teaser = "أعلنت هيئة الأنواء أن ليلة الأحد ستكون الأطول هذا العام. وأوضحت..."
    assert only(f"{teaser}\nرئيس التحرير: سامي الورداني\n\nمساحة إعلانية\n<1>\n<2>").headline is None


def test_an_issues_line_with_two_calendars_dates_the_article() -> None:
    article = only(f"العدد 2916 - الثلثاء 31 أغسطس 2010م الموافق 21 رمضان 1431هـ\n\n{HEADLINE}\n\n<1>\n<2>")
    assert (article.kicker, article.published_at) == (None, "2010-08-31")


def test_a_question_to_the_readers_is_no_kicker() -> None:
    head = f"{HEADLINE} - الوادي\n\nشارك برأيك\n\nهل تؤيد تقديم موعد الدراسة؟\n\n{HEADLINE}"
    assert only(f"{head}\n\n<1>\n<2>").kicker is None


def test_what_a_local_site_shows_above_the_headline() -> None:
    shown = "الطقس\nLoading...\nأوقات الصلاة\nالفجر 4:31 AM\nترددات البث\nجنوب الوادي FM 96.8\nوسط الوادي FM 98.3"
    article = only(f"{shown}\n\n{HEADLINE}\n\n<1>\n<2>")
    assert (article.headline, article.kicker, article.section) == (HEADLINE, None, None)


def test_a_path_of_which_the_marks_are_lost_names_the_section() -> None:
    assert only(f"الرئيسية أخبار محلية\n\n{HEADLINE}\n\n<1>\n<2>").section == "أخبار محلية"


def test_where_a_site_found_the_story_is_no_standfirst() -> None:
    article = only(f"{HEADLINE}\n\nحوالي ٥ سنوات فى أخبار الوادي\n\n<1>\n<2>")
    assert (article.standfirst, article.published_at) == (None, None)


def test_a_newsroom_under_the_headline_is_no_caption() -> None:
    assert only(f"{HEADLINE}\n\n0\n\nالمركز الصحفي السوري\n\nقصي الأحمد\n\n<1>\n<2>").captions == ()


def test_words_with_a_colon_that_name_what_follows_are_a_heading() -> None:
    article = only(f"{HEADLINE}\n<1>\nمعرض «الحديقة والمدينة»:\n<2>\nوقال\n<3>")
    assert [part.kind for part in article.body] == [
        "paragraph",
        "subheading",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


def test_whence_a_mirror_has_a_story_is_none_of_its_text() -> None:
    parsed = read(f"{HEADLINE}\n<1>\n<2>\nتنويه: هذه المادة من صحيفة الوادي، والموقع لا يتبنى ما جاء فيها.")
    assert bodies(parsed) == [[PROSE[0], PROSE[1]]]
