"""What pages of sites without a profile taught the general grammar."""

from __future__ import annotations

import pytest

from etl.transform import transform
from etl.transform.fields.bylines import is_byline, read_byline
from etl.transform.fields.captions import read_captions
from etl.transform.fields.stamps import is_stamp, read_stamps
from tests.unit.transform.pages import page

PROSE = "قررت بلدية المدينة إعادة فتح الحديقة العامة أمام الزوار بعد إغلاق دام ستة أشهر بسبب أعمال الصيانة."
HEAD = ("الحديقة العامة تفتح أبوابها من جديد", "12 مايو 2022", PROSE, PROSE.replace("الحديقة", "المكتبة"))


def kinds(*lines: str) -> list[str]:
    (article,) = transform(page("\n".join((*HEAD, *lines)))).articles
    return [part.kind for part in article.body]


def cards(*lines: str) -> list[str]:
    (article,) = transform(page("\n".join((*HEAD, *lines)))).articles
    return [card.headline for card in article.related]


def test_a_short_quotation_above_prose_is_a_subheading() -> None:
    assert kinds('"الجبل يعرفنا"', PROSE)[-2:] == ["subheading", "paragraph"]


def test_a_short_sentence_is_no_subheading() -> None:
    assert kinds("وأكد أن ذلك لن يتكرر.", PROSE)[-2:] == ["paragraph", "paragraph"]


@pytest.mark.parametrize("heading", ["الأخبار المرتبطة", "مواضيع قد تعجبك", "تصفح المزيد", "قد يهمكم أيضاً"])
def test_headings_of_related_sections_are_read_by_their_grammar(heading: str) -> None:
    assert cards(heading, "سوق الزهور يستقبل الربيع") == ["سوق الزهور يستقبل الربيع"]


def test_prose_below_a_link_that_a_colon_announces_is_the_article_again() -> None:
    assert len(kinds("اقرأ أيضا:", "سوق الزهور يستقبل الربيع", PROSE)) == 3


def test_tags_below_a_list_of_cards_are_no_cards() -> None:
    assert cards("مقالات ذات صلة", "سوق الزهور يستقبل زوار الربيع", "البرازيل", "القهوة") == [
        "سوق الزهور يستقبل زوار الربيع"
    ]


def test_an_error_page_holds_no_article() -> None:
    text = "الرئيسية\nعفوا، الصفحة غير موجودة\nالصفحة التي تبحث عنها ربما حذفت أو تغير عنوانها."
    assert transform(page(text)).articles == ()


def test_a_city_with_a_colon_opens_headlines_too() -> None:
    text = f"عجلون: معصرة حجرية تعود للدوران\nسامي خوري\n12 مايو 2022\nسامي خوري\n{PROSE}\n{PROSE}"
    (article,) = transform(page(text)).articles
    assert article.headline == "عجلون: معصرة حجرية تعود للدوران"


@pytest.mark.parametrize(
    ("line", "authors", "place"),
    [
        ("باكو: هشام المرجاني - لندن: «الشرق الأوسط»", ["هشام المرجاني", "الشرق الأوسط"], "باكو - لندن"),
        ("عدن - «الرقيب» حسين العولقي", ["حسين العولقي"], "عدن"),
        ("البليدة: محمد. ف", ["محمد. ف"], "البليدة"),
        ("عين اليوم – متابعات", ["عين اليوم"], None),
        ("بواسطة رامي العبسي", ["رامي العبسي"], None),
    ],
)
def test_bylines_of_other_newspapers(line: str, authors: list[str], place: str | None) -> None:
    found = read_byline(line)
    assert found is not None
    assert ([author.name for author in found.authors], found.place) == (authors, place)


@pytest.mark.parametrize("line", ['"الجبل يعرفنا"', "مضمار الهجن (أرشيفية)", "غلاف الكتاب (دار المدى)"])
def test_quotations_and_captions_are_no_bylines(line: str) -> None:
    assert not is_byline(line)


def test_a_hijri_day_beside_the_gregorian_one_is_no_second_day() -> None:
    assert [stamp.value for stamp in read_stamps("الأحد 23 شوال 1436 - 9 أغسطس 2015")] == ["2015-08-09"]


