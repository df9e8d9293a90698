"""Where an article may have its text from: the news organisations that its page, dateline, byline and text name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from etl.arabic.outlets import canonical_holder
from etl.load.mention_rows import Row
from etl.model import Article
from etl.publishers import PUBLISHERS


def origin_rows(article: Article, key: str, publisher: str) -> Iterator[Row]:
    """The rows of ``silver_origin_clue``: each organisation once for each thing that names it."""
    for position, (basis, agency) in enumerate(dict.fromkeys(_clues(article, publisher))):
        yield {"article_key": key, "position": position, "basis": basis, "agency": agency}


def _clues(article: Article, publisher: str) -> Iterator[tuple[str, str]]:
    if publisher in _agencies():
        yield "publisher", _agencies()[publisher]
    if article.dateline and article.dateline.agency:
        yield "dateline", canonical_holder(article.dateline.agency)
    for author in article.byline.authors if article.byline else ():
        if author.kind == "agency":
            yield "byline", canonical_holder(author.name)
    for source in article.sources:
        yield "cited", source.agency


@cache
def _agencies() -> dict[str, str]:
    return {profile.key: canonical_holder(profile.name_ar) for profile in PUBLISHERS if profile.is_agency}
