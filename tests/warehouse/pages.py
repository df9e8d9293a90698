"""Parsed pages made by hand, with every field that the warehouse keeps, and rows to compare warehouses by."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import Engine, Table, select

from etl.issues import Code, Issue
from etl.keys import dump_key, sha256
from etl.load.batch import Counts, Part, Reading
from etl.load.bronze import Delivery, add_deliveries
from etl.load.engine import reading, writing
from etl.load.ledger import begin_run
from etl.load.load import load
from etl.load.match import match
from etl.load.tables import METADATA
from etl.model import (
    Article,
    Author,
    Block,
    Byline,
    Caption,
    Dateline,
    DateMention,
    EntityMention,
    Page,
    Paragraph,
    ParsedPage,
    Quotation,
    RelatedCard,
    Role,
    SourceMention,
)
from etl.publishers import PUBLISHERS
from etl.transform import transform
from tools.synthetic import dump

NOW = datetime(2024, 9, 8, 3, tzinfo=UTC)
PROFILES = {profile.key: profile for profile in PUBLISHERS}
BYLINE = Byline(text="سلمى الريّس (المرسى)", authors=(Author(name="سلمى الريّس", kind="person"),), place="المرسى")


def page(text: str = "خبر", *, url: str | None = None, captured_at: datetime | None = None) -> Page:
    content = text.encode()
    return Page(
        dump="page.txt",
        sha256=sha256(content),
        size_bytes=len(content),
        media_type="text/plain",
        text=text,
        url=url,
        captured_at=captured_at,
    )


def full_page(name: str = "مهرجان") -> ParsedPage:
    """A page that states everything: a primary article with two cards, an appended one, and an issue."""
    primary = _primary(name)
    appended = Article(
        position=1,
        headline=f"{name} ثانٍ في الجبل",
        body=(Paragraph(text="نص المقال اللاحق."),),
        quotations=(Quotation(text="المقال", speaker="سلمى الريّس", inherited=True, paragraph=0, start=3, end=9),),
    )
    return ParsedPage(
        page=page(name, url="https://example.org/1", captured_at=datetime(2024, 9, 7, 20, tzinfo=UTC)),
        url="https://example.org/1",
        publisher="aawsat",
        layout="2023",
        articles=(primary, appended),
        blocks=(
            Block(role=Role.HEADLINE, article=0, first_line=1, last_line=1, text=primary.known_as),
            Block(role=Role.BLANK, article=None, first_line=2, last_line=2, text=""),
            Block(role=Role.PARAGRAPH, article=0, first_line=3, last_line=7, text="افتتح المهرجان أمس."),
            Block(role=Role.UNCLASSIFIED, article=None, first_line=8, last_line=9, text="؟؟"),
            Block(role=Role.PARAGRAPH, article=1, first_line=10, last_line=11, text="نص المقال اللاحق."),
        ),
        issues=(Issue(code=Code.BLOCK_UNCLASSIFIED, line=8, detail="no rule names these lines"),),
    )


def _cards(name: str) -> tuple[RelatedCard, ...]:
    return (
        RelatedCard(
            position=0,
            headline=f"{name} ثانٍ في الجبل",
            teaser="موجز البطاقة.",
            section="ثقافة",
            byline=BYLINE,
            caption=Caption(text="صورة البطاقة", credits=("وكالة المرسى", "أرشيف")),
            url="https://example.org/2",
            published_at="2024-09-06",
        ),
        RelatedCard(position=1, headline="بطاقة بلا تفاصيل"),
    )


def _primary(name: str) -> Article:
    return Article(
        position=0,
        headline=f"{name} البحر يفتتح دورته العاشرة",
        kicker="فنون",
        standfirst="ثلاثون فرقة من عشرين بلداً",
        section="ثقافة",
        byline=BYLINE,
        dateline=Dateline(text="المرسى (وكالة المرسى) --", place="المرسى", agency="وكالة المرسى", date="2024-09-07"),
        published_at="2024-09-07T01:30:00+03:00",
        published_basis="printed",
        modified_at="2024-09-07T09:00:00",
        url="https://example.org/1",
        keywords=("مسرح", "بحر"),
        captions=(
            Caption(text="ستارة المسرح", credits=("وكالة المرسى",)),
            Caption(text="جمهور الافتتاح", place="inline", paragraph=1),
        ),
        body=(
            Paragraph(text="افتتح المهرجان أمس."),
            Paragraph(kind="subheading", text="فرق جديدة"),
            Paragraph(text="وقال المنظمون إن الدورة أكبر من سابقاتها."),
        ),
        related=_cards(name),
        quotations=(
            Quotation(
                text="الدورة أكبر من سابقاتها",
                speaker="المنظمون",
                speaker_role="لجنة المهرجان",
                anonymous=True,
                cue="قال",
                paragraph=2,
                start=18,
                end=41,
            ),
        ),
        dates=(DateMention(text="أمس", value="2024-09-06", basis="relative", paragraph=0, start=15, end=18),),
        sources=(SourceMention(text="المنظمون", agency="The organisers", paragraph=2, start=5, end=13),),
        entities=(
            EntityMention(text="المهرجان", type="ORG", paragraph=0, start=6, end=14),
            EntityMention(text="الدورة", type="LOC", paragraph=2, start=18, end=24),
        ),
    )


def small_page(name: str, body: str = "نص قصير.") -> ParsedPage:
    """A page of one article and nothing else."""
    return ParsedPage(
        page=page(name),
        url=None,
        publisher="generic",
        layout="general",
        articles=(Article(position=0, headline=name, body=(Paragraph(text=body),)),),
        blocks=(Block(role=Role.HEADLINE, article=0, first_line=1, last_line=1, text=name),),
        issues=(),
    )


@cache
def synthetic_pages(count: int) -> tuple[ParsedPage, ...]:
    """Parsed dumps of the generator: many articles, names and dates that are alike."""
    return tuple(transform(page(dump(number))) for number in range(count))


WIRE = (
    "أعلنت هيئة الأرصاد في المرسى مساء اليوم أن عاصفة رملية تقترب من الساحل، ودعت الصيادين إلى البقاء في الميناء حتى"
    " صباح الأحد. وقال مدير الهيئة إن الرياح قد تبلغ ثمانين كيلومتراً في الساعة قبل أن تهدأ عند الفجر."
)


def wire_page(publisher: str, name: str) -> ParsedPage:
    """A page with an agency's report, which several publishers print."""
    parsed = small_page(name, WIRE)
    byline = Byline(text="رويترز", authors=(Author(name="رويترز", kind="agency"),))
    return replace(parsed, publisher=publisher, articles=(replace(parsed.articles[0], byline=byline),))


