"""WARC 1.1 records of one visit: what was answered, what was asked, and what is known of it.

The metadata record comes last and holds the visit's row of the ledger: so a file that a crash cut off says itself which
of its pages are whole, and the ledger is completed from it.
"""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from urllib.parse import urlsplit

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from etl.extract.fetch.exchange import Answer, Headers
from etl.visits import Earlier, Outcome, Visit

_PROFILE = "http://netpreserve.org/warc/1.1/revisit/"
_PROFILES = {Outcome.UNCHANGED: "identical-payload-digest", Outcome.NOT_MODIFIED: "server-not-modified"}
FIELDS = "application/warc-fields"


def payload_digest(body: bytes) -> str:
    """A digest as WARC files state it: SHA-1 in base 32, which every reader verifies.

    >>> payload_digest(b"")
    'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'
    """
    return f"sha1:{base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()}"


def opening(name: str, agent: str, run_key: str) -> bytes:
    """The warcinfo record with which the file ``name`` begins."""
    info = {
        "software": agent,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "obey",
        "isPartOf": run_key,
    }
    record = _record(WarcRecordType.warcinfo, f"<urn:uuid:{uuid.uuid4()}>", None)
    record.headers["WARC-Filename"] = name
    return _packed(record, FIELDS, _fields(info))


def records(visit: Visit, answer: Answer, earlier: Earlier | None) -> tuple[Visit, Iterator[bytes]]:
    """The visit with the id of its record, and its records in the order in which they are to be written."""
    visit = replace(visit, record_id=f"<urn:uuid:{uuid.uuid4()}>")
    return visit, _records(visit, answer, earlier)


def _records(visit: Visit, answer: Answer, earlier: Earlier | None) -> Iterator[bytes]:
    record_id = visit.record_id or ""
    if visit.outcome is Outcome.FETCHED or earlier is None:
        response = _record(WarcRecordType.response, record_id, answer)
        body = answer.body
    else:
        response, body = _revisit(record_id, visit, answer, earlier), b""
    if visit.payload_digest:
        response.headers["WARC-Payload-Digest"] = visit.payload_digest
    if answer.ip:
        response.headers["WARC-IP-Address"] = answer.ip
    status = f"{answer.version} {answer.status} {answer.reason}".strip()
    head = _head(status, _stored(answer))
    yield _packed(response, "application/http; msgtype=response", head + body)
    request = _record(WarcRecordType.request, None, answer, concurrent_to=record_id)
    yield _packed(
        request, "application/http; msgtype=request", _head(f"GET {_path(answer.url)} HTTP/1.1", answer.asked)
    )
    metadata = _record(WarcRecordType.metadata, None, answer, concurrent_to=record_id)
    yield _packed(metadata, FIELDS, _fields(visit.to_fields() | {"fetchTimeMs": f"{answer.seconds * 1000:.0f}"}))


def _revisit(record_id: str, visit: Visit, answer: Answer, earlier: Earlier) -> WarcRecord:
    record = _record(WarcRecordType.revisit, record_id, answer)
    record.headers["WARC-Profile"] = _PROFILE + _PROFILES[visit.outcome]
    if earlier.record_id:
        record.headers["WARC-Refers-To"] = earlier.record_id
    record.headers["WARC-Refers-To-Target-URI"] = earlier.final_url
    record.headers["WARC-Refers-To-Date"] = _date(earlier.visited_at)
    return record


def _record(
    kind: WarcRecordType, record_id: str | None, answer: Answer | None, *, concurrent_to: str | None = None
) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(kind)
    if record_id:
        record.record_id = record_id
    if answer:
        record.headers["WARC-Date"] = _date(answer.asked_at)
        record.headers["WARC-Target-URI"] = answer.url
    if concurrent_to:
        record.headers["WARC-Concurrent-To"] = concurrent_to
    return record


def _packed(record: WarcRecord, content_type: str, content: bytes) -> bytes:
    """The record as one member of a gzip file, so that a reader can begin at any record."""
    record.headers["Content-Type"] = content_type
    record.set_bytes_content(content)
    packed = BytesIO()
    writer = GzipWriter(packed)
    record.write(writer, checksum_data=True)
    writer.close()
    return packed.getvalue()


def _stored(answer: Answer) -> Headers:
    """The headers as they came; those of the transfer, which is undone, keep their values under other names."""
    kept = [
        (b"X-Archive-" + name if name.lower() in (b"transfer-encoding", b"content-length") else name, value)
        for name, value in answer.headers
    ]
    return (*kept, (b"Content-Length", str(len(answer.body)).encode()))


def _head(first: str, headers: Headers) -> bytes:
    lines = [first.encode("latin-1", "replace"), *(b": ".join(header) for header in headers)]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _fields(stated: dict[str, str]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in stated.items()).encode()


def _path(url: str) -> str:
    split = urlsplit(url)
    return f"{split.path}?{split.query}" if split.query else split.path


def _date(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
