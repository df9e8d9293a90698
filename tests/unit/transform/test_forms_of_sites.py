"""What the forms of real sites' pages taught: lines that crawlers, mirrors and local sites put around an article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.transform import transform
from tests.unit.transform.pages import HEADLINE, PROSE, only, page


def test_a_crawlers_day_before_the_text_is_when_it_was_published() -> None:
    article = only(" date 2025-11-30 <1>\n\n<2>\n\n<3>")
    assert (article.headline, article.published_at, article.body[0].text) == (None, "2025-11-30", PROSE[0])


@pytest.mark.parametrize(
    "filed",
    [
        "صوت الوادي –",
        "الوادي أون لاين – هيفاء الأسعد:",
        "الوادي/ كربلاء...",
        "الوادي أون لاين :",
        '"Today News": بغداد',
    ],
)
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


def test_a_place_above_the_headline_is_the_section() -> None:
    article = only(f"الأربعاء 08 مايو 2024, 21:43\n\nمراكش\n\n{HEADLINE}\n\n<1>\n<2>")
    assert (article.section, article.kicker) == ("مراكش", None)


def test_a_section_tied_to_the_day_above_the_headline_dates_the_article() -> None:
    article = only(f"وطنية2014/03/12 14:37\n{HEADLINE}\n\n<1>\n<2>\n<3>\n\nتحميل\nسوسة\n2025/11/20\n19°")
    assert (article.published_at, article.section) == ("2014-03-12T14:37:00", "وطنية")


def test_teasers_cut_to_a_length_are_no_headlines() -> None:
    teasers = (
        "نظمت جمعية الأصدقاء أمس الثلاثاء يوما مفتوحا لغرس الشتلات بحضور تلاميذ من مدارس الحي...\n"
        "وقعت الشركة اليوم في بيان لها عقدا لتجديد قاطرات الخط الرابط بين المدينة والميناء..."
    )
    assert only(f"{teasers}\n{HEADLINE}\n<1>\n<2>").headline == HEADLINE


def test_the_headline_closes_a_ticker_above_its_author() -> None:
    entries = "متابعة يومية لمناسيب المياه بالبحيرات\nسعر الجمبري اليوم في السوق\nتفاصيل اجتماع اتحاد الكرة"
    more = "مواعيد قطارات الوجه القبلي الجديدة\nسقوط عصابة سرقة الكابلات بالفيوم\nشبورة كثيفة صباح الغد شمالا"
    article = only(f"{entries}\n{more}\n{HEADLINE}\n\nهشام البدري\n\n<1>\n<2>")
    assert (article.headline, article.kicker) == (HEADLINE, None)


def test_a_headline_with_a_stop_above_its_day() -> None:
    headline = "البلدية تتابع الاستعداد لافتتاح الحديقة العامة ."
    article = only(f"وكالة الأنباء المحلية\nآخر الأخبار\n\n{headline}\n\nنشر بتاريخ:\n\n<1>\n\n<2>")
    assert article.headline == headline


def test_a_caption_with_the_agencys_and_the_photographers_names() -> None:
    article = only(f"{HEADLINE}\n\nعمال في ورشة الحديقة يوم 4 مارس 2022. Keystone / Lea Meier\n\n<1>\n\n<2>")
    assert [(caption.text, caption.credits) for caption in article.captions] == [
        ("عمال في ورشة الحديقة يوم 4 مارس 2022.", ("Keystone", "Lea Meier"))
    ]


def test_the_author_and_the_day_that_open_a_text() -> None:
    article = only(f"{HEADLINE}\n\nمروان فتحي - القاهرة في الأحد 25 يناير 2026 01:17 مساءً - {PROSE[0]}\n\n<2>")
    assert article.byline
    assert (article.byline.authors[0].name, article.byline.place) == ("مروان فتحي", "القاهرة")


def test_a_summary_between_the_day_and_the_picture() -> None:
    picture = "حديقة قديمة - رجل يسقي الأشجار\nسمير (22 عاما) يعمل في الحديقة منذ عامينصورة من: Lea Meier/dpa"
    article = only(f"{HEADLINE}\n\n١٢ مارس ٢٠٢٥\n\n<1>\n\n{picture}\n\n<2>\n\n<3>")
    assert (article.standfirst, len(article.body)) == (PROSE[0], 2)


def test_the_places_of_a_clock_are_nobodys_name() -> None:
    head = f"الخميس 16 أكتوبر 2025 أبوظبي الإمارات\nالتعليم والمعرفة\n\n{HEADLINE}\n16 أكتوبر 2025 00:52"
    assert only(f"{head}\n\n<1>\n<2>").byline is None


def test_text_above_tags_is_a_headline() -> None:
    content = f"{HEADLINE}\n2025-02-11 10:24:00\n<p>{PROSE[0]}</p>\n<p>{PROSE[1]}</p>"
    (article,) = transform(replace(page(content), media_type="text/html")).articles
    assert (article.headline, article.published_at, len(article.body)) == (HEADLINE, "2025-02-11T10:24:00", 2)


def test_a_name_printed_twice_running_is_a_caption_though_the_headline_begins_with_it() -> None:
    name = "رئيس بلدية المدينة"
    headline = f"{name} يحيل تسعة من عمال الصيانة إلى التحقيق"
    article = only(f"رئيس التحرير\nسامي الورداني\n\n{headline}\n\n{name}\n{name}\n\n<1>\n<2>")
    assert (article.headline, [caption.text for caption in article.captions]) == (headline, [name])


def test_a_long_first_line_above_the_day_is_the_headline() -> None:
    headline = f"مدير الحديقة العامة في حوار مع «الوادي»: {PROSE[1].removesuffix('.')}"
    article = only(f"{headline}\n\n2008-11-23 06:12:40\n\n<1>\n\n<2>")
    assert (article.headline, article.published_at) == (headline, "2008-11-23T06:12:40")


@pytest.mark.parametrize(
    "filed", ["عبري ـ من نبيل الحداد:", "الوادي نيوز – نبيل الحداد /", "رأس الخيمة - صوت الإمارات"]
)
def test_a_reporter_or_a_newsroom_above_a_text_is_no_headline(filed: str) -> None:
    assert only(f"{filed}\n<1>\n<2>\n<3>").headline is None


def test_points_above_a_text_are_no_headline() -> None:
    points = "> إنشاء خمس حدائق جديدة في الأحياء الجنوبية\n> مضاعفة عدد المقاعد في الحدائق القديمة"
    article = only(f"{points}\n<1>\n<2>\n<3>")
    assert (article.headline, article.captions) == (None, ())


def test_the_last_entry_of_a_ticker_is_no_kicker() -> None:
    entries = ("هيئة السقي تعلن القرعة الجديدة", "الأمطار ثلاثة أضعاف المعتاد", "المدرب يعود من إجازته غدا")
    ticker = (" " * 7).join((*entries, "الموارد تحذر من التجاوز على الأنهار"))
    assert only(f"{ticker}\n\n{HEADLINE}\n\n<1>\n<2>").kicker is None


def test_an_outlet_that_its_text_quotes_by_name_is_no_headline() -> None:
    article = only("عرب الوادي\n<1>\n<2>\nوقال المحامي لـ«عرب الوادي» إن العمل في الحديقة العامة سيستمر.")
    assert article.headline is None


def test_a_title_cut_short_leads_to_the_whole_of_the_headline() -> None:
    headline = "ماذا يفعل الآباء حين يرفض الأبناء مغادرة الحديقة؟"
    article = only(f"الوادي في أسبوع | ماذا يفعل الآباء حين يرفض...\n\n{headline}\n\n{headline}\n\n<1>\n\n<2>")
    assert article.headline == headline


def test_of_a_title_that_holds_kicker_and_headline_the_second_is_the_headline() -> None:
    kicker, headline = "الوزير يعطي إشارة الانطلاق ويعلن", "الحديقة ستعيد الحركة إلى وسط المدينة"
    article = only(f"{kicker}: {headline}\n\n* أربع بوابات جديدة\n\n{kicker}\n{headline}\n<1>\n\n<2>")
    assert article.headline == headline


def test_who_wrote_is_no_headline_though_the_title_closes_with_the_name() -> None:
    article = only(f"{HEADLINE}/ كتب نبيل الحداد\n\nتاريخ النشر: 3/8/2021 8:39:54 AM\n\nكتب نبيل الحداد\n\n<1>\n\n<2>")
    assert article.byline
    assert (article.headline, article.published_at) == (HEADLINE, "2021-03-08T08:39:54")


def test_initials_beside_the_second_print_are_a_holders() -> None:
    assert only(f"آخر الأخبار\n\n{HEADLINE}\n\n{HEADLINE} ح.م\n\n<1>\n\n<2>").headline == HEADLINE


def test_two_words_set_off_above_the_headline_are_a_section() -> None:
    article = only(f"رئيس التحرير: سامي الورداني\n\nالشارع السياسي\n\n{HEADLINE}\n\n<1>\n<2>")
    assert (article.section, article.kicker) == ("الشارع السياسي", None)


def test_an_agency_below_the_sites_own_name_is_the_source() -> None:
    article = only(f"{HEADLINE}\n\nالسبت 15 يوليو 2017\nصدى الوادي نيوز\nطباعة\nأ.ش.أ\n<1>\n<2>")
    assert article.byline
    assert article.byline.authors[0].name == "أ.ش.أ"


def test_an_envoy_signs() -> None:
    article = only(f"{HEADLINE}\n\nمبعوث «الوادي» إلى غرداية: ك. الحداد\n\n<1>\n\n<2>")
    assert article.byline
    assert (article.byline.authors[0].name, article.byline.place) == ("ك. الحداد", "غرداية")


def test_an_archive_of_a_forum_labels_the_headline() -> None:
    page_of_forum = f"المساعد الشخصي الرقمي\n\nمشاهدة النسخة كاملة : {HEADLINE}\n\n08-03-2009, 10:22 AM\n<1>\n\n<2>"
    article = only(page_of_forum)
    assert (article.headline, article.kicker) == (HEADLINE, None)


def test_who_is_named_above_a_text_wrote_it() -> None:
    article = only("ندى السيسي\n<1>\n<2>\n<3>")
    assert article.byline
    assert (article.headline, article.byline.authors[0].name) == (None, "ندى السيسي")


def test_a_headline_in_a_table_of_one_cell() -> None:
    assert only(f"| {HEADLINE} |\n<1>\n<2>").headline == HEADLINE


def test_what_gatherers_wrap_a_headline_in_is_none_of_it() -> None:
    wrapped = f"شكرا لقرائتكم خبر عن {HEADLINE} - الوادي 365 والان مع تفاصيل الخبر"
    assert only(f" date 2025-09-14 {wrapped}\n\n<1>\n\n<2>").headline == HEADLINE


def test_a_first_paragraph_with_pauses_is_no_ticker() -> None:
    opening = f"حيثما توجهت في المدينة، يستوقفك مشهد الأشجار على الطرق ، ومن تسأله يشر إلى {HEADLINE} ويمض"
    assert len(only(f"{opening}\n\nوعاشت المدينة أمس يوما جديدا من أيام معاناتها .\n\n<2>\n\n<3>").body) == 4


def test_the_sites_update_does_not_date_the_article() -> None:
    head = f"آخر تحديث :الثلاثاء-11 يونيو 2024-08:17م\n\nمحليات\n\n\n{HEADLINE}\n\n{HEADLINE}\nبوابة الحديقة"
    article = only(f"{head}\n\nالأحد - 15 أغسطس 2021 - 09:40 ص بتوقيت عدن\n\n<1>\n<2>")
    assert article.published_at == "2021-08-15T09:40:00+03:00"


def test_a_newsroom_before_its_place_is_no_caption() -> None:
    article = only(f"{HEADLINE}\nوهج الوادي _ مسقط\n<1>\n<2>")
    assert article.byline
    assert (article.byline.place, article.captions) == ("مسقط", ())


def test_the_author_behind_a_slash_closes_a_headline() -> None:
    article = only(f"{HEADLINE} / محمد سالم ولد الدده\n\n0\n214\n\n<1>\n<2>")
    assert article.byline
    assert (article.headline, [author.name for author in article.byline.authors]) == (HEADLINE, ["محمد سالم ولد الدده"])


def test_a_name_of_four_words_with_a_compound_signs() -> None:
    article = only(f"{HEADLINE}\nحازم نصر الدين الحلو\n<1>\n<2>")
    assert article.byline
    assert article.byline.authors[0].kind == "person"


def test_who_heads_the_newspaper_twice_is_no_author() -> None:
    masthead = "رئيس التحرير\nسامر عبد الحي\nرئيس التحرير التنفيذي\nنبيل الصاوي"
    assert only(f"{masthead}\n{masthead}\n\n{HEADLINE}\n\n<1>\n<2>").byline is None


def test_a_crawlers_day_dates_a_text_below_other_furniture() -> None:
    assert only(" date 2025-03-18 سجل إعجابك بصفحتنا على فيسبوك\n\n<1>\n\n<2>").published_at == "2025-03-18"


def test_an_office_printed_twice_is_a_caption() -> None:
    article = only(f"{HEADLINE}\n\nوزير الري\n\nوزير الري\n\n<1>\n\n<2>")
    assert (article.byline, [caption.text for caption in article.captions]) == (None, ["وزير الري"])
