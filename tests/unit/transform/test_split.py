from __future__ import annotations

import textwrap

import pytest

from etl.issues import Code
from etl.model import Role
from tests.unit.transform.pages import PROSE, bodies, read

TITLE = "الحديقة العامة تفتح أبوابها من جديد"


def cards(text: str) -> list[list[str]]:
    return [[card.headline for card in article.related] for article in read(text).articles]


def test_a_headline_with_text_below_it_is_an_article() -> None:
    parsed = read(f"""
        {TITLE}

        <1>

        <2>
    """)
    assert [article.headline for article in parsed.articles] == [TITLE]
    assert bodies(parsed) == [list(PROSE[:2])]


def test_menus_tickers_and_banners_above_the_head_are_furniture() -> None:
    parsed = read(f"""
        نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا.
        موافق
        الرئيسية
        عاجل
        حادث سير يغلق الطريق الدائري
        محليات
        {TITLE}
        <1>
        <2>
    """)
    assert parsed.articles[0].headline == TITLE
    assert parsed.articles[0].section == "محليات"
    assert [block.role for block in parsed.blocks[:2]] == [Role.NAVIGATION, Role.TICKER]


@pytest.mark.parametrize("mark", ["{}. ", ""])
def test_the_entries_of_a_box_above_the_headline_are_not_it(mark: str) -> None:
    entries = "\n".join(
        mark.format(n) + text for n, text in enumerate(("سعر الذهب اليوم في الأسواق", "موعد المباراة اليوم"), 1)
    )
    assert read(f"الأكثر قراءة\n{entries}\n{TITLE}\n12 مايو 2022\n<1>\n<2>").articles[0].headline == TITLE


def test_a_short_line_above_the_headline_is_its_kicker() -> None:
    assert read(f"بعد شتاء طويل\n{TITLE}\n<1>\n<2>").articles[0].kicker == "بعد شتاء طويل"


@pytest.mark.parametrize("name", ["صحيفة الواحة", "الواحة نيوز", "الواحة أونلاين", "Waha News"])
def test_the_sites_name_above_the_headline_is_no_kicker(name: str) -> None:
    assert read(f"{name}\n{TITLE}\n<1>\n<2>").articles[0].kicker is None


def test_a_short_line_below_the_headline_is_its_standfirst() -> None:
    article = read(f"{TITLE}\nالبلدية تقول إن الكلفة أقل من المتوقع\n<1>\n<2>").articles[0]
    assert article.standfirst == "البلدية تقول إن الكلفة أقل من المتوقع"


def test_prose_above_the_stamp_is_a_standfirst() -> None:
    parsed = read(f"{TITLE}\n<3>\n12 مايو 2022\n<1>\n<2>")
    assert parsed.articles[0].standfirst == PROSE[2]
    assert bodies(parsed) == [list(PROSE[:2])]


def test_the_page_title_tells_the_headline_and_the_section() -> None:
    article = read(f"صحيفة الواحة - محليات - {TITLE}\nبحث في الموقع عن خبر\n{TITLE}\n<1>\n<2>").articles[0]
    assert (article.headline, article.section) == (TITLE, "محليات")


def test_a_short_line_above_prose_is_a_subheading() -> None:
    body = read(f"{TITLE}\n<1>\nأشجار قديمة\n<2>").articles[0].body
    assert [part.kind for part in body] == ["paragraph", "subheading", "paragraph"]


def test_a_caption_in_the_text_stands_before_its_paragraph() -> None:
    caption = read(f"{TITLE}\n<1>\nأطفال عند النافورة (رويترز)\n<2>").articles[0].captions[0]
    assert (caption.text, caption.credits, caption.place, caption.paragraph) == (
        "أطفال عند النافورة",
        ("رويترز",),
        "inline",
        1,
    )


def test_a_related_section_in_the_middle_does_not_end_the_text() -> None:
    text = f"{TITLE}\n\n<1>\n\nاقرأ أيضا\nسوق الزهور يستقبل الربيع\nمتحف الماء يستقبل زواره\n\n<2>"
    assert bodies(read(text)) == [list(PROSE[:2])]
    assert cards(text) == [["سوق الزهور يستقبل الربيع", "متحف الماء يستقبل زواره"]]


def test_several_related_sections_are_all_the_articles() -> None:
    text = f"""
        {TITLE}
        <1>
        اقرأ أيضا: سوق الزهور يستقبل الربيع
        <2>
        موضوعات ذات صلة
        متحف الماء يستقبل زواره
        مواسم الزهر في الجبال
        <3>
        <4>
        قد يعجبك أيضا
        حكاية بئر عمرها ثلاثة قرون
    """
    assert bodies(read(text)) == [list(PROSE)]
    assert cards(text) == [
        [
            "سوق الزهور يستقبل الربيع",
            "متحف الماء يستقبل زواره",
            "مواسم الزهر في الجبال",
            "حكاية بئر عمرها ثلاثة قرون",
        ]
    ]