@pytest.mark.parametrize("line", ["arabic.news.cn | 2021-05-05 10:11:12", "سبوتنيك عربي, 22.03.2022"])
def test_a_site_beside_the_day_leaves_a_stamp_a_stamp(line: str) -> None:
    assert is_stamp(line)


def test_pictures_are_labelled_in_english_too() -> None:
    (caption,) = read_captions(["Image copyright Reuters", "Image caption النساء يقطعن كيلومترين لجلب الماء"])
    assert caption == ("النساء يقطعن كيلومترين لجلب الماء", ("Reuters",))


@pytest.mark.parametrize("line", ["GMT 10:30 2011 الأربعاء 30 مارس", "آخر تحديث مارس 30, 2011"])
def test_a_day_is_read_in_whichever_order_it_is_printed(line: str) -> None:
    assert is_stamp(line)
    assert [stamp.value[:10] for stamp in read_stamps(line)] == ["2011-03-30"]


def test_a_name_and_a_day_below_a_line_make_it_the_headline_of_another_article() -> None:
    below = ("سباق القوارب يعود إلى الميناء", "نورة السبيعي", "11 مايو 2022", *HEAD[2:])
    assert len(transform(page("\n".join((*HEAD, *below)))).articles) == 2


def test_a_line_without_an_arabic_letter_is_no_subheading_and_no_card() -> None:
    assert kinds("4CB23941 12A6 48AB BF44", PROSE) == ["paragraph"] * 3
    assert cards("مقالات ذات صلة", "سوق الزهور يستقبل الربيع", "error: Content is protected !!") == [
        "سوق الزهور يستقبل الربيع"
    ]


def test_the_years_that_head_an_entry_are_of_the_text() -> None:
    assert kinds("1840-1842:", PROSE) == ["paragraph"] * 4


def test_a_long_last_line_without_a_stop_closes_the_text() -> None:
    last = "وبلغ عدد زوار الحديقة في يومها الأول نحو ألفين من سكان المدينة ومن القرى المجاورة لها"
    assert kinds(last, "طباعة") == ["paragraph"] * 3


def test_the_main_news_is_a_section_though_a_dump_glues_it_to_another() -> None:
    (article,) = transform(page("\n".join(("الأخبارالأخبار الرئيسية", "", *HEAD)))).articles
    assert (article.section, article.kicker) == ("الأخبار", None)


def test_a_clock_in_full_before_the_weekday_is_the_days() -> None:
    assert [stamp.value for stamp in read_stamps("08:33 مساءً الخميس 12 مايو 2022")] == ["2022-05-12T20:33:00"]


@pytest.mark.parametrize(
    "line",
    [
        "الخميس 12 مايو 2022 04:00 م / بتوقيت القدس +2GMT",
        "التوقيت الخميس، 12 مايو 2022",
        "منذ ثانية واحدة",
        "منشور الخميس 12 مايو 2022",
    ],
)
def test_a_zone_and_a_label_leave_a_stamp_a_stamp(line: str) -> None:
    assert is_stamp(line)


def test_clocks_and_prayers_at_the_top_of_a_page_are_no_headline() -> None:
    top = ("التوقيت 12:47 م , بتوقيت القاهرة", "الصلاة القادمة", "الظهر 11:58")
    (article,) = transform(page("\n".join((*top, *HEAD)))).articles
    assert (article.headline, article.kicker) == (HEAD[0], None)


def test_a_line_that_breaks_off_after_a_preposition_goes_on_in_the_next() -> None:
    halves = "أصيب عامل مساء أمس في حديقة المدينة خلال أعمال صيانة السور القديم بجروح في", "يده، بحسب البلدية."
    (article,) = transform(page("\n".join((*halves, PROSE, PROSE)))).articles
    assert (article.headline, article.body[0].text) == (None, " ".join(halves))


def test_a_credit_and_a_caption_above_the_headline_are_the_pictures() -> None:
    top = ("تصميم سامي البحري لـ الأفق", "مدير الحديقة العامة في مكتبه مع رئيسة قسم الأشجار المعمرة", "")
    (article,) = transform(page("\n".join((*top, *HEAD)))).articles
    assert article.headline == HEAD[0]
    assert [(caption.text, caption.credits) for caption in article.captions] == [(top[1], ("سامي البحري",))]


