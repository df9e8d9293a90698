"""What the articles say: when, who said it, on whose authority, about whom. Text in, mentions with offsets out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from etl.issues import Code, Issue
from etl.model import Article, DateMention
from etl.transform.annotate.dates import FoundDate, find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator


def annotate(article: Article, reference: date | None) -> Article:
    """The article with every date that its body names; what is relative is seen from the reference date.

    >>> from etl.model import Paragraph
    >>> article = Article(position=0, headline="…", body=(Paragraph(text="أعلن ذلك الشهر الماضي."),))
    >>> [mention.value for mention in annotate(article, date(2024, 3, 15)).dates]
    ['2024-02']
    """
    mentions = (
        DateMention(
            text=found.text,
            value=found.value,
            calendar=found.calendar,
            basis=found.basis,
            paragraph=index,
            start=found.start,
            end=found.end,
        )
        for index, found in _dates(article, reference)
    )
    return replace(article, dates=tuple(mentions))


def reference_date(article: Article) -> date | None:
    """The day from which an article's relative dates are seen: its publication, in the page's own time zone."""
    return date.fromisoformat(article.published_at[:10]) if article.published_at else None


def date_issues(article: Article) -> Iterator[Issue]:
    """What a person should see about the dates of a body: pairs that disagree and days that no calendar has."""
    for index, found in _dates(article, None):
        where = f"paragraph {index} of article {article.position}"
        if found.is_disputed:
            yield Issue(
                code=Code.DATE_CONFLICT, detail=f"«{found.text}» is {found.value}, against its twin, in {where}"
            )
        elif found.value is None and found.basis == "explicit" and found.calendar == "gregorian":
            yield Issue(code=Code.DATE_IMPOSSIBLE, detail=f"«{found.text}» in {where} is a day that no calendar has")


def _dates(article: Article, reference: date | None) -> Iterator[tuple[int, FoundDate]]:
    for index, paragraph in enumerate(article.body):
        for found in find_dates(paragraph.text, reference):
            yield index, found
