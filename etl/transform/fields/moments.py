"""When an article was published and modified, from all that states it, in one order of preference."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.issues import Code, Issue
from etl.model import Block, PublishedBasis
from etl.transform.fields.stamps import Stamp, beside_days, is_crawled, read_stamps, without_stamp_words

_WORD = re.compile(r"[^\W\d_]{3}")
_HEAD_LINES = 8
"""Lines of a head that may stand between two of its stamps."""


class Moments(NamedTuple):
    """ISO 8601 values, as precise as stated."""

    published_at: str | None = None
    basis: PublishedBasis | None = None
    modified_at: str | None = None


def read_moments(blocks: list[Block], headline: int, issues: list[Issue]) -> Moments:
    """The printed stamps: the first that is no update, or else the update; another day is a conflict.

    One that says «نشر» goes before the others; after them the day that a crawler put before the text, and last one
    above the ``headline``'s line, where a site prints the day of today. Of several prints of one day the one with the
    time stands.
    """
    printed = [
        _Printed(block.first_line, line, stamp)
        for block in blocks
        for line in block.text.split("\n")
        for stamp in read_stamps(line)
    ]
    stamps = sorted(printed, key=lambda each: each.rank(headline))
    published = [each for each in stamps if not each.stamp.is_update]
    modified = max((each.stamp.value for each in stamps if each.stamp.is_update), default=None)
    if not published or _is_far_below_update(published[0], stamps, headline):
        return Moments(modified, "printed" if modified else None, modified)
    first = published[0]
    day = first.stamp.value[:10]
    for other in published[1:]:
        if other.stamp.value[:10] != day:
            value, own = other.stamp.value, first.stamp.value
            detail = f"printed as {value} here, and as {own} where an article's own day stands"
            issues.append(Issue(code=Code.DATE_CONFLICT, line=other.line, detail=detail))
    same_day = (each for each in published if each.stamp.value[:10] == day)
    stands = max(same_day, key=lambda each: len(each.stamp.value))
    return Moments(stands.stamp.value, "dump" if is_crawled(stands.text) else "printed", modified)


class _Printed(NamedTuple):
    """One stamp, and the line of the page that holds it."""

    line: int
    text: str
    stamp: Stamp

    def rank(self, headline: int) -> int:
        """How far a stamp is from surely being the article's own: 0 where its label says so."""
        if self.stamp.is_labelled:
            return 0
        is_beside = self.line == headline - 1 and _WORD.search(without_stamp_words(beside_days(self.text))) is not None
        if self.line >= headline or is_beside:  # right above the headline with its section: ``وطنية2014/03/12``
            return 1
        return 2 if is_crawled(self.text) else 3


def _is_far_below_update(found: _Printed, stamps: list[_Printed], headline: int) -> bool:
    """Whether a day without a label stands a text's length below an update and the headline: a comment's."""
    updates = [each.line for each in stamps if each.stamp.is_update]
    is_far = bool(updates) and found.line > max(min(updates), headline) + _HEAD_LINES
    return is_far and not found.stamp.is_labelled
