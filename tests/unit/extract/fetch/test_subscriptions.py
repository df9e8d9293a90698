"""Who is fetched: what ships, overlaid with the operator's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import SettingsError
from etl.extract.fetch.subscriptions import Listing, load_subscriptions
from etl.publishers import PUBLISHERS
from etl.visits import Kind


@pytest.fixture
def stated(tmp_path: Path) -> Path:
    return tmp_path / "feeds.toml"


def test_nothing_that_ships_is_enabled_and_all_of_it_is_of_known_publishers() -> None:
    shipped = load_subscriptions("")
    assert shipped.enabled == ()
    assert set(shipped.by_publisher) <= {profile.key for profile in PUBLISHERS}
    assert all(subscription.listings for subscription in shipped.by_publisher.values())


def test_an_empty_table_enables_what_ships(stated: Path) -> None:
    stated.write_text("[okaz]\n", encoding="utf-8")
    found = load_subscriptions(str(stated))
    assert found.enabled == ("okaz",)
    assert found.by_publisher["okaz"].listings == load_subscriptions("").by_publisher["okaz"].listings


def test_the_operators_addresses_come_on_top_of_those_that_ship(stated: Path) -> None:
    stated.write_text('[okaz]\nfeeds = ["https://www.okaz.com.sa/rss"]\n', encoding="utf-8")
    listings = load_subscriptions(str(stated)).by_publisher["okaz"].listings
    assert Listing(kind=Kind.FEED, url="https://www.okaz.com.sa/rss") in listings
    assert len(listings) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[okaz", "cannot be read"),
        ("[okaz]\nfeed = []\n", "holds feed; it may hold enabled, sitemaps"),
        ("[okaz]\nfeeds = 'https://example.org/'\n", "is 'https://example.org/'; it is a list of texts"),
        ('[okaz]\nfeeds = ["ftp://example.org/"]\n', "it holds addresses that begin with http:// or https://"),
        ('[okaz]\nenabled = "yes"\n', "it is true or false"),
        ("okaz = true\n", "holds no table"),
    ],
)
def test_a_fault_of_the_file_says_where_it_is(stated: Path, text: str, told: str) -> None:
    stated.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=told.replace("(", r"\(")):
        load_subscriptions(str(stated))


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="WARRAQ_FEEDS names"):
        load_subscriptions(str(tmp_path / "none.toml"))


def test_hosts_and_beginnings_of_addresses_can_be_opted_out(stated: Path) -> None:
    stated.write_text('opt_out = ["example.org", "https://example.com/private/"]\n', encoding="utf-8")
    found = load_subscriptions(str(stated))
    assert [
        found.is_opted_out(url)
        for url in (
            "https://www.example.org/1",
            "https://notexample.org/1",
            "https://example.com/private/1",
            "https://example.com/1",
        )
    ] == [True, False, True, False]
