"""What the lines of an article's head are: the headline, and standfirst, byline, stamp and caption below it."""

from __future__ import annotations

import re
from itertools import pairwise

from etl.arabic.fold import fold
from etl.arabic.words import is_place, newsroom
from etl.model import Role
from etl.publishers.profile import Layout, Sign
from etl.transform.fields.bylines import read_name
from etl.transform.fields.stamps import read_stamps
from etl.transform.head_above import label_above, label_furniture
from etl.transform.head_captions import goes_on, is_caption, is_cut_short, is_of_picture, names_pictured
from etl.transform.head_names import (
    is_author,
    is_author_alone,
    is_filed,
    is_job_below_name,
    is_late_byline,
    is_spoken_of,
    names_reporter,
)
from etl.transform.heads import Head
from etl.transform.look import LONG_WORDS, Look
from etl.transform.seeming import is_author_first
from etl.transform.sheet import Sheet
from etl.transform.tops import is_filing

_KICKER_WORDS = 4
_CUES = frozenset(map(fold, ("بقلم", "إعداد", "بواسطة", "كتب", "كتبت")))
"""What stands alone above a name."""
_NUMBERS = " 0123456789"
_FIRST_OF_SEVERAL = re.compile(r"(?:أول(?:ا\u064b?|\u064bا)|1)\s*[:.–-]|[^:]+:$")
"""How a line begins that numbers the parts of a text, or ends that announces the first: ``أولًا: الميزانية``."""
_SUMMARY_WORDS = 5
_LATE = (Role.STANDFIRST, Role.STAMP, Role.BYLINE, Role.SIGN_OFF)
"""Below a line of one of these roles no other standfirst comes."""
_HOLDER_WORDS = 2
_PAUSE = re.compile(r"\w\.\.+ \S")
"""As in lines that sum up: ``31 جلسة... والثالثة الأطول``."""
_SUMMARY = "general: summary in several lines"
_HOLDER = "general: holder of the picture"
"""The rule of a credit on a line of its own, and of the caption that may follow."""
_BELOW = {
    Sign.WIDGET: Role.WIDGET,
    Sign.STAMP: Role.STAMP,
    Sign.BYLINE: Role.BYLINE,
    Sign.DATELINE: Role.DATELINE,
    Sign.SECTION: Role.SECTION,
    Sign.KICKER: Role.KICKER,
    Sign.NAVIGATION: Role.NAVIGATION,
    Sign.KEYWORDS: Role.KEYWORDS,
    Sign.SIGN_OFF: Role.SIGN_OFF,
    Sign.COMMENTS: Role.WIDGET,
}
_OF_TOPS: dict[Sign | None, Role] = {
    Sign.SECTION: Role.SECTION,
    Sign.BYLINE: Role.BYLINE,
    Sign.STAMP: Role.STAMP,
    Sign.DATELINE: Role.DATELINE,
    Sign.CAPTION: Role.CAPTION,
    Sign.CREDIT: Role.CAPTION,
    Sign.WIDGET: Role.WIDGET,
}
"""What of the lines above a text without a headline is the article's."""


def label_head(sheet: Sheet, head: Head, start: int, article: int, layout: Layout) -> None:
    """Label the lines from ``start`` to the end of a head."""
    if head.title is not None:
        sheet.put(head.title, Role.SECTION, "general: page title", article)
    label_above(sheet, start, head, article)
    folded = sheet.looks[head.headline].folded
    sheet.put(head.headline, Role.HEADLINE, "general: headline", article)
    for index in range(head.headline + 1, head.body):
        if _is_again(sheet.looks[index].folded, folded):
            sheet.put(index, Role.HEADLINE, "general: headline printed again", article)
        elif is_cut_short(sheet, index):
            sheet.put(index, Role.WIDGET, "general: a caption cut short above the whole of it", None)
        else:
            _label_below(sheet, index, head, article, layout)


def label_top(sheet: Sheet, body: int, article: int) -> None:
    """Label the lines above a text without a headline: what names its section, its author or its day is its own."""
    index = body - 1
    text = sheet.looks[index].text if index >= 0 else ""
    if is_filing(text) or is_filed(text) or (index == 0 and is_author_first(sheet, index)):
        filed = Role.DATELINE if sheet.looks[index].sign is Sign.DATELINE else Role.BYLINE
        sheet.put(index, filed, "general: who filed a text without a headline", article)
        index -= 1
    if index > 0 and [each.sign for each in sheet.looks[index - 1 : index + 1]] == [Sign.CAPTION, Sign.NAVIGATION]:
        label_furniture(sheet, index)
        index -= 1
    while index >= 0 and (role := _OF_TOPS.get(sheet.looks[index].sign)):
        sheet.put(index, role, f"general: {role} above a text without a headline", article)
        index -= 1
    for above in range(index + 1):
        label_furniture(sheet, above, article)


