"""Pages with more lines than any article's: they are kept whole and reported, not read."""

from __future__ import annotations

from etl.issues import Code, Issue
from etl.model import Block, Line
from etl.transform.sheet import UNCLASSIFIED
from etl.transform.split import Region

MOST_LINES = 100_000
"""Lines that hold text. The longest live reports and comment threads have some thousands; a log or a table has more."""


def is_oversize(lines: tuple[Line, ...]) -> bool:
    """Whether so many lines hold text that reading them would take minutes and find nothing."""
    return len(lines) > MOST_LINES and sum(1 for line in lines if line.text) > MOST_LINES


def unread(lines: tuple[Line, ...]) -> tuple[Region, ...]:
    """All lines as one block without a name."""
    text = "\n".join(line.text for line in lines if line.text)
    role, rule, article, _ = UNCLASSIFIED
    block = Block(role=role, article=article, first_line=1, last_line=len(lines), text=text, rule=rule)
    return (Region(None, (block,)),)


def too_large(lines: tuple[Line, ...]) -> Issue:
    """The issue that says so."""
    detail = f"{len(lines)} lines, of which at most {MOST_LINES} may hold text; they were kept and not read"
    return Issue(code=Code.PAGE_TOO_LARGE, detail=detail)