def test_a_sentence_below_each_related_headline_is_its_teaser() -> None:
    related = (
        read(f"""
        {TITLE}
        <1>
        <2>
        أخبار ذات صلة
        سوق الزهور يستقبل الربيع
        امتلأ السوق منذ الفجر بالباعة القادمين من القرى.
        متحف الماء يستقبل زواره
        استقبل المتحف مئات الزوار في أول يوم بعد ترميمه.
    """)
        .articles[0]
        .related
    )
    assert [card.teaser for card in related] == [
        "امتلأ السوق منذ الفجر بالباعة القادمين من القرى.",
        "استقبل المتحف مئات الزوار في أول يوم بعد ترميمه.",
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "مقالات ذات صلة بالحديقة شغلت نصف صفحات المجلة التي وزعتها البلدية على السكان.",
        "اقرأ أيضا ما لا تحب، هكذا قال الجد لحفيده وهو يمسح الغبار عن كتبه القديمة.",
    ],
)
def test_a_related_phrase_inside_prose_cuts_nothing(prose: str) -> None:
    parsed = read(f"{TITLE}\n<1>\n{prose}\n<2>")
    assert bodies(parsed) == [[PROSE[0], prose, PROSE[1]]]
    assert parsed.articles[0].related == ()


def test_an_appended_article_starts_at_its_first_headline() -> None:
    parsed = read(f"""
        {TITLE}
        <1>
        <2>
        مقالات ذات صلة
        متحف الماء يستقبل زواره
        سوق الزهور يستقبل الربيع

        متحف الماء يستقبل زواره
        TT
        متحف الماء يستقبل زواره
        <3>
        <4>
    """)
    assert [article.headline for article in parsed.articles] == [TITLE, "متحف الماء يستقبل زواره"]
    assert bodies(parsed) == [list(PROSE[:2]), list(PROSE[2:])]


def test_an_appended_article_is_known_from_its_card_though_its_headline_stands_once() -> None:
    parsed = read(f"""
        {TITLE}
        12 مايو 2022
        <1>
        <2>
        مقالات ذات صلة
        متحف الماء يستقبل زواره
        سوق الزهور يستقبل الربيع

        متحف الماء يستقبل زواره
        11 مايو 2022
        <3>
        <4>
    """)
    assert [article.published_at for article in parsed.articles] == ["2022-05-12", "2022-05-11"]


def test_a_quotation_framed_by_its_speaker_starts_no_article() -> None:
    parsed = read(f"""
        {TITLE}
        <1>
        <2>
        سالم مدير الحديقة العامة
        الأشجار تعرف أصحابها
        سالم مدير الحديقة العامة
        <3>
        <4>
    """)
    assert len(parsed.articles) == 1


def test_wire_stories_below_each_other_are_cut_at_their_datelines() -> None:
    parsed = read("""
        الحديقة تفتح أبوابها
        عمان (بترا) - <1>
        <2>
        سوق الزهور يستقبل الربيع
        دمشق (سانا) - <3>
        <4>
    """)
    assert [article.dateline.place for article in parsed.articles if article.dateline] == ["عمان", "دمشق"]


def test_a_section_index_holds_no_article() -> None:
    lines = [f"عنوان الخبر رقم {n} في الصفحة\nجملة قصيرة عن الخبر رقم {n} تكفي القارئ." for n in "١٢٣٤٥"]
    parsed = read("الرئيسية\nثقافة\n" + "\n".join(lines))
    assert parsed.articles == ()
    assert [issue.code for issue in parsed.issues][-1] is Code.PAGE_NO_ARTICLE


def test_a_text_without_a_headline_is_an_article_with_what_stands_above_it() -> None:
    parsed = read("الرئيسية\nأخبار محلية\nكتب: ماهر الخطيب\n<1>\n<2>\nاقرأ أيضا: سوق الزهور يستقبل الربيع\n<3>")
    (article,) = parsed.articles
    assert article.headline is None
    assert (article.section, article.byline and article.byline.text) == ("أخبار محلية", "كتب: ماهر الخطيب")
    assert bodies(parsed) == [list(PROSE[:3])]
    assert [card.headline for card in article.related] == ["سوق الزهور يستقبل الربيع"]
    assert Code.HEADLINE_MISSING in {issue.code for issue in parsed.issues}


def test_headlines_run_together_above_a_text_without_a_headline_are_no_text() -> None:
    strip = " ".join(f"عنوان الخبر رقم {n} في شريط الأخبار فوق الصفحة" for n in "١٢٣٤٥")
    assert bodies(read(f"{strip}\n<1>\n<2>")) == [list(PROSE[:2])]


def test_a_video_stub_without_text_holds_no_article() -> None:
    parsed = read("الرئيسية\nشاهد.. غزال يعبر الطريق السريع\n00:45\nالأكثر مشاهدة\nقطة تعزف على البيانو")
    assert parsed.articles == ()


