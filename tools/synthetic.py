"""Invented dumps, any number: ``python -m tools.synthetic --pages 1000 --to DIR [--seed 1]``.

Each is one page as Asharq Al-Awsat's site renders it: the head twice around ``TT``, text with quotations, dates and
cited agencies, related cards, and the article of the first card appended below. The same seed gives the same bytes;
people and events are made of the words below, and never happened.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FIRST_NAMES = ("نوري", "سامر", "كريم", "طارق", "يوسف", "زياد", "مروان", "عادل", "فادي", "هاني", "رائد", "سمير")
FAMILY_NAMES = ("الريّس", "الكتبي", "النقاش", "الحداد", "البحري", "العطار", "الخطيب", "الجبلي", "الزيات", "الساعاتي")
PLACES = ("بغداد", "القاهرة", "بيروت", "الرياض", "تونس", "الرباط", "عمّان", "الخرطوم", "دبي", "الموصل", "لندن", "باريس")
POSTS = ("مدير المكتبة العامة", "رئيس البلدية", "وزير الثقافة", "أمين المتحف", "مدير المهرجان", "رئيس غرفة التجارة")
BODIES = ("البلدية", "وزارة الثقافة", "هيئة الآثار", "غرفة التجارة", "جامعة المدينة", "إدارة الميناء", "جمعية الناشرين")
DEEDS = ("تفتتح", "ترمّم", "توسّع", "تؤجل افتتاح", "تعرض خطة", "تعيد بناء", "تختار موقع", "تحتفل بمئوية")
THINGS = ("المكتبة العامة", "سوق الورّاقين", "جسر النخيل", "متحف السفن", "المسرح القديم", "محطة القطار", "حديقة الميناء")
REASONS = ("بعد أعوام من الانتظار", "وسط إقبال كبير", "بكلفة أقل من المتوقع", "رغم تأخر التمويل", "قبل موسم الصيف")
REMARKS = (
    "العمل سيستمر حتى نهاية العام، ولن نغلق الأبواب أمام الزوار",
    "هذه الخطوة تعيد إلى الحي ما فقده منذ عقود",
    "الخطة واضحة والتمويل مضمون، وما بقي هو الوقت",
    "استمعنا إلى السكان قبل أن نضع حجراً واحداً",
    "لم يكن أحد يتوقع هذا العدد من الزوار في الأسبوع الأول",
)
AGENCIES = ("رويترز", "وكالة الصحافة الفرنسية", "أسوشييتد برس")
CREDITS = ("أ.ف.ب", "رويترز", "الشرق الأوسط", "غيتي")
SECTIONS = ("المشرق العربي", "ثقافة وفنون", "يوميات الشرق", "الاقتصاد", "الخليج", "بيئة")
MONTHS = ("يناير (كانون الثاني)", "مارس (آذار)", "مايو (أيار)", "يوليو (تموز)", "سبتمبر (أيلول)")
SENTENCES = (
    "وتقول الأرقام الرسمية إن عدد الزوار تضاعف ثلاث مرات خلال عامين، وإن أكثرهم من الطلاب.",
    "ويمتد المشروع على مساحة واسعة تضم قاعات للقراءة وورشاً للحرف القديمة ومقهى يطل على النهر.",
    "وكانت الأعمال قد توقفت مرتين بسبب ارتفاع أسعار المواد، ثم استؤنفت بعد اتفاق مع المتعهدين.",
    "ويرى سكان الحي أن الضجيج كان ثمناً معقولاً، وأن المحال الصغيرة استعادت زبائنها مع اكتمال الأرصفة.",
    "ووُزعت الأعمال على أربع مراحل، تنتهي آخرها مع نهاية الخريف إذا سمح الطقس بذلك.",
    "ولا تزال تفاصيل الإدارة موضع نقاش بين الجهات المعنية، غير أن الافتتاح لن ينتظر حسمها.",
)

LONG = 120
"""Letters that no line but a paragraph has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invention:
    """An article before it is laid out."""

    headline: str
    teaser: str
    section: str
    caption: str
    byline: str
    paragraphs: tuple[str, ...]


def dump(number: int, seed: int = 1) -> str:
    """The page with this number."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311
    article, *others = (_invented(chance) for _ in range(4))
    lines = [*_head(article), *article.paragraphs, "", "مقالات ذات صلة", "", others[0].headline, ""]
    for other in others:
        lines += [f"{other.section} {other.caption}", "", other.headline, "", other.teaser, "", other.byline]
    return "\n".join(_spaced([*lines, "", *_head(others[0]), *others[0].paragraphs])) + "\n"


def _head(article: Invention) -> list[str]:
    pictures = [article.caption, article.caption]
    return [article.headline, "", article.teaser, "", *pictures, "TT", "", article.headline, "", *pictures, ""]


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    """Paragraphs, the long lines, have a blank line below them."""
    for line in lines:
        yield line
        if len(line) > LONG:
            yield ""


def _invented(chance: random.Random) -> Invention:
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(FAMILY_NAMES)}"
    place, other_place = chance.sample(PLACES, 2)
    body, thing, reason = chance.choice(BODIES), chance.choice(THINGS), chance.choice(REASONS)
    day = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(2015, 2025)}"
    writer = f"{chance.choice(FIRST_NAMES)} {chance.choice(FAMILY_NAMES)}"
    remarks, sentences = chance.sample(REMARKS, 2), chance.sample(SENTENCES, 4)
    return Invention(
        headline=f"{body} {chance.choice(DEEDS)} {thing} في {place} {reason}",
        teaser=f"تستعد {body} في {place} لمرحلة جديدة من أعمال {thing} {reason}، كما قال المشرفون عليها.",
        section=chance.choice(SECTIONS),
        caption=f"زوار أمام {thing} في {place} ({chance.choice(CREDITS)})",
        byline=f"{writer} ({place})" if chance.random() < 0.7 else f"«الشرق الأوسط» ({place})",
        paragraphs=(
            f"أعلنت {body} في {place}، {day}، بدء العمل في {thing} {reason}. {sentences[0]}",
            f"وقال {chance.choice(POSTS)} {name}: «{remarks[0]}». {sentences[1]}",
            f"ونقلت «{chance.choice(AGENCIES)}» عن مسؤول في {other_place} أن زيارة الوفد تأجلت شهراً. {sentences[2]}",
            f"وأضاف {name} أن «{remarks[1]}»، مشيراً إلى تجربة {other_place} في العام الماضي. {sentences[3]}",
        ),
    )


def main() -> None:
    """Write the dumps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, required=True, metavar="DIR")
    wanted = parser.parse_args()
    wanted.to.mkdir(parents=True, exist_ok=True)
    for number in range(wanted.pages):
        (wanted.to / f"{number:07}.txt").write_text(dump(number, wanted.seed), encoding="utf-8")


if __name__ == "__main__":
    main()
