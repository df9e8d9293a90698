"""A real server on loopback that answers as it is told to, also wrongly, and remembers who asked for what."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import unquote

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request."""

    path: str
    headers: Mapping[str, str]
    at: float


@dataclass(frozen=True, kw_only=True)
class Reply:
    """An answer, or what is sent instead of one."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0
    """Seconds before anything is sent."""
    drip: float = 0.0
    """Seconds before each byte of the body."""
    length: int | None = None
    """What Content-Length claims, where that is not the truth."""


Route = Reply | Callable[[Asked], Reply]


def page(text: str, **headers: str) -> Reply:
    return Reply(
        body=text.encode(), headers={"Content-Type": HTML} | {k.replace("_", "-"): v for k, v in headers.items()}
    )


def in_turn(*replies: Reply) -> Callable[[Asked], Reply]:
    """One reply after the other; the last one for ever."""
    left = list(replies)

    def reply(asked: Asked) -> Reply:
        del asked
        return left.pop(0) if len(left) > 1 else left[0]

    return reply


class Site:
    """The routes of the server, and what was asked of it."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.port = port
        self.routes: dict[str, Route] = {"/robots.txt": Reply(status=404)}
        self.asked: list[Asked] = []
        self.lock = Lock()

    def __setitem__(self, path: str, route: Route) -> None:
        self.routes[path] = route

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(asked.path == path for asked in self.asked)

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def reply(self, asked: Asked) -> Reply:
        with self.lock:
            self.asked.append(asked)
            route = self.routes.get(asked.path, Reply(status=404))
            return route(asked) if callable(route) else route


class Handler(BaseHTTPRequestHandler):
    """Sends what the site replies."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        asked = Asked(path=unquote(self.path), headers=dict(self.headers), at=time.monotonic())
        reply = self.site.reply(asked)
        with suppress(OSError):
            self._send(reply)

    def _send(self, reply: Reply) -> None:
        time.sleep(reply.wait)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value.encode().decode("latin-1"))
        if "Transfer-Encoding" not in reply.headers:
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        self.end_headers()
        if reply.drip:
            for byte in reply.body:
                time.sleep(reply.drip)
                self.wfile.write(bytes([byte]))
        else:
            self.wfile.write(reply.body)
        if reply.length is not None:
            self.close_connection = True

    def log_message(self, *arguments: object) -> None:
        del arguments


@contextmanager
def serving(host: str = "127.0.0.1", *, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site until the end of the block; over TLS where its certificate is given."""

    class Own(Handler):
        pass

    server = ThreadingHTTPServer((host, 0), Own)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    Own.site = Site(server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield Own.site
    server.shutdown()
    server.server_close()
    thread.join()
