"""The tops of pages: names of sites and of who heads them, schedules, tickers; what seems a headline and is none."""

from __future__ import annotations

import re

from etl.arabic.fold import fold
from etl.arabic.words import is_person, is_place, newsroom
from etl.publishers.profile import Sign
from etl.transform.fields.bylines import read_author, read_name
from etl.transform.fields.joints import APART
from etl.transform.fields.mastheads import is_label
from etl.transform.fields.sections import first_of_glued
from etl.transform.look import is_clock
from etl.transform.menus import HOME
from etl.transform.sheet import Sheet

_SITE = re.compile(
    r"(?:ال)?(?:بوابة|موقع|صحيفة|جريدة|وكالة|قناة|شبكة|مجلة|إذاعة|مكتب أخبار)\s"
    r"|.*(?:نيوز|أونلاين|اونلاين|برس|تايمز|\b24|\bنت|\bTV|News|Online|\.com|\.net)$",
    re.IGNORECASE,
)
"""How the names of sites begin or end."""
_SITE_WORDS = 4
_PATH_WORDS = 4
_APART = re.compile(r"\s+[|–—-]\s+")
_LONGEST_SITE = 60
_LIST_LABELS = frozenset(map(fold, ("Categories", "Posted in", "التصنيفات")))
"""What stands above the sections under which an article is filed, all of them on one line."""
_FEWEST_SECTIONS = 4
_FEWEST_ENTRIES = 2
_YES = re.compile(r"[-•○◯]?\s?نعم\b")
"""The first answer of a poll."""
_TEAM = r"[^\W\d_]+(?: [^\W\d_]+){0,2}"
_MATCH = re.compile(
    rf"{_TEAM} \d{{1,2}} ?[-–:] ?\d{{1,2}} {_TEAM}(?: \| .{{1,12}})?|{_TEAM} [-–] {_TEAM} \| \d{{1,2}}:\d{{2}}"
    r"|(?:الجولة|الأسبوع|المرحلة) (?:\d{1,2}|ال[^\W\d_]+) [-–|] .{3,30}"
)
_LEADING_IN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2} ?[-–—]")
"""A newsroom that no list knows, and a dash before the text below it."""
_WHERE = re.compile(r"(?P<of>[^/:]{3,30}?)\s?(?P<mark>[/:])(?P<where>[^/:]*)")
_CLOCKED = re.compile(r"\d{1,2}:\d{2}\s")
"""How the entries of a ticker begin."""


def is_top(sheet: Sheet, index: int) -> bool:
    """Whether a line is of a page's top and heads no article."""
    text = sheet.looks[index].text
    if is_site(text) or _CLOCKED.match(text) is not None or _is_site_and_what(text) or is_filing(text):
        return True
    if first_of_glued(text, sheet.vocabulary) is not None or _is_path_of_site(sheet, index):
        return True
    if (
        is_poll(sheet, index)
        or _is_author_repeated(sheet, index)
        or is_below_masthead(sheet, index)
        or _is_below_list_label(sheet, index)
        or is_first_entry(sheet, index)
    ):
        return True
    return _is_of_schedule(sheet, index) or _is_menu(sheet, index)


def is_site(line: str) -> bool:
    """Whether a short line is a newspaper's, a channel's or an agency's name.

    >>> is_site("الوكالة العربية السورية للأنباء"), is_site("وكالة موديز تخفض تصنيف ثلاثة بنوك كبرى")
    (True, False)
    """
    return newsroom(line) is not None or (line.count(" ") < _SITE_WORDS and _SITE.match(line) is not None)


def is_match(line: str) -> bool:
    """Whether a line is a match and its result, or which round it is of and where, as boxes of sports pages print them.

    >>> is_match("الوادي 2 : 3 اتحاد الساحل"), is_match("الهلال - الشرق | 20:00"), is_match("الجولة 11 - ملعب المدينة")
    (True, True, True)
    >>> is_match("الوادي يهزم اتحاد الساحل 3 - 2")
    False
    """
    return _MATCH.fullmatch(line) is not None


def is_filing(line: str) -> bool:
    """Whether a line says who filed a text, and perhaps from where, and leads into that text.

    >>> is_filing("نواكشوط - الأفق:"), is_filing("نواكشوط - مدينة الزيتون"), is_filing("صوت الوادي –")
    (True, False, True)
    >>> is_filing("الأفق أون لاين – نبيل الحداد:"), is_filing("نبيل الحداد: عودة السفينة -")
    (True, False)
    """
    if _LEADING_IN.fullmatch(line) or _is_newsroom_and_where(line):
        return True
    found = read_author(line) if line.endswith((":", "...", "/", "-", "–", "—")) else None
    if found is None:
        return False
    if found.authors[0].kind != "person":
        return found.place is not None
    return APART.search(line) is not None and is_person(found.authors[0].name)


