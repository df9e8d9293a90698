"""The page that a record holds, or what else the record is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from etl.errors import InputRefused, Reason
from etl.extract.readers import html
from etl.extract.readers.file import File
from etl.extract.readers.single import Receipt, page_of
from etl.extract.readers.stream import HEAD_BYTES
from etl.extract.readers.warc.digests import is_wrong
from etl.extract.readers.warc.records import Record
from etl.extract.readers.warc.response import Response, body_of, media_type, read_response
from etl.model import MediaType, Page, Place

_TYPES: dict[str, MediaType] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_FOUND = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A page as it was captured."""

    record_id: str
    url: str | None
    captured_at: datetime | None
    media_type: MediaType
    body: bytes
    place: Place | None

    def page(self, file: File) -> Page | InputRefused:
        """The page."""
        receipt = Receipt(
            dump=file.used.dump,
            member=file.inner(self.record_id),
            place=self.place,
            url=self.url,
            captured_at=self.captured_at,
        )
        return page_of(self.body, self.media_type, receipt)


def capture_of(file: File, record: Record) -> Capture | InputRefused | str:
    """The page of a record, its refusal, or in the plural what the record is instead."""
    if record.kind not in ("response", "resource", "conversion"):
        return f"records of type {record.kind}"
    is_response = record.kind == "response"
    response = read_response(record.content) if is_response else _plain(record)
    if _is_damaged(record, response):
        message = "its digest is not that of its bytes: they were damaged. Deliver the dump again, or fetch the page."
        return file.refuse(Reason.DAMAGED, message, file.inner(record.record_id))
    if response.status is None:
        return "responses of other protocols than HTTP"
    if response.status != _FOUND:
        return f"responses with status {response.status}"
    kind = _type_of(response)
    if kind is None:
        return f"bodies of type {response.content_type}"
    return _captured(file, record, response, kind)


def _plain(record: Record) -> Response:
    """A record that holds a body alone."""
    return Response(_FOUND, media_type(record.headers.get("content-type")), record.content, record.content, None)


def _is_damaged(record: Record, response: Response) -> bool:
    """By the digest of the block; else by that of the payload, to which its chunks belong for some crawlers."""
    block, payload = (record.headers.get(f"warc-{part}-digest") for part in ("block", "payload"))
    if block is not None:
        return is_wrong(block, record.content)
    return payload is not None and is_wrong(payload, response.recorded) and is_wrong(payload, response.unchunked)


def _type_of(response: Response) -> MediaType | None:
    """The type of page that a body is; where none is stated, by what it begins with."""
    if response.content_type:
        return _TYPES.get(response.content_type)
    return "text/html" if html.recognises(response.unchunked[:HEAD_BYTES]) else "text/plain"


def _captured(file: File, record: Record, response: Response, kind: MediaType) -> Capture | InputRefused | str:
    most = file.used.limits.max_page_bytes
    body = body_of(response, most)
    file.used.unpack(max(0, len(body) - len(response.unchunked)), file.member)
    if len(body) > most:
        return file.too_large(None, file.inner(record.record_id))
    if not body.strip():
        return "empty bodies"
    stored = file.stored(record.start, record.end)
    return Capture(
        record_id=record.record_id,
        url=record.url,
        captured_at=record.captured_at,
        media_type=kind,
        body=body,
        place=Place(*stored) if stored else None,
    )
