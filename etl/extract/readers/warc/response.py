"""An HTTP response as a crawler recorded it: its status, its type, and its body without the encodings of transport."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, WarcReader, ZstdReader
from fastwarc.warc import HeaderMap

_CODINGS: dict[str, Callable[[io.BytesIO], WarcReader]] = {
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "deflate": lambda stream: GzipReader(stream, zlib=True),
    "br": BrotliReader,
    "zstd": ZstdReader,
}
_PIECE_BYTES = 64 * 1024


class Response(NamedTuple):
    """What a server answered."""

    status: int | None
    """``None`` for what is no HTTP response."""
    content_type: str
    """In lower case, without its parameters."""
    recorded: bytes
    """The body as it stands in the record."""
    unchunked: bytes
    coding: str | None


def read_response(content: bytes) -> Response:
    r"""The parts of a recorded response.

    >>> read_response(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>").content_type
    'text/html'
    """
    headers = HeaderMap()
    recorded = content[headers.parse(io.BytesIO(content), has_status_line=True) :]
    is_chunked = "chunked" in (headers.get("transfer-encoding") or "").lower()
    return Response(
        status=headers.status_code,
        content_type=media_type(headers.get("content-type")),
        recorded=recorded,
        unchunked=_read(ChunkedReader, recorded, len(recorded)) if is_chunked else recorded,
        coding=(headers.get("content-encoding") or "").strip().lower() or None,
    )


def body_of(response: Response, most: int) -> bytes:
    """The body as the page's author wrote it; ``most`` bytes of it and one more, where it has more."""
    make = _CODINGS.get(response.coding or "")
    return _read(make, response.unchunked, most + 1) if make else response.unchunked


def media_type(stated: str | None) -> str:
    """A type without its parameters, in lower case.

    >>> media_type("Text/HTML;charset=windows-1256"), media_type(None)
    ('text/html', '')
    """
    return (stated or "").partition(";")[0].strip().lower()


def _read(make: Callable[[io.BytesIO], WarcReader], encoded: bytes, most: int) -> bytes:
    """The decoded bytes, or the given ones where they are not encoded so.

    Many crawlers record a decoded body and leave the header that announces its encoding.
    """
    pieces, size = [], 0
    try:
        reader = make(io.BytesIO(encoded))
        while size < most and (piece := reader.read(min(_PIECE_BYTES, most - size))):
            pieces.append(piece)
            size += len(piece)
    except OSError:
        return b"".join(pieces) or encoded
    return b"".join(pieces) or encoded
