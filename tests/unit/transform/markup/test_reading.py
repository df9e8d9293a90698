"""Whole HTML pages in many styles of markup (``tests/golden/generic``): what is read from each."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract.decoding import decode
from etl.model import Article, Page, ParsedPage, Role
from etl.transform import transform

PAGES = Path(__file__).parents[3] / "golden" / "generic"
ONE_ARTICLE = {
    # page: paragraphs, subheadings, list items, block quotations; targets or headlines of cards; captions
    "wordpress_theme": (
        5,
        1,
        0,
        0,
        ("https://alsidra.example/culture/old-gate/", "https://alsidra.example/culture/ink-maker/"),
        2,
    ),
    "drupal_fields": (4, 0, 0, 0, ("https://almarsa.example/node/498", "https://almarsa.example/node/477"), 1),
    "opaque_css_in_js": (4, 1, 0, 0, ("https://rabwa.example/s/7aa1", "https://rabwa.example/s/7aa2"), 1),
    "div_soup_breaks": (3, 0, 0, 0, (None, None), 0),
    "table_windows_1256": (4, 0, 0, 0, (), 0),
    "amp_page": (4, 0, 0, 0, ("https://shatea.example/sport/88001/club",), 1),
    "live_blog": (5, 3, 0, 0, ("https://manara.example/n/5", "https://manara.example/n/6"), 0),
    "video_page": (1, 0, 0, 0, (), 0),
    "microdata_malformed": (4, 0, 2, 1, ("https://daftar.example/2018/old-jelly",), 0),
    "two_related_boxes": (3, 1, 0, 0, tuple(f"https://hay.example/p/{n}" for n in (40, 41, 42, 43)), 1),
}


def parsed(name: str) -> ParsedPage:
    content = (PAGES / f"{name}.html").read_bytes()
    text = decode(content, is_html=True).text
    return transform(Page(dump=name, sha256="0" * 64, size_bytes=len(content), media_type="text/html", text=text))


def article(name: str) -> Article:
    return parsed(name).articles[0]


@pytest.mark.parametrize("name", ONE_ARTICLE)
def test_a_page_is_read_to_its_parts(name: str) -> None:
    page = parsed(name)
    (one,) = page.articles
    kinds = [part.kind for part in one.body]
    found = tuple(kinds.count(kind) for kind in ("paragraph", "subheading", "list_item", "blockquote"))
    assert (*found, tuple(card.url for card in one.related), len(one.captions)) == ONE_ARTICLE[name]


@pytest.mark.parametrize(
    ("name", "published_at", "basis"),
    [
        ("wordpress_theme", "2023-11-08T09:15:22+03:00", "markup"),
        ("drupal_fields", "2022-03-19T18:05:00", "printed"),
        ("opaque_css_in_js", "2024-05-02T06:30:00Z", "markup"),
        ("div_soup_breaks", "2012-01-12T10:20:00", "printed"),
        ("table_windows_1256", "2004-09-14", "printed"),
        ("video_page", "2023-11-08T14:00:00+03:00", "markup"),
        ("microdata_malformed", "2019-07-21T11:00:00+03:00", "markup"),
    ],
)
def test_an_instant_keeps_what_states_it(name: str, published_at: str, basis: str) -> None:
    one = article(name)
    assert (one.published_at, one.published_basis) == (published_at, basis)


@pytest.mark.parametrize(
    ("name", "authors", "place"),
    [
        ("wordpress_theme", ["ليلى البستاني"], None),
        ("drupal_fields", ["سهير القاضي"], None),
        ("opaque_css_in_js", ["مروان الحسيني", "دانة فرحات"], None),
        ("div_soup_breaks", ["نجوى الأسمر"], None),
        ("table_windows_1256", ["سامي الجردي"], "بيروت"),
        ("microdata_malformed", ["طارق البحري"], None),
        ("two_related_boxes", ["سناء الكرمي"], "بيروت"),
    ],
)
def test_a_byline_is_found_wherever_the_head_prints_it(name: str, authors: list[str], place: str | None) -> None:
    byline = article(name).byline
    assert byline is not None
    assert ([author.name for author in byline.authors], byline.place) == (authors, place)


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("wordpress_theme", "ثقافة"),
        ("drupal_fields", "رياضة"),
        ("opaque_css_in_js", "علوم"),
        ("two_related_boxes", "مدينة"),
        ("amp_page", None),
    ],
)
def test_a_section_comes_from_markup_or_breadcrumb(name: str, section: str | None) -> None:
    assert article(name).section == section


def test_a_standfirst_stands_between_headline_and_text() -> None:
    assert article("drupal_fields").standfirst == "اثنان وأربعون قاربا في سباق أجلته الريح ساعتين"
    assert article("microdata_malformed").standfirst == "صيادون يغيرون مواعيدهم وأطباء ينصحون بالخل"


def test_a_card_keeps_its_teaser_and_its_day() -> None:
    assert article("wordpress_theme").related[0].teaser == "نقل الباب قبل قرن إلى ساحة المحطة ونسيه الناس هناك."
    assert [card.published_at for card in article("two_related_boxes").related] == [
        None,
        None,
        "2022-09-03",
        "2022-09-01",
    ]


def test_each_appended_article_has_its_own_date_and_address() -> None:
    page = parsed("infinite_scroll")
    assert [(one.position, one.published_at, one.url) for one in page.articles] == [
        (0, "2024-02-11T08:00:00+00:00", "https://riwaq.example/a/301"),
        (1, "2024-02-10T07:30:00+00:00", "https://riwaq.example/a/290"),
        (2, "2024-02-09T10:00:00+00:00", "https://riwaq.example/a/280"),
    ]
    assert [card.url for card in page.articles[0].related] == [
        "https://riwaq.example/a/290",
        "https://riwaq.example/a/280",
    ]


def test_a_section_index_holds_no_article() -> None:
    assert parsed("section_index").articles == ()


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.html")))
def test_comments_menus_and_boxes_are_named_and_belong_to_no_article(name: str) -> None:
    furniture = [block for block in parsed(name).blocks if block.role in (Role.NAVIGATION, Role.TICKER, Role.COMMENTS)]
    assert furniture
    assert {block.article for block in furniture} == {None}


def test_a_page_that_stands_in_a_form_as_a_whole_is_read() -> None:
    content = (PAGES / "div_soup_breaks.html").read_text(encoding="utf-8")
    inside = content.replace("<body>", '<body><form id="aspnetForm">').replace("</body>", "</form></body>")
    assert inside != content
    page = Page(dump="d", sha256="0" * 64, size_bytes=len(inside), media_type="text/html", text=inside)
    (one,) = transform(page).articles
    assert one.body == article("div_soup_breaks").body


def test_the_words_under_a_picture_are_its_caption_though_they_open_it() -> None:
    assert [caption.text for caption in article("magazine_theme").captions] == ["نساء من القرية يفرزن مياسم الزعفران"]


def test_tags_behind_one_label_are_keywords_each() -> None:
    assert article("magazine_theme").keywords == ("الزعفران", "وادي الريحان")


def test_a_link_that_shows_other_cards_is_no_card() -> None:
    headlines = [card.headline for card in article("newspaper_theme").related]
    assert headlines == ["الشرطة تستعيد ساعة البلدية المسروقة", "السجن سنتين لمزور وثائق الأراضي في النخيل"]


def test_the_name_of_a_site_heads_no_article_though_the_page_title_opens_with_it() -> None:
    assert article("blogger_post").headline == "عودة القطار إلى محطة الأثل بعد ثلاثين عاما"


def test_what_the_markup_calls_a_category_is_the_section() -> None:
    one = article("gallery_and_poll")
    assert (one.section, one.kicker) == ("دوري المحترفين", None)


def test_two_names_in_one_link_are_two_authors() -> None:
    byline = article("pictures_in_divs").byline
    assert byline is not None
    assert [author.name for author in byline.authors] == ["أيمن الدسوقي", "هدير البحيري"]


def test_each_post_of_an_endless_page_has_its_own_parts() -> None:
    found = [(one.section, len(one.related), one.published_at) for one in parsed("scrolled_posts_in_divs").articles]
    assert found == [
        ("محليات", 2, "2020-03-02T10:00:00+02:00"),
        ("رياضة", 1, "2020-03-01T18:20:00"),
        ("محليات", 0, "2020-02-29T09:05:00"),
    ]
