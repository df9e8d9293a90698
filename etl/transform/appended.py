"""Where another article starts below one that has text: what infinite scroll appended, or what a digest lists."""

from __future__ import annotations

from etl.arabic.calendars import find_day
from etl.arabic.words import is_place
from etl.publishers.profile import Sign
from etl.transform.fields.bylines import read_name
from etl.transform.heads import opens_with_dateline
from etl.transform.pictured import is_pictured
from etl.transform.sheet import Sheet

LOOKAHEAD = 8
"""Lines that hold text in which a head's end, or more of an article, is looked for."""
_FEWEST_WORDS = 3
_FEWEST_SIGNS = 3
_FEWEST_DIVIDERS = 3
_WORDS_OF_TEXT = 8
"""Of a page's last line, which may be cut short."""
_MAY_BE_HEADLINE = (None, Sign.BYLINE, Sign.CAPTION)
_OF_HEADS = (Sign.CAPTION, Sign.CREDIT, Sign.STAMP, Sign.BYLINE, Sign.SECTION)
"""Signs of a head's lines; without one a line printed twice may frame a quotation."""
ENDING = (Sign.RELATED, Sign.TICKER, Sign.COMMENTS, Sign.KEYWORDS, Sign.SIGN_OFF)
"""Signs below which the text of the article above them does not simply go on."""


def starts_article(sheet: Sheet, index: int, cards: set[str], *, is_over: bool) -> bool:
    """Whether a line is a headline: printed twice, known from a card, above a byline, stamp or dateline.

    ``cards`` are the folded lines of the related sections above; ``is_over`` says that the text above has ended.
    """
    each = sheet.looks[index]
    if each.is_prose or each.words < _FEWEST_WORDS or each.sign not in _MAY_BE_HEADLINE or index + 1 >= len(sheet):
        return False
    below = sheet.looks[index + 1]
    if below.folded == each.folded or _is_above_section(sheet, index):
        return False
    again = sheet.next_same.get(index)
    if _is_divided(sheet, index) or (again is not None and _is_head(sheet, index, again, is_over=is_over)):
        return True
    if each.sign is Sign.BYLINE:
        return False
    is_set_off = each.folded in cards or _is_set_off(sheet, index, is_over=is_over)
    if is_set_off and _has_text(sheet, index + 1):
        return True
    is_below_section = sheet.looks[index - 1].sign is Sign.SECTION and is_above_head(sheet, index, is_over=is_over)
    return is_below_section or below.sign is Sign.DATELINE or opens_with_dateline(sheet, index + 1)


def _is_divided(sheet: Sheet, index: int) -> bool:
    """Whether a line is a brief's headline: signs alone part several texts here, and stand above the first one, too."""
    each, below = sheet.looks[index], sheet.looks[index + 1]
    divider = sheet.looks[index - 1].text if index else ""
    if not each.is_bare or not below.is_prose or len(divider) < _FEWEST_SIGNS or any(map(str.isalnum, divider)):
        return False
    marks = [n for n, look in enumerate(sheet.looks) if look.text == divider]
    return len(marks) >= _FEWEST_DIVIDERS and not any(look.is_prose for look in sheet.looks[: marks[0]])


def _is_above_section(sheet: Sheet, index: int) -> bool:
    """Whether a line is a card with its day, and the next article's section and headline stand below."""
    below = sheet.looks[index + 1 : index + 4]
    return [each.sign for each in below] == [Sign.STAMP, Sign.SECTION, None] and below[2].is_bare


def is_above_head(sheet: Sheet, index: int, *, is_over: bool) -> bool:
    """Whether nothing but a head's lines, a byline or a day among them, stands between a line and text below it.

    A day alone may be a card's, unless the text above ``is_over``.
    """
    below = sheet.looks[index + 1 : index + 1 + LOOKAHEAD]
    prose = next((n for n, each in enumerate(below) if each.is_prose), 0)
    head = below[:prose]
    bare = sum(each.is_bare for each in head)
    is_head = bare <= 1 and all(each.is_bare or each.sign in (*_OF_HEADS, Sign.WIDGET, Sign.DATELINE) for each in head)
    telling = (Sign.BYLINE, Sign.DATELINE, Sign.STAMP) if is_over else (Sign.BYLINE, Sign.DATELINE)
    return (
        is_head
        and any(each.sign in telling for each in head)
        and Sign.SECTION not in [each.sign for each in head]
        and _has_text(sheet, index + 1)
    )


def _is_set_off(sheet: Sheet, index: int, *, is_over: bool) -> bool:
    """Whether a byline or a stamp below a line, where the text above has ended, make it a headline."""
    below, is_over = sheet.looks[index + 1].sign, is_over or sheet.looks[index - 1].sign is Sign.SIGN_OFF
    stands_apart = sheet.looks[index].after_blank and not sheet.looks[index - 1].after_blank
    if below is Sign.BYLINE or (below is Sign.STAMP and (is_over or stands_apart)):
        return True
    if _is_above_place(sheet, index) or _is_above_name(sheet, index):
        return True
    return below is Sign.STAMP and sheet.looks[index].words > _FEWEST_WORDS and _is_of_head(sheet, index + 1)


def _is_above_place(sheet: Sheet, index: int) -> bool:
    """Whether a place stands alone below a line, and below the place a byline."""
    below = sheet.looks[index + 1 : index + 3]
    return [each.sign for each in below] == [None, Sign.BYLINE] and is_place(below[0].text)


def _is_above_name(sheet: Sheet, index: int) -> bool:
    """Whether a bare name stands below a line, and below the name a whole day."""
    below = sheet.looks[index + 1 : index + 3]
    if [each.sign for each in below] != [None, Sign.STAMP] or read_name(below[0].text) is None:
        return False
    return find_day(below[1].text) is not None


def _is_of_head(sheet: Sheet, stamp: int) -> bool:
    """Whether a stamp is a whole day's, with the byline below it or with another line of a head."""
    below = sheet.looks[stamp + 1].sign if stamp + 1 < len(sheet) else None
    return below in (Sign.BYLINE, Sign.CAPTION, Sign.CREDIT) and find_day(sheet.looks[stamp].text) is not None


def _is_head(sheet: Sheet, first: int, again: int, *, is_over: bool) -> bool:
    """Two prints of a headline, with a head's lines between them and text below; a card and a headline are no such."""
    between = sheet.looks[first + 1 : again]
    if between and all(each.sign is Sign.SECTION or each.is_bare for each in between):
        return False
    if (
        is_pictured(between)
        or any(each.sign in ENDING for each in between)
        or sum(each.is_prose for each in between) > 1
    ):
        return False
    if any(each.sign is Sign.WIDGET for each in between):
        return True
    if sheet.looks[first].sign is Sign.BYLINE:
        return False
    is_furnished = is_over or any(each.sign in _OF_HEADS for each in (*between, *sheet.looks[again + 1 : again + 2]))
    return is_furnished and _has_text(sheet, again + 1)


def _has_text(sheet: Sheet, index: int) -> bool:
    """Whether two lines of prose stand together below a head's lines."""
    below = sheet.looks[index : index + LOOKAHEAD]
    prose = next((n for n, each in enumerate(below) if each.is_prose), None)
    if prose is None or any(each.sign in ENDING for each in below[:prose]):
        return False
    if prose + 1 >= len(below):
        return False
    is_last = index + prose + 2 == len(sheet)
    return below[prose + 1].is_prose or (is_last and below[prose + 1].words >= _WORDS_OF_TEXT)
