"""Which statement of a field stands, and what is said about the others."""

from __future__ import annotations

import pytest

from etl.issues import Code
from etl.model import Article, Block, Line, PublishedBasis, Role, Stated
from etl.transform.evidence import settle

LINES = (Line(1, "عنوان الخبر الكبير"), Line(2, "نشر 24 أغسطس 2020 09:23"), Line(3, "متن"))
BLOCKS = (
    Block(role=Role.HEADLINE, article=0, first_line=1, last_line=1, text=LINES[0].text),
    Block(role=Role.STAMP, article=0, first_line=2, last_line=2, text=LINES[1].text),
    Block(role=Role.PARAGRAPH, article=0, first_line=3, last_line=3, text=LINES[2].text),
)


def settled(
    *stated: Stated, printed: str | None = None, modified: str | None = None, url: str | None = None
) -> tuple[Article, list[Code]]:
    basis: PublishedBasis | None = "printed" if printed else None
    article = Article(
        position=0, headline=LINES[0].text, published_at=printed, published_basis=basis, modified_at=modified
    )
    (one,), issues = settle((article,), BLOCKS, LINES, stated, url)
    return one, [issue.code for issue in issues]


def published(value: str, where: str = "json-ld", line: int | None = None) -> Stated:
    return Stated("published_at", value, where, 0, line)


@pytest.mark.parametrize(
    ("stated", "printed", "url", "expected"),
    [
        ((), None, None, (None, None)),
        ((), "2020-08-24", None, ("2020-08-24", "printed")),
        ((), None, "https://a.example/2020/8/24/x", ("2020-08-24", "url")),
        ((published("2020-08-24T07:00:00Z"),), "2020-08-24T10:00:00", None, ("2020-08-24T07:00:00Z", "markup")),
        (
            (published("2020-08-24", "meta"), published("2020-08-23T23:30:00+03:00")),
            None,
            None,
            ("2020-08-23T23:30:00+03:00", "markup"),
        ),
        ((published("غدا"),), "2020-08-24", None, ("2020-08-24", "printed")),
        ((published("2020-08-24T05:00:00Z", "time", 2),), None, None, ("2020-08-24T05:00:00Z", "markup")),
    ],
)
def test_markup_comes_before_print_and_print_before_the_address(
    stated: tuple[Stated, ...], printed: str | None, url: str | None, expected: tuple[str | None, str | None]
) -> None:
    one, issues = settled(*stated, printed=printed, url=url)
    assert (one.published_at, one.published_basis) == expected
    assert issues == []


def test_a_zone_that_contradicts_the_printed_clock_is_not_believed() -> None:
    one, _ = settled(published("2020-08-24T09:23:13Z"), printed="2020-08-24T09:23:00")
    assert (one.published_at, one.published_basis) == ("2020-08-24T09:23:00", "printed")


def test_another_day_is_a_conflict() -> None:
    one, issues = settled(published("2020-08-20"), printed="2020-08-24")
    assert one.published_at == "2020-08-20"
    assert issues == [Code.DATE_CONFLICT]


def test_an_update_long_after_the_day_in_the_address_is_not_the_publication() -> None:
    late = "2013-08-28T14:00:00+04:00"
    one, issues = settled(printed=late, modified=late, url="https://a.example/2013/world/8/3/x/index.html")
    assert (one.published_at, one.published_basis, one.modified_at) == ("2013-08-03", "url", late)
    assert issues == [Code.DATE_CONFLICT]


def test_a_time_in_a_card_says_nothing_of_the_article() -> None:
    one, _ = settled(Stated("published_at", "2020-08-24", "time", 0, 9))
    assert one.published_at is None


def test_another_headline_in_markup_is_a_conflict_and_a_longer_one_is_not() -> None:
    assert settled(Stated("headline", "خبر آخر تماما", "opengraph"))[1] == [Code.FIELD_CONFLICT]
    assert settled(Stated("headline", "عنوان الخبر الكبير | الموقع", "opengraph"))[1] == []


def test_the_site_is_not_an_author_and_the_headline_not_a_keyword() -> None:
    one, _ = settled(
        Stated("author", "الشرق الأوسط", "json-ld"),
        Stated("author", "webmaster", "meta"),
        Stated("keywords", "عنوان الخبر الكبير", "meta"),
    )
    assert (one.byline, one.keywords) == (None, ())


def test_persons_in_markup_are_the_byline_where_none_is_printed() -> None:
    one, _ = settled(Stated("author", "مروان الحسيني", "json-ld"), Stated("author", "دانة فرحات", "json-ld"))
    assert one.byline is not None
    assert [author.name for author in one.byline.authors] == ["مروان الحسيني", "دانة فرحات"]


def test_a_section_in_latin_letters_is_an_address_not_a_section() -> None:
    assert settled(Stated("section", "arab_world", "opengraph"))[0].section is None
    assert settled(Stated("section", "ثقافة", "opengraph"))[0].section == "ثقافة"


def test_the_canonical_address_stands() -> None:
    one, _ = settled(Stated("url", "https://a.example/amp", "opengraph"), Stated("url", "https://a.example/1", "link"))
    assert one.url == "https://a.example/1"
