"""How well copies are found: ``python benchmarks/copies.py [--reports N] [--seed N] [--database URL]``.

Invented reports are loaded into a new warehouse with copies of half their text or more, as newsrooms make them: cut,
half written anew, edited with another headline and dateline. Among them stand what is no copy: reports that share a
quoted statement, bulletins on one form with other figures, a day's review, and a site's closing words below every text.
Two articles in one family count as found; they belong together where one report is the source of both. Exit status 1
where precision or recall is below the bar.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from sqlalchemy import Engine, select

from etl.keys import sha256
from etl.load.engine import open_engine, reading, writing
from etl.load.match import match
from etl.load.migrations import migrate
from etl.load.receipts import add_pages
from etl.load.rows import page_rows
from etl.load.silver import add_publishers, replace_pages
from etl.load.tables import matching, silver
from etl.model import Article, Page, Paragraph, ParsedPage
from etl.publishers import PUBLISHERS

BAR = 0.95
_LISTS = """
المرسى|الزيتونة|القصب|السرو|الرمانة|الياقوت|البيدر|السنديان|الصفصاف|المرجان|العقيق|الريحان
رئيس البلدية|مدير المرفأ|وزيرة الري|أمين المكتبة|نقيب الصيادين|قائد الإطفاء|عميد المعهد|رئيسة الجمعية
افتتاح|توسعة|ترميم|إغلاق|تمويل|تأجيل|إنارة|تنظيف|حماية|تشغيل
الجسر القديم|سوق السمك|محطة القطار|السد الشرقي|المستشفى الريفي|مدرسة البنات|الميناء الصغير|الحديقة العامة
صباح الأحد|مساء الاثنين|يوم الثلاثاء|فجر الأربعاء|ظهر الخميس|الأسبوع الماضي|الشهر المقبل|هذا العام
"""
PLACES, PEOPLE, DEEDS, THINGS, TIMES = (line.split("|") for line in _LISTS.strip().splitlines())
_WORDS = """
ماء نهر خبز طريق شتاء محصول قارب شبكة ساحل غابة جبل وادي عامل تاجر طالب معلم طبيب مهندس حارس ضيف سعر كلفة قرض منحة
لجنة مجلس تقرير خطة مشروع برنامج موسم سباق معرض مهرجان كتاب قصيدة لوحة مسرح فرقة لاعب هدف فوز خسارة مطر ريح ثلج
حرارة غبار ضوء صوت ليل نهار عيد سوق بيت باب نافذة سقف جدار حجر خشب حديد قمح زيت ملح سكر عسل تمر عنب رمان تفاح
سريع بطيء كبير صغير جديد قديم طويل قصير واسع ضيق عميق مرتفع هادئ نشيط مفيد نادر كثير قليل قريب بعيد مبكر متأخر
يفتح يغلق يبني ينقل يزرع يحصد يبيع يشتري يكتب يقرأ يرسم يغني يلعب يركض يعمل يدرس يعالج يحرس يضيف يقلل يزيد يمنع
"""
WORDS = _WORDS.split()
CLOSING = "جميع الحقوق محفوظة للصحيفة ويمنع نقل المواد من دون إذن مكتوب من إدارة التحرير في المدينة"
PUBLISHERS_TAKEN = ("aawsat", "okaz", "youm7", "hespress", "alyaum", "assabah")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An article, and the reports that it was made of: none of what is its own."""

    publisher: str
    headline: str
    sentences: tuple[str, ...]
    source: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was found of what there is."""

    precision: float
    recall: float
    pairs: int
    """That belong together."""


def report(chance: random.Random) -> tuple[str, ...]:
    """The sentences of a report: half fixed phrases of the trade, half any words."""
    return tuple(_sentence(chance) for _ in range(chance.randint(10, 18)))


def _sentence(chance: random.Random) -> str:
    person, place, deed = chance.choice(PEOPLE), chance.choice(PLACES), chance.choice(DEEDS)
    thing, moment, number = chance.choice(THINGS), chance.choice(TIMES), chance.randint(2, 990)
    tail = " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 16)))
    forms = (
        f"أعلن {person} في {place} {moment} {deed} {thing} {tail}.",
        f"وقال {person} إن {deed} {thing} يكلف {number} مليون {tail}.",
        f"وأضاف في تصريح للصحافيين أن {thing} في {place} {tail}.",
        f"وكانت لجنة من {number} عضواً زارت {place} {moment} وبحثت {deed} {thing} {tail}.",
        f"من جهته أكد {person} أن {tail} بعد {deed} {thing}.",
        f"ويذكر أن {place} شهدت {moment} {tail}.",
        f"{tail} كما قال {person} {moment}.",
    )
    return chance.choice(forms)


def edited(chance: random.Random, sentences: Sequence[str]) -> tuple[str, ...]:
    """The same with every fiftieth word another, and figures in the other script."""
    eastern = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

    def word(own: str) -> str:
        return chance.choice(WORDS) if chance.random() < 0.02 else own.translate(eastern)

    return tuple(" ".join(map(word, sentence.split())) for sentence in sentences)


def copies(chance: random.Random, told: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What newsrooms make of a report; each has half of its words or more."""
    opening = f"{chance.choice(PLACES)} (وكالة السرو) - "
    yield (opening + told[0], *edited(chance, told[1:]))
    yield edited(chance, told[: (len(told) + 1) // 2])
    kept = set(chance.sample(range(len(told)), (len(told) + 1) // 2))
    yield tuple(
        edited(chance, [sentence])[0] if place in kept else _sentence(chance) for place, sentence in enumerate(told)
    )


def samples(reports: int, seed: int) -> list[Sample]:
    """Reports with their copies, and as many articles that are none."""
    chance = random.Random(seed)  # noqa: S311
    made: list[Sample] = []

    def add(sentences: Sequence[str], source: int | None = None) -> None:
        headline = " ".join(chance.choice(WORDS) for _ in range(7))
        publisher = PUBLISHERS_TAKEN[len(made) % len(PUBLISHERS_TAKEN)]
        made.append(Sample(publisher=publisher, headline=headline, sentences=(*sentences, CLOSING), source=source))

    for number in range(reports):
        told = report(chance)
        add(told, number)
        for copy in copies(chance, told):
            add(copy, number)
        add((*told[:2], *report(chance)))
        add(_bulletin(chance))
    told = tuple(sentence for number in range(7) for sentence in made[number * 6].sentences[:-1])
    add(told)
    return made


def _bulletin(chance: random.Random) -> tuple[str, ...]:
    prices = ((chance.randint(10, 99), chance.randint(10, 99)) for _ in PLACES)
    return tuple(
        f"سجل سعر كيلو {thing} في سوق {place} اليوم {price} قرشاً مقابل {before} قرشاً أمس."
        for thing, place, (price, before) in zip(WORDS[60:72], PLACES, prices, strict=True)
    )


def put(engine: Engine, made: Sequence[Sample]) -> dict[str, int | None]:
    """Load the samples, and match them; by the key of its article, the source of each."""
    pages = [_page(number, sample) for number, sample in enumerate(made)]
    rows = [page_rows(page) for page in pages]
    with writing(engine) as connection:
        add_publishers(connection, [profile for profile in PUBLISHERS if profile.key in PUBLISHERS_TAKEN])
        add_pages(connection, (parsed.page for parsed in pages))
        replace_pages(connection, rows)
    match(engine)
    with reading(engine) as connection:
        found = connection.execute(select(silver.ARTICLE.c.page_key, silver.ARTICLE.c.article_key))
        keys = {row.page_key: row.article_key for row in found}
    return {keys[row.key]: sample.source for row, sample in zip(rows, made, strict=True)}


def _page(number: int, sample: Sample) -> ParsedPage:
    content = "\n".join(sample.sentences)
    page = Page(
        dump="page.txt",
        sha256=sha256(f"{number} {content}".encode()),
        size_bytes=len(content.encode()),
        media_type="text/plain",
        text=content,
    )
    article = Article(
        position=0, headline=sample.headline, body=tuple(Paragraph(text=sentence) for sentence in sample.sentences)
    )
    return ParsedPage(
        page=page,
        url=None,
        publisher=sample.publisher,
        layout="general",
        articles=(article,),
        blocks=(),
        issues=(),
    )


def score(engine: Engine, sources: dict[str, int | None]) -> Score:
    """Precision over pairs in one family, recall over pairs of a report and its copies."""
    families: defaultdict[str, list[str]] = defaultdict(list)
    with reading(engine) as connection:
        for row in connection.execute(select(matching.FAMILY.c.family_key, matching.FAMILY.c.article_key)):
            families[row.family_key].append(row.article_key)
    found = {frozenset(pair) for members in families.values() for pair in combinations(members, 2)}
    told: defaultdict[int, list[str]] = defaultdict(list)
    for key, source in sources.items():
        if source is not None:
            told[source].append(key)
    wanted = {frozenset((report, copy)) for report, *made in told.values() for copy in made}
    belong = {frozenset(pair) for members in told.values() for pair in combinations(members, 2)}
    return Score(
        precision=len(found & belong) / len(found) if found else 0.0,
        recall=len(found & wanted) / len(wanted),
        pairs=len(wanted),
    )


def main() -> int:
    """Print precision, recall and what a night costs beside a large and a small warehouse."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", help="an empty one; a file of SQLite where it is not given")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(wanted.database or f"sqlite:///{Path(folder) / 'warehouse.db'}")
        migrate(engine)
        found = score(engine, put(engine, samples(wanted.reports, wanted.seed)))
        print(f"{found.pairs} pairs of 50 % or more: precision {found.precision:.3f}, recall {found.recall:.3f}")
        start = time.process_time()
        put(engine, samples(20, wanted.seed + 1))
        print(f"a night of {len(samples(20, 0))} articles beside these: {time.process_time() - start:.2f} s")
    return int(min(found.precision, found.recall) < BAR)


if __name__ == "__main__":
    raise SystemExit(main())
