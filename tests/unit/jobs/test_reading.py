"""A page that costs too much is refused, and the worker goes on."""

from __future__ import annotations

import time

from etl.errors import InputRefused, Reason
from etl.jobs.reading import read_page
from etl.model import Page, ParsedPage
from etl.transform import transform

PAGE = Page(dump="a.txt", sha256="0" * 64, size_bytes=3, media_type="text/plain", text="خبر")


def test_a_page_within_its_time_is_parsed() -> None:
    assert isinstance(read_page(PAGE, transform, 60), ParsedPage)


def test_a_page_that_takes_too_long_is_refused_and_the_next_is_parsed() -> None:
    def for_ever(page: Page) -> ParsedPage:
        del page
        while True:
            time.perf_counter()

    refused = read_page(PAGE, for_ever, 1)
    assert isinstance(refused, InputRefused)
    assert refused.reason is Reason.TOO_COSTLY
    assert "WARRAQ_MAX_PAGE_SECONDS" in refused.message
    assert isinstance(read_page(PAGE, transform, 60), ParsedPage)


def test_a_page_that_takes_all_the_memory_is_refused() -> None:
    def huge(page: Page) -> ParsedPage:
        raise MemoryError(page.dump)

    refused = read_page(PAGE, huge, 60)
    assert isinstance(refused, InputRefused)
    assert refused.reason is Reason.TOO_COSTLY
