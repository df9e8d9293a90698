"""What fetching may cost others and us, and who it says it is: the settings that it reads, checked once."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from etl.errors import SettingsError
from etl.extract.fetch.addresses import Networks, networks
from etl.settings import Settings

ROBOT = "Warraq"
"""The name that robots.txt addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """The manners of a fetch."""

    agent: str
    """The one User-Agent header."""
    trusted: Networks
    seconds: float
    """One answer, from the connection to its last byte."""
    max_page_bytes: int
    max_listing_bytes: int
    max_redirects: int
    tries: int
    host_connections: int
    least_delay: float
    """Seconds between the beginnings of two requests to one host."""
    longest_wait: float
    """The longest that a host is waited for, whatever it asks for."""
    host_failures: int
    pause: float
    """Seconds that a host is left alone after as many failures in a row; if it then fails again, it is given up."""
    max_pages: int

    @classmethod
    def of(cls, settings: Settings) -> FetchLimits:
        """The limits that the settings state; raises `SettingsError` where nobody says who fetches."""
        contact = " ".join(settings.fetch_contact.split())
        if not contact or not contact.isascii():
            raise SettingsError(
                "WARRAQ_FETCH_CONTACT must say whom a site can write to about your fetching: a web page or a mail "
                f"address, such as https://example.org/about-our-robot; it is {settings.fetch_contact!r}. Set it."
            )
        return cls(
            agent=f"{ROBOT}/{version('warraq')} (+{contact})",
            trusted=networks(settings.fetch_trusted_networks),
            seconds=settings.fetch_timeout_seconds,
            max_page_bytes=settings.max_page_bytes,
            max_listing_bytes=settings.fetch_max_listing_bytes,
            max_redirects=settings.fetch_max_redirects,
            tries=settings.fetch_tries,
            host_connections=settings.fetch_host_connections,
            least_delay=settings.fetch_delay_milliseconds / 1000,
            longest_wait=settings.fetch_longest_wait_seconds,
            host_failures=settings.fetch_host_failures,
            pause=settings.fetch_pause_seconds,
            max_pages=settings.fetch_max_pages,
        )
