"""What a site's sitemaps and feeds list for a day."""

from __future__ import annotations

import asyncio
import gzip
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from etl.extract.fetch.client import Client
from etl.extract.fetch.limits import FetchLimits
from etl.extract.fetch.moments import Span, span_of_days
from etl.extract.fetch.subscriptions import Listing, Subscription
from etl.extract.fetch.survey import Listings, list_pages
from etl.visits import Kind, Outcome

from .conftest import QUICK
from .site import Reply

if TYPE_CHECKING:
    from .site import Site

DAY = span_of_days(date(2024, 9, 7), date(2024, 9, 7))
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def survey(site: Site, *listings: tuple[Kind, str], interval: Span = DAY, under: tuple[str, ...] = ()) -> Listings:
    subscription = Subscription(
        publisher="marsa",
        listings=tuple(Listing(kind=kind, url=site.url + path) for kind, path in listings),
        under=under,
    )

    async def go() -> Listings:
        async with Client(FetchLimits.of(QUICK), is_opted_out=lambda _: False, seconds=30) as client:
            return await list_pages(client, subscription, interval)

    return asyncio.run(go())


def paths(site: Site, found: Listings) -> list[str]:
    return [page.url.removeprefix(site.url) for page in found.pages]


def outcomes(found: Listings) -> list[Outcome]:
    return [visit.outcome for visit in found.visits]


def xml(body: str) -> Reply:
    return Reply(body=f'<?xml version="1.0" encoding="UTF-8"?>{body}'.encode(), headers={"Content-Type": "text/xml"})


def test_a_news_sitemap_gives_what_was_published_or_changed_on_the_day(site: Site) -> None:
    def entry(path: str, published: str, changed: str = "") -> str:
        news = f"<n:news><n:publication_date>{published}</n:publication_date><n:title>خبر</n:title></n:news>"
        return f"<url><loc>{site.url}{path}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}{news}</url>"

    site["/news.xml"] = xml(
        f'<urlset xmlns="{MAP}" xmlns:n="{NEWS}">'
        + entry("/today", "2024-09-07T09:00:00+03:00")
        + entry("/yesterday", "2024-09-06T09:00:00+03:00")
        + entry("/changed", "2024-09-06T09:00:00+03:00", "2024-09-07T01:00:00Z")
        + entry("/tomorrow", "2024-09-08T00:00:00Z")
        + "</urlset>"
    )
    assert paths(site, survey(site, (Kind.SITEMAP, "/news.xml"))) == ["/today", "/changed"]


def test_of_an_index_only_the_sitemaps_that_can_concern_the_day_are_asked_for(site: Site) -> None:
    def entry(path: str, changed: str = "") -> str:
        return f"<sitemap><loc>{site.url}{path}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</sitemap>"

    site["/index.xml"] = xml(
        f'<sitemapindex xmlns="{MAP}">'
        + entry("/map-2024-09.xml", "2024-10-01")
        + entry("/map-2024-08.xml", "2024-10-01")
        + entry("/map-2024-10.xml", "2024-10-01")
        + entry("/sections.xml", "2024-09-01")
        + "</sitemapindex>"
    )
    site["/map-2024-09.xml"] = xml(
        f'<urlset xmlns="{MAP}"><url><loc>{site.url}/1</loc><lastmod>2024-09-07</lastmod></url></urlset>'
    )
    assert paths(site, survey(site, (Kind.SITEMAP, "/index.xml"))) == ["/1"]
    assert site.paths() == ["/robots.txt", "/index.xml", "/map-2024-09.xml"]


def test_a_gzipped_sitemap_is_read(site: Site) -> None:
    listed = f'<urlset xmlns="{MAP}"><url><loc>{site.url}/2024/09/07/1</loc></url></urlset>'
    site["/map.xml.gz"] = Reply(body=gzip.compress(listed.encode()), headers={"Content-Type": "application/x-gzip"})
    assert paths(site, survey(site, (Kind.SITEMAP, "/map.xml.gz"))) == ["/2024/09/07/1"]


def test_a_gzipped_sitemap_that_unpacks_to_too_much_is_refused(site: Site) -> None:
    site["/map.xml.gz"] = Reply(body=gzip.compress(b" " * 50_000_000))
    assert outcomes(survey(site, (Kind.SITEMAP, "/map.xml.gz"))) == [Outcome.TOO_LARGE]


def test_a_feed_gives_relative_addresses_and_leaves_out_those_of_others(site: Site) -> None:
    site["/feed/"] = xml(
        '<rss version="2.0"><channel><link>https://example.org/</link>'
        "<item><link>../خبر/1?utm_source=rss</link><pubDate>Sat, 07 Sep 2024 08:00:00 +0300</pubDate></item>"
        "<item><link>https://elsewhere.example/2</link><pubDate>Sat, 07 Sep 2024 08:00:00 +0300</pubDate></item>"
        "</channel></rss>"
    )
    assert paths(site, survey(site, (Kind.FEED, "/feed/"))) == ["/%D8%AE%D8%A8%D8%B1/1"]


