"""When an article was published and modified, from all that states it, in one order of preference."""

from __future__ import annotations

from typing import NamedTuple

from etl.issues import Code, Issue
from etl.model import Block, PublishedBasis
from etl.transform.fields.stamps import Stamp, read_stamps

_HEAD_LINES = 8
"""Lines of a head that may stand between two of its stamps."""


class Moments(NamedTuple):
    """ISO 8601 values, as precise as stated."""

    published_at: str | None = None
    basis: PublishedBasis | None = None
    modified_at: str | None = None


def read_moments(blocks: list[Block], headline: int, issues: list[Issue]) -> Moments:
    """The printed stamps: the first that is no update, or else the update; another day is a conflict.

    One that says «نشر» goes before the others, and one above the ``headline``'s line, where a site prints the day of
    today, after them. Of several prints of one day the one with the time stands.
    """
    printed = [
        (block.first_line, stamp) for block in blocks for line in block.text.split("\n") for stamp in read_stamps(line)
    ]
    stamps = sorted(printed, key=lambda found: (not found[1].is_labelled, found[0] < headline))
    published = [(line, stamp) for line, stamp in stamps if not stamp.is_update]
    modified = _latest([stamp for _, stamp in stamps if stamp.is_update])
    if not published or _is_far_below_update(published[0], stamps):
        return Moments(modified, "printed" if modified else None, modified)
    _, first = published[0]
    for line, other in published[1:]:
        if other.value[:10] != first.value[:10]:
            detail = f"printed as {other.value} here, and as {first.value} where an article's own day stands"
            issues.append(Issue(code=Code.DATE_CONFLICT, line=line, detail=detail))
    same_day = (stamp.value for _, stamp in published if stamp.value[:10] == first.value[:10])
    return Moments(max(same_day, key=len), "printed", modified)


def _is_far_below_update(found: tuple[int, Stamp], stamps: list[tuple[int, Stamp]]) -> bool:
    """Whether a day without a label stands a text's length below that of an update: a comment's."""
    updates = [line for line, stamp in stamps if stamp.is_update]
    return bool(updates) and not found[1].is_labelled and found[0] > min(updates) + _HEAD_LINES


def _latest(stamps: list[Stamp]) -> str | None:
    return max((stamp.value for stamp in stamps), default=None)
