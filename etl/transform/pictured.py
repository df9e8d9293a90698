"""Captions on a text page: which of a text's short lines say what a picture shows, where no wording says so."""

from __future__ import annotations

import re

from etl.publishers.profile import Sign
from etl.transform.fields.captions import is_label, is_scene
from etl.transform.look import Look
from etl.transform.sheet import Sheet

MARKS = "**"
"""What Anadolu sets headings in the text off with."""
_FEWEST_WORDS, _MOST_WORDS = 7, 14
"""Of a caption by its length: headings in a text have fewer words, unless they ask, quote, number or announce."""
_TOLD = re.compile(r"[:؟!؛،…«»\"“”\d.]|^و[^\W\d_]{3}")
_QUOTES = ('"', "«", "“", "&#34;")
"""How a quotation begins that is set apart; who said it stands below."""
_PICTURE_LINES = 4
_COUNTER = re.compile(r"\d{1,3}\s?/\s?\d{1,3}")
_LABEL_ENDS = ("،", ":")


def rule_of_caption(sheet: Sheet, index: int, *, marks_headings: bool) -> str | None:
    """By which rule a short line in a text is a caption, or ``None``.

    ``marks_headings`` says that headings in this text are set off with asterisks: ``** دعم الجيران``.
    """
    this, above = sheet.looks[index], sheet.looks[index - 1]
    if is_again(sheet, index) or is_again(sheet, index + 1):
        return "short line printed twice running"
    if _is_around_credit(sheet, index):
        return "caption above and below its credit"
    if is_above_credit(sheet, index):
        return "short line above a credit"
    if above.sign is Sign.CAPTION and is_label(above.text):
        return "below its label"
    is_unmarked = marks_headings and not this.text.startswith(MARKS)
    is_shown = is_unmarked or _is_long(this, above) or is_scene(this.text, surely=True)
    return "what a picture shows" if is_shown else None


def is_again(sheet: Sheet, index: int) -> bool:
    """Whether a line is the one above it printed again."""
    return index > 0 and sheet.looks[index].folded == sheet.looks[index - 1].folded


def is_in_gallery(sheet: Sheet, index: int) -> bool:
    """Whether a short line stands below the number of a gallery's picture: ``4/8``."""
    return index > 0 and sheet.looks[index].is_bare and _COUNTER.fullmatch(sheet.looks[index - 1].text) is not None


def is_above_credit(sheet: Sheet, index: int) -> bool:
    """Whether a picture's credit stands right below a line, and no caption below that."""
    below = [each.sign for each in sheet.looks[index + 1 : index + 3]]
    return len(below) == 2 and below[0] is Sign.CREDIT and below[1] not in (Sign.CAPTION, Sign.CREDIT)


def is_pictured(between: list[Look]) -> bool:
    """Whether nothing but a credit and the label of a caption stand between two prints of a line: the caption's."""
    is_labelled = bool(between) and between[-1].sign is Sign.CAPTION and between[-1].text.endswith(_LABEL_ENDS)
    return is_labelled and all(each.sign in (Sign.CREDIT, Sign.CAPTION) for each in between)


def _is_around_credit(sheet: Sheet, index: int) -> bool:
    """Whether a line is printed above its picture's credit and again below that."""
    same = sheet.next_same
    prints = ((first, same.get(first)) for first in range(max(0, index - _PICTURE_LINES), index + 1))
    return any(
        again and index in (first, again) and is_pictured(sheet.looks[first + 1 : again]) for first, again in prints
    )


def _is_long(this: Look, above: Look) -> bool:
    """Whether a line below prose, which is no quotation set apart, has more words than headings have."""
    is_of_length = _FEWEST_WORDS <= this.words <= _MOST_WORDS and _TOLD.search(this.text) is None
    return is_of_length and above.is_prose and not above.text.startswith(_QUOTES)