def test_comments_and_what_stands_below_them_are_not_text() -> None:
    parsed = read(f"{TITLE}\n<1>\n<2>\nالتعليقات (2)\nأبو فهد\n<3>\nجميع الحقوق محفوظة")
    assert bodies(parsed) == [list(PROSE[:2])]
    assert [block.role for block in parsed.blocks[-2:]] == [Role.COMMENTS, Role.NAVIGATION]


def test_tags_below_the_text_are_keywords() -> None:
    assert read(f"{TITLE}\n<1>\n<2>\nالحدائق\nالبلدية\nالأشجار").articles[0].keywords == (
        "الحدائق",
        "البلدية",
        "الأشجار",
    )


def test_a_source_line_closes_the_text() -> None:
    parsed = read(f"{TITLE}\n<1>\n<2>\nالمصدر: وكالات")
    assert parsed.blocks[-1].role is Role.SIGN_OFF


def test_a_live_blogs_clock_lines_are_stamps_between_its_paragraphs() -> None:
    parsed = read(f"{TITLE}\n10:15\n<1>\n11:30\n<2>")
    assert [block.role for block in parsed.blocks] == [
        Role.HEADLINE,
        Role.STAMP,
        Role.PARAGRAPH,
        Role.STAMP,
        Role.PARAGRAPH,
    ]


def test_the_last_line_of_a_truncated_page_is_text() -> None:
    cut = "ويأمل الباحثون أن تتبنى البلديات الأخرى هذا النظام غير أن كلفته"
    parsed = read(f"{TITLE}\n<1>\n<2>\n{cut}")
    assert bodies(parsed) == [[*PROSE[:2], cut]]
    assert [issue.code for issue in parsed.issues] == [Code.PUBLISHER_UNKNOWN, Code.ARTICLE_TRUNCATED]


def test_a_line_that_no_rule_names_is_kept_and_reported() -> None:
    parsed = read(f"{TITLE}\n<1>\n<2>\nالمصدر: وكالات\nسطر غريب لا يعرفه أحد هنا")
    assert parsed.blocks[-1].role is Role.UNCLASSIFIED
    assert parsed.issues[-1].code is Code.BLOCK_UNCLASSIFIED
    assert parsed.issues[-1].line == 5


def test_a_card_without_a_headline_is_kept_and_reported() -> None:
    parsed = read(f"""
        {TITLE}
        <1>
        <2>
        مقالات ذات صلة
        الخليج صيادون يصلحون شباكهم (واس)

        بيئة سلحفاة على شاطئ رملي (غيتي)
        سلاحف نادرة تعود إلى الشاطئ
        منال العتيبي (جدة)
        «الشرق الأوسط» (جدة)
    """)
    assert [card.headline for card in parsed.articles[0].related] == ["سلاحف نادرة تعود إلى الشاطئ"]
    assert [issue.code for issue in parsed.issues] == [Code.CARD_MALFORMED]


def test_words_that_a_column_parts_are_one_paragraph() -> None:
    column, paragraph = " " * 34, " " * 40
    text = paragraph.join(prose.replace(" ", column) for prose in PROSE)
    head = paragraph.join((TITLE, "12 مايو 2022"))
    assert bodies(read(f"{head}{paragraph}{text}")) == [list(PROSE)]


def test_runs_of_blanks_stand_for_lost_line_ends() -> None:
    parsed = read(f"        {TITLE}              <1>               <2>        ")
    assert bodies(parsed) == [list(PROSE[:2])]


def test_paragraphs_that_were_wrapped_at_a_width_are_joined() -> None:
    text = f"{TITLE}\n\n" + "\n\n".join(
        textwrap.fill(prose, 64) for prose in (" ".join(PROSE[:2]), " ".join(PROSE[2:]))
    )
    parsed = read(text)
    assert bodies(parsed) == [[" ".join(PROSE[:2]), " ".join(PROSE[2:])]]
    assert parsed.blocks[-1].last_line == len(text.split("\n"))


def test_a_list_of_headlines_is_not_taken_for_wrapped_text() -> None:
    text = "\n".join(
        ("سوق الزهور يستقبل الربيع في المدينة القديمة", "متحف الماء", "مواسم الزهر في الجبال البعيدة عنا") * 3
    )
    assert len(read(f"{TITLE}\n<1>\n<2>\nالأكثر قراءة\n{text}").blocks[-1].text.split("\n")) == 10


def test_a_rule_names_the_layout_that_it_comes_from() -> None:
    rules = {block.rule for block in read(f"{TITLE}\nTT\n{TITLE}\n<1>\n<2>\nمقالات ذات صلة\nسوق الزهور").blocks}
    assert "aawsat/2023: related heading" in rules
    assert "general: prose" in rules
