"""Feeds and saved pages: what they state is taken, and nothing that they could harm with is followed."""

from __future__ import annotations

import base64
import quopri
from datetime import UTC, datetime

import pytest

from etl.errors import Reason
from etl.keys import sha256
from etl.transform import transform

from .dumps import found_in, page_html, page_text, pages_in, sorted_out

HEADLINE, *PARAGRAPHS = page_text(1).strip().split("\n\n")
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>النخيل</title>
<item><title>{HEADLINE}</title><link>https://nakhil.example/1</link><dc:creator>ليلى حداد</dc:creator>
<pubDate>Sat, 07 Sep 2024 10:00:00 +0300</pubDate><category>جسور</category>
<content:encoded><![CDATA[{MARKUP}]]></content:encoded><description>ملخص الخبر</description></item>
<item><title>خبر ثان</title><link>https://nakhil.example/2</link><description>{PARAGRAPHS[0]}</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>النخيل</title>
<entry><title>{HEADLINE}</title><link href="https://nakhil.example/1"/><published>2024-09-07T10:00:00+03:00</published>
<author><name>ليلى حداد</name></author>
<content type="html">{MARKUP.replace("<", "&lt;")}</content></entry></feed>"""


@pytest.mark.parametrize("feed", [RSS, ATOM], ids=["rss", "atom"])
def test_an_entry_with_its_text_is_an_article_with_what_the_feed_states(feed: str) -> None:
    page = pages_in(feed.encode())[0]
    (article,) = transform(page).articles
    assert (page.member, page.url, article.headline) == ("1", "https://nakhil.example/1", HEADLINE)
    assert (article.published_at, article.published_basis) == ("2024-09-07T10:00:00+03:00", "dump")
    assert [paragraph.text for paragraph in article.body] == PARAGRAPHS
    assert article.byline is not None
    assert article.byline.authors[0].name == "ليلى حداد"


def test_an_entry_with_a_summary_alone_says_so() -> None:
    page = pages_in(RSS.encode())[1]
    assert [issue.code for issue in page.issues] == ["article.truncated"]
    assert transform(page).articles[0].body[0].text == PARAGRAPHS[0]


@pytest.mark.parametrize(
    "declaration",
    ['<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">', '<!ENTITY a SYSTEM "file:///etc/passwd">'],
    ids=["bomb", "external"],
)
def test_a_feed_that_declares_entities_is_refused(declaration: str) -> None:
    feed = f"<?xml version='1.0'?><!DOCTYPE rss [{declaration}]><rss><channel><item><title>&a;</title></item>"
    pages, (refused,), _ = sorted_out(found_in(feed.encode()))
    assert (pages, refused.reason) == ([], Reason.MALFORMED)


def test_a_feed_without_entries_is_refused() -> None:
    _, (refused,), _ = sorted_out(found_in(b"<rss version='2.0'><channel></channel></rss>"))
    assert refused.reason is Reason.EMPTY


def mhtml(encoding: str, body: bytes) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://nakhil.example/1\r\n"
        "Date: Sat, 7 Sep 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----edge"\r\n\r\n'
        "------edge\r\nContent-Type: text/css\r\nContent-Location: https://nakhil.example/a.css\r\n\r\np {}\r\n"
        f"------edge\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\n"
        "Content-Location: https://nakhil.example/1\r\n\r\n"
    )
    return head.encode() + body + b"\r\n------edge--\r\n"


@pytest.mark.parametrize(
    ("encoding", "encode"), [("quoted-printable", quopri.encodestring), ("base64", base64.b64encode)]
)
def test_a_saved_page_is_its_html_with_address_and_time(encoding: str, encode: object) -> None:
    assert callable(encode)
    (page,) = pages_in(mhtml(encoding, encode(page_html(1).encode())))
    assert (page.member, page.media_type, page.url) == (None, "text/html", "https://nakhil.example/1")
    assert page.captured_at == datetime(2024, 9, 7, 10, tzinfo=UTC)
    assert page.sha256 == sha256(page_html(1).encode()) or page.text.strip() == page_html(1)


def test_a_saved_page_without_html_is_refused() -> None:
    _, (refused,), _ = sorted_out(found_in(mhtml("7bit", b"x").replace(b"text/html", b"text/css")))
    assert refused.reason is Reason.MALFORMED
