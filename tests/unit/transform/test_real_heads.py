"""What the tops of real newspapers' pages taught: what stands above a headline, and right below it."""

from __future__ import annotations

import pytest

from tests.unit.transform.pages import HEADLINE, only, read

STRIP = (
    "سوق الزهور يستقبل الربيع وسط إقبال كبير من الزوار كيف تختار شتلة الورد المناسبة لشرفتك؟ "
    "النحالون يشكون جفاف المراعي هذا الموسم بعد غياب ثلاث سنوات.. معرض التمور يعود إلى ساحة القلعة"
)
"""Headlines of other stories that a dump ran together."""


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


def test_a_cued_byline_goes_before_a_bare_name() -> None:
    article = only(f"{HEADLINE}\n9 ديسمبر 2017\nتطبيق الأفق\nكتب - نزار القاسمي :\n<1>\n<2>")
    assert article.byline is not None
    assert [author.name for author in article.byline.authors] == ["نزار القاسمي"]


def test_several_lines_between_stamp_and_byline_are_a_summary() -> None:
    points = ("ميزانية الحديقة تبلغ 16 مليون دينار هذا العام", "ديون البلدية بين سبعة وثمانية ملايين دينار")
    article = only(f"{HEADLINE}\n15 فبراير 2026\n{points[0]}\n{points[1]}\nسامي خوري - عجلون\n<1>\n<2>")
    assert article.standfirst == " ".join(points)
    assert article.captions == ()


def test_a_line_above_a_headline_that_is_printed_again_is_its_kicker() -> None:
    kicker = "المفارقة الغريبة متواصلة في حدائق المدينة"
    article = only(f"الموقع\n{kicker}\n{HEADLINE}\nقسم البيئة\n{HEADLINE}\n<1>\n<2>")
    assert article.kicker == kicker


def test_a_headline_glued_to_itself_is_the_headline_printed_again() -> None:
    article = only(f"{HEADLINE}\n{HEADLINE}{HEADLINE}\n<1>\n<2>")
    assert (article.headline, article.standfirst, article.captions) == (HEADLINE, None, ())


def test_the_first_of_two_glued_sections_is_the_articles() -> None:
    assert only(f"أخبار العالمآخر الأخبار\n\n{HEADLINE}\n<1>\n<2>").section == "أخبار العالم"


def test_a_section_behind_the_link_to_the_home_page_is_the_articles() -> None:
    assert only(f"Home محليات\n\n{HEADLINE}\n<1>\n<2>").section == "محليات"


def test_a_newsroom_set_off_from_the_text_is_the_byline() -> None:
    article = only(f"{HEADLINE}\n\nأنباء الواحة -\n\n<1>\n<2>")
    assert article.byline is not None
    assert [(author.name, author.kind) for author in article.byline.authors] == [("أنباء الواحة", "desk")]


def test_views_and_the_link_to_the_story_are_of_the_card_above_them() -> None:
    teaser = "افتتحت البلدية صباح أمس سوق الزهور عند بوابة المدينة القديمة... اقرأ المزيد"
    card = f"سوق الزهور يستقبل الربيع\n{teaser}\n68\n| 9 أبريل 2017"
    article = only(f"{HEADLINE}\n<1>\n<2>\nاقرأ المزيد\n{card}\nمعرض التمور يعود إلى ساحة القلعة")
    assert [related.headline for related in article.related] == [
        "سوق الزهور يستقبل الربيع",
        "معرض التمور يعود إلى ساحة القلعة",
    ]
    assert article.related[0].published_at == "2017-04-09"


def test_a_section_below_a_related_list_is_of_the_article_that_follows() -> None:
    cards = "مقالات ذات صلة\nالمكتبة القديمة تستعيد مخطوطاتها\nمعرض التمور يعود إلى الساحة"
    other = "ثقافة\nالمكتبة القديمة تستعيد مخطوطاتها\nكتب: سامي خوري"
    articles = read(f"{HEADLINE}\n12 مايو 2022\n<1>\n<2>\n{cards}\n{other}\n<3>\n<4>").articles
    assert [article.section for article in articles] == [None, "ثقافة"]


def test_a_line_set_off_by_blanks_is_the_headline_rather_than_the_entries_of_a_ticker() -> None:
    entries = "النحالون يشكون جفاف المراعي\nمعرض التمور يعود إلى الساحة\nسوق الزهور يستقبل الربيع"
    assert only(f"{entries}\n\n{HEADLINE}\n\n<1>\n<2>").headline == HEADLINE


