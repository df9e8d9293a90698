"""An HTML page read: its heads, texts, boxes and furniture, by where they stand in the markup.

The same roles and the same grammar of wordings as for text pages; what the order of lines must guess there, the
containers say here.
"""

from __future__ import annotations

import re
from itertools import groupby

from etl.arabic.calendars import find_day
from etl.arabic.fold import fold
from etl.arabic.words import is_name, newsroom
from etl.model import Rendering, Role
from etl.publishers.profile import Layout, Sign
from etl.transform.markup.boxes import (
    box_end,
    box_sign,
    is_heading,
    is_story_link,
    is_tag,
    label_box,
    label_related,
)
from etl.transform.markup.labels import Labels
from etl.transform.markup.outline import Standing
from etl.transform.split import Region

_LINKED = 0.6
_WHOLE_LINK = 0.95
_KICKER_WORDS = 5
_BYLINE_WORDS = 8
_SUBHEADING_WORDS = 16
_STANDFIRST_WORDS = 6
_LONG_WORDS = 20
_SECTION_WORDS = 4
_STAMP_WORDS = 18
_NEAR = 4
"""Lines above a headline among which its section, kicker and stamp stand."""

_DAY = re.compile(r"\d.*\d{2}")
_SLASHED = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}(?!\d)")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_CAPTION_NAMES = frozenset(("caption", "credit", "credits", "photographer"))
_BYLINE_NAMES = frozenset(("byline", "author", "authors", "writer"))
_SHARE_NAMES = frozenset(("share", "sharing", "social", "addthis", "toolbar", "tools"))
_COMMENT_NAMES = frozenset(("comments", "comment", "disqus", "reply"))
_STANDFIRST_NAMES = frozenset(("standfirst", "lede", "excerpt", "subtitle", "subheadline", "sapo", "intro"))

_HEAD_SIGNS = {
    Sign.WIDGET: Role.WIDGET,
    Sign.STAMP: Role.STAMP,
    Sign.BYLINE: Role.BYLINE,
    Sign.DATELINE: Role.DATELINE,
    Sign.SECTION: Role.SECTION,
    Sign.KICKER: Role.KICKER,
    Sign.NAVIGATION: Role.NAVIGATION,
    Sign.KEYWORDS: Role.KEYWORDS,
    Sign.SIGN_OFF: Role.SIGN_OFF,
    Sign.CAPTION: Role.CAPTION,
    Sign.CREDIT: Role.CAPTION,
    Sign.COMMENTS: Role.COMMENTS,
}


def read_markup(rendering: Rendering, layout: Layout) -> tuple[Region, ...]:
    """The regions of an HTML page; their blocks tile its lines."""
    labels = Labels.of(rendering, layout)
    standings = labels.outline.standings()
    for article, standing in enumerate(standings):
        _Reading(labels, standing, article).read(
            standings[article + 1].first_line - 1 if article + 1 < len(standings) else len(rendering.lines)
        )
    _label_furniture(labels)
    return tuple(
        Region(article, tuple(blocks)) for article, blocks in groupby(labels.blocks(), key=lambda b: b.article)
    )


