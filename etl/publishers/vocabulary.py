"""A layout's phrases joined to the general ones, as tables in which a line is looked up once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from etl.arabic.fold import fold
from etl.publishers.general import GENERAL, SECTIONS
from etl.publishers.profile import Phrases, Sign

_OPEN = "…"
_PICTURES = "\U0001f000"
"""No letter comes after the first of them."""
_SEPARATOR = re.compile(r"(:|،|\||–|—|-|\.\.+|…)\s*")
"""Spelled out letter by letter, since a pattern is looked for ten times as fast where each way begins with a letter."""
_PATH = re.compile("[|»›<>,،/]")
_STEP = re.compile("[»›<>]")
_LADDER = re.compile(r"[^»›>|]{2,25}(?:\s[»›>]\s[^»›>|]{2,25}){2,}|[\w-]+(?:\.[\w-]+)+\s[»›>]{1,2}\s[^»›>|]{2,25}")
"""Steps of no known section, three short ones or a site's address and one more: ``الأفق > نشرة المساء > السعودية``."""
_PAIR = re.compile(r"[^»›>|]{2,25}\s?(?:»|›|>{1,2})\s?[^\W\d_]+(?: [^\W\d_]+){0,2}")
"""A section's name and a part of it that no list knows: ``كرة عربية >> دوري المحترفين``."""
_SITE_AND = re.compile(r"(?:جريدة|صحيفة|موقع|وكالة|بوابة)\s[^»›>]{2,30}[»›>]")
"""A newspaper's name, from which a path leads: ``جريدة الأفق >> محليات``."""
_LEADING = " »›>|/"
_BACK = fold("عودة إلى") + " "
_HOME = fold("الرئيسية")
"""What a breadcrumb begins with, whatever sections it leads through."""
_LONGEST_PATH = 2
_LONGEST_LABEL = 40
_LONGEST_JOINED = 30
_HEADLINE_WORDS = 4
"""At least, of a headline right after a related heading: ``اقرأ أيضا افتتاح جسر جديد للمشاة``."""
_LONGEST_COUNT = 7
"""Letters of a count beside a section; more figures are a day: ``العراق 20 01 2011``."""
SECTION_FORM = re.compile(
    r"[أا]خبار (?:\S+ ?){1,2}$|ال[أا]خبار ال\S+(?: \S+)?$|شؤون (?:\S+ ?){1,2}$"
    r"|ال[^\W\d]+(?: ال[^\W\d]+)? وال[^\W\d]+$|[^\W\d]+(?:ير|ات) و[^\W\d]+(?:ير|ات)$"
    r"|[^\W\d_]+(?: [^\W\d_]+){0,2}\s?[-–|(]?\s?(?:ال)?صفحة \d{1,2}\)?$|[^\W\d_]+(?: [^\W\d_]+)? - العدد \d+$"
    r"|(?:[Hh]ome|الر[ئي]يسي[ةه]) [^\W\d]+(?: [^\W\d]+){0,2}$"
)
"""Sections' names that no list needs to hold: ``أخبار لبنان``, ``الثقافة والفنون``, ``تقارير ومتابعات``.

The number of a printed page or issue may stand beside it: ``محليات - صفحة 14``, ``محليات - العدد 2497``.
"""
_QUOTES = "\"«“'"
"""What opens a label's words where a headline quotes them."""
_RUNS = frozenset((Sign.WIDGET, Sign.NAVIGATION, Sign.COMMENTS, Sign.SECTION))
_LONGEST_PHRASE = 28
"""Letters of the longest phrase that is looked for among others."""
_BETWEEN = " 0123456789"
_LONGEST_INSIDE = 90
"""Letters of the longest line in which words of navigation are looked for; a longer one is prose."""