def _is_again(line: str, headline: str) -> bool:
    """Whether a line is the headline printed again: twice without a space, below the site's name, above a holder's.

    >>> _is_again("الحديقه تفتح ابوابها م ح", "الحديقه تفتح ابوابها")
    True
    """
    before, found, after = line.partition(headline)
    if not found:
        return False
    is_near = before.count(" ") <= _HOLDER_WORDS and after.count(" ") <= _HOLDER_WORDS
    return after == headline or (is_near and not (before and after))


def _label_below(sheet: Sheet, index: int, head: Head, article: int, layout: Layout) -> None:
    """A line between the headline and the text."""
    each = sheet.looks[index]
    is_reporter = is_author_alone(sheet, index, head, layout)
    if is_caption(sheet, index, head) and not is_reporter:
        is_next = each.folded == sheet.looks[index - 1].folded or goes_on(sheet, index)
        sheet.put(index, Role.CAPTION, "general: caption in the head", article, opens=not is_next)
    elif each.is_prose or _is_called_summary(each):
        sheet.put(index, Role.STANDFIRST, f"{layout.owner}: a paragraph above the text", article)
    elif each.sign in _BELOW:
        _label_signed(sheet, index, _BELOW[each.sign], article, head.headline)
    elif is_job_below_name(sheet, index, head):
        sheet.put(index - 1, Role.BYLINE, "general: name above a job", article)
        sheet.put(index, Role.BYLINE, "general: name above a job", article, opens=False)
    elif each.is_bare and (
        is_place(each.text) or is_filing(each.text) or is_author(sheet, index, head) or _is_filed(sheet, index, head)
    ):
        sheet.put(index, Role.BYLINE, "general: author or place in the head", article)
    elif each.is_bare and sheet.looks[index - 1].folded in _CUES and read_name(each.text) is not None:
        sheet.put(index, Role.BYLINE, "general: a name below its label", article)
    elif is_reporter:
        sheet.put(index, Role.BYLINE, "general: a name between headline and text", article)
    elif index + 1 == head.body and each.is_bare and _FIRST_OF_SEVERAL.match(each.text):
        sheet.put(index, Role.SUBHEADING, "general: subheading above the first paragraph", article)
    elif _is_late(sheet, index, head) or _is_of_contents(sheet, index, head):
        _label_late(sheet, index, head, article)
    else:
        _label_unnamed(sheet, index, head, article, layout)


def _is_of_contents(sheet: Sheet, index: int, head: Head) -> bool:
    """Whether a line of the head is printed again above prose, its number aside, and so is the one beside it."""
    if not sheet.looks[index].is_bare:
        return False
    below = [this.folded for this, text in pairwise(sheet.looks[head.body :]) if text.is_prose and not this.is_prose]
    before, this, *after = (look.folded.lstrip(_NUMBERS) in below for look in sheet.looks[index - 1 : index + 2])
    return this and (before or any(after))


def _is_above_name(sheet: Sheet, index: int) -> bool:
    return any(read_name(each.text) is not None for each in sheet.looks[index + 1 : index + 2])


def _is_called_summary(each: Look) -> bool:
    """Whether a record calls a line its summary (`etl.transform.render`)."""
    return each.line.hints is not None and each.line.hints.element == "summary"


def _label_unnamed(sheet: Sheet, index: int, head: Head, article: int, layout: Layout) -> None:
    """A line right under the headline that says nothing of itself."""
    each = sheet.looks[index]
    if not each.is_arabic:
        sheet.put(index, Role.WIDGET, "general: no Arabic letter", None)
    elif newsroom(each.text) is not None and not is_spoken_of(sheet, each, [head.headline]):
        sheet.put(index, Role.BYLINE, "general: a newsroom in the head", article)
    elif is_of_picture(sheet, index, head):
        sheet.put(index, Role.CAPTION, "general: a few words under the headline", article)
    else:
        role = layout.under_headline if each.words < LONG_WORDS else Role.STANDFIRST
        sheet.put(index, role, f"{layout.owner}: {role} under the headline", article)


def _label_signed(sheet: Sheet, index: int, role: Role, article: int, headline: int) -> None:
    """A line that says what it is, which its neighbours may correct."""
    each = sheet.looks[index]
    if role is Role.SECTION and each.folded in _CUES and _is_above_name(sheet, index):
        sheet.put(index, Role.WIDGET, "general: label of the name below", article)
    elif role is Role.SECTION and _is_in_run(sheet, index):
        sheet.put(index, Role.NAVIGATION, "general: menu in the head", None, opens=False)
    elif role is Role.BYLINE and not each.is_arabic and newsroom(each.text) == "agency":
        above = sheet.labels[index - 1]
        is_below_caption = above is not None and above.role is Role.CAPTION
        rule = above.rule if above is not None and is_below_caption else _HOLDER
        sheet.put(index, Role.CAPTION, rule, article, opens=not is_below_caption)
    elif role is Role.BYLINE and _is_of_site(sheet, index):
        sheet.put(index, Role.NAVIGATION, "general: the site's name, printed several times", None, opens=False)
    elif role is Role.BYLINE and names_pictured(sheet, each, headline):
        sheet.put(index, Role.CAPTION, "general: who is in the headline, and the picture's holder", article)
    elif role is Role.SIGN_OFF and read_stamps(each.text):
        sheet.put(index, Role.STAMP, "general: day beside the source", article)
    elif role is Role.SIGN_OFF and (names_reporter(each) or newsroom(each.text) == "agency"):
        sheet.put(index, Role.BYLINE, "general: reporter or agency as the source", article)
    else:
        sheet.put(index, role, f"general: {role} in the head", article)


