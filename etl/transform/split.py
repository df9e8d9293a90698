"""From lines to regions of blocks that tile the page: heads, text, related sections, furniture.

One pass from top to bottom. Each line is labelled by the first rule that knows it; a line that no rule knows is
unclassified, never dropped. Markup hints only sharpen what the text shows.
"""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from etl.model import Block, Line, Role
from etl.publishers.profile import Layout, Sign
from etl.publishers.vocabulary import vocabulary
from etl.transform.fields.bylines import has_newsroom, read_name
from etl.transform.fields.datelines import read_dateline
from etl.transform.heads import Head, first_head, head_end, label_furniture, label_head
from etl.transform.related import read_box, read_related
from etl.transform.sheet import Sheet

_SUBHEADING_WORDS = 14
_TAG_WORDS = 4
_FEWEST_HEADLINE_WORDS = 3
_LOOKAHEAD = 8


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
    """A page being read from top to bottom."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self.sheet = sheet
        self.layout = layout
        self.article = -1
        self.is_over = False
        """The article's text is known to have ended."""
        self.paragraphs = 0
        self.cards: set[str] = set()
        """Folded lines of the related sections read so far: one of them may be the headline of an appended article."""

    def read(self) -> None:
        """Label every line that a rule knows."""
        head = first_head(self.sheet)
        if head is None:
            for index in range(len(self.sheet)):
                label_furniture(self.sheet, index)
            return
        index = self._open(head, 0)
        while index < len(self.sheet):
            index = self._read_at(index)

    def _open(self, head: Head, start: int) -> int:
        self.article += 1
        self.is_over, self.paragraphs = False, 0
        label_head(self.sheet, head, start, self.article, self.layout)
        return head.body

    def _read_at(self, index: int) -> int:
        """Label the line at ``index``, and perhaps some below it; return the next line to read."""
        if self._starts_article(index):
            start = index - self._has_kicker(index)
            return self._open(Head(None, index, head_end(self.sheet, index)), start)
        sign = self.sheet.looks[index].sign
        if sign is Sign.RELATED:
            below = read_related(
                self.sheet, index, self.article, self.layout, self._starts_article, is_over=self.is_over
            )
            self.cards.update(look.folded for look in self.sheet.looks[index:below] if not look.is_prose)
            return below
        if sign is Sign.TICKER:
            return read_box(self.sheet, index, self.article, self._starts_article, is_over=self.is_over)
        if sign is Sign.COMMENTS:
            return self._read_comments(index)
        if sign is Sign.KEYWORDS:
            return self._read_keywords(index)
        if sign is Sign.BYLINE and self.paragraphs and has_newsroom(self.sheet.looks[index].text):
            sign = Sign.SIGN_OFF
        if sign is Sign.CREDIT and (self.is_over or not self._text_follows(index)) and not self._captions_stand(index):
            sign = Sign.NAVIGATION
        if sign in _SIGNED:
            return self._put_signed(index, sign)
        return self._read_text(index)

    def _captions_stand(self, index: int) -> bool:
        """Whether a credit's caption is beside it; a copyright line at the page's end has none."""
        beside = self.sheet.looks[max(0, index - 1) : index + 2]
        return any(each.sign is Sign.CAPTION for each in beside)

    def _put_signed(self, index: int, sign: Sign) -> int:
        before = self.sheet.labels[index - 1]
        goes_on = sign in (Sign.CAPTION, Sign.CREDIT) and before is not None and before.role is Role.CAPTION
        goes_on = goes_on and (
            sign is Sign.CAPTION or self.sheet.looks[index].folded == self.sheet.looks[index - 1].folded
        )
        role, article = _SIGNED[sign], None if sign is Sign.NAVIGATION else self.article
        self.sheet.put(index, role, f"general: {sign}", article, opens=not goes_on and role is not Role.NAVIGATION)
        self.is_over = self.is_over or (sign is Sign.SIGN_OFF and not self._text_follows(index))
        return index + 1

    def _read_text(self, index: int) -> int:
        """A line without a sign: text, a subheading, a tag, or what no rule knows."""
        sheet, each = self.sheet, self.sheet.looks[index]
        if each.is_prose and not self.is_over:
            role = Role.LIST_ITEM if each.is_item else Role.PARAGRAPH
            sheet.put(index, role, "general: prose", self.article)
            self.paragraphs += 1
            return index + 1
        if self.is_over or each.is_prose:
            return self._read_tags(index) if self._tags_from(index) > 1 else index + 1
        if each.is_item:
            sheet.put(index, Role.LIST_ITEM, "general: bullet", self.article)
        elif self._text_follows(index):
            sheet.put(index, *self._short(index), self.article)
        elif each.words <= _TAG_WORDS and self._tags_from(index) > 1:
            return self._read_tags(index)
        elif read_name(each.text) and self.paragraphs > 1:
            sheet.put(index, Role.BYLINE, "general: a name below the text", self.article)
        elif self._is_last(index) and each.words > _TAG_WORDS:
            sheet.put(index, Role.PARAGRAPH, "general: last line of a truncated page", self.article)
        return index + 1

    def _short(self, index: int) -> tuple[Role, str]:
        """A short line with text below it: a subheading where prose is next, else a short paragraph."""
        below = self.sheet.looks[index + 1]
        is_next = below.is_prose or below.sign in (Sign.CAPTION, Sign.CREDIT) or below.is_item
        if is_next and self.sheet.looks[index].words <= _SUBHEADING_WORDS:
            return Role.SUBHEADING, "general: short line above prose"
        return Role.PARAGRAPH, "general: short line in the text"

    def _text_follows(self, index: int) -> bool:
        """Whether prose of this article stands within the next few lines, with no end of the article before it."""
        for below in range(index + 1, min(index + 1 + _LOOKAHEAD, len(self.sheet))):
            each = self.sheet.looks[below]
            if each.is_prose:
                return True
            if each.sign in _ENDING or self._starts_article(below):
                return False
        return False

    def _is_last(self, index: int) -> bool:
        return index + 1 == len(self.sheet)

    def _tags_from(self, index: int) -> int:
        """How many short lines without a sign stand together from here."""
        end = index
        while end < min(len(self.sheet), index + 30) and self._is_tag(end):
            end += 1
        return end - index

    def _is_tag(self, index: int) -> bool:
        each = self.sheet.looks[index]
        return (each.is_bare or each.sign is Sign.SECTION) and each.words <= _TAG_WORDS

    def _read_tags(self, index: int) -> int:
        end = index + self._tags_from(index)
        for tag in range(index, end):
            self.sheet.put(tag, Role.KEYWORDS, "general: tags below the text", self.article, opens=tag == index)
        self.is_over = True
        return end

    def _read_keywords(self, index: int) -> int:
        self.sheet.put(index, Role.KEYWORDS, "general: keywords", self.article)
        below = index + 1
        while not self.sheet.looks[index].rest and below < len(self.sheet) and self._is_tag(below):
            self.sheet.put(below, Role.KEYWORDS, "general: keywords", self.article, opens=False)
            below += 1
        self.is_over = True
        return below

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

    def _has_kicker(self, index: int) -> bool:
        above = self.sheet.labels[index - 1]
        return above is None and self.sheet.looks[index - 1].words <= _TAG_WORDS

    def _starts_article(self, index: int) -> bool:
        """Whether another article's headline stands here: printed twice, known from a card, or above a dateline."""
        sheet, each = self.sheet, self.sheet.looks[index]
        if self.article < 0 or not self.paragraphs or each.is_prose or each.words < _FEWEST_HEADLINE_WORDS:
            return False
        if each.sign not in (None, Sign.BYLINE, Sign.CAPTION):
            return False
        below = sheet.looks[index + 1] if index + 1 < len(sheet) else None
        if below is not None and below.folded == each.folded:
            return False
        again = sheet.next_same.get(index)
        if again is not None and self._is_head(index, again):
            return True
        if each.folded in self.cards and self._prose_from(index + 1):
            return True
        return below is not None and (below.sign is Sign.DATELINE or self._is_wire(index + 1))

    def _is_head(self, first: int, again: int) -> bool:
        """Two prints of a headline, with a head's lines between them and text below."""
        between = self.sheet.looks[first + 1 : again]
        if any(each.sign in _ENDING for each in between) or sum(each.is_prose for each in between) > 1:
            return False
        below = self.sheet.looks[again + 1 : again + 2]
        if any(each.sign is Sign.WIDGET for each in between):
            return True
        is_furnished = self.is_over or any(each.sign in _OF_HEADS for each in (*between, *below))
        return is_furnished and self._prose_from(again + 1)

    def _prose_from(self, index: int) -> bool:
        """Whether two lines of prose stand together below a head's lines."""
        below = self.sheet.looks[index : index + _LOOKAHEAD]
        prose = next((n for n, each in enumerate(below) if each.is_prose), None)
        if prose is None or any(each.sign in _ENDING for each in below[:prose]):
            return False
        return prose + 1 < len(below) and below[prose + 1].is_prose

    def _is_wire(self, index: int) -> bool:
        """Whether prose opens with an agency's dateline, place and all."""
        each = self.sheet.looks[index]
        found = read_dateline(each.text) if each.is_prose else None
        return found is not None and found.place is not None


_SIGNED = {
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
_OF_HEADS = (Sign.CAPTION, Sign.CREDIT, Sign.STAMP, Sign.BYLINE, Sign.SECTION)
"""Signs of a head's lines; without one a line printed twice may frame a quotation."""
_ENDING = (Sign.RELATED, Sign.TICKER, Sign.COMMENTS, Sign.KEYWORDS, Sign.SIGN_OFF)
"""Signs below which the text of the article above them does not simply go on."""
