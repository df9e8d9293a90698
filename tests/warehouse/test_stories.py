"""One story is one row however it was seen, recurring headlines are told apart, and the order of arrival is nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, delete, event, select, text

from benchmarks.copies import report
from etl import jobs
from etl.load import unmatched
from etl.load.engine import open_engine, reading, writing
from etl.load.load import load as load_alone
from etl.load.rows import page_key
from etl.load.tables import matching, silver, stories
from etl.model import Article, DateMention, Page, Paragraph, ParsedPage, RelatedCard
from tests.conftest import DATABASES
from tests.warehouse.pages import NOW, PROFILES, page, put, rows, whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from etl.settings import Settings
    from tests.conftest import NewWarehouse

CHANCE = random.Random(11)  # noqa: S311
LONG = report(CHANCE)
SITE = "https://example.org/news/"
WEATHER = "طقس اليوم"


def told(
    headline: str | None,
    body: str = "رست السفينة في ميناء المرسى.",
    *,
    day: str | None = None,
    url: str | None = None,
    captured: str | None = None,
    cards: Sequence[RelatedCard] = (),
    appended: Sequence[Article] = (),
    dates: Sequence[DateMention] = (),
    name: str = "",
) -> ParsedPage:
    """A page of one publisher, with its bytes made of what it states."""
    captured_at = datetime.fromisoformat(captured).replace(tzinfo=UTC) if captured else None
    article = Article(
        position=0,
        headline=headline,
        body=tuple(Paragraph(text=part) for part in body.split("\n")),
        published_at=day,
        published_basis="printed" if day else None,
        related=tuple(replace(card, position=number) for number, card in enumerate(cards)),
        dates=tuple(dates),
    )
    made: Page = page(f"{headline} {body} {day} {name}", url=url, captured_at=captured_at)
    return ParsedPage(
        page=made,
        url=url,
        publisher="okaz",
        layout="general",
        articles=(article, *(replace(each, position=number) for number, each in enumerate(appended, start=1))),
        blocks=(),
        issues=(),
    )


def copy(headline: str, body: str) -> Article:
    """An appended copy, which states neither address nor day."""
    return Article(position=1, headline=headline, body=(Paragraph(text=body),))


def card(headline: str, **fields: str) -> RelatedCard:
    return RelatedCard(position=0, headline=headline, **fields)  # type: ignore[arg-type]


def ask(engine: Engine, statement: str) -> list[Mapping[str, object]]:
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(text(statement)).mappings()]


def load(engine: Engine, *pages: ParsedPage) -> None:
    for one in pages:
        put(engine, whole(one.page.sha256, one), run_key=one.page.sha256)


def results(engine: Engine) -> list[object]:
    return [rows(engine, table) for table in (*stories.RESULTS, matching.UNMATCHED)]


STATED = "SELECT headline, primary_count, appended_count, card_count FROM gold_story ORDER BY headline, story_key"


def test_a_story_is_one_row_though_it_was_a_page_a_card_and_an_appended_copy(engine: Engine) -> None:
    body = "افتتح الميناء رصيفه الثالث."
    load(
        engine,
        told("رصيف جديد", body, day="2024-09-07"),
        told("خبر", day="2024-09-08", cards=[card("رَصيف جديد")], appended=[copy("رصيف جديد", f"{body} إعلان")]),
    )
    assert [tuple(row.values()) for row in ask(engine, STATED)] == [("خبر", 1, 0, 0), ("رصيف جديد", 1, 1, 1)]
    assert len(ask(engine, "SELECT DISTINCT story_key FROM gold_article")) == 2


def test_articles_without_a_headline_are_told_apart_by_their_text(engine: Engine) -> None:
    texts = ("رست السفينة في المرسى.", "أغلق الميناء رصيفه.", "رست السفينة في المرسى.")
    load(engine, *(told(None, body, day="2024-09-07", name=str(n)) for n, body in enumerate(texts)))
    found = ask(engine, STATED)
    assert sorted((row["headline"], row["primary_count"]) for row in found) == [(None, 1), (None, 2)]


def test_one_address_is_one_story_under_another_headline_and_in_another_spelling(engine: Engine) -> None:
    load(
        engine,
        told("وصول السفينة", url=f"{SITE}1", day="2024-09-07"),
        told("رسو السفينة بعد تأخر", url="http://www.example.org/news/1/?utm_source=x", day="2024-09-08"),
        told("خبر آخر", url=f"{SITE}2", day="2024-09-07"),
    )
    assert sorted(row["primary_count"] for row in ask(engine, STATED)) == [1, 2]  # type: ignore[type-var]


def test_the_front_page_of_a_site_is_no_address_of_a_story(engine: Engine) -> None:
    load(engine, *(told(name, url="https://example.org/", day="2024-09-07") for name in ("خبر أول", "خبر ثانٍ")))
    assert len(ask(engine, STATED)) == 2


def test_a_headline_that_recurs_on_other_days_is_another_story_each_day(engine: Engine) -> None:
    days = [f"2024-09-0{day}" for day in (3, 1, 2)]
    load(engine, *(told(WEATHER, f"ريح خفيفة على الساحل {day}", day=day) for day in days))
    load(engine, told(WEATHER, "ريح خفيفة على الساحل مساء", day="2024-09-02"))
    found = ask(engine, "SELECT published_day, primary_count FROM gold_story ORDER BY published_day")
    assert [(str(row["published_day"]), row["primary_count"]) for row in found] == [
        ("2024-09-01", 1),
        ("2024-09-02", 2),
        ("2024-09-03", 1),
    ]


def test_a_card_leads_to_its_address_and_without_one_to_the_last_story_of_its_headline_by_then(engine: Engine) -> None:
    days = {day: told(WEATHER, f"ريح {day}", day=day, url=SITE + day) for day in ("2024-09-01", "2024-09-04")}
    cards = [card(WEATHER), card(WEATHER, url=f"{SITE}2024-09-04"), card(WEATHER, published_at="2024-09-01")]
    load(engine, told("خبر", day="2024-09-03", cards=cards), *days.values())
    query = (
        "SELECT relation.matched_by, story.published_day FROM gold_story_relation AS relation INNER JOIN gold_story AS"
        " story ON relation.to_story_key = story.story_key ORDER BY relation.card_position"
    )
    found = [(row["matched_by"], str(row["published_day"])) for row in ask(engine, query)]
    assert found == [("headline", "2024-09-01"), ("url", "2024-09-04"), ("headline", "2024-09-01")]


def test_a_card_whose_story_is_not_there_is_shown_and_resolved_when_it_comes(engine: Engine) -> None:
    relation = "SELECT is_target_loaded, matched_by FROM gold_story_relation ORDER BY card_position"
    load(engine, told("خبر", day="2024-09-03", cards=[card("رصيف جديد"), card("سوق", url=f"{SITE}9")]))
    assert [tuple(row.values()) for row in ask(engine, relation)] == [(False, None)] * 2
    assert [row["card_count"] for row in ask(engine, STATED)] == [0, 1, 1]
    load(engine, told("السوق القديم", url=f"{SITE}9"), told("رصيف جديد", day="2024-09-01"))
    assert [tuple(row.values()) for row in ask(engine, relation)] == [(True, "headline"), (True, "url")]
    assert len(ask(engine, STATED)) == 3


def test_a_text_that_is_nearly_the_same_on_one_day_is_one_story_under_two_headlines(engine: Engine) -> None:
    body = "\n".join(LONG)
    load(
        engine,
        told("الميناء يستقبل", body, day="2024-09-07"),
        told("استقبال في الميناء", f"{body}\nوأضاف المصدر أن العمل مستمر.", day="2024-09-07"),
        told("خبر", appended=[copy("الميناء", body)], day="2024-09-07", url=f"{SITE}5"),
        told("استقبال آخر", body, day="2024-09-17"),
    )
    counts = [(row["headline"], row["primary_count"], row["appended_count"]) for row in ask(engine, STATED)]
    assert sorted(counts) == [("استقبال آخر", 1, 0), ("استقبال في الميناء", 2, 1), ("خبر", 1, 0)]


def test_versions_say_what_each_capture_changed_and_how(engine: Engine) -> None:
    ship = "وصلت السفينة وعليها 12 حاوية إلى رصيف المرسى صباحاً"
    mention = DateMention(text="السبت", value="2024-09-07", basis="relative", paragraph=0, start=0, end=5)
    versions = (
        told("وصول السفينة", ship, captured="2024-09-07T08:00"),
        told("وصول السفينة", ship, captured="2024-09-07T08:30", name="again"),
        told("وصول السفينة", ship.replace("12", "١٥"), captured="2024-09-07T09:00"),
        told("رسو السفينة", ship.replace("12", "15"), captured="2024-09-07T10:00", name="headline"),
        told("رسو السفينة", ship.replace("12", "15"), captured="2024-09-07T10:30", dates=[mention], name="dates"),
        told("رسو السفينة", f"{ship.replace('12', '15')} وتفرغ غداً", captured="2024-09-07T11:00"),
        told("رسو السفينة", "ألغيت الرحلة لسوء الأحوال الجوية", captured="2024-09-07T12:00"),
    )
    pages = [replace(each, page=replace(each.page, url=f"{SITE}1"), url=f"{SITE}1") for each in versions]
    load(engine, *pages[::-1])
    found = ask(engine, "SELECT * FROM gold_story_version ORDER BY version")
    assert [row["edit"] for row in found] == ["first", "figures", "headline", "dates", "extended", "rewritten"]
    assert (found[1]["added_numbers"], found[1]["removed_numbers"]) == ("15", "12")
    assert [row["version"] for row in found if row["is_headline_changed"]] == [3]
    assert (found[3]["added_dates"], found[4]["removed_dates"]) == ("2024-09-07", "2024-09-07")
    assert (found[4]["added_word_count"], found[4]["removed_word_count"]) == (2, 0)


def many() -> list[ParsedPage]:
    """Pages with all that leads from one to another."""
    chance = random.Random(3)  # noqa: S311
    texts = ["\n".join(LONG), "\n".join(LONG[:8]), "خبر قصير عن الميناء.", "نص آخر عن السوق."]
    headlines = [WEATHER, "رصيف جديد", "السوق القديم", "وصول السفينة"]
    days = [None, "2024-09-01", "2024-09-02", "2024-09-05"]
    urls = [None, None, f"{SITE}1", f"{SITE}2", f"{SITE}3"]
    pages = []
    for number in range(14):
        cards = [
            card(
                chance.choice(headlines),
                **{
                    name: value
                    for name, value in (("url", chance.choice(urls)), ("published_at", chance.choice(days)))
                    if value
                },
            )
            for _ in range(chance.randrange(3))
        ]
        appended = [copy(chance.choice(headlines), chance.choice(texts))] * chance.randrange(2)
        pages.append(
            told(
                chance.choice(headlines),
                chance.choice(texts),
                day=chance.choice(days),
                url=chance.choice(urls),
                captured=chance.choice([None, "2024-09-02T10:00", "2024-09-06T10:00"]),
                cards=cards,
                appended=appended,
                name=str(number),
            )
        )
    return pages


@pytest.mark.parametrize("kind", DATABASES)
def test_stories_are_the_same_in_whatever_order_their_pages_came(kind: str, new_warehouse: NewWarehouse) -> None:
    pages = many()
    engine = open_engine(new_warehouse(kind).warehouse_url)
    put(engine, whole("all", *pages))
    for seed in range(2):
        other = open_engine(new_warehouse(kind).warehouse_url)
        load(other, *random.Random(seed).sample(pages, len(pages)))  # noqa: S311
        assert results(other) == results(engine)


@pytest.mark.parametrize("kind", DATABASES)
def test_stories_are_those_of_what_is_left_after_pages_went_and_changed(kind: str, new_warehouse: NewWarehouse) -> None:
    pages = many()
    engine, fresh = (open_engine(new_warehouse(kind).warehouse_url) for _ in range(2))
    put(engine, whole("all", *pages))
    for gone in map(page_key, (each.page for each in pages[:5])):
        with writing(engine) as connection:
            unmatched.note(connection, [gone])
            connection.execute(delete(silver.PAGE).where(silver.PAGE.c.page_key == gone))
    changed = [
        replace(each, articles=(replace(each.articles[0], headline="عنوان آخر", published_at="2024-09-02"),))
        for each in pages[5:8]
    ]
    load(engine, *changed)
    put(fresh, whole("left", *changed, *pages[8:]))
    assert results(engine) == results(fresh)


def test_both_databases_tell_the_same_stories(new_warehouse: NewWarehouse) -> None:
    found = []
    for kind in DATABASES:
        engine = open_engine(new_warehouse(kind).warehouse_url)
        put(engine, whole("all", *many()))
        found.append(results(engine))
    assert found[0] == found[1]


def test_what_a_killed_run_left_is_told_by_the_next(engine: Engine) -> None:
    put(engine, whole("killed"))
    load_alone(engine, "run", [whole("killed", told("رصيف جديد", day="2024-09-07"))], PROFILES, NOW)
    assert ask(engine, STATED) == []
    load(engine, told("خبر", cards=[card("رصيف جديد")], day="2024-09-07"))
    assert [row["card_count"] for row in ask(engine, STATED)] == [0, 1]


def test_a_night_of_a_daily_headline_looks_at_no_more_rows_however_many_days_there_were(engine: Engine) -> None:
    """Cards of former days lead to the stories of those, and are not looked at again."""

    def day(number: int) -> ParsedPage:
        stated = f"2024-{1 + number // 28:02}-{1 + number % 28:02}"
        return told(WEATHER, f"ريح {number}", day=stated, cards=[card(WEATHER)])

    def written(number: int) -> int:
        statements = 0

        def count(*told: object) -> None:
            nonlocal statements
            parameters = told[3]
            statements += len(parameters) if isinstance(parameters, list) else 1

        event.listen(engine, "before_cursor_execute", count)
        load(engine, day(number))
        event.remove(engine, "before_cursor_execute", count)
        return statements

    load(engine, *map(day, range(3)))
    few = written(3)
    load(engine, *map(day, range(4, 16)))
    assert written(16) == few
    with reading(engine) as connection:
        counts = connection.execute(select(stories.STORY.c.card_count)).scalars().all()
    assert set(counts) == {1}


def test_a_takedown_of_a_story_takes_all_its_headlines_and_none_of_its_days_comes_back(settings: Settings) -> None:
    engine = open_engine(settings.warehouse_url)
    addressed = [told(name, url=f"{SITE}1", day="2024-09-07") for name in ("وصول السفينة", "رسو السفينة بعد تأخر")]
    load(engine, *addressed, told("رسو السفينة بعد تأخر", day="2024-09-21"))
    story = "SELECT story_key FROM gold_story WHERE primary_count = 2"
    (found,) = ask(engine, story)
    report = jobs.preview_takedown(settings, str(found["story_key"]), most=20)
    assert sorted(name for one in report.pages for name in one.headlines) == ["رسو السفينة بعد تأخر", "وصول السفينة"]
    jobs.take_down(settings, str(found["story_key"]), "طلب المحكمة", most=20)
    again = told("رسو السفينة بعد تأخر", "نص آخر.", day="2024-09-07")
    load(engine, again)
    assert [row["headline"] for row in ask(engine, "SELECT headline FROM gold_story")] == ["رسو السفينة بعد تأخر"]
    assert [str(row["published_day"]) for row in ask(engine, "SELECT published_day FROM gold_story")] == ["2024-09-21"]
