"""Article heads: which line is the headline, where the head begins and ends, and what its other lines are."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.arabic.words import is_job, is_place, newsroom
from etl.model import Role
from etl.publishers.profile import Layout, Sign
from etl.transform.fields.bylines import read_name
from etl.transform.fields.datelines import read_dateline
from etl.transform.look import LONG_WORDS
from etl.transform.sheet import Sheet

HEAD_REACH = 60
"""Lines above the text in which its headline is looked for."""
_TITLE_REACH = 12
"""Lines at the top of a page among which its title stands."""
_FEWEST_WORDS = 3
_KICKER_WORDS = 4
_BREADCRUMB = re.compile(r"[»›>|]")
_NEWS_OF = "اخبار "
_SITE = re.compile(r"(?:بوابة|موقع|صحيفة|جريدة|وكالة|قناة|شبكة|مجلة|إذاعة)\s")

_DATELINE_REACH = 3
_ZONES = (Sign.TICKER, Sign.RELATED, Sign.COMMENTS)


class Head(NamedTuple):
    """Where an article's head is, as indices of looks."""

    title: int | None
    """The line that holds the headline among other things: the page's title, a breadcrumb."""
    headline: int
    body: int
    """The first line below the head."""


def first_head(sheet: Sheet) -> Head | None:
    """The head of what the page is about, or ``None`` where the page has no article."""
    body = _first_prose(sheet)
    if body is None or _is_index(sheet):
        return None
    title, headline = _titled(sheet, body) or (None, _likeliest(sheet, body))
    if headline is None:
        return None
    return Head(title, headline, head_end(sheet, headline))


def head_end(sheet: Sheet, headline: int) -> int:
    """The first line of text below a head: below the last print of the headline, and below a long standfirst."""
    last = headline
    while (again := sheet.next_same.get(last)) is not None and _is_one_head(sheet, last, again):
        last = again
    stop = min(len(sheet), last + HEAD_REACH)
    index = next((n for n in range(last + 1, stop) if sheet.looks[n].is_prose or sheet.looks[n].sign in _ZONES), stop)
    opening = range(index, min(index + _DATELINE_REACH, stop))
    with_dateline = next((n for n in opening if _opens_with_dateline(sheet, n)), None)
    if with_dateline is not None and not any(sheet.looks[n].sign in _ZONES for n in range(index, with_dateline)):
        return with_dateline
    return index + 1 if _is_long_standfirst(sheet, last, index) else index


def label_head(sheet: Sheet, head: Head, start: int, article: int, layout: Layout) -> None:
    """Label the lines from ``start`` to the end of a head."""
    if head.title is not None:
        sheet.put(head.title, Role.SECTION, "general: page title", article)
    _label_above(sheet, start, head.headline, article)
    folded = sheet.looks[head.headline].folded
    sheet.put(head.headline, Role.HEADLINE, "general: headline", article)
    is_below_stamp = False
    for index in range(head.headline + 1, head.body):
        each = sheet.looks[index]
        if each.folded == folded:
            sheet.put(index, Role.HEADLINE, "general: headline printed again", article)
            continue
        _label_below(sheet, index, head, article, layout, is_below_stamp=is_below_stamp)
        is_below_stamp = is_below_stamp or each.sign in (Sign.STAMP, Sign.BYLINE)


def _first_prose(sheet: Sheet) -> int | None:
    """The first line of prose that is not inside a box about other stories."""
    in_box = False
    for index, each in enumerate(sheet.looks):
        if each.is_prose and not (in_box and not _is_run(sheet, index)):
            return index
        if each.sign in _ZONES:
            in_box = True
        elif each.sign in (Sign.STAMP, Sign.BYLINE, Sign.SECTION, Sign.NAVIGATION):
            in_box = False
    return None


def _is_run(sheet: Sheet, index: int) -> bool:
    return index + 1 < len(sheet) and sheet.looks[index + 1].is_prose


def _opens_with_dateline(sheet: Sheet, index: int) -> bool:
    """Prose that opens with an agency's dateline is where the text begins, whatever stands above it."""
    each = sheet.looks[index]
    found = read_dateline(each.text) if each.is_prose else None
    return found is not None and found.place is not None


