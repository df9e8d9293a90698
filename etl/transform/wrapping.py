"""Paragraphs in several lines: wrapped at a fixed width, or broken where a link stood in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from etl.model import Line

_WIDEST = 110
"""Letters; pages with longer lines were not wrapped."""
_NARROWEST = 40
_SLACK = 14
"""A wrapped line ends at most one long word before the width."""
_FEWEST = 4
"""Lines that must run on before a page is taken for wrapped."""
_SHARE = 0.7
_COLUMN = range(24, 61)
"""Letters of the widest line of a newspaper's column, as text of printed pages is broken."""
_FEWEST_IN_COLUMN = 12
_RUN = 5
"""Lines that stand together before a blank one, at least, in a column's paragraphs."""
_LEADING_ON = tuple(f" {word}" for word in ("في", "فى", "من", "على", "إلى", "عن", "مع"))
"""Prepositions, after which no paragraph ends."""
_COMMAS = ("، ", ", ")
_FEWEST_WORDS = 6
"""Of a line that a preposition ends; shorter ones are labels: ``تابعونا على``."""
_ARABIC = re.compile("[\u0621-\u064a]")
"""Rules of other signs are as long as they are, and so are addresses and menus with bars."""
_BULLETS = ("* ", "• ", "■ ", "▪ ", "§ ")
_SENTENCE_END = re.compile(r"[.!?؟:…][\"'»”)]*$")


def paragraphs(lines: tuple[Line, ...]) -> Iterator[tuple[Line, bool]]:
    """The lines that hold text, and whether they stand below a blank one.

    Lines of one paragraph come as one, with the number of the first.
    """
    width = _width(lines) or _column(lines)
    paragraph: list[Line] = []
    is_apart, above = True, ""
    for line in lines:
        if line.text and above and (_leads_on(above, line.text) or (width and _runs_on(above, line.text, width))):
            paragraph.append(line)
        elif line.text:
            if paragraph:
                yield _joined(paragraph), is_apart
            paragraph, is_apart = [line], not above
        above = line.text
    if paragraph:
        yield _joined(paragraph), is_apart


def _joined(paragraph: list[Line]) -> Line:
    return paragraph[0]._replace(text=" ".join(line.text for line in paragraph)) if len(paragraph) > 1 else paragraph[0]


def _width(lines: tuple[Line, ...]) -> int | None:
    """The width at which a page was wrapped, or ``None`` where it was not."""
    prose = (text for text in (line.text for line in lines) if "://" not in text and " | " not in text)
    width = max((len(text) for text in prose if _ARABIC.search(text)), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    unfinished = [text for text in _unfinished(lines, 2) if len(text) >= _NARROWEST and _ARABIC.search(text)]
    full = [text for text in unfinished if len(text) >= width - _SLACK]
    return width if len(full) >= _FEWEST and len(full) >= _SHARE * len(unfinished) else None


def _column(lines: tuple[Line, ...]) -> int | None:
    """The width of the columns of a printed page: of runs of lines that hold stops and are as long; or ``None``."""
    unfinished = _unfinished(lines, _RUN)
    width = max(map(len, unfinished), default=0)
    full = [text for text in unfinished if len(text) >= width - _SLACK]
    is_column = width in _COLUMN and len(full) >= max(_FEWEST_IN_COLUMN, _SHARE * len(unfinished))
    return width if is_column else None


def _unfinished(lines: tuple[Line, ...], shortest: int) -> list[str]:
    """Lines that end without a stop above others, in runs of lines between blank ones that hold one."""
    runs = (list(run) for inked, run in groupby((line.text for line in lines), key=bool) if inked)
    texts = (run for run in runs if len(run) >= shortest and any(map(_SENTENCE_END.search, run)))
    return [text for run in texts for text in run[:-1] if _SENTENCE_END.search(text) is None]


def _leads_on(text: str, below: str) -> bool:
    """Whether a line breaks off after a preposition, as ``أصيب عامل مساء الأربعاء بجروح في``, or before a comma."""
    broken = below if below.startswith(_COMMAS) else text if text.endswith(_LEADING_ON) else ""
    return broken.count(" ") + 1 >= _FEWEST_WORDS


def _runs_on(text: str, below: str, width: int) -> bool:
    """Whether a full line goes on below; an entry of a list does not."""
    is_full = len(text) >= width - _SLACK and _ARABIC.search(text) is not None
    return is_full and not below.startswith(_BULLETS) and _SENTENCE_END.search(text) is None
