"""One spelling for every address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.fetch.addresses import is_public
from etl.urls import canonical


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("https://example.org/a?fbclid=1&b=2&utm_campaign=x#c", "https://example.org/a?b=2"),
        ("https://example.org/%d8%ae%D8%A8%d8%b1", "https://example.org/%D8%AE%D8%A8%D8%B1"),
        ("https://example.org/خبر", "https://example.org/%D8%AE%D8%A8%D8%B1"),
        ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
        (" https://example.org/a\n", "https://example.org/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://exa mple.org/", "https://example.org/"),
        ("https://example.org:99999/", None),
        ("https://[::1/", None),
    ],
)
def test_an_address_has_one_spelling(url: str, expected: str | None) -> None:
    assert canonical(url) == expected


@given(st.text(max_size=60))
def test_whatever_an_address_is_its_spelling_is_its_own_spelling(text: str) -> None:
    once = canonical(f"https://example.org/{text}")
    assert once is None or (once.isascii() and canonical(once) == once)


@given(st.text(max_size=60))
def test_a_text_is_an_address_of_the_web_or_none(text: str) -> None:
    found = canonical(text)
    assert found is None or found.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.1.1", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
        "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "2002:7f00:1::", "2001:0:7f00:1::", "64:ff9b::a00:1", "::127.0.0.1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_of_the_public_internet_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_is_known(address: str) -> None:
    assert is_public(address)
