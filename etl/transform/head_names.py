"""Names between a headline and its text: who wrote it, who is only in the picture, and what is a place or a job."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.arabic.fold import fold
from etl.arabic.words import is_job, is_place, newsroom, opens_with_given_name
from etl.model import Role
from etl.publishers.profile import Layout, Sign
from etl.transform.fields.bylines import read_author, read_byline, read_name
from etl.transform.heads import Head
from etl.transform.look import Look
from etl.transform.sheet import Sheet

_SHORT_WORDS = 4
_AUTHOR_WORDS = 6
_NAME_WORDS = 3
_JOB_WORDS = 9
_SHORT_WORD = 3
"""Letters."""
_TEXT_REACH = 20
"""Lines below the head in which the subject of a picture would be named."""
_FROM = "من "
"""What agencies print before a reporter's name."""
_JOINED = re.compile(r"\s[-–—]\s|(?<=\w):\s(?=\w\.\s)")
"""What joins a reporter and a place that no list knows."""


def is_job_below_name(sheet: Sheet, index: int, head: Head) -> bool:
    """Whether a line says what the bearer of the name above it does."""
    this, above = sheet.looks[index], sheet.looks[index - 1]
    may_be = this.words <= _JOB_WORDS and above.is_bare and index > head.headline + 1
    return may_be and is_job(this.text) and read_name(above.text) is not None


def is_author(sheet: Sheet, index: int, head: Head) -> bool:
    """A bare name directly above a stamp or another line of the byline."""
    each = sheet.looks[index]
    below = sheet.looks[index + 1].sign if index + 1 < len(sheet) else None
    is_above = below in (Sign.BYLINE, Sign.STAMP) or _is_above_filing(sheet, index, head)
    may_be = is_above and each.words <= _SHORT_WORDS and read_name(each.text) is not None
    if below is Sign.BYLINE and names_person(sheet.looks[index + 1].text) and not opens_with_given_name(each.text):
        return False
    return may_be and not is_spoken_of(sheet, each, [head.headline])


def _is_above_filing(sheet: Sheet, index: int, head: Head) -> bool:
    return index + 2 == head.body and is_filed(sheet.looks[index + 1].text)


def is_filed(line: str) -> bool:
    """Whether a line right above the text says who filed it, though a list knows neither place nor newsroom.

    >>> is_filed("غزة - الأفق"), is_filed("وادي السدر - الأفق:"), is_filed("وادي السدر – محمد القاضي")
    (True, True, True)
    >>> is_filed("الأفق نيوز"), is_filed("غزة - مدينة الزيتون")
    (True, False)
    """
    found = read_author(line)
    if found is None:
        return False
    author = found.authors[0]
    if author.kind != "desk":
        return found.place is not None and opens_with_given_name(author.name)
    return is_place(found.place or "-") or line.rstrip().endswith(":") or newsroom(line) is not None


def is_author_alone(sheet: Sheet, index: int, head: Head, layout: Layout) -> bool:
    """A name that neither the headline nor the text speaks of, right below the headline or the picture's caption."""
    each, above = sheet.looks[index], sheet.labels[index - 1]
    name = each.text.removeprefix(_FROM)
    found = read_name(name)
    most = _NAME_WORDS * len(found.authors) + (name != each.text or opens_with_given_name(name)) if found else 0
    if found is None or each.words > most or is_job(name):
        return False
    is_doubled = any(each.folded == beside.folded for beside in sheet.looks[index - 1 : index + 2 : 2])
    is_below = above is not None and above.role in (Role.HEADLINE, Role.CAPTION)
    if not (is_below or is_doubled) or layout.under_headline is Role.CAPTION:
        return False
    if (index > head.headline + 1 or name != each.text) and not opens_with_given_name(name):
        return False
    text = range(head.body, min(head.body + _TEXT_REACH, len(sheet)))
    return not is_spoken_of(sheet, each, [head.headline, *text])


def is_columnist(sheet: Sheet, index: int) -> bool:
    """Whether a person's name stands right above a headline, and neither headline nor text speaks of that person."""
    each = sheet.looks[index]
    if not opens_with_given_name(each.text) or read_name(each.text) is None:
        return False
    return not is_spoken_of(sheet, each, list(range(index + 1, min(index + 1 + _TEXT_REACH, len(sheet)))))


def is_spoken_of(sheet: Sheet, each: Look, told: list[int]) -> bool:
    """Whether a word of a seeming name, its place aside, stands in some other lines: a picture shows whom it names."""
    found = read_author(each.text)
    name = fold(" ".join(author.name for author in found.authors)) if found and found.place else each.folded
    return is_named(sheet, name, told)


def is_named(sheet: Sheet, name: str, told: Iterable[int]) -> bool:
    """Whether a longer word of a folded name stands in one of these lines."""
    words = [word for word in name.split(" ") if len(word) > _SHORT_WORD]
    return any(word in sheet.looks[n].folded.split(" ") for n in told for word in words)


def is_late_byline(each: Look) -> bool:
    """A name alone, after «من», or joined to a place that no list knows."""
    if each.words <= _SHORT_WORDS and (read_byline(each.text) or read_name(each.text)):
        return each.words < _SHORT_WORDS - 1 or opens_with_given_name(each.text) or read_byline(each.text) is not None
    return each.words <= _AUTHOR_WORDS and _JOINED.search(each.text) is not None and read_author(each.text) is not None


def names_person(line: str) -> bool:
    """Whether a line is the byline of a person, where a newsroom alone may be the page's masthead."""
    found = read_byline(line)
    return found is not None and any(author.kind == "person" for author in found.authors)


def names_reporter(each: Look) -> bool:
    """``المصدر: دبي - نورة المهيري``, ``المصدر: بغداد / المدار نيوز``: a person, or a newsroom and from where."""
    found = read_author(each.rest) if each.rest else None
    return found is not None and (names_person(each.rest) or (found.place is not None and is_place(found.place)))