def test_the_entries_of_a_ticker_stand_together_with_their_clocks() -> None:
    entries = "19:55\nالنحالون يشكون جفاف المراعي\n19:27\nمعرض التمور يعود إلى الساحة\n18:44\nسوق الزهور يستقبل الربيع"
    assert only(f"{entries}\n\n{HEADLINE}\n\n<1>\n<2>").headline == HEADLINE


def test_a_masthead_that_stands_on_a_page_twice_is_no_headline_printed_again() -> None:
    masthead = (
        "رئيس حزب الأفق ورئيس مجلس الإدارة\nد.خالد الصافي\nالمشرف العام\nنزار القاسمي\nرئيس التحرير\nسامي الورداني"
    )
    article = only(f"{masthead}\n{masthead}\n\n{HEADLINE}\n\n<1>\n<2>")
    assert (article.headline, article.kicker, article.captions) == (HEADLINE, None, ())


def test_a_menu_on_one_line_is_no_headline() -> None:
    menu = "الرئيسية سياسة اقتصاد ثقافة رياضة منوعات فيديو تحقيقات مقالات"
    assert only(f"{menu}\n{HEADLINE}\n2025-10-29 14:26\n<1>\n<2>").headline == HEADLINE


def test_the_headlines_of_a_box_above_the_head_are_none_of_it() -> None:
    box = (
        "ذات صلة\n\nمتفرقات\n\nسوق الزهور يستقبل الربيع هذا العام\n\nافتتحت البلدية سوق الزهور عند بوابة المدينة...\n\n"
    )
    assert only(f"{box}{HEADLINE}\n\nمتابعة سامي الورداني\n\n<1>\n<2>").headline == HEADLINE


def test_a_newsroom_before_the_label_of_a_day_makes_a_stamp() -> None:
    assert only(f"{HEADLINE}\n\nأفق24 نشر في: 13 يوليو 2021\n\n<1>\n<2>").published_at == "2021-07-13"


def test_the_headline_below_the_sites_name_on_its_line_is_printed_again() -> None:
    article = only(f"{HEADLINE}\nآخر تحديث GMT08:30:42\nالأفق - {HEADLINE}\n<1>\n<2>")
    assert (article.headline, article.standfirst, article.captions) == (HEADLINE, None, ())


def test_a_place_and_a_newsroom_that_no_list_knows_are_the_byline() -> None:
    article = only(f"{HEADLINE}\nعمان - الأفق\n<1>\n<2>")
    assert article.byline is not None
    assert (article.byline.authors[0].name, article.byline.authors[0].kind, article.byline.place) == (
        "الأفق",
        "desk",
        "عمان",
    )


def test_the_byline_of_another_story_below_the_text_is_not_the_articles() -> None:
    article = only(f"{HEADLINE}\n<1>\n<2>\nوسوم: حدائق\n\nزلزال في سوق الزهور يعري الانقسامات\n\nبقلم ياسر الورداني")
    assert article.byline is None


def test_a_line_with_a_colon_that_blanks_set_off_above_prose_is_a_subheading() -> None:
    article = only(f"{HEADLINE}\n\n<1>\n\nبيان عاجل من بلدية المدينة:\n\n<2>\n\n<3>")
    assert [part.kind for part in article.body] == ["paragraph", "subheading", "paragraph", "paragraph"]


def test_a_headline_that_ends_with_a_stop_is_one_where_no_other_line_is() -> None:
    article = only("الحديقة العامة تفتح أبوابها من جديد أمام الزوار.\n<1>\n<2>\n<3>")
    assert (article.headline, len(article.body)) == ("الحديقة العامة تفتح أبوابها من جديد أمام الزوار.", 3)


def test_a_paragraph_that_opens_like_the_next_one_is_the_standfirst() -> None:
    summary = "قررت بلدية المدينة إعادة فتح الحديقة العامة أمام الزوار بعد إغلاق طويل، وسط ترحيب السكان بهذه الخطوة."
    article = only(f"{HEADLINE}\n{summary}\n<1>\n<2>\n<3>")
    assert (article.standfirst, len(article.body)) == (summary, 3)


def test_the_text_may_begin_without_a_stop_below_the_byline() -> None:
    opening = "أعلنت بلدية المدينة صباح اليوم الاثنين موعد افتتاح الحديقة العامة بعد إغلاق دام ستة أشهر كاملة"
    article = only(f"{HEADLINE}\nأفق نيوز - عمان\n{opening}\n<1>\n<2>")
    assert article.body[0].text == opening


