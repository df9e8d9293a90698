"""The newspaper's section, from a line of its own, a breadcrumb or the page's title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.arabic.fold import fold
from etl.model import Block
from etl.publishers.profile import Layout, Sign
from etl.publishers.vocabulary import Vocabulary, vocabulary
from etl.transform.fields.stamps import beside_days

_HOME = re.compile(r"^(?:Home|الرئيسية|في|(?:ال)?عودة [إا]لى(?: قسم)?)\s+(?=\w)")
_ENDS = " -–—/|»›>"
_LISTED = ("،", ",")
"""What begins a section that is listed after the article's first one."""
_LONGEST_GLUED = 40
_SITE = re.compile(r"(?:^|\s[–—|-]\s)(?:موقع|قناة|صحيفة|جريدة|بوابة|شبكة|وكالة)\s[^–—|-]+[–—|-]\s.*$")
"""A site's name in a page's title, and what follows it, such as its country."""
_FILED_IN = re.compile(r"(?:نُ?شرت?|صنفت?) (?:في|تحت|ضمن) (?:قسم )?")
_LONGEST_FILED = 4
"""Words of a section that such a label stands before."""
_FILED_UNDER = re.compile(r"filed under (?P<section>[^.,،]{2,40})")
"""How themes of the older WordPress go on after the day."""
_LADDER = re.compile(r"[^»›>|]+[»›>]")
"""How a path begins whose last step is the article's section, though no list knows it."""
_LONGEST_STEP = 3
_STEP = re.compile(r"\s*[»›<>|]+\s*|\s+[-–—/]\s+|(?<=الرئيسية)/|/(?=[^/]*$)")


def read_section(blocks: list[Block], headline: str | None, layout: Layout) -> str | None:
    """The section nearest to the headline; a page's title names one where it has a part beside site and headline."""
    words = vocabulary(layout.phrases)
    for block in reversed(blocks):
        line = _FILED_IN.sub("", block.text.partition("\n")[0])
        if line.startswith(_LISTED) and block is not blocks[0]:
            continue
        said = words.wording(line, fold(line))
        if said and said.sign is Sign.SECTION and said.rest:
            return _last_known(_STEP.split(_without(said.rest, headline or "").strip(_ENDS))[-1], words)
        path = headline is not None and fold(headline) in fold(line) and fold(headline) != fold(line)
        steps = [
            step for step in _STEP.split(_without(line, headline or "")) if step and fold(step) != fold(headline or "")
        ]
        wordings = [words.wording(step, fold(step)) for step in steps]
        if len(steps) > 1 and wordings[-1] is not None and wordings[-1].sign is Sign.NAVIGATION:
            steps, wordings = steps[:-1], wordings[:-1]
        named = [
            step
            for step, found in zip(steps, wordings, strict=True)
            if (found and found.sign is Sign.SECTION) or (len(steps) > 1 and words.is_section(fold(step)))
        ]
        if named:
            return steps[-1] if _LADDER.match(line) and steps[-1].count(" ") < _LONGEST_STEP else named[-1]
        if glued := first_of_glued(line, words):
            return glued
        if steps and (not path or len(steps) > 1):
            return steps[-1]
    return None


def is_labelled_section(line: str) -> bool:
    """Whether a line says that a section follows, and it does: ``نشرت في أخبار محلية``."""
    label = _FILED_IN.match(line)
    return label is not None and 0 <= line.count(" ", label.end()) < _LONGEST_FILED and label.end() < len(line)


def split_filed(headline: str, layout: Layout) -> tuple[str | None, str]:
    """The section that an agency files a headline under, and the headline: ``ثقافي / افتتاح متحف``."""
    section, slash, rest = headline.partition(" / ")
    is_filed = bool(slash) and " " not in section and vocabulary(layout.phrases).is_section(fold(section))
    return (section, rest.lstrip()) if is_filed else (None, headline)


def _last_known(path: str, words: Vocabulary) -> str:
    """The last step of a path that pictures part, where a list knows it: ``محلية`` of ``الأخبار محلية``."""
    printed = path.split(" ")
    ends = (" ".join(printed[n:]) for n in range(len(printed)))
    return next((end for end in ends if words.is_section(fold(end))), path)


def first_of_glued(line: str, words: Vocabulary) -> str | None:
    """The first section of two names that a dump printed without a space, as themes print the links to sections."""
    if len(line) > _LONGEST_GLUED or _LADDER.match(line):
        return None
    named = [(one, two, said) for one, two in _halves(line) if (said := words.wording(one, fold(one)))]
    first = (one for one, two, said in named if said.sign is Sign.SECTION and _is_known(two, words))
    below_box = (two for _, two, said in named if said.sign is Sign.TICKER and " " in two)
    return next(first, None) or next(below_box, None)


def _is_known(line: str, words: Vocabulary) -> bool:
    """Whether a phrase says what a line is, or two that were printed without a space between them."""
    return words.wording(line, fold(line)) is not None or any(
        words.wording(one, fold(one)) and words.wording(two, fold(two)) for one, two in _halves(line)
    )


def _halves(line: str) -> Iterator[tuple[str, str]]:
    """The line cut within each of its words, where two may have been printed as one."""
    return ((line[:n], line[n:]) for n in range(2, len(line) - 1) if " " not in line[n - 1 : n + 1])


def section_beside_day(stamps: list[Block], layout: Layout) -> str | None:
    """The section that shares a line with the article's day."""
    words = vocabulary(layout.phrases)
    lines = [line for block in stamps for line in block.text.split("\n")]
    if filed := next(filter(None, map(_FILED_UNDER.search, lines)), None):
        return filed["section"]
    beside = map(beside_days, lines)
    named = [name for rest in beside for name in (rest, *_STEP.split(rest))]
    said = (words.wording(name, fold(name)) for name in named)
    labelled = (each.rest for each in said if each and each.sign is Sign.SECTION and each.rest)
    return next((name for name in named if words.is_section(fold(name))), None) or next(labelled, None)


def _without(line: str, headline: str) -> str:
    """The line without the headline at its end or beginning; what follows a site's name after it tells no section."""
    rest = line.removesuffix(headline).removeprefix(headline)
    is_below = bool(headline) and line.startswith(headline)
    rest = _SITE.sub("", rest) if is_below else rest
    return _HOME.sub("", rest.strip(_ENDS))
