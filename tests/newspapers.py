"""Days of an invented reporter's work, as pages of a newspaper whose layout is known, and after its redesign."""

from __future__ import annotations

import io
import tarfile
from datetime import date
from pathlib import Path

MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]

AS_KNOWN = """\
محليات
سائق الحافلة رقم {number} يحفظ أسماء ألف طالب
خالد البقمي (جدة) okaz_online@
{weekday} {day} {month} {year}

أمضى سائق الحافلة رقم {number} في جدة ثلاثين عاما وهو ينادي الطلاب بأسمائهم كل صباح، حتى صار بعضهم آباء.

ويقول السائق إنه لا يكتب الأسماء في دفتر، بل يتعلم كل يوم اسما واحدا ويعيده حتى المساء.

أخبار ذات صلة
معلم يعود إلى مدرسته الأولى بعد أربعين عاما
"""

REDESIGNED = """\
سائق الحافلة رقم {number} يحفظ أسماء ألف طالب

أمضى سائق الحافلة رقم {number} في جدة ثلاثين عاما وهو ينادي الطلاب بأسمائهم كل صباح، حتى صار بعضهم آباء.

ويقول السائق إنه لا يكتب الأسماء في دفتر، بل يتعلم كل يوم اسما واحدا ويعيده حتى المساء.

كتبه خالد البقمي من جدة في {day}.{month_number}
تابعوا okaz_online@
"""


def deliver(landing: str | Path, day: date, pages: int, *, layout: str = AS_KNOWN) -> Path:
    """Put a day's pages into the landing zone, as one archive."""
    archive = Path(landing) / day.isoformat() / "okaz.tar"
    archive.parent.mkdir(parents=True)
    with tarfile.open(archive, "w") as packed:
        for number in range(pages):
            content = _page(layout, day, day.toordinal() * 1000 + number).encode()
            entry = tarfile.TarInfo(f"{number}.txt")
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))
    return archive


def _page(layout: str, day: date, number: int) -> str:
    return layout.format(
        number=number,
        weekday=WEEKDAYS[day.weekday()],
        day=day.day,
        month=MONTHS[day.month - 1],
        month_number=day.month,
        year=day.year,
    )
