"""An article's head on an HTML page: its headline, and what stands between that and the text."""

from __future__ import annotations

import re
from functools import cached_property

from etl.arabic.calendars import find_day
from etl.arabic.fold import fold
from etl.arabic.words import is_job, is_name, is_person, is_place, names, newsroom, opens_with_given_name
from etl.model import Role
from etl.publishers.profile import Sign
from etl.transform.fields.bylines import read_author
from etl.transform.fields.keywords import are_run_together
from etl.transform.fields.stamps import without_age
from etl.transform.head_names import is_filed, names_reporter
from etl.transform.markup.above import NEAR, Above
from etl.transform.markup.boxes import is_heading, is_story_link
from etl.transform.markup.elements import HEADINGS
from etl.transform.markup.part import (
    BYLINE_NAMES,
    COMMENT_NAMES,
    LINKED,
    LONG_WORDS,
    NUMBERED,
    SECTION_WORDS,
    SHARE_NAMES,
    STAMP_WORDS,
    STANDFIRST_NAMES,
    Part,
)

_DAY_REACH = 2
"""Lines above a headline among which a blog prints the day of what follows."""
_BYLINE_WORDS = 8
_NAME_WORDS = 4
_STANDFIRST_WORDS = 6
_SET_OFF_WORDS = 3
_POINT_WORDS = 4
_TOLD_LINES = 20
"""Lines of the text in which the subject of a picture would be named."""
_HEADING_OF_SUMMARY = "heading of a summary"
_POINTS = "points between headline and text"
_BULLETS = ("•", "●", "■", "◆")
_DAY = re.compile(r"\d.*\d{2}")
_SLASHED = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}(?!\d)")
_ROLE = re.compile(r"(?:Author|Role)\s*[,،]\s*\S")
"""How the BBC labels its bylines for readers who cannot see them."""
_CUES = ("كتب", "كتبت", "بقلم", "إعداد", "تقرير", "تحقيق", "حوار")
_ISSUE = re.compile(r"العدد\s*[:(]?\s*\d+|(?:آخر|اخر) تحديث")
"""The number of a printed issue beside the day on which it came out; a page's last change, beside its day."""
_ARABIC = re.compile("[\u0621-\u064a]")

Reading = tuple[Role, str]
"""A role, and the rule that gives it."""


