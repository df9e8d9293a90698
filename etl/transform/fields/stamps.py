"""Printed stamps: lines that hold a day, perhaps a time, and otherwise only the words of stamps."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from etl.arabic.calendars import MONTHS, WEEKDAYS, PrintedDay, find_days
from etl.arabic.fold import fold
from etl.arabic.lexicon import alternatives
from etl.arabic.words import STAMP_WORDS, is_name, is_person, is_place, names, newsroom, opens_with_given_name
from etl.transform.fields.bylines import is_byline

_DIGIT = re.compile(r"\d")
COUNT = re.compile(
    r"\[?\s*(?:عدد\s+)?(?:القراء(?:ات)?|القراءة|المشاهد(?:ات|ة)|الزيارات|الزوار|التعليقات)\s*:?\s*\d+\s*\]?"
)
"""What counts readers or comments beside a day."""
_COUNTED = "عدد"
_LONGEST = 140
_TIGHT = re.compile(r"(?<=:\d\d)-(?=\d)|(?<=\D(?:19|20)\d\d)(?=\d\d:\d\d)")
"""A time tied to the day after it, or to the year before it: ``15:22-20 يوليو 2024``, ``23 مايو 201610:52``."""
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_]{4})|(?<=\s[-–])(?=\d)|(?<=[^\W\d_]{3})(?=\d{4}/\d)|(?<=العدد)(?=ال)")
"""A day tied to its month, to the dash before it or to a section: ``-27مايو 2008م``, ``وطنية2014/03/12``."""
_SPACED = re.compile(r"(?<!\d)(\d{4}) / (\d{1,2}) / (\d{1,2})(?!\d)")
"""``2010 / 3 / 7``."""
_TURNED = re.compile(r"(?<!\d)(\d{1,2}) (\d{1,2}:\d{2}) (\d{4}) ([^\W\d_]+)$")
"""A day as a page from right to left shows it whose parts run from left to right: ``18 10:26 2021 ماي``."""
_MONTH_FIRST = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?= \d{1,2}:\d{2}:\d{2} [AP]M)")
"""A day with a clock of seconds and halves, as .NET prints both where nothing else is set: ``3/8/2021 8:39:54 AM``."""
_ISSUE_TIED = re.compile(r"(?<=,[12]\d{3})\d{4,5}(?=العدد)")
"""The number of an issue tied to the year before it: ``3rd September,200612393العدد``."""
_TELEGRAPHED = re.compile(r"(?:\b[A-Z]{3,5} )?(?<!\d)(\d{2})(\d{2})(\d{2}) GMT ([A-Za-z]{3}) (20\d{2})(?!\d)")
"""Day, hour and minute in one figure, as agencies close a dispatch: ``KUNA 031145 GMT DEC 2017``."""
_ZONE = re.compile(
    r"(?<!\w)\(?ب?توقيت\s+[^\W\d_]+(?:\s+المكرمة)?\s*\)?(?:\s*[+-]?\s*\d{0,2}\s*GMT(?:\s*[+-]\s*\d{1,2})?)?",
    re.IGNORECASE,
)
"""By which city's clock a time is told, and perhaps how far that is from Greenwich's: ``بتوقيت القدس +2GMT``."""
_LOCAL = re.compile(r"\bLOC\s?(?=\d)")
"""What KUNA prints before the time of its own place: ``22/11/2009 LOC14:20``."""
_VOLUME = re.compile(r"السنة\s+ال(?:ـ?\s?\d+|[^\W\d_]+ة(?:\s+عشرة?|\s+وال[^\W\d_]+)?)(?!\w)")
"""How old a newspaper is, beside its issue: ``السنة الـ34``, ``السنة الرابعة عشرة``."""
_TIED_NAME = re.compile(r"(?<=\d:\d\d [صم])(?=[^\W\d_]{2})")
"""A name tied to the half of the day: ``08:55 ممحمد ممدوح``."""
_PARTED = re.compile(r"(?<!\d)(\d{4}):(\d\d):(\d\d)(?:\.(?=\d\d:\d\d)|(?!\d))")
"""A day that an agency parts by colons: ``2015:11:15.08:36``."""
_ENCLOSED = re.compile(r"\((\d{1,2})\)(?=\s\D{2,16}\s\d{4})")
"""A day in parentheses: ``الخميس (14) آب 2008``."""
_BUTTONS = re.compile(r"(?<!\w)(?:طباعة|اطبع|[إا]رسال(?: لصديق)?|أرسل(?: لصديق)?|مشاركة|حفظ)(?!\w)")
"""What a page's tools say beside the day: ``811 قراءة طباعة إرسال لصديق``."""
_ON = re.compile(r"(?<=تعديل )على(?!\w)|(?<=تحديث )على(?!\w)|(?<!\w)على(?= الساعة)")
"""No word of stamps, since it is folded like a name: ``آخر تعديل على الأحد``, ``على الساعة 13:40``."""
_ACCOUNT = "(@"
"""What the signature below a post on a social network holds; its day is the post's."""
_UPDATED = re.compile(r"تحديث|محدث|حدث في|عدل|modified|updated", re.IGNORECASE)
_PUBLISHED = re.compile(r"نشر|تاريخ (?:المقال|الخبر|المادة|الموضوع)|published|posted", re.IGNORECASE)
_HOST = re.compile(r"\b[a-z-]+(?:\.[a-z-]+)+\b|[a-z]+(?:_[a-z]+)+")
"""A site's address, and the name of an icon where a dump took it for text: ``access_time``."""
_WEEKDAY_LAST = re.compile(r"(?<!\S)(?:ال)?(?:[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة|سبت|[أا]حد)[،,]?$")
_MARKS = " |،,-–—·•:/()"
_NAME_WORDS = 3
"""Of a bare name beside a day; more words may be a headline that ends with one."""
_SKEW = 2
"""Days by which a printed Hijri day may miss the Gregorian one beside it: months were then seen, not computed."""
_UNIT = (
    "ثاني(?:ة|تين)|ثوان|ثواني|دقيق(?:ة|تين)|دقائق|ساع(?:ة|تين|ات)|يوم(?:ين)?|أيام|أسبوع(?:ين)?|أسابيع"
    "|شهر(?:ين)?|أشهر|شهور|سن(?:ة|تين|وات)|عام(?:ين)?|أعوام"
)
_AGO = re.compile(
    rf"(?:(?:منذ|قبل|حوالي)\s+|عمر:\s*)(?:\d+\s+)?(?:{_UNIT})(?:\s+واحدة?)?(?!\w)|\d+\s(?:{_UNIT})\sمضت(?!\w)"
)


