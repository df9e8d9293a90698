"""Times as sitemaps and feeds state them."""

from __future__ import annotations

import pytest

from etl.extract.fetch.moments import stated


@pytest.mark.parametrize(
    "text", ["9999-12-31T23:59:59Z", "9999-12-31", "0001-01-01T00:00:00+03:00", "Fri, 31 Dec 9999 23:59:59 GMT"]
)
def test_a_time_at_either_end_of_the_calendar_is_none_that_can_be_read(text: str) -> None:
    assert stated(text) is None