def _is_index(sheet: Sheet) -> bool:
    """Teasers under headlines, four or more, and never two lines of prose together: a section's index."""
    prose = [index for index, each in enumerate(sheet.looks) if each.is_prose]
    return len(prose) >= 4 and not any(_is_run(sheet, index) for index in prose) and not sheet.next_same


def _titled(sheet: Sheet, body: int) -> tuple[int, int] | None:
    """A line that ends or begins with the whole of another line: the page's title, and the headline."""
    reach = range(max(0, body - HEAD_REACH), min(body + 2, len(sheet)))
    for title in (*range(min(_TITLE_REACH, body)), *(n for n in reach if _BREADCRUMB.search(sheet.looks[n].text))):
        whole = sheet.looks[title].folded
        for index in reach:
            part = sheet.looks[index].folded
            is_part = whole.endswith(f" {part}") or whole.startswith(f"{part} ")
            if index > title and is_part and sheet.looks[index].words >= _FEWEST_WORDS:
                return title, index
    return None


def _likeliest(sheet: Sheet, body: int) -> int | None:
    """The line above the text that looks most like a headline; of equals the first below the page's furniture."""
    top = max(0, body - HEAD_REACH)
    best, best_score = None, 0
    for index in range(top, body):
        score = _headline_score(sheet, index, top, body)
        if score > best_score:
            best, best_score = index, score
        elif score == best_score and best is not None and _furniture_between(sheet, best, index):
            best = index
    return best


def _headline_score(sheet: Sheet, index: int, top: int, body: int) -> int:
    each = sheet.looks[index]
    if each.is_prose or (each.sign is not None and index not in sheet.next_same) or each.words < 2:
        return 0
    if each.sign in (Sign.CAPTION, Sign.CREDIT, Sign.STAMP, Sign.WIDGET, Sign.NAVIGATION, Sign.SECTION):
        return 0
    is_repeated = index in sheet.next_same and _is_one_head(sheet, index, sheet.next_same[index])
    is_heading = each.line.hints is not None and each.line.hints.element in ("h1", "h2")
    above = sheet.looks[index - 1].sign if index > top else None
    is_in_box = above in _ZONES or (above is Sign.WIDGET and not _LETTERS.search(sheet.looks[index - 1].text))
    return 1 + min(each.words, 4) + 8 * is_repeated + 8 * is_heading - 4 * is_in_box


_LETTERS = re.compile(r"[^\W\d_]")


def _is_one_head(sheet: Sheet, first: int, again: int) -> bool:
    """Two prints of a line with nothing but a head's lines between them."""
    if again == first + 1:
        return False
    return sum(sheet.looks[n].is_prose for n in range(first + 1, again)) <= 1 and not any(
        sheet.looks[n].sign in _ZONES for n in range(first + 1, again)
    )


def _furniture_between(sheet: Sheet, first: int, last: int) -> bool:
    return any(sheet.looks[n].sign in (Sign.NAVIGATION, *_ZONES) for n in range(first + 1, last))


def _is_long_standfirst(sheet: Sheet, headline: int, prose: int) -> bool:
    """Prose under the headline and above the stamp or the byline is a standfirst, not the text."""
    if any(sheet.looks[n].sign in (Sign.STAMP, Sign.BYLINE) for n in range(headline + 1, min(prose, len(sheet)))):
        return False
    below = sheet.looks[prose + 1 : prose + 4]
    told = next((n for n, each in enumerate(below) if each.sign in (Sign.STAMP, Sign.BYLINE)), None)
    above = below[:told]
    return told is not None and not any(each.is_prose or each.sign in _ZONES for each in above)


def _label_above(sheet: Sheet, start: int, headline: int, article: int) -> None:
    """Lines above the headline: its section, kicker and stamp next to it, the page's furniture before."""
    index, kicker_may_stand = headline - 1, True
    while index >= start and (role := _role_above(sheet, index, may_be_kicker=kicker_may_stand)):
        if sheet.labels[index] is None:
            sheet.put(index, role, f"general: {role} above the headline", article)
        kicker_may_stand = kicker_may_stand and role is Role.STAMP
        index -= 1
    for above in range(start, index + 1):
        if sheet.labels[above] is None:
            label_furniture(sheet, above)


