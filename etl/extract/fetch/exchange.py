"""One request and its answer, as the bytes that came: bounded in size and time, whatever the server claims.

The size is counted while it comes, so a Content-Length that lies costs nothing; the time is one limit on the whole
exchange, so a server that sends a byte a second is given up like one that sends none.
"""

from __future__ import annotations

import asyncio
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpcore

from etl.extract.fetch.addresses import AddressRefused
from etl.visits import Outcome

Headers = tuple[tuple[bytes, bytes], ...]

_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be others in a moment."""


class Failed(Exception):
    """An exchange gave nothing that is kept; the text says why."""

    def __init__(
        self, outcome: Outcome, detail: str, *, status: int | None = None, retry_after: timedelta | None = None
    ) -> None:
        """Fail with an outcome; ``retry_after`` is how long the server asks to be left alone."""
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail
        self.status = status
        self.retry_after = retry_after

    @property
    def may_pass(self) -> bool:
        """Whether asking again in a moment may help, and whether it counts against the host."""
        return self.outcome in (Outcome.TIMEOUT, Outcome.UNREACHABLE, Outcome.BROKEN) or self.status in _BUSY


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back for one request."""

    url: str
    asked: Headers
    asked_at: datetime
    seconds: float
    version: str
    status: int
    reason: str
    headers: Headers
    body: bytes
    """As it came, still compressed, without the marks of chunked transfer."""
    ip: str | None

    def header(self, name: str) -> str | None:
        """The first header of that name; sites send Arabic addresses in it as they are, in UTF-8."""
        wanted = name.lower().encode()
        found = next((value for key, value in self.headers if key.lower() == wanted), None)
        return None if found is None else found.decode("utf-8", "replace").strip()

    @property
    def media_type(self) -> str:
        """The media type that it states, without parameters."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()


async def exchange(
    pool: httpcore.AsyncConnectionPool, url: str, asked: Headers, *, most: int, seconds: float
) -> Answer:
    """Ask for an address and take the whole answer, of whatever status; raises `Failed` where none comes."""
    try:
        async with asyncio.timeout(seconds):
            return await _exchange(pool, url, asked, most)
    except TimeoutError as error:
        raise Failed(Outcome.TIMEOUT, f"no whole answer within {seconds:g} s") from error
    except AddressRefused as error:
        raise Failed(Outcome.REFUSED_ADDRESS, f"{error}") from error
    except httpcore.TimeoutException as error:
        raise Failed(Outcome.TIMEOUT, f"the connection took too long ({error})") from error
    except httpcore.ProtocolError as error:
        raise Failed(Outcome.BROKEN, f"the answer breaks off or is no HTTP ({error})") from error
    except (httpcore.NetworkError, OSError) as error:
        raise Failed(Outcome.UNREACHABLE, f"{error}" or type(error).__name__) from error


async def _exchange(pool: httpcore.AsyncConnectionPool, url: str, asked: Headers, most: int) -> Answer:
    asked_at, begun = datetime.now(UTC), asyncio.get_running_loop().time()
    async with pool.stream("GET", url, headers=list(asked)) as response:
        pieces, size = [], 0
        async for piece in response.aiter_stream():
            size += len(piece)
            if size > most:
                raise Failed(Outcome.TOO_LARGE, f"it has more than {most:,} bytes")
            pieces.append(piece)
        return Answer(
            url=url,
            asked=asked,
            asked_at=asked_at,
            seconds=asyncio.get_running_loop().time() - begun,
            version=response.extensions.get("http_version", b"HTTP/1.1").decode(),
            status=response.status,
            reason=response.extensions.get("reason_phrase", b"").decode("latin-1"),
            headers=tuple(response.headers),
            body=b"".join(pieces),
            ip=_peer(response),
        )


def _peer(response: httpcore.Response) -> str | None:
    stream = response.extensions.get("network_stream")
    address = stream.get_extra_info("server_addr") if isinstance(stream, httpcore.AsyncNetworkStream) else None
    return str(address[0]) if address else None


def unpacked(answer: Answer, *, most: int) -> bytes:
    """The answer's body without its compression; raises `Failed` where that is damaged, unasked for or a bomb."""
    coding = (answer.header("content-encoding") or "identity").lower()
    if coding in ("identity", ""):
        return answer.body
    if coding not in ("gzip", "x-gzip"):
        raise Failed(Outcome.BROKEN, f"it is compressed as {coding[:40]}, which was not asked for")
    return gunzipped(answer.body, most=most)


def gunzipped(packed: bytes, *, most: int) -> bytes:
    """What gzip packed, of one member or several; raises `Failed` where it is damaged or larger than ``most``."""
    pieces, size = [], 0
    while packed:
        unpacking = zlib.decompressobj(wbits=31)
        try:
            piece = unpacking.decompress(packed, most - size + 1)
        except zlib.error as error:
            raise Failed(Outcome.BROKEN, f"its compression is damaged ({error})") from error
        size += len(piece)
        if size > most:
            raise Failed(Outcome.TOO_LARGE, f"it has more than {most:,} bytes when unpacked")
        if not unpacking.eof:
            raise Failed(Outcome.BROKEN, "its compression ends too early")
        pieces.append(piece)
        packed = unpacking.unused_data.lstrip(b"\0")
    return b"".join(pieces)


def retry_after(answer: Answer) -> timedelta | None:
    """How long the server asks to be left alone, in seconds or until a time; ``None`` where it does not say."""
    stated = answer.header("retry-after")
    try:
        if stated is None or stated.isdigit():
            return timedelta(seconds=min(int(stated), 10**6)) if stated else None
        return max(parsedate_to_datetime(stated) - datetime.now(UTC), timedelta())
    except (ValueError, TypeError):
        return None
