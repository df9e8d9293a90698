"""From lines to regions of blocks that tile the page: heads, text, related sections, furniture.

One pass from top to bottom. Each line is labelled by the first rule that knows it; a line that no rule knows is
unclassified, never dropped. Markup hints only sharpen what the text shows.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, pairwise
from typing import ClassVar, NamedTuple

from etl.arabic.reporting import goes_on_saying
from etl.arabic.words import is_job, opens_with_given_name
from etl.model import Block, Line, Role
from etl.publishers.profile import Layout, Sign
from etl.publishers.vocabulary import vocabulary
from etl.transform.appended import ENDING, LOOKAHEAD, starts_article
from etl.transform.fields.bylines import has_newsroom, read_author, read_name
from etl.transform.fields.captions import is_scene
from etl.transform.head_above import label_furniture
from etl.transform.head_lines import label_head, label_top
from etl.transform.headings import is_named, is_numbered, is_set_off
from etl.transform.heads import Head, first_head, head_end, is_index, text_alone
from etl.transform.look import Look
from etl.transform.pictured import MARKS, is_again, is_in_gallery, rule_of_caption
from etl.transform.related import is_dated_card, label_dated, label_poll, read_box, read_related
from etl.transform.sheet import Sheet
from etl.transform.tags import label_keywords, label_tags, label_topics, run_of_tags
from etl.transform.titles import CUT

_SUBHEADING_WORDS = 14
_FEW_WORDS = 4
_NAME_WORDS = 4
_HEADLINE_WORDS = 3
_QUESTION = "؟"
_AND = "و"
"""What a lone word begins with that leads on to the line below: ``وقال``."""
_FEWEST_QUESTIONS = 5
"""Short lines that ask, where a text is an interview and they are no headings."""
_USUAL_SIZE = 3
"""Of letters, where old markup says no other."""
_BROKEN_WORDS = 8
_LAST_WORDS = 16
"""A line of so many words right below the text closes it, even without a stop: headlines are shorter."""
_FEWEST_TEASERS = 3
_BIOGRAPHY_WORDS = 30
_FEWEST_TOLD = 3
"""Paragraphs above one that says who the author is."""
_SENTENCE_ENDS = (".", "؟", "!", ".»", '."')


class Region(NamedTuple):
    """Blocks that stand together and belong to one article, or to none."""

    article: int | None
    blocks: tuple[Block, ...]


def split(lines: tuple[Line, ...], layout: Layout) -> tuple[Region, ...]:
    """The regions of a page; their blocks tile its lines."""
    sheet = Sheet(lines, vocabulary(layout.phrases))
    _Reading(sheet, layout).read()
    return tuple(Region(article, tuple(blocks)) for article, blocks in groupby(sheet.blocks(), key=lambda b: b.article))


class _Reading:
    """A page being read from top to bottom. Every method that reads returns the next line to read."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self.sheet = sheet
        self.layout = layout
        self.article = -1
        self.headline: str | None = None
        """Of the article that is being read, folded."""
        self.size = 0
        """Of that headline's letters, where the markup gives it."""
        self.is_over = False
        """The article's text is known to have ended."""
        self.paragraphs = 0
        asked = [this for this, below in pairwise(sheet.looks) if this.is_bare and below.is_prose]
        self.is_interview = sum(each.text.endswith(_QUESTION) for each in asked) >= _FEWEST_QUESTIONS
        self.marks_headings = False
        """Whether headings in the article's text are set off with asterisks."""
        self.cards: set[str] = set()
        """Folded lines of the related sections read so far: one of them may be the headline of an appended article."""

    def read(self) -> None:
        """Label every line that a rule knows."""
        index = self._read_top()
        while index < len(self.sheet):
            index = self._read_at(index)

    def _read_top(self) -> int:
        """Label all above the text of what the page is about, or the whole of a page that holds no article."""
        if (head := first_head(self.sheet, self.layout)) is not None:
            return self._open(head, 0)
        if (body := text_alone(self.sheet)) is not None:
            self.article += 1
            label_top(self.sheet, body, self.article)
            return body
        self._read_without_article()
        return len(self.sheet)

    def _read_without_article(self) -> None:
        """A page of furniture, or a section's index: the headlines and teasers of other pages."""
        of_index = is_index(self.sheet)
        for index, each in enumerate(self.sheet.looks):
            if of_index and (each.is_bare or each.is_prose):
                self.sheet.put(index, Role.TICKER, "general: section index", None, opens=not each.is_prose)
            else:
                label_furniture(self.sheet, index)

    def _open(self, head: Head, start: int) -> int:
        self.article += 1
        self.is_over, self.paragraphs, self.marks_headings = False, 0, False
        each = self.sheet.looks[head.headline]
        self.headline, self.size = each.folded, each.line.hints.size if each.line.hints else 0
        label_head(self.sheet, head, start, self.article, self.layout)
        return head.body

    def _starts_article(self, index: int) -> bool:
        if self.paragraphs == 0:
            return False
        return self._is_set_as_headline(index) or starts_article(self.sheet, index, self.cards, is_over=self.is_over)

    def _is_set_as_headline(self, index: int) -> bool:
        """Whether a bold line above prose has the letters of the headline, or the link to the page's top above it."""
        each, pair = self.sheet.looks[index], self.sheet.looks[index - 1 : index + 2 : 2]
        hints, beside = each.line.hints, [near.line.hints for near in pair]
        if hints is None or not hints.is_strong or not each.is_bare or each.words < _HEADLINE_WORDS:
            return False
        if len(pair) < 2 or not pair[1].is_prose or beside[0] is None or beside[1] is None:
            return False
        is_below_top = beside[0].link_density == 1 and beside[0].href is None
        return is_below_top or hints.size == self.size > max(_USUAL_SIZE, beside[1].size)

    def _read_at(self, index: int) -> int:
        """Label the line at ``index``, and perhaps some below it."""
        if self._starts_article(index):
            head = Head(None, index, head_end(self.sheet, index, self.layout))
            return self._open(head, index - self._has_kicker(index))
        sign = self._sign(index)
        if sign in _SIGNED:
            return self._read_signed(index, sign)
        return self._readers.get(sign, _Reading._read_text)(self, index)

    def _has_kicker(self, index: int) -> bool:
        return self.sheet.labels[index - 1] is None and self.sheet.looks[index - 1].words <= _FEW_WORDS

    def _sign(self, index: int) -> Sign | None:
        """What a line's sign means below the first paragraph; a link within the page is a button."""
        hints, sign = self.sheet.looks[index].line.hints, self.sheet.looks[index].sign
        if sign is None and hints is not None and hints.link_density == 1 and hints.href is None:
            return Sign.NAVIGATION
        if sign is Sign.BYLINE and self.paragraphs and has_newsroom(self.sheet.looks[index].text):
            return Sign.SIGN_OFF
        if sign is Sign.CREDIT and not self._is_beside_caption(index) and not self._text_follows(index):
            return Sign.NAVIGATION
        return sign

    def _is_beside_caption(self, index: int) -> bool:
        beside = self.sheet.looks[max(0, index - 1) : index + 2]
        return any(each.sign is Sign.CAPTION for each in beside)

    def _read_related(self, index: int) -> int:
        end = read_related(self.sheet, index, self.article, self.layout, self._ends_section, is_over=self.is_over)
        label_topics(self.sheet, range(index + 1, end), self.article)
        return end

    def _ends_section(self, index: int) -> bool:
        """Whether an article starts below a related section; the line may be of a card, and is noted as such."""
        starts = self._starts_article(index)
        if self.sheet.looks[index].is_bare:
            self.cards.add(self.sheet.looks[index].folded)
        return starts

    def _read_box(self, index: int) -> int:
        return read_box(self.sheet, index, self.article, self._starts_article, is_over=self.is_over)

    def _read_signed(self, index: int, sign: Sign | None) -> int:
        role = _SIGNED[sign]
        above = self.sheet.labels[index - 1]
        if sign is Sign.BYLINE and self.paragraphs and (above is None or above.role is Role.NAVIGATION):
            return index + 1  # of what stands above it: the page's own furniture, or what no rule knows
        article = None if role is Role.NAVIGATION else self.article
        opens = role is not Role.NAVIGATION and not self._goes_on(index, sign)
        self.sheet.put(index, role, f"general: {role}", article, opens=opens)
        self.is_over = self.is_over or (sign is Sign.SIGN_OFF and not self._text_follows(index))
        return index + 1

    def _goes_on(self, index: int, sign: Sign | None) -> bool:
        """Whether a caption's line belongs to the caption above it: the caption of a credit, or the same again."""
        above = self.sheet.labels[index - 1]
        if sign not in (Sign.CAPTION, Sign.CREDIT) or above is None or above.role is not Role.CAPTION:
            return False
        return sign is Sign.CAPTION or self.sheet.looks[index].folded == self.sheet.looks[index - 1].folded

    def _read_text(self, index: int) -> int:
        """A line without a sign: text, a subheading, a tag, or what no rule knows."""
        each = self.sheet.looks[index]
        if self.is_over:
            return self._read_beyond(index)
        if self.paragraphs and (end := self._read_box_without_heading(index)):
            return end
        if told := self._told_by_neighbours(index):
            role, rule = told
            self.sheet.put(index, role, rule, self.article)
        elif each.is_prose or each.is_item:
            self.sheet.put(index, Role.LIST_ITEM if each.is_item else Role.PARAGRAPH, "general: prose", self.article)
            self.paragraphs += each.is_prose
        elif each.is_foreign:
            self.sheet.put(index, Role.WIDGET, "general: no Arabic letter", self.article)
        elif each.folded == self.headline:
            self.sheet.put(index, Role.HEADLINE, "general: headline printed again in the text", self.article)
        elif self.paragraphs and is_dated_card(self.sheet, index):
            for part in (index, index + 1):
                self.sheet.put(part, Role.CARD, "general: another story and its day", self.article, opens=part == index)
            return index + 2
        elif self._text_follows(index):
            role, rule = self._short(index)
            self.marks_headings |= role is Role.SUBHEADING and each.text.startswith(MARKS)
            self.sheet.put(index, role, rule, self.article, opens=not is_again(self.sheet, index))
        else:
            return self._read_last(index)
        return index + 1

    def _read_box_without_heading(self, index: int) -> int | None:
        """Label what begins here of other stories, or asks the readers, without a heading; the first line below it."""
        return (
            label_poll(self.sheet, index) or label_dated(self.sheet, index, self.article) or self._read_teasers(index)
        )

    def _told_by_neighbours(self, index: int) -> tuple[Role, str] | None:
        """What a line is by those beside it, prose or not, and by which rule."""
        if self._is_biography(index):
            return Role.SIGN_OFF, "general: who the author is"
        if is_in_gallery(self.sheet, index):
            return Role.CAPTION, "general: below which of a gallery's pictures it is"
        is_heading = self.paragraphs > 0 and is_numbered(self.sheet, index)
        return (Role.SUBHEADING, "general: number and a few words above prose") if is_heading else None

    def _read_beyond(self, index: int) -> int:
        """A line without a sign below an article that has ended."""
        if len(tags := self._tags(index)) > 1:
            return self._read_tags(tags)
        if self.sheet.looks[index].is_foreign:
            self.sheet.put(index, Role.WIDGET, "general: no Arabic letter", None)
        return index + 1

    def _read_last(self, index: int) -> int:
        """A short line with no text below it: a related article, a tag, a name, a sentence, or what no rule knows."""
        each = self.sheet.looks[index]
        if self._is_below_card(index):
            self.sheet.put(index, Role.CARD, "general: below a related article on one line", self.article)
        elif len(tags := self._tags(index)) > 1:
            return self._read_tags(tags)
        elif each.is_arabic and self.paragraphs > 1 and self._may_sign(index) and self._is_name(each):
            self.sheet.put(index, Role.BYLINE, "general: a name below the text", self.article)
        elif self._is_below_text(index) and (each.text.endswith(_SENTENCE_ENDS) or each.words >= _LAST_WORDS):
            self.sheet.put(index, Role.PARAGRAPH, "general: sentence that closes the text", self.article)
        elif self._is_below_text(index) and self._is_broken(index):
            for part in (index, index + 1):
                self.sheet.put(
                    part, Role.PARAGRAPH, "general: sentence in two lines", self.article, opens=part == index
                )
            return index + 2
        elif index + 1 == len(self.sheet) and each.words > _FEW_WORDS and self.sheet.labels[index - 1] is not None:
            self.sheet.put(index, Role.PARAGRAPH, "general: last line of a truncated page", self.article)
        return index + 1

    def _is_broken(self, index: int) -> bool:
        """Whether a long line without a stop goes on with the one right below it, which has one."""
        this, below = self.sheet.looks[index], self.sheet.looks[index + 1 : index + 2]
        is_long = this.words >= _BROKEN_WORDS and not this.text.endswith(_SENTENCE_ENDS)
        return is_long and any(each.is_bare and each.is_sentence and not each.after_blank for each in below)

    def _read_teasers(self, index: int) -> int | None:
        """Label teasers of other stories that begin here, below the text, without a heading, and each cut short."""
        if self.sheet.looks[index - 1].text.endswith(CUT):
            return None
        end = index
        while end < len(self.sheet) and self.sheet.looks[end].text.endswith(CUT):
            end += 1
        if end - index < _FEWEST_TEASERS or self._text_follows(end - 1):
            return None
        for teaser in range(index, end):
            self.sheet.put(teaser, Role.TICKER, "general: teasers of other stories", None, opens=teaser == index)
        self.is_over = True
        return end

    def _is_biography(self, index: int) -> bool:
        """Whether the last line of a text says who the bearer of the name above the line is."""
        above = self.sheet.labels[index - 1]
        is_below_name = self.paragraphs > 0 and above is not None and above.role is Role.BYLINE
        return (is_below_name and self._is_last_of_job(index)) or self._tells_of_author(index)

    def _tells_of_author(self, index: int) -> bool:
        """Whether the last paragraph says what the article's author does: ``نبيل الحداد صحافي مقيم في البصرة.``."""
        each = self.sheet.looks[index]
        may_be = self.paragraphs >= _FEWEST_TOLD and each.words <= _BIOGRAPHY_WORDS and opens_with_given_name(each.text)
        if not may_be or self._text_follows(index):
            return False
        labels = enumerate(self.sheet.labels[:index])
        lines = [self.sheet.looks[n].text for n, label in labels if label and label.role is Role.BYLINE]
        authors = (author.name for line in lines if (found := read_author(line)) for author in found.authors)
        name = next((name for name in authors if each.text.startswith(f"{name} ")), None)
        return name is not None and is_job(each.text.removeprefix(name).lstrip(" ،,"))

    def _is_last_of_job(self, index: int) -> bool:
        """Whether a line with no text below it begins with what somebody does."""
        each = self.sheet.looks[index]
        return each.words <= _BIOGRAPHY_WORDS and is_job(each.text) and not self._text_follows(index)

    def _is_below_card(self, index: int) -> bool:
        """Whether a line without a stop goes on with related articles of which the first had its label beside it."""
        above, each = self.sheet.labels[index - 1], self.sheet.looks[index]
        is_below = above is not None and above.role is Role.CARD
        return is_below and each.words > _FEW_WORDS and not each.text.endswith(_SENTENCE_ENDS)

    @staticmethod
    def _is_name(each: Look) -> bool:
        """Whether a line is one or more names; what is longer than a name or two must open as names do."""
        return read_name(each.text) is not None and (each.words <= _NAME_WORDS or opens_with_given_name(each.text))

    def _may_sign(self, index: int) -> bool:
        """Whether a line may name who wrote the text above it: not in the page's furniture, and not with a stop."""
        above = self.sheet.labels[index - 1]
        is_apart = above is not None and above.role in (Role.NAVIGATION, Role.TICKER, Role.COMMENTS)
        return not is_apart and not self.sheet.looks[index].text.endswith(_SENTENCE_ENDS)

    def _is_below_text(self, index: int) -> bool:
        above = self.sheet.labels[index - 1]
        return above is not None and above.role is Role.PARAGRAPH

    def _short(self, index: int) -> tuple[Role, str]:
        """A short line with text below it: a caption, a subheading above prose, else text."""
        if rule := rule_of_caption(self.sheet, index, marks_headings=self.marks_headings):
            return Role.CAPTION, f"general: {rule}"
        if self._is_name(self.sheet.looks[index]) and self._is_last_of_job(index + 1):
            return Role.BYLINE, "general: a name above who bears it"
        below = self.sheet.looks[index + 1]
        if self.sheet.looks[index].text.endswith(":") and not (
            is_set_off(self.sheet, index) or is_named(self.sheet, index)
        ):
            return Role.PARAGRAPH, "general: line that announces a list"
        is_next = (
            below.is_prose
            or below.words > _SUBHEADING_WORDS
            or below.sign in (Sign.CAPTION, Sign.CREDIT)
            or below.is_item
            or below.text.endswith(":")
        )
        this = self.sheet.looks[index]
        closes_run = below.after_blank and not this.after_blank
        is_question = self.is_interview and this.text.endswith(_QUESTION)
        leads_on = (this.words == 1 and this.text.startswith(_AND)) or goes_on_saying(this.text)
        is_heading = not (this.is_sentence or closes_run or is_question or leads_on)
        if is_next and this.words <= _SUBHEADING_WORDS and is_heading:
            return Role.SUBHEADING, "general: short line above prose"
        role = Role.CAPTION if is_scene(this.text) else Role.PARAGRAPH
        return role, "general: short line in the text"

    def _text_follows(self, index: int) -> bool:
        """Whether prose of this article stands within the next few lines, with no end of the article before it."""
        for below in range(index + 1, min(index + 1 + LOOKAHEAD, len(self.sheet))):
            each = self.sheet.looks[below]
            if each.is_prose:
                return True
            if each.sign in ENDING or self._starts_article(below):
                return False
        return False

    def _tags(self, index: int) -> range:
        return run_of_tags(self.sheet, index, self._starts_article)

    def _read_tags(self, run: range) -> int:
        self.is_over = True
        return label_tags(self.sheet, run, self.article)

    def _read_keywords(self, index: int) -> int:
        below = label_keywords(self.sheet, index, self.article)
        self.is_over = self.is_over or not self._goes_on_below_box(index, below)
        return below

    def _goes_on_below_box(self, start: int, below: int) -> bool:
        """Whether prose stands below topics that share a box with related cards, as the older BBC has them."""
        above, following = self.sheet.labels[start - 1], self.sheet.looks[below : below + 1]
        is_in_box = above is not None and above.role is Role.CARD
        return is_in_box and any(each.is_prose for each in following)

    def _read_comments(self, index: int) -> int:
        self.is_over = True
        self.sheet.put(index, Role.COMMENTS, "general: comments", None)
        below = index + 1
        while below < len(self.sheet) and not self._starts_article(below):
            if self.sheet.looks[below].sign in (Sign.RELATED, Sign.TICKER, Sign.NAVIGATION):
                break
            self.sheet.put(below, Role.COMMENTS, "general: comments", None, opens=False)
            below += 1
        return below

    _readers: ClassVar[dict[Sign | None, Callable[[_Reading, int], int]]] = {
        Sign.RELATED: _read_related,
        Sign.TICKER: _read_box,
        Sign.COMMENTS: _read_comments,
        Sign.KEYWORDS: _read_keywords,
    }
    """What reads below a line with one of these signs; text below all others."""


_SIGNED: dict[Sign | None, Role] = {
    Sign.WIDGET: Role.WIDGET,
    Sign.NAVIGATION: Role.NAVIGATION,
    Sign.SIGN_OFF: Role.SIGN_OFF,
    Sign.CREDIT: Role.CAPTION,
    Sign.CAPTION: Role.CAPTION,
    Sign.STAMP: Role.STAMP,
    Sign.BYLINE: Role.BYLINE,
    Sign.DATELINE: Role.DATELINE,
    Sign.BOX_END: Role.WIDGET,
    Sign.ITEM_MARK: Role.WIDGET,
}
