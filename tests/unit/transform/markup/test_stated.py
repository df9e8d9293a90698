"""What markup states beside the text."""

from __future__ import annotations

import pytest

from etl.model import Page
from etl.transform.markup import render_html
from etl.transform.markup.jsonld import described


def stated(markup: str) -> set[tuple[str, str, str, int]]:
    page = Page(dump="d", sha256="0" * 64, size_bytes=1, media_type="text/html", text=markup)
    return {(each.field, each.value, each.where, each.article) for each in render_html(page).stated}


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("<title> خبر\n اليوم </title>", ("headline", "خبر اليوم", "title", 0)),
        ('<meta property="og:title" content="خبر">', ("headline", "خبر", "opengraph", 0)),
        (
            '<meta property="article:published_time" content="2024-01-01">',
            ("published_at", "2024-01-01", "opengraph", 0),
        ),
        ('<meta name="PubDate" content="2024-01-01">', ("published_at", "2024-01-01", "meta", 0)),
        ('<meta itemprop="dateModified" content="2024-01-02">', ("modified_at", "2024-01-02", "microdata", 0)),
        ('<span itemprop="articleSection">ثقافة</span>', ("section", "ثقافة", "microdata", 0)),
        ('<link rel="canonical" href="https://a.example/1">', ("url", "https://a.example/1", "link", 0)),
        ('<html lang="ar-EG">', ("language", "ar-EG", "html", 0)),
        ('<p>نشر <time datetime="2024-01-01">أمس</time></p>', ("published_at", "2024-01-01", "time", 0)),
        ('<p>آخر تحديث: <time datetime="2024-01-01">أمس</time></p>', ("modified_at", "2024-01-01", "time", 0)),
    ],
)
def test_every_kind_of_statement_is_a_candidate(element: str, expected: tuple[str, str, str, int]) -> None:
    assert expected in stated(element)


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "headline": "خبر"}',
        '[{"@type": "NewsArticle", "headline": "خبر"}]',
        '{"@graph": [{"@type": "Organization", "name": "س"}, {"@type": ["NewsArticle"], "headline": "خبر"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "خبر"}}',
        '{"@type": "NewsArticle", "headline": "خبر",}',
        '<!-- {"@type": "NewsArticle", "headline": "خبر"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle",\n"headline": "خبر"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "خبر", "description": "سطر\nوسطر\tآخر"}',
    ],
)
def test_json_ld_is_read_however_it_is_wrapped_or_broken(block: str) -> None:
    assert "خبر" in [each.first("headline") for each in described(block)]


@pytest.mark.parametrize(
    "block", ["", "{", "nonsense", "[" * 5000, '{"@type": "Product", "name": "سلعة"}', '"نص"', "null"]
)
def test_json_ld_that_describes_no_article_is_silent(block: str) -> None:
    assert list(described(block)) == []


def test_an_author_by_reference_is_named() -> None:
    person = '{"@type": "Person", "@id": "#1", "name": "ليلى البستاني"}'
    block = f'{{"@graph": [{{"@type": "Article", "author": {{"@id": "#1"}}}}, {person}]}}'
    assert [each.first("author") for each in described(block)] == ["ليلى البستاني"]


def test_a_picture_is_a_caption_only_where_it_has_one() -> None:
    pictures = '["https://a.example/1.jpg", {"url": "https://a.example/2.jpg", "caption": "سوق"}]'
    block = f'{{"@type": "Article", "image": {pictures}}}'
    assert [each.values for each in described(block)] == [(("caption", "سوق"),)]


def test_json_ld_of_several_articles_goes_to_the_one_with_its_headline() -> None:
    prose = "<p>جملة طويلة بما يكفي لتكون فقرة من متن مقال في صحيفة يومية تصدر كل صباح.</p>" * 2
    block = '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{}","datePublished":"{}"}}</script>'
    page = (
        block.format("الخبر الثاني", "2024-02-02")
        + block.format("الخبر الأول", "2024-01-01")
        + f"<article><h1>الخبر الأول</h1>{prose}</article><article><h1>الخبر الثاني</h1>{prose}</article>"
    )
    assert {("published_at", "2024-01-01", "json-ld", 0), ("published_at", "2024-02-02", "json-ld", 1)} <= stated(page)


def test_an_appended_article_carries_its_own_address() -> None:
    prose = "<p>جملة طويلة بما يكفي لتكون فقرة من متن مقال في صحيفة يومية تصدر كل صباح.</p>" * 2
    page = (
        f'<article><h1>أول</h1>{prose}</article><article data-url="https://a.example/2"><h1>ثان</h1>{prose}</article>'
    )
    assert ("url", "https://a.example/2", "element", 1) in stated(page)
