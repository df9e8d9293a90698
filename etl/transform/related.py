"""Related sections and other boxes of other stories: where they end, and where one card ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import takewhile

from etl.arabic.fold import fold
from etl.arabic.words import is_person, opens_with_given_name
from etl.model import Role
from etl.publishers.profile import CardPart, Layout, Sign
from etl.transform.appended import is_above_head
from etl.transform.fields.stamps import read_stamps
from etl.transform.look import Look, is_clock
from etl.transform.sheet import Sheet
from etl.transform.tops import is_poll

_LONG_TEASER = 45
"""Words; a longer paragraph below a related headline is the article's text again."""
_TAG_WORDS = 2
_NAME_WORDS = 4
_SUBHEADING_WORDS = 3
_FEWEST_WORDS_OF_TEXT = 12
"""A shorter sentence below a list of bare headlines is the last one's teaser."""
_LINES_TO_FIRST_OPENER = 4
_CUT = ("…", "...", "[…]", "[...]", "اقرأ المزيد", "إقرأ المزيد", "أكمل القراءة", "قراءة المزيد", "أكمل القراءة »")
_LONGEST_HEADLINE = 30
_FEWEST_WORDS_CUT = 10
"""A shorter line that breaks off is a headline."""
_IN_SECTION = re.compile(r"في [«\"“”][^«»\"“”]{2,30}[»\"“”]")
"""How WordPress says of which section a related story is, below its day: ``في "الأخبار"``."""
DAY_FIRST = re.compile(r"[-•*]\s*(?P<day>\d{4}-\d{2}-\d{2})\s*(?=[^\W\d_]|[“\"«])")
"""How a card on one line begins that has its day before the headline: ``- 2026-03-18انقطاع الماء``."""
_YES_OR_NO = ["نعم", "لا"]
_LABELS_OF_DAYS = frozenset(map(fold, ("تاريخ", "نشر", "نشرت", "آخر")))
_ENDS = (Sign.TICKER, Sign.COMMENTS, Sign.NAVIGATION, Sign.SIGN_OFF, Sign.KEYWORDS, Sign.CREDIT)

_HEADLINES = (None, Sign.BYLINE, Sign.SECTION, Sign.CAPTION, Sign.DATELINE)
"""Signs that a card's headline may seem to bear."""
MALFORMED = "card without a headline"
"""Ends the rule of a block that should have been a card."""

Starts = Callable[[int], bool]
"""Whether an article's head starts at a line."""


def read_related(
    sheet: Sheet, start: int, article: int, layout: Layout, starts_article: Starts, *, is_over: bool
) -> int:
    """Label a related section from its heading on, and return the first line below it.

    ``is_over`` says that the article's text is known to have ended, so that prose can only be a teaser.
    """
    heading = sheet.looks[start]
    owner = layout.owner if heading.is_own else "general"
    if heading.rest:
        sheet.put(start, Role.CARD, f"{owner}: related article on one line", article)
        return start + 1
    sheet.put(start, Role.RELATED_HEADING, f"{owner}: related heading", article)
    index = start + 1
    if is_shaped(sheet.looks[index : index + 4], layout):
        below = _read_shaped(sheet, index, article, layout, starts_article, is_over=is_over)
    else:
        if _announces_links(heading):
            layout = replace(layout, card=(CardPart.HEADLINE,))
            starts_article = partial(_starts_below_blank, sheet, index, starts_article)
        below = _read_plain(sheet, index, article, layout, starts_article, is_over=is_over)
    _reject_headless(sheet, index, below)
    return below


def _announces_links(heading: Look) -> bool:
    """``اقرأ أيضا:`` with its colon stands in running text, and links without teasers follow it."""
    return heading.text.endswith((":", ".."))


def _starts_below_blank(sheet: Sheet, first: int, starts_article: Starts, index: int) -> bool:
    """Whether a blank line sets a line off from links that stand right below their heading, or an article starts."""
    is_set_off = sheet.looks[index].after_blank and not sheet.looks[first].after_blank
    return is_set_off or starts_article(index)


def read_box(sheet: Sheet, start: int, article: int | None, starts_article: Starts, *, is_over: bool) -> int:
    """Label a box about other stories, from its heading on; it is furniture, not the article's cards."""
    sheet.put(start, Role.TICKER, "general: box of other stories", None)
    index, entries = start + 1, 0
    while index < len(sheet) and not starts_article(index):
        each = sheet.looks[index]
        if each.sign in (Sign.RELATED, Sign.COMMENTS, Sign.NAVIGATION, Sign.SIGN_OFF, Sign.KEYWORDS, Sign.TICKER):
            break
        if each.sign is Sign.BOX_END:
            sheet.put(index, Role.TICKER, "general: end of a box of other stories", None, opens=False)
            return index + 1
        if each.sign is Sign.SECTION and index + 1 < len(sheet) and starts_article(index + 1):
            break
        if each.is_prose and article is not None and _is_text(sheet, index, entries, is_over=is_over):
            break
        entries += each.is_bare
        sheet.put(index, Role.TICKER, "general: box of other stories", None, opens=False)
        index += 1
    return index