def test_a_line_that_a_bar_or_a_slash_ends_is_no_headline() -> None:
    (article,) = transform(page("\n".join(("زاوية الحديقة في المدينة /", *HEAD)))).articles
    assert article.headline == HEAD[0]


@pytest.mark.parametrize("first", ["أولًا: أشجار الحديقة", "في البداية:"])
def test_what_numbers_or_announces_the_first_part_is_its_subheading(first: str) -> None:
    (article,) = transform(page("\n".join((HEAD[0], first, *HEAD[2:])))).articles
    assert (article.body[0].kind, article.body[0].text) == ("subheading", first)
    assert (article.standfirst, article.captions) == (None, ())


def test_what_a_feed_says_below_a_text_is_no_text() -> None:
    feeds = (f"هذا الخبر {HEAD[0]} ظهر أولاً في الأفق.", f"ظهرت المقالة {HEAD[0]} أولاً على الأفق.")
    assert kinds(*feeds, f"The post {HEAD[0]} appeared first on Ofoq.") == ["paragraph"] * 2


def test_teasers_cut_short_below_the_text_are_not_of_it() -> None:
    teasers = [f"أعلنت إدارة المتحف أمس موعد معرض {name} الذي يضم لوحات من…" for name in ("الربيع", "الصيف", "الخريف")]
    assert kinds(*teasers) == ["paragraph"] * 2
    assert kinds(*teasers, PROSE)[2:4] == ["paragraph"] * 2


def test_a_line_below_a_related_article_on_one_line_is_another() -> None:
    more = ("قد يهمك أيضا : سوق الزهور يستقبل الربيع", "متحف المدينة يعرض لوحات نادرة للبحر")
    assert cards(*more) == ["سوق الزهور يستقبل الربيع", more[1]]


def test_a_headline_right_after_the_label_of_a_related_article_is_its_card() -> None:
    assert cards("اقرأ أيضا سوق الزهور يستقبل الربيع", PROSE) == ["سوق الزهور يستقبل الربيع"]
    assert cards("اقرأ أيضا على موقعنا:", "سوق الزهور يستقبل زوار الربيع", PROSE) == ["سوق الزهور يستقبل زوار الربيع"]


def test_a_name_and_a_biography_below_the_text_are_not_of_it() -> None:
    below = ("نبيل الحداد", "كاتب وباحث في شؤون المدن، صدر له كتاب عن الحدائق العامة.")
    (article,) = transform(page("\n".join((*HEAD, *below)))).articles
    assert len(article.body) == 2
    assert article.byline is not None
    assert article.byline.authors[0].name == below[0]


def test_a_picture_is_told_from_a_subheading_by_how_its_caption_begins() -> None:
    (article,) = transform(page("\n".join((*HEAD, "جانب من حفل افتتاح الحديقة", PROSE)))).articles
    assert [caption.text for caption in article.captions] == ["جانب من حفل افتتاح الحديقة"]
    assert [part.kind for part in article.body] == ["paragraph"] * 3


def test_a_place_and_a_newsroom_between_slashes_are_the_byline() -> None:
    (article,) = transform(page("\n".join((*HEAD[:2], "غزة / أفق /", *HEAD[2:])))).articles
    assert article.byline is not None
    assert (article.byline.place, article.byline.authors[0].name) == ("غزة", "أفق")


def test_the_sections_below_their_label_and_a_blogs_search_are_no_headline() -> None:
    top = ("بحث هذه المدونة الإلكترونية", "Categories", "أخبار 24 ساعة أعمدة الزهور الواجهة جهات")
    (article,) = transform(page("\n".join((*top, "", *HEAD)))).articles
    assert article.headline == HEAD[0]


def test_a_newsroom_and_its_place_above_a_long_paragraph_are_no_headline() -> None:
    text = " ".join((PROSE, PROSE.replace("الحديقة", "المكتبة"), PROSE.replace("الحديقة", "القاعة")))
    (article,) = transform(page(f"مكتب أخبار الأفق – دمشق وريفها\n\n{text}")).articles
    assert (article.headline, len(article.body)) == (None, 1)
