"""Where a connection may go: to public addresses alone, judged on the very address that is connected to.

A name is resolved here, every address that it has is judged, and the connection is made to one of those addresses: a
name that resolves to something else a moment later (DNS rebinding) gains nothing. Every redirect comes here again.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import httpcore

from etl.errors import SettingsError

IPAddress = IPv4Address | IPv6Address
Networks = tuple[IPv4Network | IPv6Network, ...]
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""A host's addresses, by name and port."""

_NAT64 = IPv6Network("64:ff9b::/96")


class AddressRefused(Exception):
    """A host has an address that is not public, and nothing is connected."""


def networks(stated: str) -> Networks:
    """The networks of a setting, separated by commas; raises `SettingsError` for what is none.

    >>> networks("127.0.0.1/32, ::1/128")
    (IPv4Network('127.0.0.1/32'), IPv6Network('::1/128'))
    """
    try:
        return tuple(ipaddress.ip_network(part.strip()) for part in stated.split(",") if part.strip())
    except ValueError as error:
        raise SettingsError(
            f"WARRAQ_FETCH_TRUSTED_NETWORKS must be networks separated by commas, such as 127.0.0.1/32; {error}. "
            "Correct it or unset it."
        ) from error


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, also behind the disguises of IPv4 within IPv6.

    >>> [is_public(text) for text in ("93.184.215.14", "169.254.169.254", "::ffff:10.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip in _NAT64:  # reserved, and all the same how a network of IPv6 alone reaches the public IPv4
        return _is_plainly_public(IPv4Address(int(ip) & 0xFFFFFFFF))
    return all(_is_plainly_public(one) for one in (ip, *_within(ip)))


def _is_plainly_public(ip: IPAddress) -> bool:
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local)


def _within(ip: IPAddress) -> Iterable[IPAddress]:
    """The IPv4 addresses that an IPv6 address stands for, by any of the ways there are."""
    if isinstance(ip, IPv4Address):
        return
    if ip.ipv4_mapped:
        yield ip.ipv4_mapped
    if ip.sixtofour:
        yield ip.sixtofour
    if ip.teredo:
        yield from ip.teredo


async def resolve(host: str, port: int) -> Sequence[str]:
    """The host's addresses, as the system resolves them."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class PublicBackend(httpcore.AsyncNetworkBackend):
    """Connects to public addresses alone, and to those of ``trusted`` networks."""

    def __init__(self, trusted: Networks = (), resolve: Resolve = resolve) -> None:
        """Judge what ``resolve`` says; the tests give another one."""
        self._trusted = trusted
        self._resolve = resolve
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  # the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to one of the host's addresses; raises `AddressRefused` where any of them is not public."""
        last: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in await self._judged(host, port):
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._backend.sleep(seconds)

    async def _judged(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = await self._resolve(host.strip("[]"), port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} cannot be resolved ({error})") from error
        for address in addresses:
            if not is_public(address) and not self._is_trusted(address):
                raise AddressRefused(f"{host} leads to {address}, which is no address of the public internet")
        return addresses

    def _is_trusted(self, address: str) -> bool:
        ip = ipaddress.ip_address(address.partition("%")[0])
        return any(ip in network for network in self._trusted)
