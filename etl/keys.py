"""Identities made from content: the same bytes get the same keys on any machine, in any order, however often."""

from __future__ import annotations

import hashlib

KEY_LENGTH = 32
"""Hexadecimal digits of a key: 128 bits of SHA-256."""

_ABSENT = "\x00"
_SEPARATOR = "\x1f"


def sha256(content: bytes) -> str:
    """The whole digest of some bytes, as 64 hexadecimal digits.

    >>> sha256(b"")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(content).hexdigest()


def key(*parts: str | int | None) -> str:
    """The key of an ordered list of values; ``None`` differs from ``""``, and ``("ab",)`` from ``("a", "b")``.

    >>> key("a", "b") == key("ab"), key(None) == key("")
    (False, False)
    """
    text = _SEPARATOR.join(_ABSENT if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH]


def dump_key(content_sha256: str) -> str:
    """The key of a dump: the first digits of the SHA-256 of its bytes."""
    return content_sha256[:KEY_LENGTH]


def page_key(content_sha256: str, media_type: str, url: str | None, captured_at: str | None) -> str:
    """The key of a page: its bytes, and what its dump states about them.

    A dump's URL and capture time take part because reading depends on them (the publisher, relative dates): so the
    rows of a page never depend on which of two dumps came first.
    """
    return key(content_sha256, media_type, url, captured_at)


def article_key(page: str, position: int) -> str:
    """The key of the article at ``position`` on the page with key ``page``."""
    return key(page, position)


def story_key(publisher: str, folded_headline: str) -> str:
    """The key of what articles and cards are about: same publisher, same folded headline."""
    return key(publisher, folded_headline)


def url_key(url: str) -> str:
    """The key of a canonical address; ``http`` and ``https`` lead to one page.

    >>> url_key("http://example.org/1") == url_key("https://example.org/1")
    True
    """
    return key(url.partition("://")[2])