def is_dated_card(sheet: Sheet, index: int) -> bool:
    """Whether a day without a label stands below a line as long as headlines, and the text goes on below that."""
    this, below = sheet.looks[index], sheet.looks[index + 1 : index + 3]
    is_headline = this.is_bare and this.words > _NAME_WORDS and not this.is_sentence
    is_dated = len(below) == 2 and below[0].sign is Sign.STAMP and below[1].is_prose
    return is_headline and is_dated and not is_clock(below[0].text) and below[0].text[0].isdigit()


def label_dated(sheet: Sheet, index: int, article: int) -> int | None:
    """Label other stories below the text of which each line begins with its day; the first line below them."""
    end = index
    while end < len(sheet) and DAY_FIRST.match(sheet.looks[end].text):
        sheet.put(end, Role.CARD, "general: another story behind its day", article)
        end += 1
    return end if end > index else None


def label_poll(sheet: Sheet, index: int) -> int | None:
    """Label a question to the page's readers with its answers, perhaps below its name; the first line below them."""
    answers = ([each.folded for each in sheet.looks[n + 1 : n + 3]] for n in (index, index + 1))
    asked = next((index + n for n, pair in enumerate(answers) if pair == _YES_OR_NO), None)
    if asked is None or (asked > index and not (sheet.looks[index].is_bare and sheet.looks[index].words <= _TAG_WORDS)):
        return None
    end = asked + 1
    while end < len(sheet) and not sheet.looks[end].is_prose and sheet.looks[end].words <= _TAG_WORDS:
        end += 1
    for line in range(index, end):
        sheet.put(line, Role.TICKER, "general: poll", None, opens=line == index)
    return end


def _read_plain(
    sheet: Sheet, index: int, article: int, layout: Layout, starts_article: Starts, *, is_over: bool
) -> int:
    """Cards that are a headline each, perhaps with a teaser, a stamp and a mark that counts them."""
    headlines, teasers, has_teaser, is_marked = 0, 0, False, False
    is_counted = index < len(sheet) and is_item_mark(sheet.looks[index])
    while index < len(sheet):
        each = sheet.looks[index]
        if each.sign is Sign.BOX_END:
            sheet.put(index, Role.RELATED_HEADING, "general: end of related section", article)
            return index + 1
        if _ends_cards(sheet, index, headlines, starts_article):
            return index
        is_mark = is_item_mark(each) and (is_counted or each.sign is Sign.ITEM_MARK)
        if (each.is_prose and (headlines or not _is_long_headline(each))) or _breaks_off(each):
            may_be_teaser = headlines and not has_teaser and (CardPart.TEASER in layout.card or _breaks_off(each))
            bare = 1 if teasers else headlines
            is_text = each.is_prose and _is_text(sheet, index, bare, is_over=is_over)
            if is_text or not may_be_teaser:
                return index
            has_teaser, teasers = True, teasers + 1
        if is_mark and not headlines and _is_mark_below(sheet, index):
            sheet.put(index, Role.RELATED_HEADING, "general: head of a list", article)
        elif (each.sign is Sign.WIDGET or (each.is_bare and each.is_foreign)) and not is_item_mark(each):
            sheet.put(index, Role.WIDGET, "general: widget in a related section", article)
        else:
            opens = is_mark or (_is_headline(sheet, index) and not is_marked)
            sheet.put(index, Role.CARD, "general: related card", article, opens=opens)
            headlines += _is_headline(sheet, index)
            has_teaser = has_teaser and not _is_headline(sheet, index)
            is_marked = is_mark
        index += 1
    return index


def _ends_cards(sheet: Sheet, index: int, headlines: int, starts_article: Starts) -> bool:
    """Whether a line is no more of a section of cards that has so many headlines so far."""
    each, starts = sheet.looks[index], starts_article(index)
    if each.sign in (*_ENDS, Sign.RELATED) or is_poll(sheet, index):
        return True
    if not headlines:
        return each.sign is Sign.STAMP and any(stamp.is_update for stamp in read_stamps(each.text))
    if (
        starts
        or _are_tags(sheet, index)
        or _is_lone_word(sheet, index)
        or _is_undated(sheet, index, headlines)
        or _is_own_day(sheet, index, headlines)
        or _is_subheading(sheet, index)
    ):
        return True
    return each.sign is Sign.SECTION and index + 1 < len(sheet) and starts_article(index + 1)


