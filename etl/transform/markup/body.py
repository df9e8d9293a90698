"""An article's text on an HTML page, and what closes the article below it."""

from __future__ import annotations

import re

from etl.arabic.calendars import find_day
from etl.arabic.fold import fold
from etl.arabic.reporting import goes_on_saying
from etl.arabic.words import is_person, newsroom
from etl.model import Role
from etl.publishers.profile import Sign
from etl.transform.fields.bylines import read_byline
from etl.transform.fields.keywords import are_run_together
from etl.transform.fields.sections import is_labelled_section
from etl.transform.fields.stamps import read_stamps
from etl.transform.head_names import names_person
from etl.transform.markup.boxes import is_heading, is_story_link, is_tag
from etl.transform.markup.elements import HEADINGS
from etl.transform.markup.part import (
    BYLINE_NAMES,
    COMMENT_NAMES,
    LINKED,
    LONG_WORDS,
    NUMBERED,
    QUOTE_NAMES,
    ROLES,
    SECTION_NAMES,
    SECTION_WORDS,
    SHARE_NAMES,
    STAMP_WORDS,
    STANDFIRST_NAMES,
    Part,
)
from etl.transform.markup.standing import FULL
from etl.transform.unstopped import goes_on_telling

_SUBHEADING_WORDS = 16
_WHOLE_LINK = 0.95
_CLOSING_LINES = 8
"""Lines below the text among which its keywords and sign-offs stand."""
_NOTE_WORDS = 6
_NAME_WORDS = 4
_ISSUE = "العدد"
_PUBLISHED = re.compile(r"(?:تاريخ النشر|تاريخ نشر (?:الخبر|المقال)|نشر(?:ت)? (?:في|بتاريخ|يوم))\s*:?\s")
_BELOW_NUMBER = "below the number of a picture"
_OF_HEADS = (Sign.BYLINE, Sign.DATELINE)
"""What the points of a list only look like: ``الباحة: أمطار خفيفة``."""
_REPLY = re.compile(r"#?0?(?:[2-9]|[1-9]\d{1,2})")
"""Which of a thread's posts stands below, other than the first."""
_MORE = "المزيد"
"""Heads a box of links to other stories in the text; a menu has the same word."""
_OFFERS = (Sign.NAVIGATION, Sign.WIDGET)

Reading = tuple[Role, str]
"""A role, and the rule that gives it."""


