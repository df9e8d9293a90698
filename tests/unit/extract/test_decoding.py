"""Bytes in whatever charset become the text that was meant."""

from __future__ import annotations

import random

import pytest

from etl.extract.decoding import decode, looks_binary
from etl.issues import Code

TEXT = """افتتاح جسر النخيل في بغداد بعد عامين من العمل

قال وزير النقل سالم الحمداني، الأحد، إن الجسر سيخدم أكثر من 40 ألف مركبة في اليوم.
وأضاف أن العمل على الطريق الجنوبي لم يتوقف منذ مايو الماضي، وقد يكتمل قبل نهاية العام.
"""
CHARSETS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1256", "iso-8859-6"]
NOISE = random.Random(1)  # noqa: S311  # the same noise in every run


def html(charset: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body><p>{TEXT}</p></body></html>'


@pytest.mark.parametrize("charset", CHARSETS)
def test_an_arabic_page_is_read_in_each_charset_that_is_used_for_them(charset: str) -> None:
    decoded = decode(TEXT.encode(charset), is_html=False)
    assert decoded.text == TEXT
    assert decoded.issues == ()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1252", "windows-1256", "no-such-charset"])
def test_what_a_page_declares_does_not_beat_what_its_bytes_say(charset: str, declared: str) -> None:
    decoded = decode(html(declared).encode(charset), is_html=True)
    assert decoded.text == html(declared)
    assert decoded.issues == ()


def test_a_declared_charset_that_is_not_among_the_usual_ones_is_tried() -> None:
    page = html("cp720").replace("،", " -")  # which cp720 lacks
    assert decode(page.encode("cp720"), is_html=True).text == page


def test_a_charset_that_no_arabic_word_supports_is_an_issue() -> None:
    decoded = decode("نعم".encode("windows-1256"), is_html=False)
    assert decoded.text == "نعم"
    assert [issue.code for issue in decoded.issues] == [Code.ENCODING_UNSURE]


def test_a_page_cut_off_inside_a_letter_is_utf_8_with_an_issue() -> None:
    decoded = decode(TEXT.encode()[:101], is_html=False)
    assert decoded.text[:50] == TEXT[:50]
    assert [issue.code for issue in decoded.issues] == [Code.ENCODING_UNSURE]
    assert "number 101 of 101" in decoded.issues[0].detail


def test_one_damaged_byte_does_not_turn_a_utf_8_page_into_another_charset() -> None:
    content = bytearray(TEXT.encode())
    content[20] = 0xFF
    decoded = decode(bytes(content), is_html=False)
    assert decoded.text.endswith(TEXT[30:])


@pytest.mark.parametrize("charset", ["windows-1256", "latin-1"])
def test_utf_8_that_was_read_as_another_charset_and_saved_is_read_again(charset: str) -> None:
    decoded = decode(TEXT.encode().decode(charset).encode(), is_html=False)
    assert decoded.text == TEXT
    assert [issue.code for issue in decoded.issues] == [Code.ENCODING_REPAIRED]
    assert charset == "latin-1" or charset in decoded.issues[0].detail


def test_only_the_lines_of_mojibake_are_read_again() -> None:
    first, rest = TEXT.split("\n", 1)
    decoded = decode(f"{first.encode().decode('windows-1256')}\n{rest}".encode(), is_html=False)
    assert decoded.text == TEXT
    assert decoded.issues[0].detail.startswith("1 lines")


def test_text_that_looks_a_little_like_mojibake_is_left_alone() -> None:
    sound = "خط، وحظ، وربط؛ ثم ضبط… «غلط» – ط، ظ، ع، غ\n"
    assert decode(sound.encode(), is_html=False).text == sound


def test_zero_bytes_do_not_reach_the_warehouse() -> None:
    # PostgreSQL cannot store them in text.
    assert "\0" not in decode((TEXT + "\0").encode(), is_html=False).text


@pytest.mark.parametrize("charset", CHARSETS)
def test_text_does_not_look_binary_in_any_charset(charset: str) -> None:
    assert looks_binary(TEXT.encode(charset)) is None


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (NOISE.randbytes(4096), "control codes"),
        (bytes(1000), "control codes"),
    ],
)
def test_noise_says_what_it_looks_like(content: bytes, what: str) -> None:
    assert what in str(looks_binary(content))


def test_any_bytes_are_decoded_to_text_that_can_be_written() -> None:
    for _ in range(300):
        text = decode(NOISE.randbytes(NOISE.randrange(200)), is_html=NOISE.random() < 0.5).text
        assert text.encode("utf-8").decode("utf-8") == text