class _Reading:
    """One article being read, and what stands between it and the next."""

    def __init__(self, labels: Labels, standing: Standing, article: int) -> None:
        self.labels = labels
        self.standing = standing
        self.article = article
        self.text_end = min(labels.outline.containers[standing.text].last_line, standing.last_line)

    def read(self, last: int) -> None:
        """Label everything down to ``last`` that belongs to the article or stands below it."""
        self._boxes(last)
        self._above()
        self._head()
        self._text()
        self._below(last)

    def _put(self, number: int, role: Role, rule: str, *, opens: bool = True) -> None:
        article = None if role in (Role.NAVIGATION, Role.TICKER, Role.COMMENTS) else self.article
        self.labels.put(number, role, rule, article, opens=opens)

    # Boxes -----------------------------------------------------------------------------------------------------

    def _boxes(self, last: int) -> None:
        labels, number = self.labels, self.standing.headline + 1
        while number <= last:
            sign = box_sign(labels, number) if labels.is_free(number) else None
            if sign is None:
                number += 1
                continue
            end = box_end(labels, number, last, self.standing)
            if sign is Sign.RELATED and end > number:
                label_related(labels, number, end, self.article)
            elif sign is not Sign.RELATED:
                label_box(labels, number, end, sign)
            number = end + 1

    # Above the headline ----------------------------------------------------------------------------------------

    def _above(self) -> None:
        first = self.labels.outline.containers[self.standing.around].first_line
        near = range(self.standing.headline - 1, max(first, self.standing.headline - _NEAR) - 1, -1)
        for number in near:
            if not self._names_above(number):
                break

    def _names_above(self, number: int) -> bool:
        """Label one line above the headline, if it belongs to it."""
        labels, hints = self.labels, self.labels.hints(number)
        words = labels.text(number).count(" ") + 1
        if hints.link_density >= _LINKED:
            is_section = words <= _SECTION_WORDS and labels.sign(number) is not Sign.NAVIGATION
            self._put(
                number, Role.SECTION if is_section and self._is_free_of(Role.SECTION) else Role.NAVIGATION, "breadcrumb"
            )
            return True
        sign = labels.sign(number)
        if _CLOCK.fullmatch(labels.text(number)):
            self._put(number, Role.WIDGET, "clock above the headline")
            return True
        if sign in (Sign.STAMP, Sign.SECTION, Sign.KICKER):
            self._put(number, _HEAD_SIGNS[sign], f"{sign} above the headline")
            return True
        if sign is None and words <= _KICKER_WORDS and number == self.standing.headline - 1:
            self._put(number, Role.KICKER, "short line above the headline")
            return True
        return False

    def _is_free_of(self, role: Role) -> bool:
        return not any(given and given.role is role and given.article == self.article for given in self.labels.given)

    # Head ------------------------------------------------------------------------------------------------------

    def _head(self) -> None:
        labels = self.labels
        headline = fold(labels.text(self.standing.headline))
        self._put(self.standing.headline, Role.HEADLINE, "headline")
        for number in range(self.standing.headline + 1, self.standing.text_starts):
            if not labels.is_free(number):
                continue
            if fold(labels.text(number)) == headline:
                self._put(number, Role.HEADLINE, "headline printed again")
            else:
                self._head_line(number)

    def _head_line(self, number: int) -> None:
        labels, hints = self.labels, self.labels.hints(number)
        look, words = labels.look(number), labels.text(number).count(" ") + 1
        if _is_caption(labels, number):
            self._put(number, Role.CAPTION, "caption in the head")
        elif _is_stamp(labels.text(number), words):
            self._put(number, Role.STAMP, "a day in the head")
        elif look.sign in _HEAD_SIGNS:
            self._put(number, _HEAD_SIGNS[look.sign], f"{look.sign} in the head")
        elif hints.tokens & _SHARE_NAMES or hints.element == "button":
            self._put(number, Role.WIDGET, "share buttons", opens=False)
        elif hints.tokens & _COMMENT_NAMES:
            self._put(number, Role.COMMENTS, "comments in the head")
        elif _is_byline(labels, number, words):
            self._put(number, Role.BYLINE, "a name in the head")
        elif hints.link_density >= _LINKED:
            self._put(number, *self._linked_in_head(number, words))
        elif hints.after_picture and words <= _LONG_WORDS and not look.is_prose and hints.element not in ("p", "h2"):
            self._put(number, Role.CAPTION, "below a picture in the head")
        elif self._is_standfirst(number, words):
            self._put(number, Role.STANDFIRST, "between headline and text")
        elif labels.outline.within(number, self.standing.text) and hints.element == "p" and words >= _STANDFIRST_WORDS:
            self._put(number, Role.PARAGRAPH, "first line of the text")
        elif labels.outline.within(number, self.standing.text) and is_heading(labels, number):
            self._put(number, Role.SUBHEADING, "heading that opens the text")

    def _linked_in_head(self, number: int, words: int) -> tuple[Role, str]:
        if is_story_link(self.labels, number):
            return Role.TICKER, "link to another story in the head"
        is_section = (
            words <= _SECTION_WORDS and self._is_free_of(Role.SECTION) and self.labels.hints(number).href is not None
        )
        return (Role.SECTION, "section link in the head") if is_section else (Role.NAVIGATION, "link in the head")

    def _is_standfirst(self, number: int, words: int) -> bool:
        labels, hints = self.labels, self.labels.hints(number)
        if not self._is_free_of(Role.STANDFIRST) or words < _STANDFIRST_WORDS:
            return False
        is_outside = not labels.outline.within(number, self.standing.text)
        return is_outside or hints.element in ("h2", "h3") or bool(hints.tokens & _STANDFIRST_NAMES)

    # Text ------------------------------------------------------------------------------------------------------

    def _text(self) -> None:
        self._closing_notice()
        for number in range(self.standing.text_starts, self.text_end + 1):
            if self.labels.is_free(number):
                self._text_line(number)

    def _closing_notice(self) -> None:
        """A box below the last paragraph that speaks of the site itself is no text, however well it reads."""
        containers, labels = self.labels.outline.containers, self.labels
        last = labels.hints(self.text_end).container
        while last != self.standing.text and containers[last].parent not in (self.standing.text, None):
            last = containers[last].parent or 0
        if last == self.standing.text or containers[last].first_line <= self.standing.text_starts:
            return
        box = range(containers[last].first_line, self.text_end + 1)
        if any(labels.is_free(number) and labels.sign(number) is Sign.NAVIGATION for number in box):
            for number in box:
                self._put(number, Role.NAVIGATION, "notice below the text", opens=False)

    def _text_line(self, number: int) -> None:
        labels, hints, text = self.labels, self.labels.hints(number), self.labels.text(number)
        words = text.count(" ") + 1
        if _is_caption(labels, number):
            self._put(number, Role.CAPTION, "caption in the text")
        elif labels.outline.is_prose(number) and words > _LONG_WORDS:
            self._put(number, self._prose_role(number), "prose")
        elif hints.link_density >= _LINKED:
            self._linked(number)
        else:
            self._short(number, words)

    def _prose_role(self, number: int) -> Role:
        hints, containers = self.labels.hints(number), self.labels.outline.containers
        container: int | None = hints.container
        while container is not None and container != self.standing.text:
            if containers[container].element == "blockquote":
                return Role.BLOCKQUOTE
            if containers[container].element == "li":
                return Role.LIST_ITEM
            container = containers[container].parent
        return Role.PARAGRAPH

    def _linked(self, number: int) -> None:
        """A line of the text that is a link as a whole: another story, a tag, a button."""
        labels = self.labels
        if labels.hints(number).element == "p" and not is_story_link(labels, number):
            self._put(number, self._prose_role(number), "linked line of the text")
        elif is_tag(labels, number):
            self._put(number, Role.KEYWORDS, "tags in the text")
        elif is_story_link(labels, number) and not labels.look(number).rest:
            self._put(number, Role.CARD, "link to another story in the text")
        elif labels.sign(number) is Sign.RELATED:
            self._put(number, Role.CARD, "related article on one line")
        else:
            self._put(number, Role.WIDGET, "link in the text")

    def _short(self, number: int, words: int) -> None:
        labels, hints = self.labels, self.labels.hints(number)
        look = labels.look(number)
        if look.sign is Sign.RELATED:
            role = Role.CARD if look.rest and hints.href else Role.RELATED_HEADING
            self._put(number, role, "related article on one line")
        elif look.sign in _HEAD_SIGNS and not look.is_prose:
            self._put(number, _HEAD_SIGNS[look.sign], f"{look.sign} in the text")
        elif hints.tokens & _SHARE_NAMES or hints.element in ("button", "label"):
            self._put(number, Role.WIDGET, "button in the text", opens=False)
        elif is_heading(labels, number) and words <= _SUBHEADING_WORDS:
            self._put(number, Role.SUBHEADING, "heading in the text")
        elif look.is_prose or hints.element in ("p", "li", "blockquote") or hints.container == self.standing.text:
            self._put(number, self._prose_role(number), "line of the text")
        elif hints.after_picture:
            self._put(number, Role.CAPTION, "below a picture in the text")

    # Below the text --------------------------------------------------------------------------------------------

    def _below(self, last: int) -> None:
        """Keywords and sign-offs between the text and the end of what holds the article."""
        around = self.labels.outline.containers[self.standing.around]
        in_keywords = False
        for number in range(self.text_end + 1, min(max(around.last_line, self.text_end + _NEAR), last) + 1):
            if not self.labels.is_free(number):
                in_keywords = False
                continue
            in_keywords = self._closes(number, in_keywords=in_keywords)

    def _closes(self, number: int, *, in_keywords: bool) -> bool:
        """Label one line below the text; whether keywords go on below it."""
        labels, hints = self.labels, self.labels.hints(number)
        words = labels.text(number).count(" ") + 1
        if words > _LONG_WORDS or labels.outline.is_prose(number):
            return False
        is_link = hints.link_density > _WHOLE_LINK
        if is_link and words <= _SECTION_WORDS and (in_keywords or is_tag(labels, number)):
            self._put(number, Role.KEYWORDS, "tags below the text", opens=False)
            return True
        sign = None if is_link else labels.sign(number)
        if sign is Sign.KEYWORDS:
            self._put(number, Role.KEYWORDS, "keywords below the text")
            return not labels.look(number).rest
        if sign is Sign.SIGN_OFF:
            self._put(number, Role.SIGN_OFF, "sign-off below the text")
        elif sign is Sign.WIDGET or hints.tokens & _SHARE_NAMES or hints.element == "button":
            self._put(number, Role.WIDGET, "buttons below the text", opens=False)
        return False