def test_an_atom_feed_gives_its_alternate_links(site: Site) -> None:
    site["/atom"] = xml(
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/atom"/>'
        '<entry><link rel="enclosure" href="/1.mp3"/><link href="/1"/><published>2024-09-07T08:00:00Z</published>'
        '</entry><entry><link href="/2"/><published>2024-09-01T08:00:00Z</published>'
        "<updated>2024-09-07T09:00:00Z</updated></entry>"
        "</feed>"
    )
    assert paths(site, survey(site, (Kind.FEED, "/atom"))) == ["/1", "/2"]


def test_undated_entries_and_named_pages_are_of_the_interval_that_has_just_ended(site: Site) -> None:
    site["/feed"] = xml("<rss><channel><item><link>/1</link></item></channel></rss>")
    listings = ((Kind.FEED, "/feed"), (Kind.PAGE, "/2"))
    now = datetime.now(UTC)
    last_night = Span(start=now - timedelta(days=1), end=now)
    assert paths(site, survey(site, *listings, interval=last_night)) == ["/1", "/2"]
    assert paths(site, survey(site, *listings)) == []


def test_the_same_page_in_several_lists_is_one_page(site: Site) -> None:
    site["/feed"] = xml(
        f"<rss><channel><item><link>{site.url}/1?fbclid=x</link><pubDate>Sat, 07 Sep 2024 08:00:00 GMT</pubDate></item>"
        "</channel></rss>"
    )
    site["/map.xml"] = xml(
        f'<urlset xmlns="{MAP}"><url><loc>{site.url}/1#top</loc><lastmod>2024-09-07T10:00:00Z</lastmod></url></urlset>'
    )
    (page,) = survey(site, (Kind.FEED, "/feed"), (Kind.SITEMAP, "/map.xml")).pages
    assert page.published_at == datetime(2024, 9, 7, 8, tzinfo=UTC)
    assert page.modified_at == datetime(2024, 9, 7, 10, tzinfo=UTC)


def test_only_addresses_below_the_given_ones_are_taken(site: Site) -> None:
    site["/map.xml"] = xml(
        f'<urlset xmlns="{MAP}">'
        f"<url><loc>{site.url}/ar/1</loc><lastmod>2024-09-07</lastmod></url>"
        f"<url><loc>{site.url}/en/1</loc><lastmod>2024-09-07</lastmod></url></urlset>"
    )
    assert paths(site, survey(site, (Kind.SITEMAP, "/map.xml"), under=(f"{site.url}/ar/",))) == ["/ar/1"]


def test_the_sitemaps_that_robots_txt_names_are_read(site: Site) -> None:
    site["/robots.txt"] = Reply(body=f"Sitemap: {site.url}/map.xml\n".encode())
    site["/map.xml"] = xml(
        f'<urlset xmlns="{MAP}"><url><loc>{site.url}/1</loc><lastmod>2024-09-07</lastmod></url></urlset>'
    )
    found = survey(site, (Kind.SITE, "/"))
    assert paths(site, found) == ["/1"]
    assert outcomes(found) == [Outcome.FETCHED, Outcome.FETCHED]


def test_a_sitemap_that_declares_entities_is_refused(site: Site) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "1234567890"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><urlset>&b;</urlset>'
    site["/map.xml"] = xml(bomb)
    found = survey(site, (Kind.SITEMAP, "/map.xml"))
    assert outcomes(found) == [Outcome.UNREADABLE]
    assert "declares entities" in (found.visits[0].detail or "")


def test_a_page_in_the_place_of_a_feed_is_named_as_unreadable(site: Site) -> None:
    site["/feed"] = Reply(body=b"<!DOCTYPE html><html><body>moved</body></html>", headers={"Content-Type": "text/html"})
    assert outcomes(survey(site, (Kind.FEED, "/feed"))) == [Outcome.UNREADABLE]


def test_a_feed_that_is_cut_off_gives_what_stands_before_and_says_so(site: Site) -> None:
    item = "<item><link>/1</link><pubDate>Sat, 07 Sep 2024 08:00:00 GMT</pubDate></item>"
    site["/feed"] = xml(f"<rss><channel>{item}<item><link>/2")
    found = survey(site, (Kind.FEED, "/feed"))
    assert paths(site, found) == ["/1"]
    assert "no element found" in (found.visits[0].detail or "")


def test_a_feed_that_is_gone_is_said_and_the_others_are_read(site: Site) -> None:
    site["/feed"] = xml(
        "<rss><channel><item><link>/1</link><pubDate>Sat, 07 Sep 2024 08:00:00 GMT</pubDate></item></channel></rss>"
    )
    found = survey(site, (Kind.FEED, "/gone"), (Kind.FEED, "/feed"))
    assert paths(site, found) == ["/1"]
    assert outcomes(found) == [Outcome.GONE, Outcome.FETCHED]


def test_an_index_that_lists_itself_ends(site: Site) -> None:
    index = f'<sitemapindex xmlns="{MAP}"><sitemap><loc>{site.url}/index.xml</loc></sitemap></sitemapindex>'
    site["/index.xml"] = xml(index)
    survey(site, (Kind.SITEMAP, "/index.xml"))
    assert site.times("/index.xml") == 1
