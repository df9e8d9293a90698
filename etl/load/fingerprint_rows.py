"""An article's fingerprints: numbers that articles with much text in common are likely to share.

A band is one MinHash value of the text's runs of words. Of two texts of equal length that share half of their words, a
third of all runs is common, and sixteen bands miss one such pair in six hundred (docs/adr/0023-fingerprints.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from rensa import RMinHash

from etl.arabic.shingles import shingles
from etl.load.mention_rows import Row

BANDS = 16
_SEED = 1
_LEAST = 30
"""Runs of words that a text must have: shorter ones are alike by chance."""


def fingerprint_rows(article_key: str, body: str) -> Iterator[Row]:
    """The rows of ``silver_fingerprint`` of an article with this body; none of a short one."""
    for band in bands(shingles(body)):
        yield {"article_key": article_key, "band_hash": band}


def bands(runs: list[str]) -> list[int]:
    """The bands of a text, each a number that says which band it is and what it holds."""
    if len(runs) < _LEAST:
        return []
    (values,) = RMinHash.digests_from_token_sets([runs], BANDS, _SEED)
    return [band << 32 | value for band, value in enumerate(values)]
