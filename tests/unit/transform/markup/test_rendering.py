"""How markup becomes lines, and what the lines remember of it."""

from __future__ import annotations

import pytest

from etl.issues import Code
from etl.model import Hints, Page, Rendering
from etl.transform.markup import render_html

URL = "https://sahifa.example/news/6"


def rendered(markup: str, url: str | None = URL) -> Rendering:
    return render_html(
        Page(dump="d", sha256="0" * 64, size_bytes=len(markup), media_type="text/html", text=markup, url=url)
    )


def texts(markup: str) -> list[str]:
    return [line.text for line in rendered(markup).lines]


def hints(markup: str) -> list[Hints]:
    return [line.hints for line in rendered(markup).lines if line.hints is not None]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>قال\n  <b>الوزير</b>: نعم</p><p>ثم خرج</p>", ["قال الوزير: نعم", "ثم خرج"]),
        ("<div>أول<br>ثان<br><br>ثالث</div>", ["أول", "ثان", "ثالث"]),
        ("<div>قبل<p>داخل</p>بعد</div>", ["قبل", "داخل", "بعد"]),
        ("<p>ك<b>ت</b>اب</p>", ["كتاب"]),
        ("<span>فيسبوك</span><span>واتساب</span>", ["فيسبوك واتساب"]),
        ("<p>&quot;قول&quot;&nbsp;&amp; &#1601;عل</p>", ['"قول" & فعل']),
        ("<table><tr><td>خلية</td><td>أخرى</td></tr></table>", ["خلية", "أخرى"]),
        ("<ul><li>بند<li>بند ثان</ul>", ["بند", "بند ثان"]),
    ],
)
def test_lines_break_where_a_browser_breaks_them(markup: str, lines: list[str]) -> None:
    assert texts(markup) == lines


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var t = 'سر';</script>",
        "<style>p{}</style>",
        "<noscript>سر</noscript>",
        "<template><p>سر</p></template>",
        "<svg><text>سر</text></svg>",
        "<select><option>سر</option></select>",
        "<p hidden>سر</p>",
        '<div style="color:red; display: none"><p>سر</p></div>',
        '<img alt="سر">',
        "<amp-ad>سر</amp-ad>",
        '<a href="mailto:m@sahifa.example"><span class="screen-reader-text">سر</span></a>',
        "<!-- سر -->",
    ],
)
def test_what_no_reader_sees_is_no_line(unseen: str) -> None:
    assert texts(f"<p>خبر</p>{unseen}") == ["خبر"]


def test_links_with_nothing_between_them_are_lines_of_their_own() -> None:
    lines = rendered('<div><a href="/1">خبر أول</a> | <a href="/2">خبر ثان</a></div>').lines
    assert [(line.text, line.hints and line.hints.href) for line in lines] == [
        ("خبر أول", "https://sahifa.example/1"),
        ("خبر ثان", "https://sahifa.example/2"),
    ]


def test_links_inside_a_sentence_stay_in_it() -> None:
    (line,) = rendered('<p>زار <a href="/1">الوزير</a> مدينة <a href="/2">جدة</a> أمس</p>').lines
    assert line.text == "زار الوزير مدينة جدة أمس"
    assert line.hints is not None
    assert line.hints.href is None
    assert 0 < line.hints.link_density < 0.5


def test_a_label_before_a_whole_headline_is_a_line_of_its_own() -> None:
    assert texts('<div>للمزيد – <a href="/1">باريس تعيد فتح أقدم مقاهيها</a></div>') == [
        "للمزيد –",
        "باريس تعيد فتح أقدم مقاهيها",
    ]
    assert texts('<div>المصدر: <a href="/1">رويترز</a></div>') == ["المصدر: رويترز"]


def test_a_link_that_is_never_closed_links_nothing() -> None:
    prose = "جملة طويلة من متن المقال لا رابط فيها وإن ترك المحرر وسما مفتوحا فوقها في القائمة. " * 3
    lines = hints(f'<ul><li><a href="/x">بيئة</ul><p>{prose}</p><p>{prose}</p><p>{prose}</p>')
    assert {line.link_density for line in lines} == {0.0}


def test_hints_say_what_an_element_is_and_what_stands_before_it() -> None:
    lines = hints("<h1>عنوان</h1><div><img src=x><span>تعليق</span></div><p><b>فقرة</b></p>")
    assert [(line.element, line.is_strong, line.after_picture) for line in lines] == [
        ("h1", True, False),
        ("div", False, True),
        ("p", True, False),
    ]


def test_a_picture_of_an_amp_page_is_a_picture() -> None:
    assert [line.after_picture for line in hints("<h1>عنوان</h1><amp-img src=x></amp-img><p>تعليق</p>")] == [
        False,
        True,
    ]


def test_lines_of_one_container_share_it_and_telling_names_are_kept() -> None:
    page = rendered('<div class="c-related k2v"><ul><li>واحد</li><li>اثنان</li></ul></div><p>بعد</p>')
    first, second, after = (line.hints for line in page.lines if line.hints)
    assert first.tokens == {"related"}
    assert not after.tokens
    shared = page.containers[first.container].parent
    assert shared == page.containers[second.container].parent
    assert shared is not None
    assert (page.containers[shared].first_line, page.containers[shared].last_line) == (1, 2)


def test_cards_in_article_elements_are_no_articles() -> None:
    prose = "<p>جملة طويلة بما يكفي لتكون فقرة من متن مقال في صحيفة يومية تصدر كل صباح.</p>" * 2
    page = rendered(
        f"<article><h1>عنوان</h1>{prose}</article><article><h3>بطاقة</h3></article><article><h1>ثان</h1>{prose}</article>"
    )
    assert [line.hints.article for line in page.lines if line.hints] == [0, 0, 0, None, 1, 1, 1]


def test_entries_of_a_live_report_are_no_articles() -> None:
    prose = "<h2>بند</h2>" + "<p>جملة طويلة بما يكفي لتكون فقرة من متن مقال في صحيفة يومية تصدر كل صباح.</p>" * 2
    page = rendered(f"<h1>تغطية مباشرة لسباق القوارب الكبير</h1><article>{prose}</article><article>{prose}</article>")
    assert {line.hints.article for line in page.lines if line.hints} == {None}


def test_nesting_too_deep_to_parse_is_flattened_with_an_issue() -> None:
    page = rendered("<div>" * 50_000 + "خبر عميق")
    assert [line.text for line in page.lines] == ["خبر عميق"]
    assert [issue.code for issue in page.issues] == [Code.PAGE_TOO_LARGE]


@pytest.mark.parametrize("opening", ["<title>", "<!-- ", "<textarea>", "<select>", "<noscript>"])
def test_text_that_an_unclosed_element_has_swallowed_is_salvaged(opening: str) -> None:
    prose = "خرج الناس إلى الساحة عند الغروب وانتظروا القافلة حتى منتصف الليل. " * 40
    assert prose.strip() in texts(f"<html><body>{opening}<h1>عنوان</h1><p>{prose}</p>")[-1]


@pytest.mark.parametrize(
    "markup", ["", "<", "\0", "\ud800", "<html>", "نص بلا وسوم", "<p", "</p></p>", "<a href='http://[x'>ر</a>"]
)
def test_scraps_are_read_to_lines_in_order(markup: str) -> None:
    lines = rendered(markup).lines
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_a_page_that_scripts_reveal_is_read_although_its_markup_hides_it() -> None:
    assert texts('<body style="display:none"><h1>عنوان</h1><p>خبر</p></body>') == ["عنوان", "خبر"]
