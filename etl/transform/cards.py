"""One related card, from the lines of its block."""

from __future__ import annotations

import re

from etl.arabic.calendars import find_day
from etl.arabic.fold import fold
from etl.model import Byline, Caption, Line, RelatedCard
from etl.publishers.profile import Layout, Sign
from etl.publishers.vocabulary import Vocabulary, vocabulary
from etl.transform.evidence.names import byline_beside_day
from etl.transform.fields.bylines import read_byline, read_name
from etl.transform.fields.captions import read_caption
from etl.transform.fields.sections import split_filed
from etl.transform.fields.stamps import beside_days, read_stamps
from etl.transform.look import Look, look
from etl.transform.related import DAY_FIRST, is_item_mark, is_shaped

_DAY_WORDS = 8
_BULLET = re.compile(r"^[*•▪◦●■§o]\s+")
_LENGTH = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}\s+(?=[^\W\d_]+\s)")
"""How long a video is, which its picture shows: ``01:58 رصيف بلا قوارب``."""
_MORE = re.compile(r"(?<=[.…])\s*(?:[اإ]قر[أا]|تابع|شاهد)(?:وا)? المزيد\W*$")
"""The button that closes a teaser which was cut: ``بلغت مرحلتها الثالثة... اقرأ المزيد``."""
_DATED = re.compile(
    r"(?P<title>(?:\S+\s){3,}?\S+)\s(?P<day>(?:ال(?:سبت|[أا]حد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة)[،,]?\s)?"
    r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4})"
)
_ADDRESS = re.compile(r"\s*[\[(<]?(https?://[^\s\])>]+)[\])>]?$")
"""Where a card leads, as mails print it below or beside what it is called."""


def read_card(lines: list[str], position: int, layout: Layout) -> RelatedCard:
    """The parts of a card; a headline that is printed twice is one, and a card of one line is that headline."""
    words = vocabulary(layout.phrases)
    address = next((found[1] for line in lines if (found := _ADDRESS.search(line))), None)
    shown = [part for each in lines if (line := _ADDRESS.sub("", each)) for part in _without_day(line)] or lines
    printed = [look(Line(number, line), words, False) for number, line in enumerate(shown)]
    told = [each for each in printed if not is_item_mark(each) and each.sign is not Sign.WIDGET]
    section, caption, looks = _opener(told or printed, words, layout)
    headline = next((each for each in looks if each.sign is not Sign.STAMP), looks[0])
    rest = [each for each in looks if each.folded != headline.folded]
    byline = _byline(rest)
    section = section or next((each.text for each in rest if each.sign is Sign.SECTION), None)
    stamps = [stamp for each in rest if _has_day(each) for stamp in read_stamps(each.text)]
    teasers = [
        _MORE.sub("", each.text)
        for each in rest
        if each.sign is None and not _has_day(each) and not (byline and each.text == byline.text)
    ]
    title = _BULLET.sub("", headline.rest or headline.text if headline.sign is Sign.RELATED else headline.text)
    title = title.removesuffix("]") if "[" not in title else title
    filed, title = split_filed(_LENGTH.sub("", title, count=1), layout)
    return RelatedCard(
        position=position,
        headline=title,
        url=address,
        teaser=" ".join(teasers) or None,
        section=section or filed,
        byline=byline,
        caption=caption,
        published_at=stamps[0].value if stamps else None,
    )


def _without_day(line: str) -> tuple[str, ...]:
    """A line, and the day in figures that closes or opens a card of one line.

    >>> _without_day("نشرة الأخبار كجلسة علاج الثلاثاء 2019/08/27"), _without_day("- 2026-03-18انقطاع الماء")
    (('نشرة الأخبار كجلسة علاج', 'الثلاثاء 2019/08/27'), ('انقطاع الماء', '2026-03-18'))
    """
    if below := DAY_FIRST.match(line):
        return line[below.end() :], below["day"]
    found = _DATED.fullmatch(line)
    return (found["title"], found["day"]) if found else (line,)


def _opener(looks: list[Look], words: Vocabulary, layout: Layout) -> tuple[str | None, Caption | None, list[Look]]:
    """The section and the caption of a card that has a line for them, and the card's other lines."""
    if len(looks) == 1 or not is_shaped(looks, layout):
        return None, None, looks
    at = next((n for n, each in enumerate(looks[:2]) if each.sign in (Sign.SECTION, Sign.CAPTION)), None)
    if at is None:
        return None, None, looks
    opener = looks[at]
    name = words.section(opener.folded)
    printed = opener.text.split(" ")
    length = name.count(" ") + 1 if name else 0
    section, shown = " ".join(printed[:length]) or None, " ".join(printed[length:])
    text, holders = read_caption(shown)
    return section, Caption(text=text, credits=holders) if shown else None, looks[:at] + looks[at + 1 :]


def _byline(rest: list[Look]) -> Byline | None:
    """A line that can be nothing else, or a bare name that stands last."""
    certain = next((found for each in rest if each.sign is Sign.BYLINE and (found := read_byline(each.text))), None)
    certain = certain or next(
        (found for each in rest if _has_day(each) and (found := byline_beside_day(each.text))), None
    )
    return certain or (read_name(rest[-1].text) if rest and rest[-1].is_bare else None)


def _has_day(each: Look) -> bool:
    """A stamp, or a day with the author or a button beside it."""
    if each.sign is Sign.STAMP:
        return True
    if not each.is_bare or each.words > _DAY_WORDS or find_day(each.text) is None:
        return False
    beside = beside_days(each.text)
    return byline_beside_day(each.text) is not None or vocabulary({}).wording(beside, fold(beside)) is not None