def test_a_name_of_the_site_with_what_it_is_heads_nothing() -> None:
    article = only(f"الموقع الرسمي | الواحة الإخبارية\n\n{HEADLINE}\n\n<1>\n<2>")
    assert (article.headline, article.kicker) == (HEADLINE, None)


def test_a_caption_printed_twice_around_its_credit_is_no_headline_printed_again() -> None:
    caption = "مدير الحديقة العامة سامي الورداني"
    article = only(f"{HEADLINE}\n{caption}\n- صورة أرشيفية\nتصوير :\n{caption}\n<1>\n<2>")
    assert article.headline == HEADLINE


def test_an_agency_alone_on_its_line_is_the_byline() -> None:
    article = only(f"{HEADLINE}\nأ ش أ\n<1>\n<2>")
    assert article.byline is not None
    assert article.byline.authors[0].kind == "agency"


def test_a_long_headline_below_a_related_heading_is_a_card() -> None:
    card = (
        "بلدية المدينة تعلن عن مهرجان للزهور بمناسبة الربيع يستمر حتى منتصف أيار "
        "والسكان يعدونه فرصة لإحياء السوق القديمة من جديد"
    )
    teaser = "أعلنت بلدية المدينة السبت مهرجانا للزهور في ساحة القلعة يبدأ مساء الأحد ويأتي ..."
    article = only(f"{HEADLINE}\n\n<1>\n\n<2>\n\nقد يعجبك أيضا\n\n{card}\n\n{teaser}")
    assert [related.headline for related in article.related] == [card]


def test_a_long_paragraph_that_names_its_source_at_the_end_is_no_caption() -> None:
    ending = (
        "وأكدت الهيئة أن العمل في الممرات الجديدة بدأ مع ساعات الصباح الأولى ولم يؤثر في حركة الزوار، مشيرة إلى أن "
        "فرق الصيانة تواصل عملها بالتنسيق مع الجهات المختصة في المدينة وفي القرى المجاورة لها كذلك (روسيا اليوم)"
    )
    article = only(f"{HEADLINE}\n<1>\n<2>\n{ending}")
    assert (article.captions, len(article.body)) == ((), 3)


def test_a_newsroom_that_no_list_knows_is_told_by_its_own_report() -> None:
    byline = only(f"{HEADLINE}\n\nعدن/صوت المدينة/خاص:\n\n<1>\n<2>").byline
    assert byline is not None
    assert [(author.name, author.kind) for author in byline.authors] == [("صوت المدينة", "desk")]
    assert byline.place == "عدن"


def test_place_and_newsroom_that_no_list_knows_lead_into_the_text_with_a_colon() -> None:
    byline = only(f"{HEADLINE}\n\nوادي السدر - الأفق:\n<1>\n<2>").byline
    assert byline is not None
    assert (byline.authors[0].name, byline.authors[0].kind, byline.place) == ("الأفق", "desk", "وادي السدر")


def test_several_tatweels_are_a_dash() -> None:
    byline = only(f"{HEADLINE}\n\nالرياض ــ أ.ف.ب:\n\n<1>\n<2>").byline
    assert byline is not None
    assert (byline.authors[0].kind, byline.place) == ("agency", "الرياض")


def test_a_picture_that_stands_for_another_has_a_caption_and_no_author() -> None:
    article = only(f"{HEADLINE}\n\nاثنين, 2017-02-20 18:38\nصورة تخدم النص\n\n<1>\n<2>")
    assert [caption.text for caption in article.captions] == ["صورة تخدم النص"]
    assert (article.byline, article.published_at) == (None, "2017-02-20T18:38:00")


def test_a_clock_with_its_zone_is_no_caption() -> None:
    article = only(f"{HEADLINE}\n\nالأحد ١٣ يونيو ٢٠٢١\n٠٥:٠٤ بتوقيت غرينتش\n<1>\n<2>")
    assert (article.captions, article.standfirst) == ((), None)


def test_the_place_before_an_authors_name_may_stand_in_the_headline() -> None:
    article = only(f"{HEADLINE}\nثلاثون شجرة غرست في أسبوع واحد\nالحديقة - نورة الكندي\n21 أكتوبر 2023\n<1>\n<2>")
    assert article.byline is not None
    assert [author.name for author in article.byline.authors] == ["نورة الكندي"]


def test_a_newsrooms_own_report_names_the_place_before_the_newsroom() -> None:
    article = only(f"{HEADLINE}\nالسدرة ((الأفق الآن)) خاص:\n<1>\n<2>")
    assert article.byline is not None
    assert (article.byline.place, article.byline.authors[0].name) == ("السدرة", "الأفق الآن")


