"""Invented dumps, any number: ``python -m tools.synthetic --pages 1000 --to DIR [--seed 1]``.

Each is one page as Asharq Al-Awsat's site renders it: the head twice around ``TT``, text with quotations, dates and
cited agencies, cards of articles that other pages hold, and the first of these appended below. The same seed gives the
same bytes; people and events are made of the words below, and never happened.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split(" · "))


FIRST_NAMES = ("نوري", "سامر", "كريم", "طارق", "يوسف", "زياد", "مروان", "عادل", "فادي", "هاني", "رائد", "سمير")
FAMILY_NAMES = ("الريّس", "الكتبي", "النقاش", "الحداد", "البحري", "العطار", "الخطيب", "الجبلي", "الزيات", "الساعاتي")
PLACES = _each(
    "بغداد · القاهرة · بيروت · الرياض · تونس · الرباط · عمّان · الخرطوم · دبي · الموصل · لندن · باريس · "
    "الإسكندرية · البصرة · حلب · صنعاء · مسقط · طرابلس · وهران · نواكشوط"
)
POSTS = ("مدير المكتبة العامة", "رئيس البلدية", "وزير الثقافة", "أمين المتحف", "مدير المهرجان", "رئيس غرفة التجارة")
BODIES = _each(
    "البلدية · وزارة الثقافة · هيئة الآثار · غرفة التجارة · جامعة المدينة · إدارة الميناء · جمعية الناشرين · "
    "لجنة المهرجان · شركة القطارات · مؤسسة الفنون"
)
DEEDS = ("تفتتح", "ترمّم", "توسّع", "تؤجل افتتاح", "تعرض خطة", "تعيد بناء", "تختار موقع", "تحتفل بمئوية")
THINGS = _each(
    "المكتبة العامة · سوق الورّاقين · جسر النخيل · متحف السفن · المسرح القديم · محطة القطار · حديقة الميناء · "
    "برج الساعة · خان التجار · مدرسة الموسيقى · سينما الأندلس · بيت الخزف · مطبعة الحي · ملعب الضفة"
)
REASONS = _each(
    "بعد أعوام من الانتظار · وسط إقبال كبير · بكلفة أقل من المتوقع · رغم تأخر التمويل · قبل موسم الصيف · "
    "مع بداية العام الدراسي · في صمت · للمرة الثانية · على نفقة المتبرعين · بلا احتفال"
)
STARTS = _each(
    "العمل في الطابق الأول · شراء الحجر من المقالع · جمع الكتب من البيوت · تدريب المرشدين الجدد · "
    "نقل اللوحات إلى المخزن"
)
GOINGS = _each(
    "سيستمر حتى نهاية العام · يسبق الموعد بأسابيع · لا يحتاج إلى قروض · يجري بهدوء ودقة · بدأ متأخراً لكنه لم يتوقف"
)
ENDINGS = _each(
    "ولن نغلق الأبواب أمام الزوار · وما بقي هو الوقت · والسكان شركاء فيه · ولا خوف على الحرف القديمة · "
    "ولنا في جيراننا عون"
)
AGENCIES = ("رويترز", "وكالة الصحافة الفرنسية", "أسوشييتد برس")
CREDITS = ("أ.ف.ب", "رويترز", "الشرق الأوسط", "غيتي")
SECTIONS = ("المشرق العربي", "ثقافة وفنون", "يوميات الشرق", "الاقتصاد", "الخليج", "بيئة")
MONTHS = ("يناير (كانون الثاني)", "مارس (آذار)", "مايو (أيار)", "يوليو (تموز)", "سبتمبر (أيلول)")
WATCHERS = _each(
    "المجلس المحلي · صاحب المتجر · حارس المبنى · مهندس الترميم · أمين الصندوق · المقاول الجديد · "
    "الباحث المقيم · رئيس الحي · المتحدث الرسمي · مدرّس التاريخ · صانع الخزف · بائع الكتب · مدير الورشة · "
    "عازف العود"
)
ACTS = _each("راجع · وصف · قارن · عرض · رسم · صوّر · دوّن · أنجز · أجّل · اختصر · فحص · سلّم · اختبر · ناقش · رتّب · حفظ")
MATTERS = _each(
    "خرائط الطابق الأرضي · كلفة السقف الخشبي · جدول الزيارات المدرسية · أسماء المتبرعين · "
    "زخارف الواجهة الشرقية · عقود الصيانة · مخطوطات القرن الماضي · حركة القوارب · أسعار الحجر الرملي · "
    "قائمة المعروضات · مواعيد الحافلات · تقارير السلامة · لوحات الإرشاد · مداخل المشاة · مقاعد الجمهور · "
    "أشجار الرصيف"
)
SPOTS = _each(
    "في القاعة الكبرى · عند المدخل الجنوبي · قرب الجسر القديم · داخل المخزن · أمام لجنة الحي · "
    "على ضفة النهر · خلف المسرح · بين الأروقة · تحت القبة · فوق الشرفة · حول الساحة · أسفل الدرج"
)
MOMENTS = _each(
    "قبل شروق الشمس · عند الظهيرة · خلال أسبوعين · في هدوء تام · على مهل · من دون ضجيج · مرة بعد مرة · "
    "بلا مساعدة · وسط تصفيق الحضور · رغم المطر"
)

RELATED = (1, 10, 100)
"""How many pages before a page those stand that hold the articles of its cards."""
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
    article, *others = (_article(seed, number - back) for back in (0, *RELATED))
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


def _article(seed: int, number: int) -> Invention:
    chance = random.Random(f"{seed}/{number}")  # noqa: S311
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(FAMILY_NAMES)}"
    place, other_place = chance.sample(PLACES, 2)
    body, thing, reason = chance.choice(BODIES), chance.choice(THINGS), chance.choice(REASONS)
    day = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(2015, 2025)}"
    writer = f"{chance.choice(FIRST_NAMES)} {chance.choice(FAMILY_NAMES)}"
    first, second = _remark(chance), _remark(chance)
    return Invention(
        headline=f"{body} {chance.choice(DEEDS)} {thing} في {place} {reason}",
        teaser=f"تستعد {body} في {place} لمرحلة جديدة من أعمال {thing} {reason}، كما قال المشرفون عليها.",
        section=chance.choice(SECTIONS),
        caption=f"زوار أمام {thing} في {place} ({chance.choice(CREDITS)})",
        byline=f"{writer} ({place})" if chance.random() < 0.7 else f"«الشرق الأوسط» ({place})",
        paragraphs=(
            f"أعلنت {body} في {place}، {day}، بدء العمل في {thing} {reason}. {_told(chance)}",
            f"وقال {chance.choice(POSTS)} {name}: «{first}». {_told(chance)}",
            f"ونقلت «{chance.choice(AGENCIES)}» عن مسؤول في {other_place} أن زيارة الوفد تأجلت شهراً. {_told(chance)}",
            f"وأضاف {name} أن «{second}»، مشيراً إلى تجربة {other_place} في العام الماضي. {_told(chance)}",
        ),
    )


def _remark(chance: random.Random) -> str:
    return f"{chance.choice(STARTS)} {chance.choice(GOINGS)}، {chance.choice(ENDINGS)}"


def _told(chance: random.Random) -> str:
    """Three things that were done: two articles share no more runs of words of them than two pieces of real news do."""
    deeds = (" ".join(chance.choice(words) for words in (ACTS, WATCHERS, MATTERS, SPOTS, MOMENTS)) for _ in range(3))
    return f"و{'، و'.join(deeds)}."


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