def _is_lone_word(sheet: Sheet, index: int) -> bool:
    """Whether a word stands below two headlines or more, and no card below it: what follows the section."""
    each, above, below = sheet.looks[index], sheet.looks[index - 2 : index], sheet.looks[index + 1 : index + 2]
    is_word = each.is_bare and each.words == 1
    is_last = not any(one.is_bare or one.is_prose or one.sign is Sign.STAMP for one in below)
    return is_word and is_last and all(one.is_bare and one.words > _SUBHEADING_WORDS for one in above)


def _is_undated(sheet: Sheet, index: int, headlines: int) -> bool:
    """Whether a few words without a day stand below cards that each have theirs: what follows the section."""
    each, below = sheet.looks[index], sheet.looks[index + 1 : index + 3]
    if not each.is_bare or each.words > _SUBHEADING_WORDS or not _is_headline(sheet, index):
        return False
    if any(one.sign is Sign.STAMP for one in below):
        return False
    labels = takewhile(lambda n: (label := sheet.labels[n]) and label.role is Role.CARD, range(index - 1, -1, -1))
    return sum(sheet.looks[n].sign is Sign.STAMP for n in labels) >= max(headlines, 2)


def _is_headline(sheet: Sheet, index: int) -> bool:
    """A short line of a card that is not the line above it printed again."""
    each = sheet.looks[index]
    return (
        not ((each.is_prose and not _is_long_headline(each)) or _breaks_off(each))
        and each.sign in _HEADLINES
        and _IN_SECTION.fullmatch(each.text) is None
        and not _is_own_section(sheet, index)
        and not _is_author(each, sheet.looks[index - 1])
        and each.folded != sheet.looks[index - 1].folded
    )


def _is_own_section(sheet: Sheet, index: int) -> bool:
    """Whether a section stands below a card's headline, which is longer than the names of sections are."""
    above = sheet.looks[index - 1]
    return sheet.looks[index].sign is Sign.SECTION and above.is_bare and above.words > sheet.looks[index].words


def _is_author(each: Look, above: Look) -> bool:
    """Whether a person's name stands below a card's headline."""
    is_below = each.is_bare and above.is_bare and each.words < min(above.words, _NAME_WORDS)
    return is_below and opens_with_given_name(each.text) and is_person(each.text)


def _is_subheading(sheet: Sheet, index: int) -> bool:
    """Whether a few words below longer headlines, and right above prose, are where the article's text goes on."""
    each, above = sheet.looks[index], sheet.looks[index - 2 : index]
    is_short = each.is_bare and each.words <= _SUBHEADING_WORDS
    are_longer = all(one.is_bare and one.words > 2 * each.words for one in above)
    return is_short and are_longer and any(below.is_prose for below in sheet.looks[index + 1 : index + 2])


def _is_own_day(sheet: Sheet, index: int, headlines: int) -> bool:
    """Whether a labelled stamp below several headlines without stamps is the article's: ``تاريخ 03.04.2016``."""
    each = sheet.looks[index]
    if each.sign is not Sign.STAMP or headlines < 2 or each.folded.partition(" ")[0] not in _LABELS_OF_DAYS:
        return False
    return sheet.looks[index - 1].sign is None and sheet.looks[index - 2].sign is None


def _is_long_headline(each: Look) -> bool:
    """A headline of as many words as prose, but no sentence, and set off as an entry is."""
    is_apart = each.is_prose and each.after_blank and each.words <= _LONGEST_HEADLINE
    return is_apart and not each.text.endswith((".", "…", ":", "؛"))


def _breaks_off(each: Look) -> bool:
    """A teaser that was cut to a length, or ends with the link to its story: ``… ثلاثمئة طن من … اقرأ المزيد``."""
    return each.words >= _FEWEST_WORDS_CUT and each.text.endswith(_CUT)


def _are_tags(sheet: Sheet, index: int) -> bool:
    """Two lines or more of one or two words, below a headline that is longer: the article's tags."""
    pair = sheet.looks[index : index + 2]
    are_short = len(pair) == 2 and all(each.is_bare and each.words <= _TAG_WORDS for each in pair)
    return are_short and sheet.looks[index - 1].words > 2 * _TAG_WORDS - 1


def _is_mark_below(sheet: Sheet, index: int) -> bool:
    return index + 1 < len(sheet) and is_item_mark(sheet.looks[index + 1])


