"""Dumps for tests, made of invented pages: what crawlers, exporters and archivers write."""

from __future__ import annotations

import io
from dataclasses import replace

from etl.errors import InputRefused
from etl.extract.readers import Dump, Found, Limits, Skipped, pages
from etl.model import Page
from etl.settings import Settings

LIMITS = replace(Limits.of(Settings()), max_page_bytes=100_000)


def page_text(number: int) -> str:
    return (
        f"افتتاح الجسر رقم {number} في مدينة النخيل\n\n"
        f"قال وزير النقل سامر البدري إن الجسر رقم {number} سيخدم سكان المدينة كلها خلال هذا العام.\n\n"
        "وأضاف الوزير أن العمل في الجسر استمر عامين، وشارك فيه مئات العمال من أنحاء البلاد.\n"
    )


def page_html(number: int) -> str:
    headline, *paragraphs = page_text(number).strip().split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang=ar><head><meta charset=utf-8><title>{headline}</title></head>"
        f"<body><article><h1>{headline}</h1>{body}</article></body></html>"
    )


def found_in(content: bytes, name: str = "dump", limits: Limits = LIMITS) -> list[Found]:
    """Everything that the readers find in a dump of these bytes."""
    return list(pages(Dump(name=name, size_bytes=len(content), open=lambda: io.BytesIO(content)), limits))


def pages_in(content: bytes, name: str = "dump", limits: Limits = LIMITS) -> list[Page]:
    """Its pages; anything else that is found fails the test."""
    found = found_in(content, name, limits)
    pages = [each for each in found if isinstance(each, Page)]
    assert len(pages) == len(found), found
    return pages


def sorted_out(found: list[Found]) -> tuple[list[Page], list[InputRefused], dict[str, int]]:
    """What was found: pages, refusals, and what was skipped with its count."""
    return (
        [each for each in found if isinstance(each, Page)],
        [each for each in found if isinstance(each, InputRefused)],
        {each.what: each.count for each in found if isinstance(each, Skipped)},
    )


def record(number: int, content: bytes, kind: str = "response", **headers: str) -> bytes:
    """One WARC record; a header's underscores are hyphens."""
    stated = {
        "WARC-Type": kind,
        "WARC-Record-ID": record_id(number),
        "WARC-Date": f"2024-09-07T10:{number:02}:00Z",
        "WARC-Target-URI": f"https://nakhil.example/{number}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(content)),
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in stated.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + content + b"\r\n\r\n"


def record_id(number: int) -> str:
    return f"<urn:uuid:00000000-0000-0000-0000-{number:012}>"


def response(body: bytes, status: str = "200 OK", content_type: str = "text/html; charset=utf-8", *more: str) -> bytes:
    """An HTTP response as crawlers record it."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {content_type}"] if content_type else []), *more]
    return "\r\n".join([*lines, "", ""]).encode() + body


def html_record(number: int, **headers: str) -> bytes:
    return record(number, response(page_html(number).encode()), **headers)


def warc(count: int) -> list[bytes]:
    """The records of a crawl of ``count`` pages."""
    opening = record(0, b"software: invented\r\n", "warcinfo", Content_Type="application/warc-fields")
    return [opening, *(html_record(number) for number in range(1, count + 1))]
