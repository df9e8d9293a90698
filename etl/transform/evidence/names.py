"""Sections, authors and keywords that markup states: which of them say something about the article."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from etl.arabic.calendars import find_days
from etl.arabic.fold import fold
from etl.arabic.words import ALL_NEWS, STAFF, STAMP_WORDS, is_person, is_place, newsroom
from etl.model import Author, Block, Byline, Role, Stated
from etl.publishers.vocabulary import vocabulary
from etl.transform.fields.bylines import is_byline, is_own_report, read_author, read_byline, read_name
from etl.transform.fields.stamps import COUNT, loosened, people_beside, without_age, without_stamp_words

_ARABIC = re.compile("[\u0621-\u064a]")
_APART = re.compile(r"\s*[|•·—]\s*|(?<!كتب)(?<!كتبت)\s+[-–]\s+")
_WEEKDAY = re.compile(r"(?:ال)?(?:[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة|سبت|[أا]حد)(?!\w)")
_BESIDE = re.compile(r"[أا]رسل بريدا ?[إا]لكترونيا|Send an email|العدد\s*:?\s*\d+")
"""What stands beside the author's name: a button of a theme that many sites share, the number of a printed issue."""
_NUMBERS = re.compile(r"\d[\d/:.\s-]*")
_STAMP_TAIL = re.compile(r"\s+(?:نشر(?:ت)?|بتاريخ|في|يوم|تاريخ)(?:\s+(?:في|بتاريخ|يوم))?\s*[:|]*$")
_BETWEEN = re.compile(r"\s*[،,|؛;]\s*")
_BY = "بواسطة "
_LONGEST_KEYWORD = 6
"""Words; a longer one is the headline, written where keywords belong."""
_LONGEST_SECTION = 5
_IN_TITLE = re.compile(r"\s*(?:[|«»]|::)\s*|\s[-–—]\s")
_LONGEST_SITE_NAME = 4
_MOST_KEYWORDS = 30
_KEYWORD_SOURCES = (("dump",), ("json-ld",), ("opengraph",), ("meta",))


def stated_section(stated: Sequence[str], printed: str | None, blocks: Sequence[Block]) -> str | None:
    """The section in Arabic letters that markup states, else the printed one, else the breadcrumb's last step."""
    arabic = [value for value in stated if _ARABIC.search(value) and value.count(" ") < _LONGEST_SECTION]
    if arabic:
        return _BETWEEN.split(arabic[0])[0]
    return printed or next(
        (block.text for block in blocks if block.role is Role.SECTION and "breadcrumb" in block.rule), None
    )


def site_names(stated: Sequence[Stated], headline: str) -> frozenset[str]:
    """What the site calls itself, folded: as markup states it, and beside the headline in the page's title.

    There a column's author may stand too.

    >>> sorted(site_names([Stated("headline", "عودة المكتبة :: ثقافة :: ملاعب العرب", "title")], "عودة المكتبة"))
    ['ثقافه', 'ملاعب العرب']
    >>> titled = Stated("headline", "في مديح الظل - نبيل الحداد - الأفق", "title")
    >>> sorted(site_names([titled, Stated("author", "نبيل الحداد", "meta")], "في مديح الظل"))
    ['الافق']
    """
    titles = [each.value for each in stated if each.where == "title" and headline in each.value]
    authors = {each.value for each in stated if each.field == "author" and is_person(each.value)}
    parts = (part for title in titles for part in _IN_TITLE.split(title) if part not in authors)
    beside = [part for part in parts if part.count(" ") < _LONGEST_SITE_NAME]
    named = [each.value for each in stated if each.field == "publisher"]
    return frozenset(filter(None, map(fold, (*named, *beside)))) - {fold(headline)}


def with_newsrooms(byline: Byline, sites: Container[str]) -> Byline:
    """The byline, in which whoever is called as the site is a newsroom and no person."""
    authors = (replace(each, kind="desk") if fold(each.name) in sites else each for each in byline.authors)
    return replace(byline, authors=tuple(authors))


def stated_byline(stated: Sequence[str], sites: Container[str]) -> Byline | None:
    """A byline of the persons that markup names as authors; a site's own name there is no byline."""
    arabic = [name for name in dict.fromkeys(stated) if _ARABIC.search(name)]
    persons = [name for name in arabic if newsroom(name) is None and fold(name) not in sites]
    read = [found for name in persons if (found := read_name(name)) and all(a.kind == "person" for a in found.authors)]
    if not read:
        return None
    authors = tuple(author for found in read for author in found.authors)
    return Byline(text="، ".join(found.text for found in read), authors=authors)


