"""A page from its bytes: what every reader ends in, and all there is to a dump that is one page."""

from __future__ import annotations

from datetime import datetime

from etl.errors import InputRefused, Reason
from etl.extract.decoding import decode, looks_binary
from etl.extract.files import too_large
from etl.extract.readers.reader import Dump, Limits
from etl.keys import sha256
from etl.model import MediaType, Page


def whole(dump: Dump, media_type: MediaType, limits: Limits) -> Page | InputRefused:
    """The dump as its only page; a larger one than a page may be is refused before it is read."""
    if dump.size_bytes > limits.max_page_bytes:
        return too_large(dump.name, "page", dump.size_bytes, limits.max_page_bytes)
    with dump.open() as stream:
        content = stream.read()
    return page_of(content, media_type, dump=dump.name)


def page_of(
    content: bytes,
    media_type: MediaType,
    *,
    dump: str,
    member: str | None = None,
    url: str | None = None,
    captured_at: datetime | None = None,
) -> Page | InputRefused:
    """The page with these bytes, and what its dump states about it; refused where the bytes are no text."""
    binary = looks_binary(content)
    if binary is not None:
        message = f"it is not text: {binary}. Warraq reads pages of text and HTML; give those."
        return InputRefused(dump, Reason.BINARY, message, member)
    decoded = decode(content, is_html=media_type == "text/html")
    return Page(
        dump=dump,
        member=member,
        sha256=sha256(content),
        size_bytes=len(content),
        media_type=media_type,
        text=decoded.text,
        url=url,
        captured_at=captured_at,
        issues=decoded.issues,
    )