def is_item_mark(each: Look) -> bool:
    """Whether a line only counts the entries of a list: ``list 1 of 4``, ``2``."""
    return each.sign is Sign.ITEM_MARK or each.text.isdigit()


def _reject_headless(sheet: Sheet, start: int, stop: int) -> None:
    """Turn the lines of cards without a headline into unclassified ones, which keeps and reports them."""
    for card in _cards(sheet, start, stop):
        if all(is_item_mark(sheet.looks[n]) or _opens_card(sheet, n) for n in card):
            for n in card:
                sheet.put(n, Role.UNCLASSIFIED, f"general: {MALFORMED}", sheet.labels[n].article, opens=n == card[0])  # type: ignore[union-attr]


def _cards(sheet: Sheet, start: int, stop: int) -> list[list[int]]:
    """The lines of each card of a section."""
    cards: list[list[int]] = []
    for n in range(start, stop):
        label = sheet.labels[n]
        if label is None or label.role is not Role.CARD:
            continue
        if label.opens or not cards or cards[-1][-1] != n - 1:
            cards.append([])
        cards[-1].append(n)
    return cards


def is_shaped(looks: list[Look], layout: Layout) -> bool:
    """Whether cards have a line of section and caption: the layout says so, or the first lines of the section do."""
    if layout.card[0] is CardPart.SECTION_CAPTION and any(_may_open(each) for each in looks[:_LINES_TO_FIRST_OPENER]):
        return True
    opener = next((n for n, each in enumerate(looks[:2]) if each.sign in (Sign.SECTION, Sign.CAPTION)), None)
    if opener == 1 and any(each.sign is Sign.STAMP for each in looks[2:3]):
        return False  # the section and the day of a card, below its headline
    if opener == 1 and any(each.sign is Sign.SECTION for each in looks[3:4]):
        return False  # the sections of two cards, each below its headline
    below = [each for each in looks[opener + 1 :] if each.sign is not Sign.STAMP] if opener is not None else []
    return bool(below) and below[0].is_bare


def _may_open(each: Look) -> bool:
    return each.sign in (Sign.SECTION, Sign.CAPTION, Sign.BYLINE) or each.is_prose


def _is_text(sheet: Sheet, index: int, entries: int, *, is_over: bool) -> bool:
    """Whether a paragraph below an entry is the article's text again, not the entry's teaser."""
    if is_over:
        return False
    each = sheet.looks[index]
    below = sheet.looks[index + 1] if index + 1 < len(sheet) else None
    if each.words >= _LONG_TEASER or (below is not None and below.is_prose):
        return True
    if below is not None and below.sign in (Sign.STAMP, Sign.SIGN_OFF, Sign.KEYWORDS):
        return below.sign is not Sign.STAMP
    if each.after_blank and not sheet.looks[index - 1].after_blank:
        return True
    return entries > 1 and (each.words >= _FEWEST_WORDS_OF_TEXT or each.is_sentence)


def _read_shaped(
    sheet: Sheet, index: int, article: int, layout: Layout, starts_article: Starts, *, is_over: bool
) -> int:
    """Cards of which each but the first opens with a line of section and caption."""
    rule = f"{layout.owner}: related card"
    first, is_open, parts, teasers = index, False, 0, 0
    while index < len(sheet):
        each = sheet.looks[index]
        is_headline = index > first and _opens_card(sheet, index - 1)
        if index > first and not is_headline and starts_article(index):
            return index
        if index > first and each.sign is Sign.SECTION and is_above_head(sheet, index + 1, is_over=is_over):
            return index
        opens_card = _opens_card(sheet, index)
        is_of_text = each.sign is Sign.STAMP and CardPart.STAMP not in layout.card
        if is_of_text or (each.sign in (*_ENDS, Sign.RELATED) and not opens_card):
            return index
        if opens_card:
            parts = 0
        elif each.is_prose:
            is_below_day = sheet.looks[index - 1].sign is Sign.STAMP
            if parts >= len(layout.card) - 1 or (is_below_day and not teasers and not is_over):
                return index
            teasers += 1
        sheet.put(index, Role.CARD, rule, article, opens=index == first or (opens_card and is_open))
        is_open = is_open or opens_card
        parts += not opens_card
        index += 1
    return index


def _opens_card(sheet: Sheet, index: int) -> bool:
    """Whether a line is a section's name, a caption, or both; below a byline the caption need not have a credit."""
    each = sheet.looks[index]
    if each.sign in (Sign.SECTION, Sign.CAPTION):
        return True
    is_below_byline = index > 0 and sheet.looks[index - 1].sign is Sign.BYLINE
    may_open = each.is_bare or each.sign is Sign.BYLINE
    return is_below_byline and may_open and sheet.vocabulary.section(each.folded) is not None
