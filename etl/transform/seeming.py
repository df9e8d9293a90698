"""Lines above a text that seem headlines and are none: teasers, names of outlets and authors, what pictures show."""

from __future__ import annotations

import re

from etl.arabic.reporting import goes_on_saying
from etl.arabic.words import is_job, is_person, opens_with_given_name
from etl.publishers.profile import Sign
from etl.transform.fields.bylines import read_author, read_name
from etl.transform.look import LONG_WORDS
from etl.transform.sheet import Sheet
from etl.transform.titles import CUT, TITLE_REACH
from etl.transform.tops import is_site

_DASHED = re.compile(r"\s[-–—]\s")
_LEADING_ON = re.compile(r"[|/›]$|^[^«]*»$")
"""What ends a line that names an author, a kicker or a step of a path."""
_CUT_LATE = re.compile(r"[^\W\d_]{3}\. ")
_TEASER_WORDS = 12
_FEWEST_WORDS = 3
_SITE_WORDS = 3
_JOB_WORDS = 5
_INITIALS = 2
"""Words, at most, of a holder's initials."""


def is_seeming(sheet: Sheet, index: int) -> bool:
    """Whether a line is no headline by what it says and by what stands around it."""
    text = sheet.looks[index].text
    return (
        _LEADING_ON.search(text) is not None
        or _is_teaser(sheet, index)
        or _is_signed(sheet, index)
        or _is_outlet(sheet, index)
        or is_author_first(sheet, index)
        or goes_on_saying(text)
        or _names_reporter(text)
        or is_below_credit(sheet, index)
    )


def _names_reporter(line: str) -> bool:
    """Whether a line is a newsroom or a place, a dash, and a person: ``عنب الوادي – مراد الحسن``."""
    found = read_author(line) if _DASHED.search(line) else None
    return found is not None and bool(found.place) and opens_with_given_name(found.authors[0].name)


def _is_outlet(sheet: Sheet, index: int) -> bool:
    """Whether the text quotes a few words as the outlet's own name: ``وقال المحامي لـ"عرب لندن"``."""
    this = sheet.looks[index]
    quoted = tuple(f"{left}{this.text}{right}" for left, right in ("«»", '""', "“”", "()"))
    below = sheet.looks[index + 1 : index + 1 + TITLE_REACH] if 1 < this.words <= _SITE_WORDS else []
    return any(mark in each.text for each in below for mark in quoted)


def is_author_first(sheet: Sheet, index: int) -> bool:
    """Whether the page begins with a person's name right above a text that does not speak of that person."""
    this, text = sheet.looks[index], sheet.looks[index + 1 : index + 1 + TITLE_REACH]
    may_be = index == 0 and this.is_bare and this.words <= _SITE_WORDS and text[:1] and text[0].is_prose
    last = this.folded.rpartition(" ")[2]
    return (
        bool(may_be)
        and is_person(this.text.removeprefix("إعداد "))
        and not any(last in each.folded.split(" ") for each in text)
    )


def _is_signed(sheet: Sheet, index: int) -> bool:
    """Whether a line is the one above it with the initials of a picture's holder: ``لماذا تموت الإذاعة ؟ ح.م``."""
    this, above = sheet.looks[index], sheet.looks[max(0, index - 1)]
    is_above = above.words >= _FEWEST_WORDS and this.folded.startswith(f"{above.folded} ")
    return is_above and this.words - above.words <= _INITIALS


def _is_teaser(sheet: Sheet, index: int) -> bool:
    """Whether a line was cut after its first sentence, or it and the line beside it to a length: of other stories."""
    near = sheet.looks[max(0, index - 1) : index + 2]
    is_cut = sheet.looks[index].words >= _TEASER_WORDS and sum(each.text.endswith(CUT) for each in near) > 1
    return sheet.looks[index].text.endswith(CUT) and (is_cut or _CUT_LATE.search(sheet.looks[index].text) is not None)


def is_credited(sheet: Sheet, index: int) -> bool:
    """Whether a sentence stands above a picture's credit, and that above the text: the picture's caption."""
    below = sheet.looks[index + 1 : index + 3]
    is_above = len(below) == 2 and below[0].sign is Sign.CREDIT and below[1].is_prose
    return is_above and sheet.looks[index].words < LONG_WORDS


def is_below_credit(sheet: Sheet, index: int) -> bool:
    """Whether a line stands right below a picture's credit, and apart from what follows: the picture's caption."""
    if index == 0 or sheet.looks[index - 1].sign is not Sign.CREDIT:
        return False
    pair = sheet.looks[index : index + 2]
    return len(pair) == 2 and not pair[0].after_blank and pair[1].after_blank


def is_job_of(sheet: Sheet, name: int) -> bool:
    """Whether a line is a name, and the one below it says what its bearer does."""
    if not 0 <= name < len(sheet) - 1:
        return False
    this, below = sheet.looks[name], sheet.looks[name + 1]
    return (
        below.words <= _JOB_WORDS and is_job(below.text) and not is_site(this.text) and read_name(this.text) is not None
    )
