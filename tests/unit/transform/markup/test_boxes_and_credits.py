"""Small pages with what themes put into an article beside its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.model import Article
from etl.transform import transform
from tests.unit.transform.pages import PROSE, page


def article(inside: str = "", *, head: str = "", below: str = "", title: str = "") -> Article:
    """The article of a page with something between its paragraphs, above them or below."""
    first, second, *rest = (f"<p>{prose}</p>" for prose in PROSE)
    title = title or "<h1>الحديقة العامة تفتح أبوابها من جديد</h1>"
    markup = (
        f"<html lang='ar'><body><main>{title}{head}"
        f"<div class='t'>{first}{second}{inside}{''.join(rest)}</div>{below}</main></body></html>"
    )
    (found,) = transform(replace(page(markup), media_type="text/html")).articles
    return found


def test_cells_of_a_table_in_a_figure_are_no_captions() -> None:
    table = (
        "<figure><table><tr><td>الشجرة</td><td>العمر</td></tr><tr><td>سروة</td><td>مئة عام</td></tr></table></figure>"
    )
    assert article(table).captions == ()


def test_a_story_that_a_figure_embeds_is_a_card() -> None:
    embed = "<figure><div><blockquote><a href='/p/7'>كيف ترتب شرفة صغيرة</a></blockquote></div></figure>"
    found = article(embed)
    assert ([card.headline for card in found.related], found.captions) == (["كيف ترتب شرفة صغيرة"], ())


@pytest.mark.parametrize("credit", ["بلدية المدينة", "(بلدية المدينة)"])
def test_a_credit_in_an_element_of_its_own_belongs_to_the_caption_above(credit: str) -> None:
    figure = (
        f"<figure><img src='a.jpg'><figcaption>بوابة الحديقة</figcaption><div class='F-credit'>{credit}</div></figure>"
    )
    (caption,) = article(head=figure).captions
    assert (caption.text, caption.credits) == ("بوابة الحديقة", ("بلدية المدينة",))


def test_an_entry_of_the_contents_is_no_byline_though_it_could_be_a_name() -> None:
    contents = "<div><h4>جدول المحتويات</h4><ol><li><a href='#1'>مجموعة نادرة</a></li></ol></div>"
    assert article("<h2 id='1'>مجموعة نادرة</h2>", head=contents).byline is None


def test_a_button_to_the_story_above_it_ends_no_box() -> None:
    cards = "".join(
        f"<article><div><h3><a href='/p/{n}'>{text}</a></h3><div><p>{text} في ثلاث سنوات</p></div>"
        f"<a href='/p/{n}'>اقرأ المزيد »</a></div></article>"
        for n, text in enumerate(("منح دراسية لأبناء الصيادين", "سفينة أبحاث جديدة"))
    )
    related = article(below=f"<section><h2>شاهد أيضا</h2>{cards}</section>").related
    assert [card.teaser for card in related] == [
        "منح دراسية لأبناء الصيادين في ثلاث سنوات",
        "سفينة أبحاث جديدة في ثلاث سنوات",
    ]


def test_a_box_to_sign_up_for_letters_is_no_text() -> None:
    heading = "<h4>اشترك في نشرتنا البريدية</h4>"
    box = f"<div class='n'>{heading}<p>تصلك أهم الأخبار كل صباح</p><button>اشترك الآن</button></div>"
    assert [part.text for part in article(box).body] == list(PROSE)


def test_a_button_to_write_to_the_author_is_no_part_of_the_byline() -> None:
    head = "<div><span>دعاء يوسف</span> <span>أرسل بريدا إلكترونيا</span> <span>3 أكتوبر، 2021</span></div>"
    byline = article(head=head).byline
    assert byline is not None
    assert [author.name for author in byline.authors] == ["دعاء يوسف"]


def test_a_heading_by_its_role_is_a_heading() -> None:
    title = "<div role='heading' aria-level='1'>الحديقة العامة تفتح أبوابها من جديد</div>"
    below = "<div class='m'>مشاركة</div>"
    found = article("<aside><div>حقائق سريعة</div><div>فتحت عام 1961</div></aside>", title=title, below=below)
    assert ([part.text for part in found.body], found.headline) == (
        list(PROSE),
        "الحديقة العامة تفتح أبوابها من جديد",
    )


def test_captions_of_a_gallery_below_the_text_are_the_articles_own() -> None:
    slides = "".join(
        f"<div><img src='{n}.jpg'><div class='slide-caption'><span>{n} / 2</span><p>{text}</p></div></div>"
        for n, text in enumerate(("بائع يرتب باقات القرنفل", "طفلة تحمل وردة بيضاء"), 1)
    )
    captions = article(below=f"<div class='slider'>{slides}</div>").captions
    assert [caption.text for caption in captions] == ["بائع يرتب باقات القرنفل", "طفلة تحمل وردة بيضاء"]


def test_what_counts_the_cards_of_a_box_is_no_text() -> None:
    cards = "<p>list 1 of 2</p><a href='/s/1'>من يخلف القائد في خط الوسط؟</a><p>end of list</p>"
    assert [part.text for part in article(f"<div>{cards}</div>").body] == list(PROSE)


def test_an_author_in_a_linked_heading_is_the_byline() -> None:
    head = "<h5><a href='/w/3'>وليد السقا</a></h5><h6>السبت 9 تشرين الثاني 2019</h6>"
    byline = article(head=head).byline
    assert byline is not None
    assert byline.text == "وليد السقا"


def test_albums_head_a_box_of_cards() -> None:
    below = "<div><h3>ألبومات أخرى</h3><a href='/p/1'>الضباب يغطي الجسر الكبير</a></div>"
    assert [card.headline for card in article(below=below).related] == ["الضباب يغطي الجسر الكبير"]


def test_the_address_of_an_appended_article_is_not_the_pages() -> None:
    articles = "".join(
        f"<article data-url='https://marsa.example/{n}'><h1>{title}</h1>"
        f"<div><p>{PROSE[n]}</p><p>{PROSE[n + 1]}</p></div></article>"
        for n, title in ((0, "الحديقة العامة تفتح أبوابها من جديد"), (2, "المهرجان يعود إلى ساحة الحديقة"))
    )
    read = transform(replace(page(f"<html><body>{articles}</body></html>"), media_type="text/html"))
    assert read.url is None
    assert [found.url for found in read.articles] == [None, "https://marsa.example/2"]
