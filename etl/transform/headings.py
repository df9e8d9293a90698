"""Headings inside a text page's articles, by the marks and the lines around them."""

from __future__ import annotations

import re

from etl.transform.sheet import Sheet

_WORDS = 8
_BESIDE = 3
"""A line and its neighbours."""
_NAME_WORDS = 5
_QUOTED = re.compile(r"[«\"“]")
_NUMBERED = re.compile(r"\d{1,2}\s?[-–.)]\s+[^\W\d_]")


def is_set_off(sheet: Sheet, index: int) -> bool:
    """Whether blank lines stand around a line and prose below it, where what it announces would stand closer.

    A line below another one that may be a heading is the beginning of its text.
    """
    this, below = sheet.looks[index : index + 2]
    is_between = this.after_blank and below.after_blank and below.is_prose and not below.is_item
    return is_between and not (index and sheet.looks[index - 1].is_bare)


def is_named(sheet: Sheet, index: int) -> bool:
    """Whether a few words with a colon name what the prose below is about, and announce no list of theirs.

    ``معرض «المدينة والبحر»:``, ``البنية التحتية:``; «وتضمنت التوصيات:» leads on.
    """
    this, below = sheet.looks[index : index + 2]
    is_short = 1 < this.words <= _NAME_WORDS and below.is_prose and not below.is_item
    return (
        is_short
        and (this.text.startswith("ال") or _QUOTED.search(this.text) is not None)
        and not this.text.startswith("و")
    )


def is_numbered(sheet: Sheet, index: int) -> bool:
    """Whether a number and a few words stand between paragraphs that no mark opens: a heading, where lists go on."""
    near = sheet.looks[index - 1 : index + 2] if index else []
    this = sheet.looks[index]
    if this.words > _WORDS or this.is_sentence or _NUMBERED.match(this.text) is None or len(near) < _BESIDE:
        return False
    return near[2].is_prose and not near[2].is_item and not near[0].is_item
