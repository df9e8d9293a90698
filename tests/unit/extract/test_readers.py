"""A dump's reader is picked by what the dump holds, and what cannot be read is refused."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import BinaryIO

import pytest

from etl.errors import InputRefused, Reason
from etl.extract.readers import Dump, Found, Limits, pages
from etl.keys import sha256
from etl.model import Page
from etl.settings import Settings

LIMITS = replace(Limits.of(Settings()), max_page_bytes=10_000)
TEXT = "افتتاح جسر النخيل\n\nقال الوزير إن الجسر سيخدم المدينة.\n"


def only(content: bytes, name: str = "a") -> Found:
    """What the dump's one page is read as."""
    (found,) = pages(Dump(name=name, size_bytes=len(content), open=lambda: io.BytesIO(content)), LIMITS)
    return found


def page(content: bytes, name: str = "a") -> Page:
    found = only(content, name)
    assert isinstance(found, Page), found
    return found


def refusal(content: bytes) -> InputRefused:
    found = only(content)
    assert isinstance(found, InputRefused), found
    return found


def test_a_text_dump_is_one_page_with_the_hash_of_its_bytes() -> None:
    found = page(TEXT.encode(), "a.txt")
    assert (found.dump, found.member, found.media_type, found.text) == ("a.txt", None, "text/plain", TEXT)
    assert (found.sha256, found.size_bytes) == (sha256(TEXT.encode()), len(TEXT.encode()))


@pytest.mark.parametrize(
    "opening",
    [
        "<!DOCTYPE html>\n<html>",
        "\n\n  <!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
        "<?xml version='1.0'?><!DOCTYPE html>",
        "<!-- saved from https://news.example --><html lang=ar>",
        "\N{BYTE ORDER MARK}<html>",
        "<div class=a1>",
        "خبر عاجل <body dir=rtl>",
        "قبل الوسوم <p>أول</p><p>ثان</p><div><h1>عنوان</h1></div>",
    ],
)
def test_markup_is_recognised_however_it_begins(opening: str) -> None:
    assert page((opening + TEXT).encode(), "page.txt").media_type == "text/html"


@pytest.mark.parametrize(
    "opening", ["قال: a < b و c > d\n", "شرح الوسم <p> والوسم </p> للمبتدئين\n", "<خبر>\n", "< html\n"]
)
def test_prose_with_angle_brackets_stays_text(opening: str) -> None:
    assert page((opening + TEXT).encode(), "page.html").media_type == "text/plain"


def test_markup_in_utf_16_is_recognised() -> None:
    assert page(f"<!DOCTYPE html><html>{TEXT}".encode("utf-16")).media_type == "text/html"


def test_what_decoding_met_stands_on_the_page() -> None:
    assert [issue.code for issue in page(TEXT.encode()[:-3]).issues] == ["encoding.unsure"]


def test_noise_is_refused_as_binary() -> None:
    refused = refusal(b"\x89PNG\r\n\x1a\n")
    assert refused.reason is Reason.BINARY
    assert "PNG" in refused.message


def test_a_page_over_the_limit_is_refused_before_it_is_read_whole() -> None:
    begun = io.BytesIO(TEXT.encode() * 10_000)
    (found,) = pages(Dump(name="a", size_bytes=len(begun.getvalue()), open=lambda: begun), LIMITS)
    assert isinstance(found, InputRefused)
    assert found.reason is Reason.TOO_LARGE
    assert "WARRAQ_MAX_PAGE_BYTES" in found.message


def test_a_dump_that_goes_away_while_it_is_read_is_refused() -> None:
    def gone() -> BinaryIO:
        raise FileNotFoundError

    (found,) = pages(Dump(name="a", size_bytes=1, open=gone), LIMITS)
    assert isinstance(found, InputRefused)
    assert found.reason is Reason.VANISHED