_IN_SOURCE = re.compile(r"ف[يى](?:\s[^\W\d_]+){1,3}")
"""Where a site that gathers others' stories found one: ``حوالي 5 سنوات فى أخبار الوادي``."""
_SHORT_DAY = re.compile(rf"\d{{1,2}} (?:{alternatives(MONTHS)})(?: \d{{1,2}} \d{{2}}(?: gmt)?)?")
"""A day without its year, perhaps with the time, as cards print it: ``5 فبراير``, ``10 مارس, 12:04 GMT``."""
_LONGEST_SHORT = 26
_READING_TIME = re.compile(r"\s*\d+ دق(?:ائق|يقة) (?:لل)?قراءة")
_NOW = ("أمس", "الآن", "منذ قليل", "قبل قليل", "منذ لحظات", "قبل لحظات")
_TODAY = re.compile(r"(?:اليوم|أمس)\s*[,،-]?\s*(?:الساعة\s*)?\d{1,2}:\d{2}(?:\s?[صم])?")
_LABELLED = re.compile(
    r"\S+(?:\s\S+){0,3}\s+(?:تم النشر|نشرت?|النشر)\s+(?:في|بتاريخ|يوم)\s*:?\s*$"
    r"|نشرت?\sفي\s\S+(?:\s\S+){0,3}\s(?:بتاريخ|يوم)\s*:?\s*$"
    r"|\S+(?:\s\S+){0,5}\s+بتاريخ\s*:\s*$"
    r"|(?:صدر|نشر)\s(?:هذا|هذه)\s.{4,50}\s(?:النشر|بتاريخ|يوم)\s*:?\s*$"
)
"""A few words before the label, or within it: a newsroom that no list knows."""
_SIGNED = re.compile(r"بواسطة\s+[^\W\d_]+(?:\s[^\W\d_]+){0,3}\s*(?:[-–—|]|\bon\b)\s*$|Posted by:?\s.{2,80}\sin\s")
"""Whoever entered a story on its site, before its day: ``بواسطة التحرير - 28 مايو، 2016``, ``Posted by: … in …``."""
_WRITTEN = re.compile(r"^كتبت?\s(?:في|يوم|بتاريخ)\s*:?(?=\s)")
"""What stands before a day as a byline's cue does before a name: ``كتب في : الأحد …``."""


