"""MHTML: a page as a browser saves it, one MIME message with the page's HTML and all that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

from etl.errors import InputRefused, Reason
from etl.extract.readers.file import File
from etl.extract.readers.single import Receipt, page_of
from etl.model import Page

_HEADER = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type:\s*multipart/related", re.IGNORECASE)


def recognises(head: bytes) -> bool:
    r"""Whether its header says that parts belong together.

    >>> recognises(b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n")
    True
    """
    return _HEADER.match(head.lstrip()) is not None


def pages(file: File) -> Iterator[Page | InputRefused]:
    """The page that was saved."""
    message = message_from_bytes(file.whole().lstrip(), policy=default)
    parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not parts:
        yield file.refuse(Reason.MALFORMED, "it is a saved page (MHTML) without any HTML in it. Save the page again.")
        return
    stated = _header(message, "Snapshot-Content-Location")
    page = next((part for part in parts if stated and _header(part, "Content-Location") == stated), parts[0])
    content = page.get_payload(decode=True)
    receipt = Receipt(
        dump=file.used.dump,
        member=file.member,
        url=stated or _header(page, "Content-Location") or _header(message, "Content-Location"),
        captured_at=_date(_header(message, "Date")),
    )
    yield page_of(content if isinstance(content, bytes) else b"", "text/html", receipt)


def _header(part: EmailMessage, name: str) -> str | None:
    value = part.get(name)
    return "".join(str(value).split()) if value and name != "Date" else value and str(value)


def _date(stated: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(stated) if stated else None
    except ValueError:
        return None
    return moment and (moment if moment.tzinfo else moment.replace(tzinfo=UTC))