def test_a_columnists_name_above_the_headline_is_the_byline_unless_the_text_speaks_of_it() -> None:
    above = only(f"عبد الله الدوسري\n{HEADLINE}\n5 مارس 2023\n<1>\n<2>")
    assert above.byline is not None
    assert (above.byline.text, above.kicker) == ("عبد الله الدوسري", None)
    told = only(f"عبد الله الدوسري\n{HEADLINE}\n5 مارس 2023\nووصل الدوسري إلى المدينة صباح اليوم مع زملائه.\n<1>\n<2>")
    assert (told.byline, told.kicker) == (None, "عبد الله الدوسري")


def test_a_line_that_only_says_when_is_the_kicker_of_the_longer_one_below_it() -> None:
    article = only(f"بعد عام من الإغلاق\n{HEADLINE}\nكتب: نبيل الحداد\n<1>\n<2>")
    assert (article.headline, article.kicker) == (HEADLINE, "بعد عام من الإغلاق")


def test_the_reporters_name_below_a_caption_or_printed_twice_is_the_byline() -> None:
    caption = "زوار يعبرون بوابة الحديقة القديمة يوم أمس الأول"
    below = only(f"{HEADLINE}\n{caption}\n{caption}\nمصطفى البحري\n<1>\n<2>")
    twice = only(f"{HEADLINE}\n08:33 صباحًا الإثنين 18 مارس 2013\nمحمود البحري\n\nمحمود البحري\n<1>\n<2>")
    assert [caption.text for caption in below.captions] == [caption]
    assert [article.byline and article.byline.authors[0].name for article in (below, twice)] == [
        "مصطفى البحري",
        "محمود البحري",
    ]
    assert (twice.captions, twice.published_at) == ((), "2013-03-18T08:33:00")


def test_who_is_in_the_headline_and_printed_twice_is_in_the_picture() -> None:
    article = only("سامي البحري يعود إلى الحديقة العامة\nسامي البحري\nسامي البحري\n<1>\n<2>")
    assert ([caption.text for caption in article.captions], article.byline) == (["سامي البحري"], None)


def test_the_headline_in_fewer_words_is_a_caption() -> None:
    article = only(f"{HEADLINE} بعد عام من الصيانة\nالحديقة العامة تفتح أبوابها من جديد أمس\n<1>\n<2>")
    assert article.standfirst is None
    assert [caption.text for caption in article.captions] == ["الحديقة العامة تفتح أبوابها من جديد أمس"]


def test_rates_and_temperatures_above_the_headline_are_no_captions() -> None:
    rates = "21.12°القدس\nرام الله20.88°\n4.57جنيه إسترليني\nجنيه إسترليني4.57\nدولار أمريكي 3.63ريال"
    article = only(f"{rates}\n\n{HEADLINE}\n<1>\n<2>")
    assert (article.headline, article.captions, article.byline) == (HEADLINE, (), None)


def test_a_row_of_headlines_right_above_a_text_is_a_ticker_and_the_text_has_no_headline() -> None:
    row = "\n".join(
        f"سوق الزهور رقم {number} يستقبل زوار الربيع" for number in ("واحد", "اثنين", "ثلاثة", "أربعة", "خمسة")
    )
    article = only(f"{row}\n<1>\n<2>\n<3>")
    assert (article.headline, article.captions, len(article.body)) == (None, (), 3)


def test_a_short_first_sentence_that_names_its_day_is_text() -> None:
    article = only("افتتحت بلدية المدينة، صباح اليوم السبت، الحديقة العامة.\n<2>\n<3>")
    assert (article.headline, len(article.body)) == (None, 3)


def test_captions_between_the_paragraphs_make_no_index_of_a_text_without_a_headline() -> None:
    text = "<1>\n\nبوابة الحديقة بعد الصيانة\n\n<2>\n\nمقهى الحديقة الصغير\n\n<3>\n\nساحة المهرجانات\n\n<4>"
    assert [part.kind for part in only(text).body].count("paragraph") == 4


def test_the_day_of_an_embedded_post_is_not_that_of_the_article() -> None:
    article = only("<1>\n<2>\n— مرصد الأفق (@ofoq_obs) March 3, 2021\n<3>")
    assert (article.published_at, len(article.body)) == (None, 3)