def dumped_byline(stated: Sequence[str]) -> Byline | None:
    """The byline of the names that the dump gives as authors; what is no known form of a name is a person's too.

    >>> dumped_byline(["نبيل الحداد (الرياض)"]).place
    'الرياض'
    """
    read = [read_author(name) or Byline(text=name, authors=(Author(name=name, kind="person"),)) for name in stated]
    if not read:
        return None
    return Byline(
        text="، ".join(dict.fromkeys(found.text for found in read)),
        authors=tuple(dict.fromkeys(author for found in read for author in found.authors)),
        place=next((found.place for found in read if found.place), None),
    )


def byline_beside_day(line: str) -> Byline | None:
    """The byline on a line that also holds a day.

    >>> byline_beside_day("كتب: طارق البحري | 21 تموز 2019").authors[0].name
    'طارق البحري'
    >>> byline_beside_day("بواسطة التحرير - 28 مايو، 2016 0").authors
    (Author(name='التحرير', kind='desk'),)
    >>> byline_beside_day("date 2025-09-14 الأفق نيوز - بغداد").place
    'بغداد'
    >>> byline_beside_day("كتب - نبيل الحداد الثلاثاء، 7 نوفمبر 2023 02:15 م").authors[0].name
    'نبيل الحداد'
    >>> byline_beside_day("الأفق اليوم - خاص الأحد 27 ديسمبر 2020 06:55 مـ").authors[0].name
    'الأفق اليوم'
    >>> byline_beside_day("سبها - بوابة الأفق: نبيل الحداد السبت 17 سبتمبر 2016").place
    'سبها'
    """
    line = loosened(without_age(COUNT.sub("|", _BESIDE.sub("|", line)))[0])
    for day in reversed(find_days(line)):
        line = f"{line[: day.start]}|{line[day.end :]}"
    apart = (part for part in line.split("|") if not (part.strip().isdigit() or _is_of_stamps(part)))
    if is_byline(whole := "|".join(apart).strip(" |·•—–-،")):
        return read_byline(whole)
    bare = without_stamp_words(whole).lstrip("0123456789 /|:.-")
    filed = read_byline(bare)
    if filed and (is_place(filed.place or "") or is_own_report(bare) or any(map(_may_sign, filed.authors))):
        return filed
    if people := people_beside(bare):
        return Byline(text=bare, authors=tuple(Author(name=name, kind="person") for name in people))
    line = _NUMBERS.sub("|", _WEEKDAY.sub("|", line))
    parts = [_STAMP_TAIL.sub("", part.strip(" ،,:")).removeprefix(_BY) for part in _APART.split(line)]
    told = (part for part in parts if _ARABIC.search(part) and vocabulary({}).wording(part, fold(part)) is None)
    read = (read_byline(part) or read_name(_without_section(part)) for part in told)
    may_be = (found for found in read if found and not all(map(is_place, found.text.split())))
    return next((found for found in may_be if any(map(_may_sign, found.authors))), None)


def _without_section(part: str) -> str:
    """A person's name without the section that a dump printed right after it: ``هدى البحري بيئة``.

    >>> _without_section("هدى البحري بيئة"), _without_section("هدى البحري")
    ('هدى البحري', 'هدى البحري')
    """
    name, _, last = part.rpartition(" ")
    return name if " " in name and is_person(name) and vocabulary({}).is_section(fold(last)) else part


def _is_of_stamps(part: str) -> bool:
    return STAMP_WORDS.issuperset(fold(part).split())


def _may_sign(author: Author) -> bool:
    """A person, or a newsroom's unnamed staff; a newsroom's name beside a day may be the site's."""
    return author.kind == "person" or fold(author.name) in STAFF


def stated_keywords(stated: Sequence[Stated], headline: str) -> tuple[str, ...]:
    """The keywords of the first source that names any; neither the headline nor the site itself is one."""
    others = {fold(headline), *ALL_NEWS, "news", *site_names(stated, headline)}
    for wheres in _KEYWORD_SOURCES:
        values = [each.value for each in stated if each.field == "keywords" and each.where in wheres]
        words = [word for value in values for word in _BETWEEN.split(value) if _is_keyword(word, others)]
        if words and not ("meta" in wheres and _are_of_site(words, headline)):
            return tuple(dict.fromkeys(words))[:_MOST_KEYWORDS]
    return ()


def _are_of_site(words: Sequence[str], headline: str) -> bool:
    """Whether a ``meta`` element names what the site is about, not the article: none of it stands in the headline.

    Nor are the headline's own words, one after another, its keywords.

    >>> _are_of_site(["بغداد", "العراق"], "كري جدول المشخاب"), _are_of_site(["المشخاب", "الري"], "كري جدول المشخاب")
    (True, False)
    >>> _are_of_site(["كري", "جدول", "المشخاب"], "كري جدول المشخاب")
    True
    """
    title, folded = fold(headline), [fold(word) for word in words]
    return " ".join(folded) in title or not any(word in title for word in folded)


def _is_keyword(word: str, others: Container[str]) -> bool:
    return bool(word) and word.count(" ") < _LONGEST_KEYWORD and fold(word) not in others