def _is_of_site(sheet: Sheet, index: int) -> bool:
    """Whether a newsroom's name and a dash after it stand on several of a page's lines."""
    this = sheet.looks[index]
    return this.text.endswith(("-", "–", "—")) and sum(each.folded == this.folded for each in sheet.looks) > 1


def _is_filed(sheet: Sheet, index: int, head: Head) -> bool:
    """Whether the last line above the text and its day says who filed it, not what a picture shows of the story."""
    each, below = sheet.looks[index], sheet.looks[index + 1 : head.body]
    is_last = all(one.sign is Sign.STAMP for one in below)
    return is_last and is_filed(each.text) and not is_spoken_of(sheet, each, [head.headline])


def _is_in_run(sheet: Sheet, index: int) -> bool:
    """Whether sections stand three in a row here, as in a menu."""
    near = [each.sign is Sign.SECTION for each in sheet.looks[max(0, index - 2) : index + 3]]
    return any(all(near[start : start + 3]) for start in range(len(near) - 2))


def _is_late(sheet: Sheet, index: int, head: Head) -> bool:
    """Whether a line stands below the standfirst, the stamp, the byline or the source."""
    above = [label.role for label in sheet.labels[head.headline : index] if label is not None]
    below_print = above[len(above) - above[::-1].index(Role.HEADLINE) :]
    return any(role in _LATE for role in below_print)


def _label_late(sheet: Sheet, index: int, head: Head, article: int) -> None:
    """A short line below the stamp or the standfirst: the picture's caption, or a name."""
    each = sheet.looks[index]
    if _is_of_contents(sheet, index, head):
        sheet.put(index, Role.NAVIGATION, "general: table of contents", None, opens=False)
    elif (
        each.is_arabic
        and (is_late_byline(each) or newsroom(each.text))
        and not is_spoken_of(sheet, each, [head.headline])
    ):
        sheet.put(index, Role.BYLINE, "general: a name in the head", article)
    elif not each.is_arabic:
        sheet.put(index, Role.WIDGET, "general: no Arabic letter", None)
    elif _is_point(sheet, index) or _is_deck(sheet, index):
        above = sheet.labels[index - 1]
        goes_on = above is not None and above.role is Role.STANDFIRST
        sheet.put(index, Role.STANDFIRST, above.rule if above and goes_on else _SUMMARY, article, opens=not goes_on)
    elif (opens := _opens_summary(sheet, index, head)) is not None:
        sheet.put(index, Role.STANDFIRST, _SUMMARY, article, opens=opens)
    elif each.words == 1:
        sheet.put(index, Role.WIDGET, "general: a lone word in the head", None)
    else:
        above = sheet.labels[index - 1]
        goes_on = above is not None and above.rule == _HOLDER
        sheet.put(
            index,
            Role.CAPTION,
            _HOLDER if goes_on else "general: short line below the stamp",
            article,
            opens=not goes_on,
        )


def _is_point(sheet: Sheet, index: int) -> bool:
    """Whether a line is one of several points that sum the article up."""
    near = sheet.looks[index - 1 : index + 2]
    return sheet.looks[index].is_item and sum(each.is_item and each.words >= _KICKER_WORDS for each in near) > 1


def _is_deck(sheet: Sheet, index: int) -> bool:
    """Whether a line goes on with the standfirst right above it: it begins with a figure or a mark, or has a pause."""
    each, above = sheet.looks[index], sheet.labels[index - 1]
    is_next = above is not None and above.role is Role.STANDFIRST and not each.after_blank
    return is_next and (each.text[0].isdigit() or each.is_item or _PAUSE.search(each.text) is not None)


def _opens_summary(sheet: Sheet, index: int, head: Head) -> bool | None:
    """Whether a line opens a summary in several lines (else goes on with it); ``None`` where there is none."""
    above = sheet.labels[index - 1]
    if above is not None and above.rule == _SUMMARY:
        return False if _is_of_summary(sheet, index) else None
    has_summary = any(
        label is not None and label.role is Role.STANDFIRST for label in sheet.labels[head.headline : index]
    )
    is_summary = not has_summary and index + 1 < head.body and all(_is_of_summary(sheet, n) for n in (index, index + 1))
    return True if is_summary else None


def _is_of_summary(sheet: Sheet, index: int) -> bool:
    each = sheet.looks[index]
    return each.is_bare and each.is_arabic and each.words >= _SUMMARY_WORDS and index not in sheet.next_same
