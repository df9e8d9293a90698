"""An article's keywords on a text page: below a heading, on one line, at the head of a related section, or bare."""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.model import Role
from etl.publishers.profile import Sign
from etl.transform.sheet import Sheet

_TAG_WORDS = 4
_PLAIN_TAG_WORDS = 2
_TOPIC_WORDS = 3
_MOST_TAGS = 8
_LONGEST_RUN = 30
_LONGEST_LIST = 150
_TOLD_LINES = 120
"""Lines above a tag in which the text that it names is looked for."""
_LISTED = re.compile(r"[،,|#]\s|\s/\s")
_SENTENCE_ENDS = (".", "؟", "!", ".»", '."')
_ABOVE_TAGS = (
    Role.PARAGRAPH,
    Role.SUBHEADING,
    Role.LIST_ITEM,
    Role.BLOCKQUOTE,
    Role.CAPTION,
    Role.SIGN_OFF,
    Role.BYLINE,
)
"""What keywords without a heading stand right below."""
_TOLD = (Role.HEADLINE, Role.PARAGRAPH)
_RULE = "general: keywords"

Starts = Callable[[int], bool]
"""Whether an article's head starts at a line."""


def run_of_tags(sheet: Sheet, start: int, starts_article: Starts) -> range:
    """The short lines without a sign that stand together from a line on, none of them another article's headline."""
    end = start
    while end < min(len(sheet), start + _LONGEST_RUN) and _may_be_tag(sheet, end) and not starts_article(end):
        end += 1
    return range(start, end)


def label_tags(sheet: Sheet, run: range, article: int) -> int:
    """Label short lines below a text, and return the first line below them.

    They are keywords where they are a word or two right below the text, or where the text speaks of them; others are
    of the page's furniture.
    """
    above = sheet.labels[run.start - 1]
    spoken_of = sum(_is_spoken_of(sheet, index) for index in run)
    if above is not None and above.role in _ABOVE_TAGS and len(run) <= _MOST_TAGS:
        are_tags = spoken_of > 0 or all(_is_plain(sheet, index) for index in run)
    else:
        are_tags = spoken_of * 3 >= len(run)
    role, owner = (Role.KEYWORDS, article) if are_tags else (Role.NAVIGATION, None)
    for index in run:
        sheet.put(index, role, f"general: {role} below the text", owner, opens=are_tags and index == run.start)
    return run.stop


def label_keywords(sheet: Sheet, heading: int, article: int) -> int:
    """Label the heading of keywords and what it heads, and return the first line below them."""
    sheet.put(heading, Role.KEYWORDS, _RULE, article)
    below = heading + 1
    if sheet.looks[heading].rest:
        return below
    if below < len(sheet) and _is_list(sheet, below):
        sheet.put(below, Role.KEYWORDS, _RULE, article, opens=False)
        below += 1
    while below < len(sheet) and _may_be_tag(sheet, below) and not _is_next_section(sheet, below):
        sheet.put(below, Role.KEYWORDS, _RULE, article, opens=False)
        below += 1
    return below


def label_topics(sheet: Sheet, section: range, article: int) -> None:
    """Keywords are the first cards of a related section that are but a few words each, of which the text speaks."""
    end = section.start
    while end < section.stop and _is_topic(sheet, end):
        end += 1
    topics = range(section.start, end)
    are_words = all(sheet.looks[index].words <= _PLAIN_TAG_WORDS for index in topics)
    spoken_of = sum(_is_spoken_of(sheet, index) for index in topics)
    if (len(topics) > 1 and are_words) or (topics and 2 * spoken_of >= len(topics) and (len(topics) > 1 or are_words)):
        for index in topics:
            sheet.put(index, Role.KEYWORDS, "general: topics that head a related section", article)


def _may_be_tag(sheet: Sheet, index: int) -> bool:
    each = sheet.looks[index]
    if each.text.endswith(_SENTENCE_ENDS):
        return False
    return (each.is_bare or each.sign is Sign.SECTION) and each.words <= _TAG_WORDS


def _is_next_section(sheet: Sheet, index: int) -> bool:
    """Whether a section's name is set off from the keywords above it, and stands right above a headline."""
    this, below = sheet.looks[index], sheet.looks[index + 1 : index + 2]
    is_set_off = this.sign is Sign.SECTION and this.after_blank and not sheet.looks[index - 1].after_blank
    return is_set_off and any(each.is_bare and each.words > _TAG_WORDS and not each.after_blank for each in below)


def _is_plain(sheet: Sheet, index: int) -> bool:
    each = sheet.looks[index]
    return each.is_arabic and each.words <= _PLAIN_TAG_WORDS and not any(map(str.isdigit, each.text))


def _is_list(sheet: Sheet, index: int) -> bool:
    """Whether a line is several keywords with marks between them."""
    each = sheet.looks[index]
    return each.is_bare and len(each.text) <= _LONGEST_LIST and _LISTED.search(each.text) is not None


def _is_topic(sheet: Sheet, index: int) -> bool:
    label = sheet.labels[index]
    return label is not None and label.role is Role.CARD and label.opens and sheet.looks[index].words <= _TOPIC_WORDS


def _is_spoken_of(sheet: Sheet, index: int) -> bool:
    """Whether the article's headline or text, as far as it stands near, holds a line's words."""
    words, reach = sheet.looks[index].folded, slice(max(0, index - _TOLD_LINES), index)
    told = zip(sheet.looks[reach], sheet.labels[reach], strict=True)
    return any(words in each.folded for each, label in told if label is not None and label.role in _TOLD)