_SENT = re.compile(r"نشرت?\s+من طرف\s*:?\s*\w+\s*[-–—|]")
"""How a Maghreb agency says so: ``نشرت من طرف : aps - في يوم : …``."""
_NUMBERED = re.compile(r"\S+(?:\s\S+){0,2}\s?[-–]\s?العدد\s*:?\s*\d+\s*[-–]\s*$")
"""A newspaper's name and the number of its issue: ``الأفق الجديد-العدد: 3011 - 2010/5/21``."""
_CRAWLED = re.compile(r"date \d{4}(?:-\d\d){1,2}")
_OPENINGS = (_LABELLED, _SIGNED, _SENT, _NUMBERED)


class Stamp(NamedTuple):
    """One moment that a stamp states."""

    is_update: bool
    value: str
    """ISO 8601, as precise as printed."""
    is_labelled: bool = False
    """The words before it say that the article was published then."""


def read_stamps(line: str) -> tuple[Stamp, ...]:
    """The moments on a stamp line, each an update where the words before it, or alone beside it, say so.

    >>> [(stamp.is_update, stamp.value) for stamp in read_stamps("24.10.2023 - محدث : 25.10.2023")]
    [(False, '2023-10-24'), (True, '2023-10-25')]
    >>> read_stamps("الأربعاء، 03 آذار/مارس 2010، آخر تحديث 21:14 (GMT+0400)")
    (Stamp(is_update=True, value='2010-03-03T21:14:00+04:00', is_labelled=False),)
    >>> [stamp.is_labelled for stamp in read_stamps("تاريخ النشر: 22nd, December 2023 GMT")]
    [True]
    """
    line = loosened(line)
    days = _without_twins(find_days(line))
    borders = [0, *(day.end for day in days)]
    return tuple(_stamp(line[border : day.end], day) for border, day in zip(borders, days, strict=False))


