"""From a page's bytes to its text.

UTF-8 comes first, and strictly: Arabic in any other encoding is never valid UTF-8. What is not UTF-8 is read in every
charset that Arabic pages are known to use, and the reading with the most Arabic words wins, whatever the page declares:
windows-1256 decodes anything, so that it decodes proves nothing. The candidates are a fixed list, since the same bytes
must give the same text on every machine.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from etl.extract.mojibake import repair
from etl.issues import Code, Issue

_BOMS = (
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSETS = ("windows-1256", "iso-8859-6", "windows-1252")
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"SQLite format 3", "an SQLite database"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_MOST_CONTROLS = 0.01
"""Share of control bytes that text may hold; noise holds a tenth."""
_SAMPLE_BYTES = 64 * 1024
_FEW_BROKEN = 0.02
"""Share of broken characters up to which a page is damaged UTF-8 rather than another charset."""
_CERTAIN = 0.2
"""Share of plainly Arabic words above which a charset is certain; right readings have two fifths, wrong ones none."""
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_WORD = re.compile(r"[^\W\d_]+")
_ONE_SCRIPT = re.compile(r"[ء-غف-ي]+|[^ء-غف-ي]+")
_PLAIN_ARABIC = re.compile(
    r"[وفبكل]?ال[ء-ي]{2,}|لل[ء-ي]{2,}"
    r"|[وف]?(?:من|في|على|إلى|عن|أن|ان|إن|مع|قد|هذا|هذه|ذلك|كان|كانت|قال|بعد|قبل|بين|منذ|حتى|ما|لا|لم|لن|كل|أو|هو|هي)"
)


class Decoded(NamedTuple):
    """A page's text, and what is to be said about how it was read."""

    text: str
    issues: tuple[Issue, ...] = ()


def decode(content: bytes, *, is_html: bool) -> Decoded:
    """The text of a page's bytes, whatever they are; whether they are text at all, `looks_binary` says before.

    >>> decode("خبر".encode("utf-8-sig"), is_html=False)
    Decoded(text='خبر', issues=())
    """
    decoded = _marked(content) or _utf_16(content) or _utf_8(content) or _single_byte(content, is_html)
    text, repaired = repair(decoded.text.replace("\0", _REPLACEMENT))
    return Decoded(text, decoded.issues + repaired)


def looks_binary(content: bytes) -> str | None:
    """What bytes that are no text look like, for a message; ``None`` for text in whatever charset.

    >>> looks_binary(b"%PDF-1.7 ...")
    'it begins like a PDF document'
    """
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            return f"it begins like {what}"
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls <= _MOST_CONTROLS * len(content) or _marked(content) or _utf_16(content):
        return None
    return f"{controls:,} of its {len(content):,} bytes are control codes"


def _marked(content: bytes) -> Decoded | None:
    """The text after a byte order mark, or ``None`` where there is none."""
    for mark, charset in _BOMS:
        if content.startswith(mark):
            return _with_broken(content[len(mark) :], charset)
    return None


def _utf_16(content: bytes) -> Decoded | None:
    """UTF-16 without its mark, told by every second byte being the high byte of Arabic, ASCII or general punctuation.

    Arabic letters in UTF-16 are ASCII controls and signs, so this comes before UTF-8.
    """
    sample = content[: _SAMPLE_BYTES & ~1]
    for offset, charset in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[offset::2], sample[1 - offset :: 2]
        letters = high.count(0x06) + high.count(0x00)
        if letters and letters + high.count(0x20) > 0.9 * len(high) and low.count(0x00) < 0.1 * len(low):
            return _with_broken(content, charset)
    return None


def _utf_8(content: bytes) -> Decoded | None:
    """The text as UTF-8, also where a few bytes are damaged or its end was cut off; ``None`` for other charsets."""
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        sample = content[:_SAMPLE_BYTES].decode("utf-8", "replace")
    foreign, broken = _foreign(sample), sample.count(_REPLACEMENT)
    is_damaged = broken <= max(1, _FEW_BROKEN * foreign) and foreign > 2 * broken
    return _with_broken(content, "utf-8") if is_damaged else None


def _with_broken(content: bytes, charset: str) -> Decoded:
    """The text in a charset that is known, with an issue where bytes of it are damaged."""
    try:
        return Decoded(content.decode(charset))
    except UnicodeDecodeError as error:
        detail = f"damaged {charset.upper()}: the first bad byte is number {error.start + 1:,} of {len(content):,}"
        issue = Issue(code=Code.ENCODING_UNSURE, detail=detail)
        return Decoded(content.decode(charset, "replace"), (issue,))


def _single_byte(content: bytes, is_html: bool) -> Decoded:
    """The reading with the most Arabic words among the declared charset and those that Arabic pages use."""
    declared = _declared(content) if is_html else None
    charsets = dict.fromkeys((declared, *_CHARSETS) if declared else _CHARSETS)
    sample = content[:_SAMPLE_BYTES]
    # Of equal readings the first wins: what is declared, then what is commonest.
    best = max(charsets, key=lambda charset: _plausibility(sample.decode(charset, "replace")))
    words, _ = _plausibility(sample.decode(best, "replace"))
    decoded = _with_broken(content, best)
    if words >= _CERTAIN or decoded.issues:
        return decoded
    said = f"the page declares {declared}" if declared else "the page declares no charset"
    detail = f"read as {best}, which {words:.0%} of its words support; {said}"
    return Decoded(decoded.text, (Issue(code=Code.ENCODING_UNSURE, detail=detail),))


def _plausibility(text: str) -> tuple[float, float]:
    """The shares of words with foreign letters that are plainly Arabic, and that are of one script.

    >>> right = "قال الوزير في المؤتمر".encode("iso-8859-6")
    >>> _plausibility(right.decode("iso-8859-6")) > _plausibility(right.decode("windows-1256"))
    True
    """
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    plain = sum(_PLAIN_ARABIC.fullmatch(word) is not None for word in words)
    whole = sum(_ONE_SCRIPT.fullmatch(word) is not None for word in words)
    return plain / max(1, len(words)), whole / max(1, len(words))


def _foreign(text: str) -> int:
    """How many characters are not ASCII.

    >>> _foreign("7 أيام")
    4
    """
    return len(text) - len(text.encode("ascii", "ignore"))


def _declared(content: bytes) -> str | None:
    """The charset that markup states, where Python knows it and it can be true of bytes that are not UTF-8."""
    # Importing bs4 takes longer than reading most pages, and few pages come here.
    from bs4.dammit import EncodingDetector  # noqa: PLC0415

    stated = EncodingDetector.find_declared_encoding(content, is_html=True)
    try:
        name = codecs.lookup(stated).name if stated else None
    except LookupError:
        return None
    return None if name is None or name.startswith("utf") else name