def _is_stamp(text: str, words: int) -> bool:
    """A short line with a day in it, whoever is named beside it."""
    return (
        words <= _STAMP_WORDS
        and _DAY.search(text) is not None
        and (_SLASHED.search(text) is not None or find_day(text) is not None)
    )


def _is_caption(labels: Labels, number: int) -> bool:
    hints = labels.hints(number)
    if hints.element in ("figcaption", "caption"):
        return True
    container: int | None = hints.container
    is_in_figure = container is not None and labels.outline.containers[container].element == "figure"
    if is_in_figure:
        return True
    is_short = labels.text(number).count(" ") < 40
    return (
        is_short
        and bool(hints.tokens & _CAPTION_NAMES)
        and hints.link_density < _LINKED
        and labels.sign(number) is not Sign.STAMP
    )


def _is_byline(labels: Labels, number: int, words: int) -> bool:
    text = labels.text(number)
    if words > _BYLINE_WORDS:
        return False
    if newsroom(text) is not None:
        return True
    return is_name(text) and (bool(labels.hints(number).tokens & _BYLINE_NAMES) or words <= 4)


def _label_furniture(labels: Labels) -> None:
    """What no article claims: menus, boxes of other stories, comments; prose that no rule knows stays unclassified."""
    for number in range(1, len(labels.outline.lines) + 1):
        if not labels.is_free(number):
            continue
        hints = labels.hints(number)
        if hints.tokens & _COMMENT_NAMES:
            labels.put(number, Role.COMMENTS, "in a container for comments", None, opens=False)
        elif is_story_link(labels, number):
            labels.put(number, Role.TICKER, "link to another story", None, opens=False)
        elif (
            hints.link_density >= _LINKED
            or labels.outline.is_apart[hints.container]
            or labels.text(number).count(" ") < _LONG_WORDS
        ):
            labels.put(number, Role.NAVIGATION, "outside the articles", None, opens=False)