def _is_newsroom_and_where(line: str) -> bool:
    """Whether a line is a known newsroom, and after a slash or a colon where it is: ``الأفق برس / بني وادي``.

    No list need know a place after a slash; after a colon there may be none: ``الأفق أون لاين :``.
    """
    found = _WHERE.fullmatch(line)
    if found is None or newsroom(found["of"]) is None:
        return False
    where = found["where"].strip()
    return where.count(" ") < _SITE_WORDS - 1 if found["mark"] == "/" else not where or is_place(where)


def _is_site_and_what(line: str) -> bool:
    """Whether a line is a site's name and a few words on it.

    >>> _is_site_and_what("الموقع الرسمي | الواحة الإخبارية"), _is_site_and_what("الواحة - وكالة إخبارية عالمية")
    (True, True)
    """
    parts = _APART.split(line) if len(line) <= _LONGEST_SITE else []
    return len(parts) > 1 and any(map(is_site, parts)) and all(part.count(" ") < _SITE_WORDS for part in parts)


def _is_menu(sheet: Sheet, index: int) -> bool:
    """Whether a line holds the names of several sections, or begins with the home page: a menu run together."""
    each = sheet.looks[index]
    if each.words >= _FEWEST_SECTIONS and each.folded.startswith(f"{HOME} "):
        return True
    words = each.folded.split(" ") if each.words >= _FEWEST_SECTIONS else []
    return sum(map(sheet.vocabulary.is_section, words)) >= _FEWEST_SECTIONS


def is_below_masthead(sheet: Sheet, index: int) -> bool:
    """Whether a line is the name of who heads the newspaper, below the label that says so."""
    return index > 0 and is_label(sheet.looks[index - 1].text)


def _is_below_list_label(sheet: Sheet, index: int) -> bool:
    return index > 0 and sheet.looks[index - 1].folded in _LIST_LABELS


def is_first_entry(sheet: Sheet, index: int) -> bool:
    """Whether a line between a clock and prose heads the first entry of a live report: others stand below."""
    if not 1 < index < len(sheet) - 1 or not is_clock(sheet.looks[index - 1].text) or not _is_above_prose(sheet, index):
        return False
    if not any(each.is_bare and each.words > _FEWEST_SECTIONS for each in sheet.looks[: index - 1]):
        return False
    clocks = [n for n in range(index + 1, len(sheet) - 1) if is_clock(sheet.looks[n].text)]
    return sum(_is_above_prose(sheet, n + 1) for n in clocks) >= _FEWEST_ENTRIES


def _is_above_prose(sheet: Sheet, index: int) -> bool:
    return sheet.looks[index].is_bare and any(each.is_prose for each in sheet.looks[index + 1 : index + 2])


def _is_of_schedule(sheet: Sheet, index: int) -> bool:
    """Whether a clock and a length stand below a line: what a channel broadcasts, when, and for how long."""
    below = sheet.looks[index + 1 : index + 3]
    return len(below) == 2 and is_clock(below[0].text) and below[1].sign is Sign.WIDGET and below[1].text[0].isdigit()


def _is_path_of_site(sheet: Sheet, index: int) -> bool:
    """Whether a line is the site's name, as the page begins with it, and a section: ``بوابة الأفق اقتصاد بورصة``."""
    site, line = sheet.looks[0].folded, sheet.looks[index].folded
    path = line.removeprefix(f"{site} ").split(" ")
    return line.startswith(f"{site} ") and len(path) <= _PATH_WORDS and sheet.vocabulary.is_section(path[0])


def is_poll(sheet: Sheet, index: int) -> bool:
    """Whether a line asks the page's readers: ``نعم`` stands below it, or the call for comments above it."""
    if index and sheet.looks[index].text.endswith("؟") and sheet.looks[index - 1].sign is Sign.COMMENTS:
        return True
    return index + 1 < len(sheet) and _YES.match(sheet.looks[index + 1].text) is not None


def _is_author_repeated(sheet: Sheet, index: int) -> bool:
    """A name that is printed above the stamp or the headline, and again below it."""
    prints = sorted(pair for pair in sheet.next_same.items() if index in pair)
    if not prints or read_name(sheet.looks[index].text) is None:
        return False
    first, again = prints[0]
    between = [each for each in sheet.looks[first + 1 : again] if each.sign is not Sign.STAMP]
    if not between:
        return again > first + 1  # else the menu's last entry, then the page's own section
    return len(between) == 1 and between[0].is_bare and between[0].words > sheet.looks[index].words
