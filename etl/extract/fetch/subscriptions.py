"""Who is fetched, and where each publisher lists its pages: the file that Warraq ships, and the operator's own.

What ships is all disabled: a fresh install asks nobody for anything. The operator's file (``WARRAQ_FEEDS``) enables
publishers, adds to what ships, and names what is never to be fetched.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from etl.errors import SettingsError
from etl.publishers import PUBLISHERS
from etl.urls import canonical, is_of
from etl.visits import Kind

_HOSTS = {profile.key: profile.hosts for profile in PUBLISHERS}
_OPT_OUT = "opt_out"
_KEYS = ("enabled", "sitemaps", "feeds", "sites", "pages", "under")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One address at which a publisher lists its pages."""

    kind: Kind
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One publisher: where it lists its pages, and which of what is listed there is taken."""

    publisher: str
    is_enabled: bool = False
    listings: tuple[Listing, ...] = ()
    under: tuple[str, ...] = ()
    """Only addresses that begin so; all where there are none."""

    def takes(self, url: str) -> bool:
        """Whether an address is this publisher's: below ``under``, and on its own hosts or those that list it."""
        hosts = [*_HOSTS.get(self.publisher, ()), *(urlsplit(listing.url).hostname or "" for listing in self.listings)]
        return is_of(url, hosts) and (not self.under or url.startswith(self.under))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """All publishers that could be fetched, and what never is."""

    by_publisher: Mapping[str, Subscription]
    opted_out: tuple[str, ...]

    @property
    def enabled(self) -> tuple[str, ...]:
        """Keys of the publishers that are fetched, in order."""
        return tuple(sorted(key for key, subscription in self.by_publisher.items() if subscription.is_enabled))

    def named(self, publishers: Iterable[str]) -> tuple[Subscription, ...]:
        """The subscriptions of these publishers; raises `SettingsError` for one that is unknown or not enabled."""
        for publisher in publishers:
            if publisher not in self.enabled:
                known = ", ".join(self.enabled) or "none"
                raise SettingsError(
                    f"{publisher!r} is no publisher that WARRAQ_FEEDS enables; enabled: {known}. Enable it there, as "
                    "docs/fetching.md shows, or name another."
                )
        return tuple(self.by_publisher[publisher] for publisher in publishers)

    def is_opted_out(self, url: str) -> bool:
        """Whether a canonical address is on the list of what is never fetched: a host, or how an address begins."""
        hosts = [entry for entry in self.opted_out if "/" not in entry]
        return is_of(url, hosts) or url.startswith(tuple(entry for entry in self.opted_out if "/" in entry))


def load_subscriptions(path: str) -> Subscriptions:
    """What ships, overlaid with the operator's file where ``path`` names one; raises `SettingsError` for its faults."""
    shipped = tomllib.loads(files("etl.publishers").joinpath("feeds.toml").read_text(encoding="utf-8"))
    own = _read(path) if path else {}
    opted_out = tuple(_opted_out(path, entry) for entry in _texts(path, _OPT_OUT, own.pop(_OPT_OUT, [])))
    tables = {
        key: [table for table in (shipped.get(key), own.get(key)) if table is not None] for key in {*shipped, *own}
    }
    return Subscriptions(
        by_publisher={key: _subscription(path, key, stated) for key, stated in tables.items()}, opted_out=opted_out
    )


def _read(path: str) -> dict[str, object]:
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _fault(path, f"which cannot be read ({error})") from error


def _subscription(path: str, publisher: str, tables: Iterable[object]) -> Subscription:
    found: dict[str, tuple[str, ...]] = {}
    enabled: object = False
    for table in tables:
        if not isinstance(table, dict) or (unknown := sorted(table.keys() - set(_KEYS))):
            said = ", ".join(unknown) if isinstance(table, dict) else "no table"
            raise _fault(path, f"where [{publisher}] holds {said}; it may hold {', '.join(_KEYS)}")
        enabled = table.get("enabled", True)
        for key in _KEYS[1:]:
            found[key] = found.get(key, ()) + _addresses(path, f"{publisher}.{key}", table.get(key, []))
    if not isinstance(enabled, bool):
        raise _fault(path, f"where {publisher}.enabled is {enabled!r}; it is true or false")
    listings = tuple(Listing(kind=kind, url=url) for kind in Kind for url in dict.fromkeys(found[f"{kind}s"]))
    return Subscription(publisher=publisher, is_enabled=enabled, listings=listings, under=found["under"])


def _addresses(path: str, name: str, stated: object) -> tuple[str, ...]:
    return tuple(_address(path, name, text) for text in _texts(path, name, stated))


def _address(path: str, name: str, text: str) -> str:
    url = canonical(text)
    if url is None:
        raise _fault(path, f"where {name} holds {text!r}; it holds addresses that begin with http:// or https://")
    return url


def _opted_out(path: str, entry: str) -> str:
    return _address(path, _OPT_OUT, entry) if "/" in entry else entry.lower()


def _texts(path: str, name: str, stated: object) -> list[str]:
    if not isinstance(stated, list) or not all(isinstance(text, str) for text in stated):
        raise _fault(path, f"where {name} is {stated!r}; it is a list of texts")
    return [text for text in stated if isinstance(text, str)]


def _fault(path: str, what: str) -> SettingsError:
    return SettingsError(f"WARRAQ_FEEDS names {path}, {what}. Correct it; docs/fetching.md shows how it looks.")