def retold(parsed: ParsedPage, body: str) -> ParsedPage:
    """The same page as a better parser reads it: its first article has another text."""
    article = replace(parsed.articles[0], body=(Paragraph(text=body),))
    return replace(parsed, articles=(article, *parsed.articles[1:]))


def whole(dump: str, *pages: ParsedPage) -> Part:
    """A dump with these pages, in one part."""
    return Part(
        dump_key=dump_key(sha256(dump.encode())),
        number=0,
        is_last=True,
        positions=range(len(pages)),
        readings=tuple(Reading(position=position, parsed=parsed) for position, parsed in enumerate(pages)),
    )


Rows = list[tuple[object, ...]]


def rows(engine: Engine, table: Table) -> Rows:
    with reading(engine) as connection:
        return sorted((tuple(row) for row in connection.execute(select(table))), key=repr)


def tables_of(engine: Engine, *layers: str) -> dict[str, Rows]:
    """All rows of some layers, in an order that does not depend on when they were written."""
    return {
        table.name: rows(engine, table)
        for table in METADATA.sorted_tables
        if table.name.partition("_")[0] in (layers or ("bronze", "silver"))
    }


def put(engine: Engine, *parts: Part, run_key: str = "run") -> Counts:
    """Load these parts in one transaction, under a run that is begun first, and match what they hold."""
    with writing(engine) as connection:
        begin_run(connection, job="run", run_key=run_key, interval=None, now=NOW)
        add_deliveries(
            connection,
            [Delivery(name="page.txt", arrived_at=NOW, sha256=part.dump_key * 2, size_bytes=1) for part in parts],
        )
    counts = load(engine, run_key, parts, PROFILES, NOW)
    match(engine)
    return counts
