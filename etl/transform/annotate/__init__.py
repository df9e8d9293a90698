"""What the articles say: when, who said it, on whose authority, about whom. Text in, mentions with offsets out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from etl.issues import Code, Issue
from etl.model import Article, DateMention, EntityMention
from etl.transform.annotate.dates import FoundDate, dates_in
from etl.transform.annotate.entities import BUILTIN, Engine
from etl.transform.annotate.prose import read
from etl.transform.annotate.quotations import quotations_in
from etl.transform.annotate.sources import sources_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def annotate(
    article: Article, reference: date | None, publisher_names: Collection[str] = (), recogniser: Engine = BUILTIN
) -> tuple[Article, tuple[Issue, ...]]:
    """The article with all that its body mentions, and what a person should see about its dates.

    Relative dates are seen from the reference date; the publisher, by any of its names, is no source of its own.
    The recogniser is the engine that finds names.

    >>> from etl.model import Paragraph
    >>> article = Article(position=0, headline="…", body=(Paragraph(text="أعلن ذلك الشهر الماضي."),))
    >>> [mention.value for mention in annotate(article, date(2024, 3, 15))[0].dates]
    ['2024-02']
    """
    prose = [read(paragraph.text) for paragraph in article.body]
    dates = [(index, found) for index, each in enumerate(prose) for found in dates_in(each, reference)]
    annotated = replace(
        article,
        dates=tuple(_mention(index, found) for index, found in dates),
        quotations=quotations_in(prose),
        sources=sources_in(prose, publisher_names),
        entities=_without_sign(article, recogniser.entities_in(prose)),
    )
    issues = (_date_issues(found, f"paragraph {index} of article {article.position}") for index, found in dates)
    return annotated, tuple(issue for of_date in issues for issue in of_date)


def _without_sign(article: Article, entities: tuple[EntityMention, ...]) -> tuple[EntityMention, ...]:
    """The entities without the agency that only signs the dateline at the head of the body: «بكين (شينخوا)»."""
    if article.dateline is None or not article.body or not article.body[0].text.startswith(article.dateline.text):
        return entities
    end = len(article.dateline.text)
    return tuple(each for each in entities if each.paragraph or each.type != "ORG" or each.end > end)


def reference_date(article: Article) -> date | None:
    """The day from which an article's relative dates are seen: its publication, in the page's own time zone."""
    return date.fromisoformat(article.published_at[:10]) if article.published_at else None


def _mention(paragraph: int, found: FoundDate) -> DateMention:
    return DateMention(
        text=found.text,
        value=found.value,
        calendar=found.calendar,
        basis=found.basis,
        paragraph=paragraph,
        start=found.start,
        end=found.end,
    )


def _date_issues(found: FoundDate, where: str) -> Iterator[Issue]:
    if found.is_disputed:
        yield Issue(code=Code.DATE_CONFLICT, detail=f"«{found.text}» is {found.value}, against its twin, in {where}")
    elif found.value is None and found.basis == "explicit" and found.calendar == "gregorian":
        yield Issue(code=Code.DATE_IMPOSSIBLE, detail=f"«{found.text}» in {where} is a day that no calendar has")