def is_stamp(line: str, is_section: Callable[[str], bool] | None = None) -> bool:
    """Whether a line is a stamp: days and times, and beside them words of stamps, a byline or a section's name.

    >>> is_stamp("آخر تحديث: الاثنين, 24 أغسطس/ آب, 2009, 16:45 GMT"), is_stamp("قتل 3 في 24 أغسطس 2009")
    (True, False)
    >>> is_stamp("منذ يومين"), is_stamp("الاثنين 1436/10/25 هـ الموافق 2015/08/10 م واس")
    (True, True)
    >>> is_stamp("2021-06-14 محمد الحاج - نواكشوط"), is_stamp("قتل 3 من الجنود - في 24 أغسطس 2009")
    (True, False)
    >>> is_stamp("نبيل الحداد منذ 5 أيام"), is_stamp("عاد المصنع منذ 5 أيام"), is_stamp("حوالي 5 سنوات فى أخبار الوادي")
    (True, False, True)
    >>> is_stamp("كتب في : الأحد 10 ديسمبر 2017 - 5:35 مساءً بقلم : نزار القاسمي"), is_stamp("اليوم, 13:46")
    (True, True)
    >>> is_stamp("08:33 صباحًا الإثنين 18 مارس 2013"), is_stamp("— مرصد الأفق (@ofoq_obs) March 3, 2021")
    (True, False)
    >>> is_stamp("بواسطة التحرير - 28 مايو، 2016 0"), is_stamp("KUNA 031145 GMT DEC 2017")
    (True, True)
    >>> is_stamp("الإثنين 8 مايو 2017 04:00 م / بتوقيت القدس +2GMT"), is_stamp("منشور الأحد 14 أبريل 2024")
    (True, True)
    >>> is_stamp("نشر في الثلاثاء 02 يوليو 2019 على الساعة 13:40"), is_stamp("آخر تعديل على الأحد, 5 مايو 2019")
    (True, True)
    >>> is_stamp("8 مايو 2019 ( منذ 6 ساعات ) - تونس: هدى البحري"), is_stamp("Hoda Bahri, Nabil Haddad 30.05.2023")
    (True, True)
    >>> is_stamp("03-06-2015 - 17:20 آخر تحديث 03-06-2015 - 18:02 | 811 قراءة طباعة إرسال لصديق")
    True
    >>> is_stamp("2015:11:15.08:36"), is_stamp("الخميس (14) آب 2008"), is_stamp("الأفق اليوم/ نبيل الحداد 8/4/2007")
    (True, True, True)
    >>> is_stamp("8 مايو 2019 ( منذ 6 ساعات ) - تونس: هدى البحري"), is_stamp("22/11/2009 LOC14:20 | 11:20 GMT")
    (True, True)
    >>> is_stamp("تاريخ النشر : 12/03/2008 - عدد القراء : 523 - بقلم : نبيل الحداد")
    True
    >>> is_stamp("27 من يوليو 2004م العدد (7677) السنة الـ34"), is_stamp("22 جمادى الأولى 1429هـ -27مايو 2008م")
    (True, True)
    >>> is_stamp("نشر في الأفق الجديد يوم 14 - 05 - 2013"), is_stamp("وطنية2014/03/12 14:37", {"وطنيه"}.__contains__)
    (True, True)
    >>> is_stamp("2010 / 3 / 7"), is_stamp(":تحديث 18 10:26 2021 ماي")
    (True, True)
    >>> is_stamp("صدر هذا المقال بالنسخة الورقية للأفق - تاريخ النشر : 2022/11/15")
    True
    >>> is_stamp("Sunday 3rd September,200612393العددالأحد 10 ,شعبان 1427")
    True
    """
    if len(line) > _LONGEST or _ACCOUNT in line:
        return False
    line = COUNT.sub(" ", line).strip(_MARKS) if _COUNTED in line else line
    if _DIGIT.search(line) is None:
        return line in _NOW or _is_age(line)
    line = loosened(line)
    days = find_days(line)
    if not days:
        is_short = len(line) <= _LONGEST_SHORT and _SHORT_DAY.fullmatch(fold(line)) is not None
        return is_short or is_crawled(line) or _TODAY.fullmatch(line) is not None or _is_age(line)
    beside = _BUTTONS.sub(" ", _around(line, days))
    beside = _WRITTEN.sub(" ", _AGO.sub(" ", _HOST.sub(" ", _ZONE.sub(" ", _VOLUME.sub(" ", beside)))))
    told = (word for word in fold(beside).split() if any(map(str.isalpha, word)))
    other = " ".join(word for word in told if word not in STAMP_WORDS)
    if not other or newsroom(other) is not None or is_place(other) or (is_section and is_section(other)):
        return True
    signed = without_stamp_words(COUNT.sub(" ", beside))
    is_signed = (other.count(" ") < _NAME_WORDS and is_name(signed)) or bool(people_beside(signed))
    before = line[: days[0].start]
    if is_signed or is_byline(signed) or _is_newsroom_apart(line, days[0]) or any(f.match(before) for f in _OPENINGS):
        return True
    return is_byline(" ".join(word for word in beside.split() if fold(word) not in WEEKDAYS).strip(_MARKS))


def is_crawled(line: str) -> bool:
    """Whether a line is the day, or the month, that a crawler put before a text (`etl.transform.converted`).

    >>> is_crawled("date 2025-11-30"), is_crawled("date 2019-05")
    (True, True)
    """
    return _CRAWLED.fullmatch(line) is not None


def people_beside(signed: str) -> tuple[str, ...]:
    """The people beside a day where several are named, or one of a newsroom that no list need know.

    >>> people_beside("Hoda Bahri, Nabil Haddad"), people_beside("الأفق اليوم/ نبيل الحداد")
    (('Hoda Bahri', 'Nabil Haddad'), ('نبيل الحداد',))
    """
    of, slash, who = signed.partition("/")
    if slash:
        return (who.strip(),) if of.count(" ") < _NAME_WORDS and is_person(who.strip()) else ()
    listed = names(signed)
    are_names = len(listed) > 1 and all(each.count(" ") < _NAME_WORDS and is_name(each) for each in listed)
    return listed if are_names else ()


