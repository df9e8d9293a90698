"""Digests that records state of their bytes: ``sha1:`` in base32, as crawlers write, or any in hexadecimal."""

from __future__ import annotations

import base64
import hashlib

_ALGORITHMS = {"sha1", "sha256", "sha512", "md5"}


def is_wrong(stated: str, content: bytes) -> bool:
    """Whether the digest is of other bytes; one by an algorithm that is not known proves nothing.

    >>> is_wrong("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b""), is_wrong("sha1:" + "0" * 40, b"")
    (False, True)
    >>> is_wrong("blake9:00", b"")
    False
    """
    algorithm, _, value = stated.strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in _ALGORITHMS:
        return False
    digest = hashlib.new(algorithm, content, usedforsecurity=False).digest()
    return value.lower() not in (digest.hex(), base64.b32encode(digest).decode().lower())
