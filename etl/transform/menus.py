"""Menus of a text page: runs of short lines, many of them names of sections, among which no headline is expected."""

from __future__ import annotations

import re

from etl.arabic.fold import fold
from etl.publishers.profile import Sign
from etl.transform.fields.mastheads import is_label
from etl.transform.sheet import Sheet

_ENTRY_WORDS = 3
_REACH = 5
"""Lines to either side among which a menu's other entries are looked for."""
_FEWEST_SECTIONS = 2
_FEWEST_ENTRIES = 4
_PATH = re.compile(r"[|»›>/،,]")
_ALL_NEWS = frozenset(map(fold, ("أخبار", "الأخبار")))
"""What stands above every section of a path."""


def is_entry(sheet: Sheet, index: int) -> bool:
    """Whether a short line that says nothing of itself stands among the entries of a menu."""
    if sheet.looks[index].words > _ENTRY_WORDS or index in sheet.next_same or _is_below_own_section(sheet, index):
        return False
    above, below = _near(sheet, index, -1), _near(sheet, index, 1)
    return _sections(sheet, above + below) >= _FEWEST_SECTIONS or len(above + below) >= _FEWEST_ENTRIES


def is_last_entry(sheet: Sheet, index: int) -> bool:
    """Whether a section's name closes the menu above a headline; below the menu it is printed once more."""
    this = sheet.looks[index]
    if _PATH.search(this.text) or any(each.folded == this.folded for each in sheet.looks[:index]):
        return False
    above = _near(sheet, index, -1)
    is_next = _sections(sheet, above[:1]) > 0
    return is_next or _sections(sheet, above) >= _FEWEST_SECTIONS or len(above) >= _FEWEST_ENTRIES


def _is_below_own_section(sheet: Sheet, index: int) -> bool:
    """Whether the line above is a section that the menu above it has named: the article's own."""
    above = sheet.looks[index - 1] if index else None
    is_section = above is not None and above.sign is Sign.SECTION
    return is_section and any(each.folded == above.folded for each in sheet.looks[: index - 1])  # type: ignore[union-attr]


def _near(sheet: Sheet, index: int, step: int) -> list[int]:
    """The run of short lines to one side of a line, as far as it matters."""
    run = []
    for near in range(index + step, index + step * (_REACH + 1), step):
        if not 0 <= near < len(sheet):
            break
        each = sheet.looks[near]
        if is_label(each.text):
            break  # of who heads the newspaper: the names are no entries
        if each.words > _ENTRY_WORDS or each.sign not in (None, Sign.SECTION, Sign.NAVIGATION) or each.is_prose:
            break
        if each.sign is not Sign.NAVIGATION:
            run.append(near)
    return run


def _sections(sheet: Sheet, run: list[int]) -> int:
    looks = [sheet.looks[n] for n in run]
    return sum(each.sign is Sign.SECTION and each.folded not in _ALL_NEWS for each in looks)
