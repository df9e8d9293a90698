"""Menus of a text page: runs of short lines, many of them names of sections, among which no headline is expected."""

from __future__ import annotations

import re

from etl.arabic.fold import fold
from etl.arabic.words import ALL_NEWS
from etl.publishers.profile import Sign
from etl.transform.fields.mastheads import is_label
from etl.transform.sheet import Sheet

_ENTRY_WORDS = 3
_REACH = 5
"""Lines to either side among which a menu's other entries are looked for."""
_FEWEST_SECTIONS = 2
_FEWEST_ENTRIES = 4
_PATH = re.compile(r"[|»›>/،,]")
_LONGEST_PATH = 3
HOME = fold("الرئيسية")
_OF_MENUS = (Sign.SECTION, Sign.NAVIGATION)


def is_entry(sheet: Sheet, index: int) -> bool:
    """Whether a short line that says nothing of itself stands among the entries of a menu."""
    if sheet.looks[index].words > _ENTRY_WORDS or _is_below_own_section(sheet, index):
        return False
    if index in sheet.next_same and not _is_above_longer(sheet, sheet.next_same[index]):
        return False
    above, below = _near(sheet, index, -1), _near(sheet, index, 1)
    return _sections(sheet, above + below) >= _FEWEST_SECTIONS or len(above + below) >= _FEWEST_ENTRIES


def _is_above_longer(sheet: Sheet, index: int) -> bool:
    """Whether longer lines follow below the second print of a name: a menu's entry, then the page's own section."""
    below = sheet.looks[index + 1 : index + 3]
    return len(below) == 2 and all((each.is_bare or each.is_prose) and each.words > _ENTRY_WORDS for each in below)


def is_lone_word(sheet: Sheet, index: int) -> bool:
    """Whether a word that could head a box of other stories stands below two entries of a menu: ``بودكاست``."""
    above = sheet.looks[max(0, index - 2) : index]
    return sheet.looks[index].words == 1 and len(above) == 2 and all(each.sign in _OF_MENUS for each in above)


def is_last_entry(sheet: Sheet, index: int) -> bool:
    """Whether a section's name closes the menu above a headline; below the menu it is printed once more."""
    this = sheet.looks[index]
    if (
        this.rest
        or this.text[-1].isdigit()
        or _PATH.search(this.text)
        or is_of_menu(sheet, index)
        or _ends_path(sheet, index)
    ):
        return False
    if index and sheet.looks[index - 1].folded == this.folded:
        return False  # the menu's last entry, then the page's own
    above = _near(sheet, index, -1)
    if this.after_blank and len(above) > 1 and not any(sheet.looks[n].after_blank for n in above[:-1]):
        return False  # set off from the menu, whose entries stand together
    is_next = _sections(sheet, above[:1]) > 0
    return is_next or _sections(sheet, above) >= _FEWEST_SECTIONS or len(above) >= _FEWEST_ENTRIES


def is_of_menu(sheet: Sheet, index: int) -> bool:
    """Whether the menu above a line, or another line there, is or holds the same."""
    return sheet.first[sheet.looks[index].folded] < index


def _ends_path(sheet: Sheet, index: int) -> bool:
    """Whether a path from the home page ends here, a step a line, below the menu."""
    steps = [each.folded for each in sheet.looks[max(0, index - _LONGEST_PATH) : index]]
    start = index - len(steps) + max((n for n, step in enumerate(steps) if step == HOME), default=len(steps))
    return start < index and len(_near(sheet, start, -1)) >= _FEWEST_ENTRIES


def _is_below_own_section(sheet: Sheet, index: int) -> bool:
    """Whether the line above is a section that the menu above it has named: the article's own."""
    above = sheet.looks[index - 1] if index else None
    is_section = above is not None and above.sign is Sign.SECTION
    return is_section and is_of_menu(sheet, index - 1)


def _near(sheet: Sheet, index: int, step: int) -> list[int]:
    """The run of short lines to one side of a line, as far as it matters."""
    run = []
    for near in range(index + step, index + step * (_REACH + 1), step):
        if not 0 <= near < len(sheet):
            break
        each = sheet.looks[near]
        if is_label(each.text):
            break  # of who heads the newspaper: the names are no entries
        if each.words > _ENTRY_WORDS or each.sign not in (None, *_OF_MENUS) or each.is_prose:
            break
        if each.sign is not Sign.NAVIGATION:
            run.append(near)
    return run


def _sections(sheet: Sheet, run: list[int]) -> int:
    looks = [sheet.looks[n] for n in run]
    return sum(each.sign is Sign.SECTION and each.folded not in ALL_NEWS for each in looks)
