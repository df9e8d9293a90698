"""Between which days an undated article was published, as far as its page implies it: only what follows, no guess.

No earlier than the last event that it tells as past, than the picture that it shows, than the day of its dateline; no
later than its page was captured. A card of the same page that points to it may state its day outright.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from etl.arabic.fold import fold
from etl.model import Article, Bounds, EarliestBasis, LatestBasis, RelatedCard
from etl.transform.annotate.dates import dates_in
from etl.transform.annotate.prose import read
from etl.transform.annotate.tense import is_past, is_shown

_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_EASTERNMOST = timezone(timedelta(hours=4))
"""Of the zones of the Arab press: a page captured at 21:00 UTC may bear the day that has begun in Dubai."""


class _Earliest(NamedTuple):
    day: str
    basis: EarliestBasis


class _Latest(NamedTuple):
    day: str
    basis: LatestBasis


def with_bounds(article: Article, cards: Sequence[RelatedCard], captured_at: datetime | None) -> Article:
    """The article with its bounds, where it states no publication; ``cards`` are all that its page holds.

    >>> from etl.model import Paragraph
    >>> from etl.transform.annotate import annotate
    >>> article = Article(position=0, headline="…", body=(Paragraph(text="واعتقلت الشرطة اللص في 3 مايو 2023."),))
    >>> with_bounds(annotate(article, None)[0], (), None).bounds.earliest
    '2023-05-03'
    """
    if article.published_at is not None:
        return article
    stated = list(_stated(cards, article))
    lower = max((*stated, *_implied(article)), default=None, key=lambda found: found.day)
    upper: _Latest | None = None
    if stated:
        upper = _Latest(stated[0].day, "card")
    elif captured_at:
        upper = _Latest(_last_day(captured_at), "capture")
    if lower and upper and lower.day > upper.day:
        lower = None  # what was read as past lies after the page: it is not believed
    return replace(
        article,
        bounds=Bounds(
            earliest=lower.day if lower else None,
            earliest_basis=lower.basis if lower else None,
            latest=upper.day if upper else None,
            latest_basis=upper.basis if upper else None,
        ),
    )


def _last_day(captured_at: datetime) -> str:
    return max(captured_at.date(), captured_at.astimezone(_EASTERNMOST).date()).isoformat()


def _stated(cards: Iterable[RelatedCard], article: Article) -> Iterator[_Earliest]:
    """The day that a card of the page gives the article which it points to."""
    headline = fold(article.known_as)
    for card in cards:
        if card.published_at and _DAY.match(card.published_at) and fold(card.headline) == headline:
            yield _Earliest(card.published_at[:10], "card")


def _implied(article: Article) -> Iterator[_Earliest]:
    """The days before which the article cannot have been written."""
    if article.dateline and article.dateline.date:
        yield _Earliest(article.dateline.date, "dateline")
    for paragraph, mentions in groupby(article.dates, attrgetter("paragraph")):
        stated = [(mention, mention.value) for mention in mentions if mention.basis == "explicit" and mention.value]
        prose = read(article.body[paragraph].text) if stated else None
        for mention, value in stated:
            if prose and is_past(prose, mention.start, mention.end):
                yield _Earliest(_first_day(value), "text")
    for caption in article.captions:
        prose = read(caption.text)
        for found in dates_in(prose)[-1:]:
            is_exact = found.basis == "explicit" and found.value is not None and _DAY.match(found.value)
            if is_exact and found.value and is_shown(prose, found.start, found.end):
                yield _Earliest(_first_day(found.value), "caption")


def _first_day(edtf: str) -> str:
    """The first day of a period in EDTF.

    >>> _first_day("2011-12"), _first_day("2007/2011"), _first_day("2007-01-20")
    ('2011-12-01', '2007-01-01', '2007-01-20')
    """
    first = edtf.partition("/")[0]
    return first + "0000-01-01"[len(first) :]
