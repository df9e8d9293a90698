"""One address after the other, from a server that misbehaves on purpose."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from etl.extract.fetch.client import Client
from etl.extract.fetch.exchange import Answer, Failed, unpacked
from etl.extract.fetch.limits import FetchLimits
from etl.visits import Outcome

from .conftest import QUICK
from .site import HTML, Reply, in_turn, page, serving

if TYPE_CHECKING:
    from .site import Site

LIMITS = FetchLimits.of(QUICK)
BODY = "<h1>افتتاح جسر النخيل</h1>"


def ask(
    *urls: str, limits: FetchLimits = LIMITS, seconds: float = 30, opted_out: Sequence[str] = ()
) -> list[Answer | Failed]:
    """Ask for addresses in this order, with one client."""

    async def go() -> list[Answer | Failed]:
        found: list[Answer | Failed] = []
        opted = lambda url: url.startswith(tuple(opted_out))  # noqa: E731
        async with Client(limits, is_opted_out=opted, seconds=seconds) as client:
            for url in urls:
                try:
                    found.append(await client.get(url, accept="*/*", most=limits.max_page_bytes))
                except Failed as failed:
                    found.append(failed)
        return found

    return asyncio.run(go())


def outcome(*urls: str, limits: FetchLimits = LIMITS, seconds: float = 30) -> Outcome:
    """What becomes of the last of these addresses, which fails."""
    found = ask(*urls, limits=limits, seconds=seconds)[-1]
    assert isinstance(found, Failed), found
    return found.outcome


def body(*urls: str, limits: FetchLimits = LIMITS) -> str:
    found = ask(*urls, limits=limits)[-1]
    assert isinstance(found, Answer), found
    return unpacked(found, most=limits.max_page_bytes).decode()


def test_a_page_comes_with_the_bytes_and_headers_that_were_sent(site: Site) -> None:
    site["/أخبار/1"] = page(BODY, ETag='"1"')
    (answer,) = ask(f"{site.url}/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1")
    assert isinstance(answer, Answer)
    assert (answer.body.decode(), answer.header("etag"), answer.ip) == (BODY, '"1"', "127.0.0.1")


def test_every_request_says_who_asks_and_whom_to_write_to(site: Site) -> None:
    site["/1"] = page(BODY)
    ask(f"{site.url}/1")
    assert {asked.headers["User-Agent"] for asked in site.asked} == {LIMITS.agent}
    assert LIMITS.agent.startswith("Warraq/")
    assert LIMITS.agent.endswith("(+https://example.org/robot)")


def test_a_server_that_fails_once_is_asked_again(site: Site) -> None:
    site["/1"] = in_turn(Reply(status=500), page(BODY))
    assert body(f"{site.url}/1") == BODY
    assert site.times("/1") == 2


def test_a_server_that_is_busy_is_left_alone_for_as_long_as_it_says(site: Site) -> None:
    site["/1"] = in_turn(Reply(status=429, headers={"Retry-After": "1"}), page(BODY))
    assert body(f"{site.url}/1") == BODY
    first, second = (asked.at for asked in site.asked if asked.path == "/1")
    assert second - first >= 1


def test_a_server_that_wants_to_be_left_alone_for_long_is_left_to_the_next_run(site: Site) -> None:
    site["/1"] = Reply(status=503, headers={"Retry-After": "3600"})
    assert outcome(f"{site.url}/1", f"{site.url}/2") is Outcome.DEFERRED
    assert site.paths() == ["/robots.txt", "/1"]


def test_a_host_that_goes_on_failing_is_given_up(site: Site) -> None:
    urls = [f"{site.url}/{number}" for number in range(20)]
    site.routes |= {f"/{number}": Reply(status=500) for number in range(20)}
    limits = replace(LIMITS, host_failures=4, pause=0.05)
    found = ask(*urls, limits=limits)
    assert found[-1].outcome is Outcome.DEFERRED  # type: ignore[union-attr]  # every address fails
    assert len(site.asked) <= 1 + 4 + limits.tries


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_not_asked_for_twice(site: Site, status: int) -> None:
    site["/1"] = Reply(status=status)
    assert outcome(f"{site.url}/1") is Outcome.GONE
    assert site.times("/1") == 1


def test_a_page_that_is_forbidden_is_an_error_of_http(site: Site) -> None:
    site["/1"] = Reply(status=403)
    assert outcome(f"{site.url}/1") is Outcome.HTTP_ERROR


def test_a_server_that_does_not_begin_is_given_up_in_time(site: Site) -> None:
    site["/1"] = Reply(body=b"late", wait=3)
    limits, begun = replace(LIMITS, seconds=0.2, tries=1), time.monotonic()
    assert outcome(f"{site.url}/1", limits=limits) is Outcome.TIMEOUT
    assert time.monotonic() - begun < 2


def test_a_server_that_sends_a_byte_now_and_then_is_given_up_in_time(site: Site) -> None:
    site["/1"] = Reply(body=b"x" * 100, drip=0.05)
    limits, begun = replace(LIMITS, seconds=0.3, tries=1), time.monotonic()
    assert outcome(f"{site.url}/1", limits=limits) is Outcome.TIMEOUT
    assert time.monotonic() - begun < 2


def test_a_body_that_is_too_large_is_not_read_to_its_end(site: Site) -> None:
    site["/1"] = Reply(body=b"x" * 200_000)
    assert outcome(f"{site.url}/1") is Outcome.TOO_LARGE


def test_a_body_in_chunks_that_states_no_size_is_bounded_too(site: Site) -> None:
    chunk = b"ffff\r\n" + b"x" * 0xFFFF + b"\r\n"
    site["/1"] = Reply(body=chunk * 4 + b"0\r\n\r\n", headers={"Transfer-Encoding": "chunked"})
    assert outcome(f"{site.url}/1") is Outcome.TOO_LARGE


def test_a_body_shorter_than_its_stated_length_is_broken(site: Site) -> None:
    site["/1"] = Reply(body=b"short", length=500)
    assert outcome(f"{site.url}/1", limits=replace(LIMITS, tries=1)) is Outcome.BROKEN


def test_a_body_longer_than_its_stated_length_ends_where_it_was_said_to(site: Site) -> None:
    site["/1"] = Reply(body=b"short and more", length=5)
    assert body(f"{site.url}/1") == "short"


def test_gzip_is_unpacked(site: Site) -> None:
    site["/1"] = Reply(body=gzip.compress(BODY.encode()), headers={"Content-Encoding": "gzip", "Content-Type": HTML})
    assert body(f"{site.url}/1") == BODY


@pytest.mark.parametrize("packed", [b"no gzip at all", gzip.compress(b"x" * 5000, mtime=0)[:-9]])
def test_gzip_that_is_damaged_is_broken(site: Site, packed: bytes) -> None:
    site["/1"] = Reply(body=packed, headers={"Content-Encoding": "gzip"})
    assert outcome(f"{site.url}/1", limits=replace(LIMITS, tries=1)) is Outcome.BROKEN


def test_gzip_that_unpacks_to_too_much_is_too_large(site: Site) -> None:
    site["/1"] = Reply(body=gzip.compress(b"x" * 50_000_000), headers={"Content-Encoding": "gzip"})
    assert outcome(f"{site.url}/1") is Outcome.TOO_LARGE


def test_a_redirect_is_followed_to_its_page(site: Site) -> None:
    site["/old"] = Reply(status=301, headers={"Location": "/جديد"})
    site["/جديد"] = page(BODY)
    (answer,) = ask(f"{site.url}/old")
    assert isinstance(answer, Answer)
    assert answer.url == f"{site.url}/%D8%AC%D8%AF%D9%8A%D8%AF"


def test_redirects_in_a_circle_end(site: Site) -> None:
    site["/1"] = Reply(status=302, headers={"Location": "/2"})
    site["/2"] = Reply(status=302, headers={"Location": "/1"})
    assert outcome(f"{site.url}/1") is Outcome.REDIRECTS
    assert len(site.asked) == 1 + LIMITS.max_redirects + 1


def test_a_redirect_to_nowhere_ends(site: Site) -> None:
    site["/1"] = Reply(status=302)
    assert outcome(f"{site.url}/1") is Outcome.REDIRECTS


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1:6379/_FLUSHALL"])
def test_a_redirect_away_from_http_is_refused(site: Site, target: str) -> None:
    site["/1"] = Reply(status=302, headers={"Location": target})
    assert outcome(f"{site.url}/1") is Outcome.REFUSED_ADDRESS


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::1]/", "http://0.0.0.0/"]
)
def test_a_redirect_to_an_address_that_is_not_public_is_refused(site: Site, target: str) -> None:
    site["/1"] = Reply(status=302, headers={"Location": target})
    assert outcome(f"{site.url}/1") is Outcome.REFUSED_ADDRESS


def test_nothing_is_connected_where_loopback_is_not_trusted(site: Site) -> None:
    limits = replace(LIMITS, trusted=())
    assert outcome(f"{site.url}/1", limits=limits) is Outcome.REFUSED_ADDRESS
    assert outcome(f"http://localhost:{site.port}/1", limits=limits) is Outcome.REFUSED_ADDRESS
    assert site.asked == []


def test_what_robots_txt_forbids_is_not_asked_for(site: Site) -> None:
    site["/robots.txt"] = Reply(body="User-agent: *\nDisallow: /خاص/\n".encode())
    site["/خاص/1"] = page(BODY)
    assert outcome(f"{site.url}/%D8%AE%D8%A7%D8%B5/1") is Outcome.ROBOTS
    assert site.paths() == ["/robots.txt"]


def test_robots_txt_may_speak_to_us_by_name(site: Site) -> None:
    site["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /\n\nUser-agent: Warraq\nAllow: /\n")
    site["/1"] = page(BODY)
    assert body(f"{site.url}/1") == BODY


def test_the_delay_of_robots_txt_is_kept(site: Site) -> None:
    site["/robots.txt"] = Reply(body=b"User-agent: *\nCrawl-delay: 0.3\n")
    site.routes |= {"/1": page(BODY), "/2": page(BODY)}
    ask(f"{site.url}/1", f"{site.url}/2")
    first, second = (asked.at for asked in site.asked[1:])
    assert second - first >= 0.29


def test_a_site_whose_robots_txt_fails_is_left_to_the_next_run(site: Site) -> None:
    site["/robots.txt"] = Reply(status=503)
    site["/1"] = page(BODY)
    assert outcome(f"{site.url}/1") is Outcome.DEFERRED
    assert site.times("/1") == 0


def test_robots_txt_is_asked_for_once_a_run(site: Site) -> None:
    site.routes |= {"/1": page(BODY), "/2": page(BODY)}
    ask(f"{site.url}/1", f"{site.url}/2")
    assert site.times("/robots.txt") == 1


def test_the_robots_txt_of_the_site_that_a_redirect_leads_to_counts(site: Site) -> None:
    with serving() as other:
        other["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /\n")
        site["/1"] = Reply(status=302, headers={"Location": f"{other.url}/1"})
        assert outcome(f"{site.url}/1") is Outcome.ROBOTS
        assert other.paths() == ["/robots.txt"]


def test_what_is_opted_out_is_not_asked_for_and_nor_is_its_robots_txt(site: Site) -> None:
    (found,) = ask(f"{site.url}/private/1", opted_out=[f"{site.url}/private/"])
    assert isinstance(found, Failed)
    assert found.outcome is Outcome.OPTED_OUT
    assert site.asked == []


def test_a_run_whose_time_is_over_asks_for_nothing_more(site: Site) -> None:
    assert outcome(f"{site.url}/1", seconds=0) is Outcome.DEFERRED
    assert site.asked == []


def test_a_name_is_resolved_once_and_the_address_that_was_judged_is_connected_to(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    resolved: list[str] = []

    async def rebinding(host: str, port: int) -> Sequence[str]:
        del port
        resolved.append(host)
        return next(answers)

    async def go() -> Answer:
        async with Client(LIMITS, is_opted_out=lambda _: False, seconds=30, resolve=rebinding) as client:
            return await client.get(f"http://news.example:{site.port}/1", accept="*/*", most=1000)

    site["/1"] = page(BODY)
    assert asyncio.run(go()).body.decode() == BODY
    assert resolved == ["news.example"]
    assert site.asked[-1].headers["Host"] == f"news.example:{site.port}"


def test_a_name_with_one_address_that_is_not_public_is_refused_altogether(site: Site) -> None:
    async def both(host: str, port: int) -> Sequence[str]:
        del host, port
        return ["127.0.0.1", "192.168.1.1"]

    async def go() -> None:
        async with Client(LIMITS, is_opted_out=lambda _: False, seconds=30, resolve=both) as client:
            await client.get(f"http://news.example:{site.port}/1", accept="*/*", most=1000)

    with pytest.raises(Failed) as refused:
        asyncio.run(go())
    assert refused.value.outcome is Outcome.REFUSED_ADDRESS
    assert site.asked == []


def test_a_host_is_asked_by_no_more_at_a_time_than_the_settings_say(site: Site) -> None:
    async def go() -> None:
        async with Client(LIMITS, is_opted_out=lambda _: False, seconds=30) as client:
            paths = [f"{site.url}/{number}" for number in range(8)]
            await asyncio.gather(*(client.get(path, accept="*/*", most=100) for path in paths))

    site.routes |= {f"/{number}": Reply(body=b"x", wait=0.05) for number in range(8)}
    begun = time.monotonic()
    asyncio.run(go())
    assert time.monotonic() - begun >= 8 / LIMITS.host_connections * 0.05
