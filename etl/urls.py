"""Addresses in one canonical form, so that a page listed in several spellings is asked for once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

import idna

_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igsh(?:id)?|mc_[ce]id|_ga|_gl"
    r"|_hs(?:enc|mi)|cmpid|ocid|at_(?:medium|campaign|link_\w+|format|bbc_team|ptr_name)|__twitter_impression|amp_js_v",
    re.IGNORECASE,
)
"""Parameters that say where a reader came from, and never which page it is."""
_ENCODED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = "%/:@!$&'()*+,;="
_MIRROR = re.compile(r"(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
"""Names before a host that print the same pages: the host itself without them has two labels or more."""
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\]")


def canonical(url: str, base: str | None = None) -> str | None:
    """The one spelling of an http or https address; ``None`` for what is no such address.

    Arabic stands percent-encoded, host and scheme in small letters; default ports, fragments, passwords and tracking
    parameters go. What could change the page stays: the order of parameters, a slash at the end, ``www``.

    >>> canonical("HTTPS://Example.ORG:443/أخبار/1?utm_source=x&id=7#top")
    'https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1?id=7'
    >>> canonical("../2/", "https://example.org/news/1/"), canonical("mailto:a@example.org")
    ('https://example.org/news/2/', None)
    """
    try:
        split = urlsplit(urljoin(base or "", "".join(url.split())))
        host, port = _host(split.hostname or ""), split.port
    except ValueError:
        return None
    if split.scheme not in _PORTS or host is None:
        return None
    place = host if port in (None, _PORTS[split.scheme]) else f"{host}:{port}"
    return urlunsplit((split.scheme, place, _spelt(split.path) or "/", _query(split.query), ""))


def folded(url: str | None) -> str | None:
    """An address by which two sightings of a page are told to be of one; ``None`` for a site's front page.

    Without what a site spells in more than one way and leads to the same page: scheme, ``www.`` and its like for
    telephones, and a slash at the end.

    >>> folded("http://www.example.org/news/1/?utm_source=x"), folded("https://m.example.org/news/1")
    ('example.org/news/1', 'example.org/news/1')
    >>> folded("https://example.org/"), folded(None)
    (None, None)
    """
    spelt = canonical(url) if url else None
    if spelt is None:
        return None
    host, _, rest = spelt.partition("://")[2].partition("/")
    rest = rest.replace("/?", "?").rstrip("/")
    return f"{_MIRROR.sub('', host)}/{rest}" if rest else None


def spellings(url: str) -> tuple[str, ...]:
    """A canonical address as a dump or a page may spell it: in either scheme, encoded or in Arabic letters.

    >>> spellings("https://example.org/%D8%AE")
    ('https://example.org/%D8%AE', 'https://example.org/خ', 'http://example.org/%D8%AE', 'http://example.org/خ')
    """
    rest = url.partition("://")[2]
    schemes = ("https", "http") if url.startswith("https:") else ("http", "https")
    return tuple(dict.fromkeys(f"{scheme}://{text}" for scheme in schemes for text in (rest, unquote(rest))))


def origin(url: str) -> str:
    """Scheme, host and port of a canonical address.

    >>> origin("https://example.org/news/1")
    'https://example.org'
    """
    return url[: url.index("/", url.index("://") + 3)]


def is_of(url: str, hosts: Iterable[str]) -> bool:
    """Whether a canonical address leads to one of these hosts or their subdomains.

    >>> is_of("https://www.example.org/1", ["example.org"]), is_of("https://anexample.org/1", ["example.org"])
    (True, False)
    """
    name = urlsplit(url).hostname or ""
    return any(f".{name}".endswith(f".{host}") for host in hosts)


def _host(name: str) -> str | None:
    """The host in ASCII; ``None`` for what is no name of a host.

    >>> _host("موقع.example"), _host("exa mple")
    ('xn--4gbrim.example', None)
    """
    try:
        ascii_name = name if name.isascii() else idna.encode(name, uts46=True).decode()
    except idna.IDNAError:
        return None
    shown = f"[{ascii_name}]" if ":" in ascii_name else ascii_name.rstrip(".").lower()
    return shown if _HOST.fullmatch(shown) else None


def _spelt(text: str) -> str:
    """Percent-encoding in one spelling.

    >>> _spelt("/%d8%A7/%7Ea/a b")
    '/%D8%A7/~a/a%20b'
    """
    return quote(_ENCODED.sub(_one_spelling, text), safe=_KEPT + "?")


def _one_spelling(encoded: re.Match[str]) -> str:
    character = chr(int(encoded[1], 16))
    return character if character in _UNRESERVED else encoded[0].upper()


def _query(query: str) -> str:
    kept = [part for part in query.split("&") if part and not _is_tracking(part)]
    return "&".join(_spelt(part) for part in kept)


def _is_tracking(part: str) -> bool:
    named = parse_qsl(part, keep_blank_values=True)
    return bool(named) and _TRACKING.fullmatch(named[0][0]) is not None