def test_what_is_tied_to_the_hour_of_a_stamp_is_set_apart() -> None:
    article = only(f"{HEADLINE}\nالإثنين، 22 يناير 2024 08:55 ممحمد البحري\n<1>\n<2>")
    assert (article.byline and article.byline.authors[0].name, article.published_at) == (
        "محمد البحري",
        "2024-01-22T20:55:00",
    )
    assert only(f"{HEADLINE}\n23 مايو 201610:52\n<1>\n<2>").published_at == "2016-05-23T10:52:00"


@pytest.mark.parametrize("line", ["الزيتونة/بغداد ..", "الزيتونة نيوز/غزة", "غزة_الزيتونة"])
def test_place_and_newsroom_beside_a_stroke_are_the_byline_in_either_order(line: str) -> None:
    byline = only(f"{HEADLINE}\n{line}\n<1>\n<2>").byline
    assert byline is not None
    assert byline.authors[0].name.startswith("الزيتونة")
    assert byline.place in ("بغداد", "غزة")


def test_a_line_printed_twice_running_in_the_text_is_a_caption() -> None:
    article = only(f"{HEADLINE}\n<1>\n<2>\nبوابة الحديقة\nبوابة الحديقة\n<3>")
    assert [caption.text for caption in article.captions] == ["بوابة الحديقة"]
    assert {part.kind for part in article.body} == {"paragraph"}


def test_the_last_of_several_short_lines_is_no_subheading() -> None:
    article = only(f"{HEADLINE}\n\n<1>\n\nفريق الحديقة\nالبستاني: سالم\nالحارس: ناصر\n\n<2>\n\n<3>")
    assert "subheading" not in [part.kind for part in article.body if part.text == "الحارس: ناصر"]


def test_what_is_longer_than_two_names_below_the_text_is_no_byline() -> None:
    assert only(f"{HEADLINE}\n<1>\n<2>\n<3>\nالبلدية تنشر حملة إعلانات واسعة بالمدينة القديمة").byline is None


def test_a_list_of_terms_without_spaces_after_its_commas_is_no_text() -> None:
    terms = "الحديقة,أخبار الحديقة,الزهور,أخبار المدينة,البلدية,الممرات,مواعيد الحديقة,المقهى,الأشجار"
    article = only(f"{terms}\n\n{HEADLINE}\n\n<1>\n<2>")
    assert (article.headline, len(article.body)) == (HEADLINE, 2)


def test_what_follows_the_sites_name_in_a_title_is_no_section() -> None:
    assert only(f"{HEADLINE} – موقع قناة الواحة – لبنان\nقناة الواحة\n\n{HEADLINE}\n\n<1>\n<2>").section is None


def test_a_line_that_the_next_repeats_with_its_holder_is_a_caption() -> None:
    article = only(f"{HEADLINE}\nبوابة الحديقة القديمة\nبوابة الحديقة القديمة Copyright REUTERS/Sam Hadi\n<1>\n<2>")
    assert article.standfirst is None
    assert article.captions[-1].credits == ("REUTERS", "Sam Hadi")


def test_who_is_in_the_headline_beside_an_agency_is_in_the_picture() -> None:
    article = only("البحري: الحديقة العامة تفتح أبوابها\nسامي البحري / Reuters\n<1>\n<2>")
    assert ([caption.text for caption in article.captions], article.byline) == (["سامي البحري / Reuters"], None)


def test_a_word_of_a_newsrooms_name_in_the_headline_makes_its_reporter_no_caption() -> None:
    byline = only("الحديقة العامة تفتح أبوابها اليوم\nسامي البحري – عين اليوم\n<1>\n<2>").byline
    assert byline is not None
    assert byline.authors[0].name == "سامي البحري"


def test_joomlas_names_of_the_months_are_read() -> None:
    assert only(f"{HEADLINE}\nالأحد, 04 تشرين1/أكتوير 2015 07:00\n<1>\n<2>").published_at == "2015-10-04T07:00:00"


@pytest.mark.parametrize("line", ["من سامي البحري", "الأفق الدولية – الزرقاء – سامي البحري"])
def test_the_reporter_after_a_preposition_or_newsroom_and_place_is_the_byline(line: str) -> None:
    article = only(f"{HEADLINE}\n{line}\n<1>\n<2>")
    assert article.byline is not None
    assert (article.byline.authors[0].name, article.captions, article.standfirst) == ("سامي البحري", (), None)


def test_counters_behind_a_bullet_and_skip_links_are_of_no_article() -> None:
    article = only(f"التخطي إلى المحتوى\n{HEADLINE}\n• 561 مشاهدة\n<1>\n<2>")
    assert (article.headline, article.kicker, article.captions) == (HEADLINE, None, ())