class Wording(NamedTuple):
    """What a line's wording says."""

    sign: Sign
    is_own: bool
    """The phrase is the layout's own, not a general one."""
    rest: str = ""
    """What follows the phrase on the line."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Every phrase of a layout and of the general grammar, folded. There is one for each layout (`vocabulary`)."""

    whole: dict[str, Wording]
    labels: dict[tuple[str, str], Wording]
    openings: dict[str, tuple[tuple[str, Wording], ...]]
    """By the first word."""
    inside: tuple[tuple[str, Wording], ...]
    any_inside: re.Pattern[str]
    """Finds whether a line holds any of them, in one look."""
    sections: tuple[str, ...]
    """Section names that open a card's line, longest first: the layout's own, or else the general ones."""

    def section(self, folded: str) -> str | None:
        """The section of the newspaper that a line opens with, where a card's caption follows it."""
        return next((name for name in self.sections if folded == name or folded.startswith(f"{name} ")), None)

    def is_section(self, folded: str) -> bool:
        """Whether a line is the name of a section and nothing else."""
        found = self.whole.get(folded) or self._joined(folded)
        return found.sign is Sign.SECTION if found else SECTION_FORM.match(folded) is not None

    def wording(self, text: str, folded: str) -> Wording | None:
        """What the wording of a line says, the most telling phrase first."""
        return (
            self.whole.get(folded.replace(" و ", " و"))
            or self._pictured(folded)
            or self._joined(folded)
            or self._back(text, folded)
            or self._counted(folded)
            or self._label(text)
            or self._opening(text, folded)
            or self._inside(folded)
            or self._path(text)
            or self._run_together(folded)
        )

    def _pictured(self, folded: str) -> Wording | None:
        """A phrase behind a picture of Unicode's: ``🔗 نسخ الرابط``."""
        return self.whole.get(folded.partition(" ")[2]) if folded >= _PICTURES else None

    def _joined(self, folded: str) -> Wording | None:
        """Two sections as one: ``عربي ودولي``, ``دولي و عربي``."""
        if len(folded) > _LONGEST_JOINED:
            return None
        one, joint, other = folded.partition(" و")
        pair = [found for name in (one, other.lstrip()) if (found := self.whole.get(name))]
        return pair[0] if joint and len(pair) == 2 and all(each.sign is Sign.SECTION for each in pair) else None

    def _back(self, text: str, folded: str) -> Wording | None:
        """The way back to the section that an article is of: ``عودة إلى محليات``."""
        is_back = folded.startswith(_BACK) and ":" not in text
        found = self.whole.get(folded.removeprefix(_BACK)) if is_back else None
        return found if found and found.sign is Sign.SECTION else None

    def _counted(self, folded: str) -> Wording | None:
        """A heading with a count after it, a button with a number before it: ``التعليقات (3)``, ``18 حجم الخط``."""
        bare = folded.rstrip(_BETWEEN)
        found = self.whole.get(bare) if bare != folded else None
        if found is None and folded[:1].isdigit():
            button = self.whole.get(folded.lstrip(_BETWEEN))
            return button if button and button.sign in (Sign.WIDGET, Sign.COMMENTS) else None
        is_day = found is not None and found.sign is Sign.SECTION and len(folded) - len(bare) > _LONGEST_COUNT
        return None if is_day else found

    def _path(self, text: str) -> Wording | None:
        """A path of sections, ``أخبار|اقتصاد``, or a menu of them."""
        text = text.lstrip(_LEADING)
        is_path = len(text) <= _LONGEST_INSIDE and _PATH.search(text) is not None
        steps = [self.whole.get(fold(part)) for part in _PATH.split(text) if part] if is_path else []
        if not steps:
            return None
        is_short = "/" in text and len(steps) <= _LONGEST_PATH + 2
        if len(steps) > 1 and steps[0] == self.whole[_HOME] and (is_short or _STEP.search(text)):
            return Wording(Sign.SECTION, is_own=False)
        first, last = (step is not None and step.sign is Sign.SECTION for step in (steps[0], steps[-1]))
        if (last and _SITE_AND.match(text)) or (first and _PAIR.fullmatch(text)) or _LADDER.fullmatch(text):
            return Wording(Sign.SECTION, is_own=False)
        if not all(step and step.sign in (Sign.SECTION, Sign.NAVIGATION) for step in steps):
            return None
        sections = [step for step in steps if step and step.sign is Sign.SECTION]
        return Wording(Sign.NAVIGATION, is_own=False) if len(sections) > _LONGEST_PATH else steps[-1]

    def _run_together(self, folded: str) -> Wording | None:
        """Buttons, perhaps with counts, or entries of menus that a dump ran together: ``طباعةأرسل إلى صديق 3``."""
        if len(folded) > _LONGEST_INSIDE:
            return None
        signs: list[Sign] = []
        start = len(folded) - len(folded.lstrip(_BETWEEN))
        while start < len(folded):
            ends = range(min(len(folded), start + _LONGEST_PHRASE), start, -1)
            end = next((end for end in ends if folded[start:end] in self.whole), None)
            if end is None:
                return None
            signs.append(self.whole[folded[start:end]].sign)
            start = len(folded) - len(folded[end:].lstrip(_BETWEEN))
        if folded.startswith(f"{_HOME} ") and signs[1:] == [Sign.SECTION]:
            return Wording(Sign.SECTION, is_own=False)  # ``الرئيسية أخبار محلية``: a path of which the marks are lost
        kinds = [kind for kind in (Sign.WIDGET, Sign.NAVIGATION) if kind in signs]
        return Wording(kinds[0], is_own=False) if len(signs) > 1 and kinds and _RUNS.issuperset(signs) else None

    def _label(self, text: str) -> Wording | None:
        separator = _SEPARATOR.search(text, 1, _LONGEST_LABEL)
        if separator is None or text[0] in _QUOTES:
            return None
        found = self.labels.get((fold(text[: separator.start()]), separator[1][0].translate(_MARKS)))
        return found and found._replace(rest=text[separator.end() :])

    def _opening(self, text: str, folded: str) -> Wording | None:
        for phrase, found in self.openings.get(folded.partition(" ")[0], ()):
            if folded.startswith(phrase):
                rest = text.split(" ")[phrase.count(" ") :]
                is_headline = len(rest) >= _HEADLINE_WORDS and text[0] not in _QUOTES and not text.endswith(":")
                return found._replace(rest=" ".join(rest)) if is_headline or found.sign is not Sign.RELATED else None
        return None

    def _inside(self, folded: str) -> Wording | None:
        if len(folded) > _LONGEST_INSIDE or self.any_inside.search(folded) is None:
            return None
        return next((found for phrase, found in self.inside if phrase in folded), None)


