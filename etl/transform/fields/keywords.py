"""Keywords: what a labelled line, or the tags below an article, name."""

from __future__ import annotations

import re

from etl.arabic.fold import fold
from etl.model import Block
from etl.publishers.general import GENERAL
from etl.publishers.profile import Sign

_LABEL = re.compile(r"^[^:،,|]{2,24}:\s*")
_HEADINGS = frozenset(fold(phrase) for phrase in GENERAL[Sign.KEYWORDS] if not phrase.endswith("…"))
_HEADING_WORDS = 3
_BETWEEN = re.compile(r"\s*[،,|؛;#•·]\s*|\s/\s")
_DASHED = re.compile(r"\s[–—-]\s")


def read_keywords(blocks: list[Block]) -> tuple[str, ...]:
    """The distinct keywords of an article's keyword lines, as printed; what is run together is not guessed apart."""
    lines = [line for block in blocks for line in _without_heading(block.text.split("\n"))]
    found = [word.strip(" .") for line in lines for word in _mark(line).split(line)]
    return tuple(dict.fromkeys(filter(None, found)))


def _mark(line: str) -> re.Pattern[str]:
    """What stands between the keywords of a line: dashes, if nothing else does."""
    return _BETWEEN if _BETWEEN.search(line) else _DASHED


def are_run_together(text: str) -> bool:
    """Whether a line is the heading of keywords and the keywords, with no mark that tells one from the next.

    >>> are_run_together("سمات جسور مدن"), are_run_together("سمات"), are_run_together("وسوم جسور، مدن")
    (True, False, False)
    """
    folded = fold(text)
    return any(folded.startswith(f"{heading} ") for heading in _HEADINGS) and _mark(text).search(text) is None


def is_heading_of_keywords(text: str) -> bool:
    """Whether a line says no more than that keywords follow: ``الكلمات الدالة``."""
    return fold(text) in _HEADINGS


def _without_heading(lines: list[str]) -> list[str]:
    if fold(lines[0]) in _HEADINGS:
        return lines[1:]
    if len(lines) == 1 and are_run_together(lines[0]):
        return []
    label = _LABEL.match(lines[0])
    if label:
        return [lines[0][label.end() :], *lines[1:]]
    words = lines[0].split(" ")
    heading = next(
        (n for n in range(1, min(len(words), _HEADING_WORDS + 1)) if fold(" ".join(words[:n])) in _HEADINGS), 0
    )
    return [" ".join(words[heading:]), *lines[1:]] if _mark(lines[0]).search(lines[0]) else lines
