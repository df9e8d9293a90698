"""What the forms of real sites' pages taught: which lines are an article's text, its subheadings and neither."""

from __future__ import annotations

from tests.unit.transform.pages import HEADLINE, PROSE, bodies, only, read


def test_of_two_prints_of_a_paragraph_the_second_is_text() -> None:
    article = only(f"{HEADLINE}\n\n2015-09-13 | 08:40\n{HEADLINE}\n\n<1>\n\n<1>\n\n<2>")
    assert (article.captions, article.standfirst, article.body[0].text) == ((), PROSE[0], PROSE[0])


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


def test_a_story_under_subheadings_is_no_index() -> None:
    told = [
        f"تقول البلدية إن {what}، وإن الحديقة العامة ستكون جاهزة قبل حلول الصيف." for what in ("الماء وصل", "الظل كثير")
    ]
    article = only(f"{HEADLINE}\n\n<1>\n\nسقي الأشجار\n\n{told[0]}\n\nمقاعد جديدة\n\n{told[1]}\n\nمهرجان الصيف\n\n<4>")
    assert (article.headline, len(article.body)) == (HEADLINE, 7)


def test_a_text_that_subheadings_part_needs_no_headline() -> None:
    article = only(" date 2026-01-14 18 حجم الخط\n\n<1>\n\nأشجار الحديقة\n\n<2>\n\nالدخول مجانا\n\n<3>")
    assert (article.headline, article.published_at, len(article.body)) == (None, "2026-01-14", 5)


def test_an_agency_that_closes_a_paragraph_holds_no_picture() -> None:
    article = only(f"{HEADLINE}\n<1>\n<2> <3> (وال – بنغازي)")
    assert (article.captions, len(article.body)) == ((), 2)


def test_what_happens_in_the_days_to_come_is_a_heading_and_no_scene() -> None:
    article = only(f"{HEADLINE}\n<1>\n\nتوقعات الزوار خلال الأيام المقبلة\n\n<2>\n<3>")
    assert (article.captions, article.body[1].kind) == ((), "subheading")


def test_a_paragraph_without_a_stop_is_text_where_the_next_goes_on_saying() -> None:
    parsed = read(
        f"الوادي – {PROSE[0].removesuffix('.')} {PROSE[2].removesuffix('.')}\nوأضافت البلدية أن العمل مستمر.\n<4>"
    )
    assert len(parsed.articles[0].body) == 3


def test_a_line_that_begins_with_a_comma_goes_on() -> None:
    parsed = read(
        f"{HEADLINE}\n<1>\nوتقرر إنشاء غرفة عمليات في\nبيروت\n، على أن تنشر لائحة بالمساعدات الموزعة كل أسبوع.\n<2>"
    )
    assert "بيروت ، على أن تنشر" in " ".join(bodies(parsed)[0])


def test_addresses_and_codes_are_no_text() -> None:
    article = only(f"{HEADLINE}\n\n%D9%86%D9%87%D8%B6%D8%A9%20%D8%A7%D9%84\n\n<1>\n\n?i=mkandeel2%2f-4%2f17\n\n<2>")
    assert len(article.body) == 2


def test_stories_behind_their_days_are_cards() -> None:
    cards = "- 2026-03-18السكان يشكون انقطاع الماء\n- 2026-03-16نادي الحي يفتح باب التسجيل"
    article = only(f"{HEADLINE}\n2013-11-06 - 2:15 م\n<1>\n<2>\n{cards}")
    assert [(card.headline, card.published_at) for card in article.related] == [
        ("السكان يشكون انقطاع الماء", "2026-03-18"),
        ("نادي الحي يفتح باب التسجيل", "2026-03-16"),
    ]


def test_subheadings_of_a_few_words_make_no_index() -> None:
    parts = "تفاصيل الخطة\n\n<2>\n\nحصص للأحياء القديمة\n\n<3>\n\nموعد البدء\n\n<4>"
    article = only(f"الأربعاء، ١٢ فبراير ٢٠٢٥ في ٠٦:٠٥ م\n\n{HEADLINE}\n\n<1>\n\n{parts}")
    assert (article.headline, len(article.body)) == (HEADLINE, 7)


def test_what_goes_on_saying_is_no_heading() -> None:
    article = only(f"{HEADLINE}\n\n<1>\n\nوبين أن البلدية أرسلت مهندسا قاس طول السور ثم لم يعد\n\n<2>")
    assert [part.kind for part in article.body] == ["paragraph"] * 3


def test_short_paragraphs_without_stops_are_text_where_they_go_on_telling() -> None:
    told = (
        "افتتح رئيس البلدية صباح اليوم سوق الزهور في المدينة القديمة بحضور عدد من التجار",
        "وقال رئيس البلدية في كلمته إن الترميم استغرق عامين وشمل الأرضيات والأسقف",
        "من جانبهم عبر التجار عن سعادتهم بالعودة إلى محالهم بعد طول انتظار",
        "يذكر أن السوق يعود إلى القرن التاسع عشر ويضم ثمانين محلا لبيع الزهور",
    )
    article = only("\n".join((HEADLINE, "", *told)))
    assert (article.headline, tuple(part.text for part in article.body)) == (HEADLINE, told)


def test_paragraphs_that_trail_off_in_dots_are_text() -> None:
    told = [f"{prose.removesuffix('.')}..." for prose in PROSE]
    article = only("\n".join((HEADLINE, "", *told)))
    assert [part.text for part in article.body] == told


def test_lines_below_a_head_with_its_day_are_text_where_the_page_has_no_other() -> None:
    told = (
        "افتتح رئيس البلدية صباح اليوم سوق الزهور في المدينة القديمة بحضور عدد من التجار",
        "السوق يعود إلى القرن التاسع عشر ويضم ثمانين محلا لبيع الزهور والشتلات",
        "الترميم استغرق عامين وشمل الأرضيات والأسقف الخشبية القديمة كلها في السوق",
    )
    article = only("\n\n".join((f"{HEADLINE}\nالاثنين 3 مارس 2025", *told)))
    assert (article.headline, tuple(part.text for part in article.body)) == (HEADLINE, told)


def test_headlines_in_a_row_are_no_text() -> None:
    entries = (
        "متابعة يومية لمناسيب المياه في بحيرات الوادي قبل الصيف",
        "سعر السمك اليوم في سوق المدينة القديمة والميناء الجديد",
        "تفاصيل اجتماع اتحاد كرة الطائرة مع أندية الدرجة الأولى",
        "مواعيد القطارات الجديدة بين العاصمة ومدن الوجه القبلي غدا",
    )
    assert not read("\n".join(entries)).articles