def _role_above(sheet: Sheet, index: int, *, may_be_kicker: bool) -> Role | None:
    each = sheet.looks[index]
    if sheet.labels[index] is not None:
        return sheet.labels[index].role  # type: ignore[union-attr]
    if each.sign is Sign.STAMP:
        return Role.STAMP
    if each.sign is Sign.SECTION:
        above = sheet.looks[max(0, index - 2) : index]
        is_menu = [look.sign for look in above] == [Sign.SECTION, Sign.SECTION]
        return None if is_menu else Role.SECTION
    if each.sign is Sign.KICKER:
        return Role.KICKER
    if each.is_bare and each.words <= _KICKER_WORDS and each.folded.startswith(_NEWS_OF):
        return Role.SECTION
    is_name = newsroom(each.text) is not None or _SITE.match(each.text) is not None
    return Role.KICKER if may_be_kicker and each.is_bare and each.words <= _KICKER_WORDS and not is_name else None


_FURNITURE = {
    Sign.TICKER: Role.TICKER,
    Sign.COMMENTS: Role.COMMENTS,
    Sign.WIDGET: Role.WIDGET,
    Sign.STAMP: Role.STAMP,
}


def label_furniture(sheet: Sheet, index: int) -> None:
    """Label a line above every headline: boxes keep their name, the rest is navigation, unnamed prose unclassified."""
    each = sheet.looks[index]
    before = sheet.labels[index - 1] if index else None
    if each.sign in _FURNITURE:
        sheet.put(index, _FURNITURE[each.sign], "general: above the head", None, opens=False)
    elif before and before.role is Role.TICKER and (each.is_bare or each.is_prose):
        sheet.put(index, Role.TICKER, before.rule, None, opens=False)
    elif not each.is_prose:
        sheet.put(index, Role.NAVIGATION, "general: above the head", None, opens=False)


def _label_below(sheet: Sheet, index: int, head: Head, article: int, layout: Layout, *, is_below_stamp: bool) -> None:
    """A line between the headline and the text."""
    each = sheet.looks[index]
    is_twin = index > 0 and each.folded == sheet.looks[index - 1].folded
    doubled = is_twin or sheet.next_same.get(index) == index + 1
    if each.sign in (Sign.CREDIT, Sign.CAPTION) or (doubled and each.sign is not Sign.WIDGET):
        goes_on = is_twin or (each.sign is Sign.CAPTION and sheet.looks[index - 1].sign is Sign.CREDIT)
        sheet.put(index, Role.CAPTION, "general: caption in the head", article, opens=not goes_on)
    elif each.sign in _BELOW:
        sheet.put(index, _BELOW[each.sign], f"general: {each.sign} in the head", article)
    elif is_job(each.text) and index > head.headline + 1 and read_name(sheet.looks[index - 1].text):
        sheet.put(index, Role.BYLINE, "general: the author's job", article, opens=False)
        sheet.put(index - 1, Role.BYLINE, "general: the author's job", article)
    elif each.is_bare and (is_place(each.text) or (each.words <= _KICKER_WORDS and _is_author(sheet, index))):
        sheet.put(index, Role.BYLINE, "general: author or place in the head", article)
    elif _has(sheet, index, head, Role.STANDFIRST) or is_below_stamp or not each.is_bare and not each.is_prose:
        _label_late(sheet, index, article)
    else:
        role = layout.under_headline if each.words < LONG_WORDS else Role.STANDFIRST
        sheet.put(index, role, f"{layout.name}: {role} under the headline", article)


def _is_author(sheet: Sheet, index: int) -> bool:
    """A bare name directly above a stamp or another line of the byline."""
    below = sheet.looks[index + 1].sign if index + 1 < len(sheet) else None
    return below in (Sign.BYLINE, Sign.STAMP) and read_name(sheet.looks[index].text) is not None


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
}


def _has(sheet: Sheet, index: int, head: Head, role: Role) -> bool:
    return any((label := sheet.labels[n]) and label.role is role for n in range(head.headline, index))


def _label_late(sheet: Sheet, index: int, article: int) -> None:
    """A short line below the stamp or the standfirst: the picture's caption, or a name."""
    each = sheet.looks[index]
    if read_name(each.text) and each.words <= _KICKER_WORDS:
        sheet.put(index, Role.BYLINE, "general: a name in the head", article)
    else:
        sheet.put(index, Role.CAPTION, "general: short line below the stamp", article)
