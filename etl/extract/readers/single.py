"""A page from its bytes: what every reader ends in, and all there is to a file that is one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from etl.errors import InputRefused, Reason
from etl.extract.decoding import decode, looks_binary
from etl.extract.readers.file import File
from etl.issues import Issue
from etl.keys import sha256
from etl.model import MediaType, Page, Place, Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Where a page arrived, and what its dump states about it."""

    dump: str
    member: str | None = None
    place: Place | None = None
    url: str | None = None
    captured_at: datetime | None = None

    def page(
        self,
        content: bytes,
        text: str,
        media_type: MediaType,
        *,
        issues: tuple[Issue, ...] = (),
        stated: tuple[Stated, ...] = (),
    ) -> Page:
        """The page whose own bytes are ``content``, and which reads as ``text``."""
        return Page(
            dump=self.dump,
            member=self.member,
            place=self.place,
            sha256=sha256(content),
            size_bytes=len(content),
            media_type=media_type,
            text=text,
            url=self.url,
            captured_at=self.captured_at,
            issues=issues,
            stated=stated,
        )


def whole(file: File, media_type: MediaType) -> Page | InputRefused:
    """The file as its only page."""
    return page_of(file.whole(), media_type, Receipt(dump=file.used.dump, member=file.member))


def page_of(content: bytes, media_type: MediaType, receipt: Receipt) -> Page | InputRefused:
    """The page with these bytes; refused where they are no text."""
    binary = looks_binary(content)
    if binary is not None:
        message = f"it is not text: {binary}. Warraq reads pages of text and HTML; give those."
        return InputRefused(receipt.dump, Reason.BINARY, message, receipt.member)
    decoded = decode(content, is_html=media_type == "text/html")
    return receipt.page(content, decoded.text, media_type, issues=decoded.issues)
