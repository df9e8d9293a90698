"""WARC and WET files: pages with their URLs, times and places; what is no page is counted, and damage is told."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import zstandard
from fastwarc.stream_io import BrotliWriter

from etl.errors import Reason
from etl.keys import sha256

from .dumps import (
    LIMITS,
    found_in,
    html_record,
    page_html,
    page_text,
    pages_in,
    record,
    record_id,
    response,
    sorted_out,
    warc,
)

Pack = Callable[[bytes], bytes]
PACKED: dict[str, Pack] = {"plain": bytes, "gzip": gzip.compress, "zstd": zstandard.compress}


def brotli(body: bytes) -> bytes:
    packed = io.BytesIO()
    with BrotliWriter(packed) as writer:
        writer.write(body)
    return packed.getvalue()


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    parts = (body[:half], body[half:])
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize("pack", PACKED.values(), ids=PACKED)
def test_each_response_is_a_page_with_url_and_time(pack: Pack) -> None:
    pages, refused, _ = sorted_out(found_in(b"".join(map(pack, warc(3)))))
    assert refused == []
    assert [(page.member, page.url, page.captured_at) for page in pages] == [
        (record_id(n), f"https://nakhil.example/{n}", datetime(2024, 9, 7, 10, n, tzinfo=UTC)) for n in (1, 2, 3)
    ]
    assert [page.sha256 for page in pages] == [sha256(page_html(n).encode()) for n in (1, 2, 3)]
    assert {page.media_type for page in pages} == {"text/html"}


@pytest.mark.parametrize("pack", PACKED.values(), ids=PACKED)
def test_the_bytes_at_a_page_s_place_give_the_page_by_themselves(pack: Pack) -> None:
    dump = b"".join(map(pack, warc(3)))
    for page in sorted_out(found_in(dump))[0]:
        assert page.place is not None
        (again,) = pages_in(dump[page.place.offset : page.place.offset + page.place.length])
        assert replace(again, place=None) == replace(page, place=None)


def test_a_warc_compressed_as_a_whole_states_no_places() -> None:
    pages, _, _ = sorted_out(found_in(gzip.compress(b"".join(warc(3)))))
    assert [page.place for page in pages][1:] == [None, None]  # the first begins where the file does


@pytest.mark.parametrize(
    ("header", "encode"),
    [
        ("Transfer-Encoding: chunked", chunked),
        ("Content-Encoding: gzip", gzip.compress),
        ("Content-Encoding: br", brotli),
        ("Content-Encoding: zstd", zstandard.compress),
        ("Content-Encoding: deflate", zlib.compress),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", lambda body: chunked(gzip.compress(body))),
        ("Content-Encoding: gzip", bytes),
        ("Transfer-Encoding: chunked", bytes),
    ],
    ids=["chunked", "gzip", "br", "zstd", "deflate", "both", "gzip taken off", "chunks taken off"],
)
def test_bodies_are_read_without_the_encodings_of_transport(header: str, encode: Pack) -> None:
    body = page_html(1).encode()
    (page,) = pages_in(record(1, response(encode(body), "200 OK", "text/html", header)))
    assert page.sha256 == sha256(body)


def test_the_texts_of_a_wet_are_pages_of_text() -> None:
    (page,) = pages_in(record(1, page_text(1).encode(), "conversion", Content_Type="text/plain"))
    assert (page.media_type, page.text, page.url) == ("text/plain", page_text(1), "https://nakhil.example/1")


def test_what_is_no_page_is_counted_by_what_it_is() -> None:
    records = [
        *warc(1),
        record(2, b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(3, response(b"", "301 Moved Permanently", "text/html", "Location: /x")),
        record(4, response(page_html(4).encode(), "404 Not Found")),
        record(5, response(page_html(5).encode(), "404 Not Found")),
        record(6, response(b"\x89PNG\r\n", "200 OK", "image/png")),
        record(7, response(b"")),
    ]
    pages, refused, skipped = sorted_out(found_in(b"".join(records)))
    assert (len(pages), refused) == (1, [])
    assert skipped == {
        "records of type warcinfo": 1,
        "records of type request": 1,
        "responses with status 301": 1,
        "responses with status 404": 2,
        "bodies of type image/png": 1,
        "empty bodies": 1,
    }


def test_a_body_without_a_type_is_what_it_looks_like() -> None:
    records = [record(n, response(body.encode(), "200 OK", "")) for n, body in ((1, page_html(1)), (2, page_text(2)))]
    assert [page.media_type for page in pages_in(b"".join(records))] == ["text/html", "text/plain"]


def digest(content: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


def test_a_revisit_is_the_page_that_it_refers_to_at_another_time() -> None:
    payload = digest(page_html(1).encode())
    records = [
        html_record(1, WARC_Payload_Digest=payload),
        record(2, response(b""), "revisit", WARC_Payload_Digest=payload, WARC_Target_URI="https://nakhil.example/1"),
        record(3, response(b""), "revisit", WARC_Refers_To=record_id(1), WARC_Target_URI="https://nakhil.example/1"),
    ]
    pages = pages_in(b"".join(map(gzip.compress, records)))
    assert [page.member for page in pages] == [record_id(1), record_id(2), record_id(3)]
    assert {(page.sha256, page.url) for page in pages} == {(sha256(page_html(1).encode()), "https://nakhil.example/1")}
    assert [page.captured_at and page.captured_at.minute for page in pages] == [1, 2, 3]


def test_a_revisit_of_a_page_in_another_dump_is_counted() -> None:
    revisit = record(2, response(b""), "revisit", WARC_Payload_Digest=digest(b"elsewhere"))
    _, refused, skipped = sorted_out(found_in(html_record(1) + revisit))
    assert refused == []
    assert skipped == {"revisits of pages that another dump holds": 1}


@pytest.mark.parametrize("header", ["WARC_Block_Digest", "WARC_Payload_Digest"])
def test_a_page_whose_digest_does_not_hold_is_refused_and_the_others_are_read(header: str) -> None:
    records = [html_record(1), html_record(2, **{header: digest(b"other bytes")}), html_record(3)]
    pages, (refused,), _ = sorted_out(found_in(b"".join(records)))
    assert [page.member for page in pages] == [record_id(1), record_id(3)]
    assert (refused.reason, refused.member) == (Reason.DAMAGED, record_id(2))


def test_digests_that_hold_are_no_obstacle() -> None:
    block, payload = response(page_html(1).encode()), page_html(1).encode()
    stated = {"WARC_Block_Digest": digest(block), "WARC_Payload_Digest": "sha256:" + sha256(payload)}
    assert len(pages_in(html_record(1, **stated))) == 1


@pytest.mark.parametrize("pack", PACKED.values(), ids=PACKED)
def test_the_records_before_a_cut_are_pages_and_the_rest_is_refused_with_the_place(pack: Pack) -> None:
    records = [pack(each) for each in warc(3)]
    cut = b"".join(records)[: -len(records[-1]) // 2]
    pages, (refused,), _ = sorted_out(found_in(cut))
    assert [page.member for page in pages] == [record_id(1), record_id(2)]
    assert refused.reason is Reason.TRUNCATED
    assert "byte" in refused.message


def test_a_record_that_says_it_is_shorter_than_it_is_costs_no_other_record() -> None:
    lying = record(2, response(page_html(2).encode()), Content_Length="90")
    pages, (refused,), _ = sorted_out(found_in(html_record(1) + lying + html_record(3)))
    assert [page.member for page in pages] == [record_id(1), record_id(2), record_id(3)]
    assert (refused.reason, refused.member) == (Reason.DAMAGED, record_id(2))


def test_a_record_that_says_it_is_longer_than_the_file_is_cut_off() -> None:
    lying = record(2, response(page_html(2).encode()), Content_Length=str(10**15))
    pages, (refused,), _ = sorted_out(found_in(html_record(1) + lying))
    assert [page.member for page in pages] == [record_id(1)]
    assert refused.reason is Reason.TRUNCATED


def test_noise_between_records_is_told_and_costs_no_record() -> None:
    pages, (refused,), _ = sorted_out(found_in(html_record(1) + b"noise " * 100 + b"\r\n" + html_record(2)))
    assert [page.member for page in pages] == [record_id(1), record_id(2)]
    assert refused.reason is Reason.DAMAGED


def test_a_page_over_the_limit_is_refused_alone() -> None:
    huge = record(2, response(b"<p>" + b"a" * 300_000))
    bomb = record(3, response(gzip.compress(b"a" * 300_000), "200 OK", "text/html", "Content-Encoding: gzip"))
    pages, refused, _ = sorted_out(found_in(html_record(1) + huge + bomb + html_record(4)))
    assert [page.member for page in pages] == [record_id(1), record_id(4)]
    assert [(each.reason, each.member) for each in refused] == [
        (Reason.TOO_LARGE, record_id(2)),
        (Reason.TOO_LARGE, record_id(3)),
    ]


def test_bodies_that_unpack_without_end_stop_the_dump() -> None:
    limits = replace(LIMITS, max_unpacked_bytes=250_000)
    packed = gzip.compress(b"<p>" + b"a" * 90_000)
    records = [record(n, response(packed, "200 OK", "text/html", "Content-Encoding: gzip")) for n in range(1, 9)]
    pages, (refused,), _ = sorted_out(found_in(b"".join(records), limits=limits))
    assert (len(pages), refused.reason) == (2, Reason.BOMB)
