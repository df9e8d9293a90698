"""A site over TLS, whose certificate is judged by its name although the client resolves names itself."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pytest
import trustme

from etl.extract.fetch.client import Client
from etl.extract.fetch.exchange import Answer, Failed

from .site import page, serving
from .test_client import BODY, LIMITS

if TYPE_CHECKING:
    from pathlib import Path

    from .site import Site


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Site]:
    """A site that is called news.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)
    with serving(tls=context) as site:
        site["/1"] = page(BODY)
        yield site


@pytest.fixture
def trusting(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The authority is one of the machine's, as OpenSSL is told of it."""
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


def ask(url: str) -> Answer:
    async def loopback(host: str, port: int) -> Sequence[str]:
        del host, port
        return ["127.0.0.1"]

    async def go() -> Answer:
        async with Client(LIMITS, is_opted_out=lambda _: False, seconds=30, resolve=loopback) as client:
            return await client.get(url, accept="*/*", most=1000)

    return asyncio.run(go())


@pytest.mark.usefixtures("trusting")
def test_a_certificate_of_a_known_authority_for_the_name_asked_is_accepted(secure: Site) -> None:
    assert ask(f"https://news.example:{secure.port}/1").body.decode() == BODY


@pytest.mark.usefixtures("trusting")
def test_a_certificate_for_another_name_is_refused(secure: Site) -> None:
    with pytest.raises(Failed, match="Hostname mismatch"):
        ask(f"https://other.example:{secure.port}/1")
    assert secure.asked == []


def test_a_certificate_of_an_unknown_authority_is_refused(secure: Site) -> None:
    with pytest.raises(Failed, match="unable to get local issuer certificate"):
        ask(f"https://news.example:{secure.port}/1")
    assert secure.asked == []