class Head(Part):
    """The head of one article."""

    def read(self) -> None:
        """Label every line of the head that a rule knows."""
        self._author_above()
        Above(self.labels, self.standing, self.article).read()
        headline = fold(self.labels.text(self.standing.headline))
        self.put(self.standing.headline, Role.HEADLINE, "headline")
        for number in range(self.standing.headline + 1, self.standing.text_starts):
            if not self.labels.is_free(number):
                continue
            if fold(self.labels.text(number)) == headline:
                self.put(number, Role.HEADLINE, "headline printed again")
            elif self._is_rest(number):
                self.put(number, Role.HEADLINE, "headline", opens=False)
            elif self._is_job(number):
                self.put(number, Role.BYLINE, "what the author does", opens=False)
            elif found := self._point(number) or self._by_wording(number) or self._by_place(number):
                self.put(number, *found, opens=found[0] is not Role.WIDGET and not self.goes_on(number, found[0]))
        self._issue()

    def _is_rest(self, number: int) -> bool:
        """Whether a headline in letters larger than all others goes on below a break."""
        hints, above = self.labels.hints(number), self.labels.hints(number - 1)
        is_next = number == self.standing.headline + 1 and hints.container == above.container
        return is_next and hints.size == above.size and self.labels.outline.largest() == number - 1

    def _author_above(self) -> None:
        """The box of a column's author above the headline: ``ندى الحداد``, and below ``كاتبة وروائية لبنانية``."""
        first = self.labels.outline.containers[self.standing.around].first_line
        for number in range(self.standing.headline - 1, max(first, self.standing.headline - NEAR), -1):
            if self._is_job(number):
                self.put(number - 1, Role.BYLINE, "author above the headline")
                self.put(number, Role.BYLINE, "what the author does", opens=False)
                return

    def _is_job(self, number: int) -> bool:
        """Whether a line says what the bearer of the name above it does, in a box that the headline is not in."""
        text, name = self.labels.text(number), self.labels.text(number - 1)
        if not is_job(text) or not (is_name(name) or self._is_byline(number - 1)):
            return False
        box = self.labels.outline.lowest(number - 1, number)
        return not self.labels.outline.within(self.standing.headline, box)

    def _issue(self) -> None:
        """The day right above the headline or of the printed issue, where the article has no other stamp."""
        if not self.is_free_of(Role.STAMP):
            return
        for number in range(max(self.standing.first_line, self.standing.headline - _DAY_REACH), self.standing.headline):
            if self.labels.is_free(number) and self.labels.sign(number) is Sign.STAMP:
                self.put(number, Role.STAMP, "day above the article")
                return
        for number in range(self.standing.first_line, self.standing.headline):
            if self.labels.is_free(number) and self._is_stamp(number) and self._is_of_issue(number):
                self.put(number, Role.STAMP, "day of the issue")
                return

    def _is_of_issue(self, number: int) -> bool:
        """Whether the number of an issue, or the day of the last change, stands on a line or on one right beside it."""
        beside = range(max(self.standing.first_line, number - 1), min(number + 1, self.standing.headline) + 1)
        return any(_ISSUE.search(self.labels.text(n)) for n in beside if n == number or not self._is_stamp(n))

    def _by_wording(self, number: int) -> Reading | None:
        """What a line of the head says that it is."""
        labels = self.labels
        if self.is_caption(number) or NUMBERED.fullmatch(labels.text(number)):
            return self.captioned(number, "head")
        if self._is_stamp(number) and labels.sign(number) not in (Sign.DATELINE, Sign.NAVIGATION):
            return Role.STAMP, "a day in the head"
        if are_run_together(labels.text(number)):
            return Role.KEYWORDS, "tags in the head"
        if _ROLE.match(labels.text(number)) or self._is_cue(number):
            return Role.BYLINE, "label of a byline"
        sign = labels.sign(number)
        if sign is Sign.SIGN_OFF and names_reporter(labels.look(number)):
            return Role.BYLINE, "reporter as the source"
        return self.by_sign(number, "head") or self._by_names(number)

    def _point(self, number: int) -> Reading | None:
        """The standfirst, where it is several points: a box of its own, or bold lines that open the text."""
        is_next = self._is_given(number - 1, _POINTS)
        if not is_next and not self.is_free_of(Role.STANDFIRST):
            return None
        if self.is_in_text(number):
            is_point = self._is_bold(number) and (is_next or self._is_bold(number + 1))
        else:
            is_point = self._opens_list(number) or (is_next and self.box(number) == self.box(number - 1))
        return (Role.STANDFIRST, _POINTS) if is_point else None

    def _opens_list(self, number: int) -> bool:
        """Whether a box between headline and text, without a heading, holds nothing but points: a list or bullets."""
        box = self.labels.outline.containers[self.box(number)]
        if number != box.first_line or number == box.last_line or self._is_given(number - 1, _HEADING_OF_SUMMARY):
            return False
        points = range(number, box.last_line + 1)
        return all(self.labels.text(n).startswith(_BULLETS) for n in points) or all(map(self._is_item, points))

    def _is_item(self, number: int) -> bool:
        """Whether a line is an entry of a list that says nothing of itself."""
        return self.labels.hints(number).element == "li" and self._is_saying(number)

    def _is_bold(self, number: int) -> bool:
        """Whether a line above the prose of a text is bold, and neither a heading nor of a text that is bold itself."""
        hints, starts = self.labels.hints(number), self.standing.text_starts
        is_bold = hints.is_strong and hints.element not in HEADINGS and not self.labels.hints(starts).is_strong
        return is_bold and number < starts and self._is_saying(number)

    def _is_saying(self, number: int) -> bool:
        """Whether some words without a link are neither day nor byline nor anything else that heads hold."""
        is_long = self.words(number) >= _SET_OFF_WORDS and self.labels.hints(number).link_density < LINKED
        return is_long and self._by_wording(number) is None

    def _is_given(self, number: int, rule: str) -> bool:
        given = self.labels.given[number - 1]
        return given is not None and given.rule.endswith(rule)

    def _by_names(self, number: int) -> Reading | None:
        """What the names of an element, or a person's, say that a line of the head is."""
        hints = self.labels.hints(number)
        if hints.tokens & SHARE_NAMES or hints.element == "button":
            return Role.WIDGET, "share buttons"
        if hints.tokens & COMMENT_NAMES:
            return Role.COMMENTS, "comments in the head"
        if self.words(number) <= SECTION_WORDS and self.is_named_section(number):
            return Role.SECTION, "called a section in the head"
        if self._is_in_row_of_captions(number):
            return Role.CAPTION, "beside a caption in the head"
        return (Role.BYLINE, "a name in the head") if self._is_byline(number) else None

    def _by_place(self, number: int) -> Reading | None:
        """What a line of the head is by where it stands."""
        hints = self.labels.hints(number)
        if hints.link_density >= LINKED:
            return self._linked(number)
        if hints.after_picture and self._is_plain(number):
            return Role.CAPTION, "below a picture in the head"
        if self._is_standfirst(number):
            return Role.STANDFIRST, "between headline and text"
        is_running = hints.element == "p" or self.labels.is_sentence(number)
        if self.is_in_text(number) and is_running and self.words(number) >= _STANDFIRST_WORDS:
            return Role.PARAGRAPH, "first line of the text"
        if self.is_in_text(number) and is_heading(self.labels, number):
            return Role.SUBHEADING, "heading that opens the text"
        return self._in_summary(number)

    def _is_plain(self, number: int) -> bool:
        """Whether a line may be the words below a picture: neither prose nor set off as a standfirst is."""
        words, element = self.words(number), self.labels.hints(number).element
        if words > LONG_WORDS or self.labels.look(number).is_prose:
            return False
        is_foreign = words == 1 and _ARABIC.search(self.labels.text(number)) is None  # ``İstanbul``
        return not is_foreign and (element not in ("p", "h2") or words < _STANDFIRST_WORDS)

    def _is_in_row_of_captions(self, number: int) -> bool:
        """Whether a line stands beside a caption, alike, in the next cell of a table whose pictures are above."""
        above, containers = self.labels.given[number - 2], self.labels.outline.containers
        if above is None or above.role is not Role.CAPTION:
            return False
        hints, beside = self.labels.hints(number), self.labels.hints(number - 1)
        cells = (containers[hints.container], containers[beside.container])
        are_cells = all(cell.element == "td" and cell.first_line == cell.last_line for cell in cells)
        are_alike = are_cells and cells[0].parent == cells[1].parent and hints.tokens == beside.tokens
        return are_alike and not is_person(self.labels.text(number))

    def _is_cue(self, number: int) -> bool:
        """Whether a word alone introduces the names on the next line: ``كتب``, which above books is their section."""
        return self.labels.text(number).rstrip(" :") in _CUES and self._is_byline(number + 1)

    def _in_summary(self, number: int) -> Reading | None:
        """Points that sum the article up between its headline and its text, and the heading above them."""
        hints, below = self.labels.hints(number), self.labels.hints(number + 1)
        if hints.element == "li" and self.words(number) >= _POINT_WORDS:
            return Role.LIST_ITEM, "point of a summary"
        if hints.element in HEADINGS and below.element == "li" and below.link_density < LINKED:
            return Role.SUBHEADING, _HEADING_OF_SUMMARY
        return None

    def _linked(self, number: int) -> Reading:
        if is_story_link(self.labels, number):
            return Role.TICKER, "link to another story in the head"
        is_section = self.words(number) <= SECTION_WORDS and self.labels.hints(number).href is not None
        if is_section and self.is_free_of(Role.SECTION):
            return Role.SECTION, "section link in the head"
        return Role.NAVIGATION, "link in the head"

    def _is_standfirst(self, number: int) -> bool:
        hints = self.labels.hints(number)
        if not self.is_free_of(Role.STANDFIRST):
            return False
        is_set_off = hints.element in ("h1", "h2", "h3") or bool(hints.tokens & STANDFIRST_NAMES)
        if is_set_off and number == self.standing.headline + 1 and self._is_signed_below(number):
            return True
        fewest = _SET_OFF_WORDS if is_set_off and not self.is_in_text(number) else _STANDFIRST_WORDS
        return self.words(number) >= fewest and (is_set_off or not self.is_in_text(number))

    def _is_signed_below(self, number: int) -> bool:
        """Whether a day or an author stands between a line of the head and the text."""
        return any(self._is_stamp(n) or self._is_byline(n) for n in range(number + 1, self.standing.text_starts))

    def _is_stamp(self, number: int) -> bool:
        """A short line with a day in it, or an age and counters, whoever is named beside it."""
        text = self.labels.text(number)
        if self.words(number) > STAMP_WORDS:
            return False
        before, ago, after = without_age(text)
        if ago and before.count(" ") < _NAME_WORDS and not any(map(str.isalpha, after)):
            return True
        if _DAY.search(text) is None:
            return False
        return _SLASHED.search(text) is not None or find_day(text) is not None

    def _is_told_of(self, name: str) -> bool:
        """Whether the text speaks of somebody: the picture above a name then shows whom it names."""
        first = self.standing.text_starts
        told = range(first, min(first + _TOLD_LINES, self.text_end) + 1)
        return any(fold(name) in fold(self.labels.text(number)) for number in told)

    @cached_property
    def _headings(self) -> frozenset[str]:
        """Headings of the text, which a table of contents above it repeats."""
        labels, told = self.labels, range(self.standing.text_starts, self.text_end + 1)
        return frozenset(labels.text(n) for n in told if labels.hints(n).element in HEADINGS)

    def _is_byline(self, number: int) -> bool:
        text, words = self.labels.text(number), self.words(number)
        hints = self.labels.hints(number)
        is_named = bool(hints.tokens & BYLINE_NAMES)
        is_linked_name = hints.link_density >= LINKED and opens_with_given_name(text)
        if hints.element in HEADINGS and not is_named and not is_linked_name:
            return False
        if words > _BYLINE_WORDS or text in self._headings:
            return False
        if hints.after_picture and not is_named and self._is_told_of(text):
            return False
        above = self.labels.given[number - 2]
        if above is not None and above.role is Role.BYLINE and is_place(text):
            return True  # from where the author above reports
        is_at_border = number in (self.standing.headline + 1, self.standing.text_starts - 1)
        if (is_at_border and is_filed(text)) or (is_named and read_author(text) is not None):
            return True
        may_be_name = words <= _NAME_WORDS and (opens_with_given_name(text) or not hints.after_picture)
        return newsroom(text) is not None or (may_be_name and is_name(text)) or _are_persons(text)


def _are_persons(text: str) -> bool:
    """Whether a line is the names of several authors: ``ليلى مراد وكريم الصباغ``."""
    listed = names(text)
    return len(listed) > 1 and all(map(is_person, listed))