_MARKS = str.maketrans("–—.…", "--::")
"""Dashes are one mark, and dots after a label stand for its colon."""


@lru_cache(maxsize=256)
def _vocabulary(own: tuple[tuple[Sign, tuple[str, ...]], ...]) -> Vocabulary:
    whole: dict[str, Wording] = {}
    labels: dict[tuple[str, str], Wording] = {}
    openings: dict[str, list[tuple[str, Wording]]] = {}
    inside: list[tuple[str, Wording]] = []
    for source, is_own in ((GENERAL.items(), False), (own, True)):
        for sign, phrases in source:
            wording = Wording(sign, is_own)
            for phrase in phrases:
                bare = phrase.strip(f"{_OPEN} ")
                if phrase.startswith(_OPEN):
                    inside.append((fold(bare), wording))
                elif phrase.endswith(_OPEN) and bare[-1] in ":،|–-":
                    labels[fold(bare[:-1]), bare[-1].translate(_MARKS)] = wording
                elif phrase.endswith(_OPEN):
                    opening = f"{fold(bare)} "
                    openings.setdefault(opening.partition(" ")[0], []).append((opening, wording))
                else:
                    whole[fold(bare)] = wording
    by_length = {word: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for word, found in openings.items()}
    sections = sorted(map(fold, dict(own).get(Sign.SECTION, SECTIONS)), key=lambda name: (-len(name), name))
    any_inside = re.compile("|".join(re.escape(phrase) for phrase, _ in inside))
    return Vocabulary(whole, labels, by_length, tuple(inside), any_inside, tuple(sections))


def vocabulary(phrases: Phrases) -> Vocabulary:
    """The general phrases with a layout's own, which win."""
    return _vocabulary(tuple(phrases.items()))