class Body(Part):
    """The text of one article."""

    def read(self) -> None:
        """Label every line in the text's container that a rule knows."""
        self._replies()
        self._closing_notice()
        self._notices()
        for number in range(self.standing.text_starts, self.text_end + 1):
            if self.labels.is_free(number) and (found := self._line(number)):
                self.put(number, *found, opens=found[0] is not Role.WIDGET and not self.goes_on(number, found[0]))

    def read_below(self, last: int) -> None:
        """Label keywords, sign-offs and buttons between the text and the end of what holds the article."""
        around = self.labels.outline.containers[self.standing.around].last_line
        self._signature(range(self.text_end + 1, min(self.text_end + 2, last) + 1))
        self._gallery(range(self.text_end + 1, min(around, last) + 1))
        in_keywords = False
        for number in range(
            self.text_end + 1, min(max(around, self.text_end + 4), self.text_end + _CLOSING_LINES, last) + 1
        ):
            in_keywords = self.labels.is_free(number) and self._closes(number, in_keywords=in_keywords)

    def _signature(self, below: range) -> None:
        """A person's name alone right below the text: who wrote it."""
        for number in below:
            if self.labels.is_free(number) and self._is_name(number) and not self._is_signed(self._name(number)):
                self.put(number, Role.BYLINE, "a name below the text")
                return

    def _name(self, number: int) -> str:
        """A line without the asterisk that may stand before a name."""
        return self.labels.text(number).lstrip("* ")

    def _is_name(self, number: int) -> bool:
        """Whether a line is a person's name, and no link."""
        may_be = self.words(number) <= _NAME_WORDS + 1 and self.labels.hints(number).link_density < LINKED
        return may_be and is_person(self._name(number))

    def _is_signed(self, name: str) -> bool:
        """Whether a byline above the text names a person, or a stamp there this one."""
        labels, above = self.labels, range(self.standing.first_line, self.standing.text_starts)
        given = ((labels.text(n), each.role) for n in above if (each := labels.given[n - 1]) is not None)
        return any(name in text or (role is Role.BYLINE and names_person(text)) for text, role in given)

    def _gallery(self, below: range) -> None:
        """The captions of the pictures right below the text, which the buttons and counts of a gallery may part."""
        labels = self.labels
        for number in below:
            if labels.sign(number) is Sign.WIDGET:
                continue
            if not (labels.is_free(number) and self.is_caption(number)) or labels.hints(number).link_density >= LINKED:
                return
            self.put(number, Role.CAPTION, "caption below the text", opens=not self.goes_on(number, Role.CAPTION))

    def _replies(self) -> None:
        """The posts below the first of a forum's thread, each numbered beside its day: ``20-02-2008`` and ``#2``."""
        labels, containers, starts = self.labels, self.labels.outline.containers, self.standing.text_starts
        numbered = (n for n in range(starts + 2, self.text_end + 1) if _REPLY.fullmatch(labels.text(n)))
        reply = next((n for n in numbered if find_day(labels.text(n - 1)) is not None), None)
        if reply is None:
            return
        box = self.labels.outline.lowest(reply - 1, reply)
        while (parent := containers[box].parent) is not None and containers[parent].first_line > starts:
            box = parent
        if containers[box].first_line > starts:
            for number in range(containers[box].first_line, self.text_end + 1):
                self.put(number, Role.COMMENTS, "replies in a thread", opens=False)

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
                self.put(number, Role.NAVIGATION, "notice below the text", opens=False)

    def _notices(self) -> None:
        """Boxes between the paragraphs that speak of the site itself, such as one to sign up for its letters."""
        containers, labels = self.labels.outline.containers, self.labels
        for index in labels.outline.children[self.standing.text]:
            box = range(max(containers[index].first_line, self.standing.text_starts), containers[index].last_line + 1)
            is_notice = len(box) > 1 and labels.is_free(box[0]) and labels.sign(box[0]) is Sign.NAVIGATION
            if is_notice and labels.text(box[0]) == _MORE and all(is_story_link(labels, n) for n in box[1:]):
                self.put(box[0], Role.RELATED_HEADING, "heading of links in the text")
            elif is_notice and not any(map(labels.outline.is_prose, box)):
                for number in box:
                    self.put(number, Role.NAVIGATION, "notice in the text", opens=False)

    def _line(self, number: int) -> Reading | None:
        labels = self.labels
        if shown := self._shown(number):
            return shown
        if labels.outline.is_prose(number) and self._is_told(number):
            return self._prose(number), "prose"
        if labels.hints(number).link_density >= LINKED:
            return self._linked(number)
        if number == self.text_end and are_run_together(labels.text(number)):
            return Role.KEYWORDS, "tags that close the text"
        return self._short(number)

    def _shown(self, number: int) -> Reading | None:
        """What a line is that says what the text shows: a post, or the words below a picture."""
        if self.is_post(number):
            return Role.WIDGET, "post of a social network in the text"
        if self.is_caption(number):
            return self.captioned(number, "text")
        if self._is_numbered(number - 1) and (self._is_numbered(number + 1) or self._follows_numbered(number)):
            return Role.CAPTION, _BELOW_NUMBER
        return None

    def _is_told(self, number: int) -> bool:
        """Whether a line is long or ends as a sentence does, and is no day; the longest days are in Latin letters."""
        words = self.words(number)
        if words > STAMP_WORDS and not self.labels.text(number)[0].isascii():
            return True
        return (words > LONG_WORDS or self.labels.is_sentence(number)) and self.labels.sign(number) is not Sign.STAMP

    def _follows_numbered(self, number: int) -> bool:
        above = self.labels.given[number - 3] if number > 2 else None
        return above is not None and above.rule.endswith(_BELOW_NUMBER)

    def _is_numbered(self, number: int) -> bool:
        is_within = 0 < number <= len(self.labels.outline.lines)
        return is_within and NUMBERED.fullmatch(self.labels.text(number)) is not None

    def _prose(self, number: int) -> Role:
        """A paragraph, unless a list or a quotation holds it, or it opens the text and is called its standfirst."""
        if self._is_standfirst(number):
            return Role.STANDFIRST
        containers = self.labels.outline.containers
        container: int | None = self.labels.hints(number).container
        while container is not None and container != self.standing.text:
            if containers[container].element == "blockquote":
                return Role.BLOCKQUOTE
            if containers[container].element == "li":
                return Role.LIST_ITEM
            container = containers[container].parent
        return Role.PARAGRAPH

    def _is_standfirst(self, number: int) -> bool:
        """Whether names call the first prose a standfirst that the line below does not bear, or bold above a byline."""
        if number == self.text_end or not (self.is_free_of(Role.PARAGRAPH) and self.is_free_of(Role.STANDFIRST)):
            return False
        hints, below = self.labels.hints(number), self.labels.hints(number + 1)
        if hints.is_strong and self.labels.sign(number + 1) is Sign.BYLINE:
            return True
        return bool((hints.tokens - below.tokens) & STANDFIRST_NAMES) and FULL not in below.tokens

    def _linked(self, number: int) -> Reading:
        """A line of the text that is a link as a whole: another story, a tag, a button."""
        labels = self.labels
        sign = Sign.NAVIGATION if labels.sign(number) is Sign.NAVIGATION else labels.heads(number)
        if sign in _OFFERS:
            return ROLES[sign], f"{sign} linked in the text"
        if is_tag(labels, number):
            return Role.KEYWORDS, "tags in the text"
        if labels.hints(number).element == "p" and not is_story_link(labels, number):
            return self._prose(number), "linked line of the text"
        if labels.sign(number) is Sign.RELATED and not labels.look(number).rest:
            return Role.RELATED_HEADING, "link past a related section in the text"
        if is_story_link(labels, number) or labels.sign(number) is Sign.RELATED:
            return Role.CARD, "link to another story in the text"
        return Role.WIDGET, "link in the text"

    def _short(self, number: int) -> Reading | None:
        labels, hints = self.labels, self.labels.hints(number)
        look = labels.look(number)
        if look.sign is Sign.RELATED:
            return (Role.CARD if look.rest and hints.href else Role.RELATED_HEADING), "related article on one line"
        is_point = hints.element == "li" and look.sign in _OF_HEADS
        may_be = look.sign is Sign.SECTION or (look.sign is Sign.BYLINE and not self.is_free_of(Role.PARAGRAPH))
        is_point = is_point or (may_be and number < self.text_end and is_heading(labels, number))
        if not is_point and not hints.tokens & COMMENT_NAMES and (found := self.by_sign(number, "text")):
            return found
        if hints.tokens & SHARE_NAMES or hints.element in ("button", "label"):
            return Role.WIDGET, "button in the text"
        return None if labels.outline.is_boxed(number) else self._by_element(number)

    def _by_element(self, number: int) -> Reading | None:
        """What a short line of the text is by its element and where it stands."""
        labels, hints = self.labels, self.labels.hints(number)
        if hints.is_strong and self._is_site(number):
            return Role.NAVIGATION, "the site's name in the text"
        if self._ends_text(number) and self._is_name(number):
            role = Role.SIGN_OFF if self._is_signed(self._name(number)) else Role.BYLINE
            return role, "a name that closes the text"
        if is_heading(labels, number) and self.words(number) <= _SUBHEADING_WORDS and not self._leads_on(number):
            return self._headed(number)
        is_text = hints.element in ("p", "li", "blockquote") or hints.container == self.standing.text
        is_text = is_text or self._follows_prose(number) or (labels.outline.is_prose(number) and self._goes_on(number))
        is_text = is_text and not (hints.after_picture and self._is_alone(number))
        if labels.look(number).is_prose or is_text:
            return self._prose(number), "line of the text"
        is_caption = hints.after_picture and not hints.tokens & QUOTE_NAMES
        return (Role.CAPTION, "below a picture in the text") if is_caption else None

    def _goes_on(self, number: int) -> bool:
        """Whether a paragraph in a container of its own, or one beside it, goes on with what the text tells."""
        near = range(max(self.standing.text_starts, number - 2), min(self.text_end, number + 2) + 1)
        return any(goes_on_telling(self.labels.text(n)) for n in near)

    def _leads_on(self, number: int) -> bool:
        """Whether a bold line says who goes on to say what the list below it holds."""
        text = self.labels.text(number)
        is_bold = text.endswith(":") and self.labels.hints(number).element not in HEADINGS
        return (
            is_bold
            and number < self.text_end
            and self.labels.hints(number + 1).element == "li"
            and goes_on_saying(text)
        )

    def _ends_text(self, number: int) -> bool:
        """Whether a line is the text's last but for labels, buttons and the site's own words."""
        below = range(number + 1, self.text_end + 1)
        return all(self.labels.sign(n) in _OFFERS or not self.labels.is_free(n) for n in below)

    def _is_site(self, number: int) -> bool:
        """Whether a line is a newsroom's name, which the page's title holds or its top prints too."""
        text = self.labels.text(number)
        if newsroom(text) is None or not text[0].isalpha():
            return False
        above = map(self.labels.text, range(self.standing.first_line, self.standing.headline))
        return text in above or any(fold(text) in title for title in self.labels.outline.titles)

    def _headed(self, number: int) -> Reading:
        """What a heading in the text heads: an offer, links, or the next part of the text."""
        labels = self.labels
        if box := self._headed_box(number):
            if all(labels.sign(n) in _OFFERS for n in box):
                return Role.NAVIGATION, "heading of an offer in the text"
            if all(is_story_link(labels, n) for n in box):
                return Role.RELATED_HEADING, "heading of links in the text"
        if self._heads_list_of_links(number):
            return Role.RELATED_HEADING, "heading of a list of links in the text"
        return Role.SUBHEADING, "heading in the text"

    def _headed_box(self, number: int) -> range:
        """The other lines of a box inside the text that opens with a line."""
        around = self.labels.hints(number).container
        box = self.labels.outline.containers[around]
        is_box = around != self.standing.text and box.first_line == number
        return range(number + 1, box.last_line + 1) if is_box else range(0)

    def _heads_list_of_links(self, number: int) -> bool:
        below = number + 1
        is_in_text = below <= self.text_end and self.labels.hints(below).element == "li"
        return is_in_text and is_story_link(self.labels, below)

    def _follows_prose(self, number: int) -> bool:
        """Whether a line of some words stands in one block with the paragraph above it."""
        above = self.labels.given[number - 2]
        is_beside = self.labels.hints(number - 1).container == self.labels.hints(number).container
        is_below = above is not None and above.role is Role.PARAGRAPH and is_beside
        return is_below and self.words(number) >= _NOTE_WORDS

    def _is_alone(self, number: int) -> bool:
        """Whether a line is all the words of a box inside the text, such as one around a picture."""
        around = self.labels.hints(number).container
        box = self.labels.outline.containers[around]
        return around != self.standing.text and box.first_line == box.last_line

    def _is_beside(self, number: int) -> bool:
        """Whether a link stands in one box with the line above it, and is no button."""
        labels, containers = self.labels, self.labels.outline.containers
        one, other = labels.hints(number - 1).container, labels.hints(number).container
        if labels.sign(number) in (Sign.WIDGET, Sign.NAVIGATION):
            return False
        return one == other or containers[other].parent in (one, containers[one].parent)

    def _is_next_tag(self, number: int) -> bool:
        """Whether a link goes on with the keywords beside it; the author's box below them opens with a name."""
        return self._is_beside(number) and not self._is_author(self.labels.text(number))

    def _is_author(self, name: str) -> bool:
        """Whether a byline above the text is, or closes with, a name."""
        labels = self.labels
        above = range(self.standing.first_line, self.standing.text_starts)
        given = ((n, labels.given[n - 1]) for n in above)
        return any(each and each.role is Role.BYLINE and labels.text(n).endswith(name) for n, each in given)

    def _is_poster(self, number: int) -> bool:
        """Whether a line is who posted a weblog's entry above it, called its author: ``مرسلة بواسطة نبيل الحداد``."""
        is_called = bool(self.labels.hints(number).tokens & BYLINE_NAMES)
        return is_called and self.is_free_of(Role.BYLINE) and read_byline(self.labels.text(number)) is not None

    def _is_day_of_article(self, number: int) -> bool:
        """Whether a day below the text is of an update, or of the article or its issue and none stands above."""
        text = self.labels.text(number)
        if any(stamp.is_update for stamp in read_stamps(text)):
            return True
        return self.is_free_of(Role.STAMP) and (_ISSUE in text or _PUBLISHED.match(text) is not None)

    def _is_category(self, number: int) -> bool:
        """Whether a line below the text says what the article is filed under, and none above it: ``نشرت في محليات``."""
        is_called = not SECTION_NAMES.isdisjoint(self.labels.hints(number).tokens)
        return is_called and self.is_free_of(Role.SECTION) and is_labelled_section(self.labels.text(number))

    def _closes(self, number: int, *, in_keywords: bool) -> bool:
        """Label one line below the text; whether keywords go on below it."""
        labels, hints, words = self.labels, self.labels.hints(number), self.words(number)
        is_prose = labels.outline.is_prose(number)
        if is_prose and goes_on_saying(labels.text(number)):
            self.put(number, Role.PARAGRAPH, "text that goes on below a box")
        if is_prose or words > LONG_WORDS:
            return False
        is_link = hints.link_density > _WHOLE_LINK
        if (
            is_link
            and words <= SECTION_WORDS
            and (is_tag(labels, number) or (in_keywords and self._is_next_tag(number)))
        ):
            self.put(number, Role.KEYWORDS, "tags below the text", opens=False)
            return True
        if self._is_poster(number):
            self.put(number, Role.BYLINE, "who posted it, below the text")
            return False
        sign = None if is_link else labels.sign(number)
        if sign is Sign.KEYWORDS:
            self.put(number, Role.KEYWORDS, "keywords below the text")
            return not labels.look(number).rest
        if sign is Sign.SIGN_OFF:
            self.put(number, Role.SIGN_OFF, "sign-off below the text")
        elif sign is Sign.STAMP and self._is_day_of_article(number):
            self.put(number, Role.STAMP, "day of publication or of an update below the text")
        elif self._is_category(number):
            self.put(number, Role.SECTION, "category below the text")
        elif sign is Sign.WIDGET or hints.tokens & SHARE_NAMES or hints.element == "button":
            self.put(number, Role.WIDGET, "buttons below the text", opens=False)
        return False