def loosened(line: str) -> str:
    """A stamp line with what is tied in it set apart, and without words that tie its parts."""
    line = _ENCLOSED.sub(r"\1", line) if "(" in line else line
    line = _PARTED.sub(r"\1-\2-\3 ", line) if line.count(":") > 1 else line
    line = _SPACED.sub(r"\1/\2/\3", line) if " / " in line else line
    line = _TURNED.sub(r"\1 \4 \3 \2", line) if ":" in line else line
    line = _MONTH_FIRST.sub(r"\3/\1/\2", line) if line.count("/") > 1 else line
    line = _ISSUE_TIED.sub(" ", line) if "العدد" in line else line
    line = _GLUED.sub(" ", line)
    line = _ON.sub(" ", _LOCAL.sub(" ", _TELEGRAPHED.sub(r"\1 \4 \5 \2:\3 GMT", _TIGHT.sub(" - ", line))))
    tied = _TIED_NAME.search(line)
    if tied is None:
        return line
    name, whole = line[tied.start() :], line[tied.start() - 1 :]
    is_tied = opens_with_given_name(name) and not opens_with_given_name(whole)
    return f"{line[: tied.start()]} {name}" if is_tied else line


def _is_age(line: str) -> bool:
    """Whether a line says how long ago the article appeared, and beside it at most who wrote or brought it."""
    before, ago, after = without_age(line)
    if not ago or (after and (before or _IN_SOURCE.fullmatch(after) is None)):
        return False
    return not before or is_person(before) or newsroom(before) is not None


def without_age(line: str) -> tuple[str, str, str]:
    """What stands before an age, the age, and what stands after it.

    >>> without_age("نبيل الحداد منذ 5 أيام")
    ('نبيل الحداد', 'منذ 5 أيام', '')
    """
    line = _READING_TIME.sub("", line)
    found = _AGO.search(line)
    if found is None:
        return line, "", ""
    return line[: found.start()].strip(_MARKS), found[0].strip(), line[found.end() :].strip(_MARKS)


def _is_newsroom_apart(line: str, day: PrintedDay) -> bool:
    """Whether one word and a dash stand before a day without a time: ``الأفق- 2 ديسمبر 2025``. Comments have times."""
    before = _WEEKDAY_LAST.sub("", line[: day.start].rstrip()).rstrip()
    return (
        day.end == len(line)
        and ":" not in line
        and before.endswith(("-", "–", "—", "|"))
        and " " not in before.rstrip(" -–—|")
    )


def without_stamp_words(text: str) -> str:
    """What stands beside a day without the words of stamps: ``إيمان زيتوني نشر في`` is a name.

    >>> without_stamp_words("إيمان زيتوني نشر في ")
    'إيمان زيتوني'
    """
    return " ".join(word for word in text.replace("|", " | ").split() if fold(word) not in STAMP_WORDS).strip(_MARKS)


def beside_days(line: str) -> str:
    """What a stamp holds beside its days and the marks around them.

    >>> beside_days("أخبار الوطن | 20 فبراير 2017 - 18:44")
    'أخبار الوطن'
    """
    line = loosened(line)
    return _around(line, find_days(line)).strip(_MARKS)


def _around(line: str, days: Sequence[PrintedDay]) -> str:
    kept, at = [], 0
    for day in days:
        kept.append(line[at : day.start])
        at = max(at, day.end)
    return " ".join([*kept, line[at:]])


def _without_twins(days: Sequence[PrintedDay]) -> list[PrintedDay]:
    """One day printed by two calendars is one: the Gregorian print stays."""
    gregorian = [each.day for each in days if each.calendar == "gregorian"]
    return [
        each
        for each in days
        if each.calendar == "gregorian" or all(abs((each.day - day).days) > _SKEW for day in gregorian)
    ]


def _stamp(printed: str, day: PrintedDay) -> Stamp:
    is_labelled = _PUBLISHED.search(printed) is not None
    return Stamp(not is_labelled and _UPDATED.search(printed) is not None, day.isoformat(), is_labelled)
