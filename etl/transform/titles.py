"""The page's title among its lines: one that holds the whole of the headline, and the site or the section beside it."""

from __future__ import annotations

import re

from etl.arabic.fold import fold
from etl.publishers.profile import Sign
from etl.transform.look import Look
from etl.transform.sheet import Sheet
from etl.transform.tops import is_site

HEAD_REACH = 60
"""Lines above the text in which its headline is looked for."""
TITLE_REACH = 12
"""Lines at the top of a page among which its title stands."""
CUT = ("…", "...")
"""What ends a teaser or a title that was cut to a length."""
_FEWEST_WORDS = 3
_STEPS = re.compile("[»›>|]")
_APART = re.compile(r"\s*[»›>|]\s*|\s[–—-]\s")
_CUES = ("كتب ", "كتبت ", "بقلم ", "بقلم:")
_AUTHORS = ("صفحة الكاتب",)
_ENTRY = " 0123456789-–•*>."
"""What an entry of a list begins with."""


def find_titled(sheet: Sheet, body: int) -> tuple[int, int] | None:
    """A line that ends or begins with the whole of another line: the page's title, and the headline.

    Of a title that holds two lines which stand together, the first is the kicker: ``الوزير يعلن: القطار سيعود``.
    """
    reach = range(max(0, body - HEAD_REACH), min(body + 2, len(sheet)))
    parts = [n for n in reach if _may_be_part(sheet.looks[n])]
    for title in (*range(min(TITLE_REACH, body)), *(n for n in reach if _is_path(sheet.looks[n].text))):
        below = [n for n in parts if title < n and (n <= body or title == body)]
        opening = next((n for n in below if _opens(sheet.looks[title], sheet, n)), None)
        closing = next((n for n in below if _closes(sheet.looks[title], sheet.looks[n])), None)
        if opening is not None and closing is not None:
            return title, closing if closing == opening + 1 else min(opening, closing)
        if opening is not None or closing is not None:
            return title, opening if opening is not None else closing or 0
    return None


def _opens(title: Look, sheet: Sheet, index: int) -> bool:
    """Whether a title begins with a line, which is no byline and not printed twice running as captions are."""
    part = sheet.looks[index]
    is_headline = part.sign is not Sign.BYLINE and not any(sheet.next_same.get(n) == n + 1 for n in (index - 1, index))
    return is_headline and title.folded.startswith(f"{part.folded} ")


def _closes(title: Look, part: Look) -> bool:
    """Whether a title ends with a line, or with as much of it as there was room for; who wrote the text is none."""
    if part.text.startswith(_CUES) or title.text.startswith(_AUTHORS):
        return False
    if title.text.endswith(CUT):
        _, *rest = _APART.split(title.text.rstrip(".… "))
        last = fold(rest[-1]) if rest and title.sign is None else ""
        return last.count(" ") >= _FEWEST_WORDS - 1 and part.folded.startswith(last)
    is_entry = title.folded.lstrip(_ENTRY) == part.folded
    return title.folded.endswith(f" {part.folded}") and not is_entry


def _may_be_part(each: Look) -> bool:
    """Whether a page's title may hold a line as its headline: no stamp, and not the name of the site."""
    is_whole = each.words >= _FEWEST_WORDS and not each.text.endswith("..")
    return is_whole and each.sign is not Sign.STAMP and each.is_arabic and not is_site(each.text)


def _is_path(text: str) -> bool:
    """Whether a line parts what it says as a breadcrumb does."""
    return _STEPS.search(text) is not None or " / " in text
