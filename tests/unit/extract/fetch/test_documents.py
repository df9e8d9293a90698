"""Reading sitemaps and feeds that are odd, damaged or hostile."""

from __future__ import annotations

import time

import pytest

from etl.extract.fetch.documents import Unreadable, read

ITEM = (
    "<item><title>خبر</title><link>https://example.org/1</link><pubDate>Sat, 07 Sep 2024 10:00:00 GMT</pubDate></item>"
)
RSS = f"<rss version='2.0'><channel>{ITEM}</channel></rss>"


def urls(content: bytes | str, most: int = 100) -> list[str]:
    return [entry.url for entry in read(content if isinstance(content, bytes) else content.encode(), most=most).entries]


@pytest.mark.parametrize(
    "content",
    [
        RSS.encode(),
        b"\xef\xbb\xbf\r\n  " + RSS.encode(),
        ('<?xml version="1.0" encoding="windows-1256"?>' + RSS).encode("windows-1256"),
        ('<?xml version="1.0" encoding="utf-8"?>' + RSS).encode("windows-1256"),
        RSS.encode("utf-16"),
        RSS.replace("خبر", "خبر&nbsp;عاجل").encode(),
        b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://example.org/rss.dtd">' + RSS.encode(),
    ],
    ids=["plain", "mark", "windows", "misdeclared", "utf-16", "undeclared entity", "doctype"],
)
def test_a_feed_is_read_in_whatever_dress(content: bytes) -> None:
    assert urls(content) == ["https://example.org/1"]


def test_a_permanent_guid_stands_for_a_link_and_another_does_not() -> None:
    guids = '<item><guid>https://example.org/1</guid></item><item><guid isPermaLink="false">17</guid></item>'
    assert urls(f"<rss><channel>{guids}</channel></rss>") == ["https://example.org/1"]


def test_pictures_of_a_page_are_not_pages() -> None:
    image = "http://www.google.com/schemas/sitemap-image/1.1"
    page = "<i:image><i:loc>https://example.org/1.jpg</i:loc></i:image><loc>https://example.org/1</loc>"
    assert urls(f'<urlset xmlns:i="{image}"><url>{page}</url></urlset>') == ["https://example.org/1"]


def test_no_more_entries_are_read_than_asked_for_and_it_is_said() -> None:
    document = read(f"<rss><channel>{ITEM * 5}</channel></rss>".encode(), most=3)
    assert len(document.entries) == 3
    assert document.broken == "it lists more than 3 addresses"


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"<html></html>", b"\x00\x01\x02", b'<!DOCTYPE a [<!ENTITY b "c">]><rss/>']
)
def test_what_is_no_list_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read(content, most=10)


@pytest.mark.parametrize(
    "content",
    [
        "<rss><channel>" + "<a>" * 300_000,
        "<rss><channel>" + "<a b='" * 300_000,
        "<rss><channel><item><link>" + "x" * 5_000_000,
    ],
    ids=["nested", "attributes", "long"],
)
def test_a_hostile_document_costs_a_moment(content: str) -> None:
    begun = time.process_time()
    read(content.encode(), most=10)
    assert time.process_time() - begun < 5
