"""Keywords: what a labelled line, or the tags below an article, name."""

from __future__ import annotations

import re

from etl.arabic.fold import fold
from etl.model import Block
from etl.publishers.general import GENERAL
from etl.publishers.profile import Sign

_LABEL = re.compile(r"^[^:،,|]{2,24}:\s*")
_HEADINGS = frozenset(fold(phrase) for phrase in GENERAL[Sign.KEYWORDS] if not phrase.endswith("…"))
_BETWEEN = re.compile(r"\s*[،,|؛;#•·]\s*")


def read_keywords(blocks: list[Block]) -> tuple[str, ...]:
    """The distinct keywords of an article's keyword lines, as printed."""
    lines = [line for block in blocks for line in _without_heading(block.text.split("\n"))]
    found = [word.strip(" .") for line in lines for word in _BETWEEN.split(line)]
    return tuple(dict.fromkeys(filter(None, found)))


def _without_heading(lines: list[str]) -> list[str]:
    if fold(lines[0]) in _HEADINGS:
        return lines[1:]
    label = _LABEL.match(lines[0])
    if label:
        return [lines[0][label.end() :], *lines[1:]]
    return lines
