from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from etl.settings import Settings

from .site import Site, serving

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import NewWarehouse

QUICK = Settings(
    fetch_contact="https://example.org/robot",
    fetch_trusted_networks="127.0.0.1/32",
    fetch_delay_milliseconds=1,
    fetch_timeout_seconds=1,
    fetch_longest_wait_seconds=2,
    fetch_pause_seconds=1,
    max_page_bytes=100_000,
    fetch_max_listing_bytes=1_000_000,
)
"""Manners for a server on loopback that nobody else uses."""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def fetching(site: Site, new_warehouse: NewWarehouse, tmp_path: Path) -> Settings:
    """A warehouse in SQLite, and a file of feeds that enables one publisher: the site's feed."""
    made = new_warehouse("sqlite")
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(f'[marsa]\nfeeds = ["{site.url}/feed"]\n', encoding="utf-8")
    return replace(
        QUICK,
        warehouse_url=made.warehouse_url,
        landing=made.landing,
        raw=made.raw,
        settle_seconds=0,
        feeds=str(feeds),
    )
