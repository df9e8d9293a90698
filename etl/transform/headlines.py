"""Which line above the text is the headline: the page's title tells, or else what each line and its place look like."""

from __future__ import annotations

import re

from etl.arabic.calendars import WEEKDAYS, find_day
from etl.arabic.fold import fold
from etl.arabic.lexicon import alternatives
from etl.publishers.profile import Sign
from etl.transform.fields.bylines import is_own_report, newsroom_of
from etl.transform.fields.mastheads import is_masthead
from etl.transform.kickers import is_kicker
from etl.transform.look import Look, is_clock
from etl.transform.menus import is_entry, is_lone_word
from etl.transform.seeming import is_job_of, is_seeming
from etl.transform.sheet import Sheet
from etl.transform.titles import HEAD_REACH, TITLE_REACH, find_titled
from etl.transform.told import begins_text, opening_words, says_more, told_below
from etl.transform.tops import is_filing, is_match, is_top

_HEAD_LINES = 4
_FEWEST_WORDS = 3
URGENT = re.compile(r"عاجل\s*(?:[|:،-]|\.\.)")
"""How tickers begin; a headline may begin so too."""
_NUMBER = re.compile(r"\W*\d+\W*")
"""What counts the entries of a box."""
_HEADLINE_WORDS = 14
_LONGEST_HEADLINE = 40
"""Words of a first line that is as long as a paragraph, where the day or who filed it stands right below."""
_OF_SECTION = 2
"""What a line scores for the section right above it, be it headline or kicker."""
_OF_REPEATED = 8
"""What a line scores that is printed again."""
_OF_LARGEST = 3
"""What a line scores of which no other that may be the headline has larger letters."""
_PICTURE = "صوره"
_FEWEST_LISTED = 3
_FEWEST_IN_MENU = 4
_FEWEST_IN_TICKER = 5
_NAMES_DAY = re.compile(rf"\b(?:{'|'.join(map(fold, ('اليوم', 'أمس')))})\s(?:{alternatives(WEEKDAYS)})\b")
"""How text, and no headline, says when: ``اليوم السبت``."""
_SITE_SCORE = 3
"""Of a line of two words, such as a site's name, that nothing else makes a headline."""
OF_HEADS = (Sign.STAMP, Sign.BYLINE)
BOX_ENDS = (*OF_HEADS, Sign.NAVIGATION)
OFFERS = (Sign.TICKER, Sign.RELATED)
BOXES = (*OFFERS, Sign.COMMENTS)


def find_headline(sheet: Sheet, body: int) -> tuple[int | None, int | None]:
    """The line that holds the headline among other things, where there is one, and the headline's own."""
    if _is_long(sheet, body):
        return None, body
    found = find_titled(sheet, body) or (None, _below_strip(sheet, body) or _likeliest(sheet, body))
    if found[0] is None and found[1] is not None and _is_ticker(sheet, body):
        return None, None
    if found[1] is None or sheet.looks[found[1]].is_foreign:
        above_day = (n for n in range(max(0, body - _HEAD_LINES), body + 1) if _is_above_day(sheet, n))
        return None, _sentence(sheet, next(above_day, body))
    below = found[1] + 1
    is_above = is_kicker(sheet, found[1], body) or (below < body < len(sheet) and begins_text(sheet, below, body))
    return found[0], found[1] + is_above


def _is_long(sheet: Sheet, body: int) -> bool:
    """Whether the page begins with a line as long as a paragraph and no sentence, and its day stands right below."""
    pair = sheet.looks[body : body + 2]
    is_first = body == 0 and len(pair) > 1 and not pair[0].is_sentence and pair[0].words <= _LONGEST_HEADLINE
    return is_first and pair[1].sign is Sign.STAMP and find_day(pair[1].text) is not None


def _is_above_day(sheet: Sheet, body: int) -> bool:
    """Whether the first sentence stands apart above a label of the day, as headlines with a stop do, and text below."""
    near = sheet.looks[body : body + 3]
    return [each.sign for each in near] == [None, Sign.STAMP, None] and near[0].after_blank and near[2].is_prose


def _sentence(sheet: Sheet, body: int) -> int | None:
    """The first line of prose, where nothing stands above it, it is short, and text follows: a headline with a stop."""
    below = sheet.looks[body + 1 : body + 1 + TITLE_REACH]
    this = sheet.looks[body]
    most = _LONGEST_HEADLINE if below and _is_of_head(below[0]) and not this.is_sentence else _HEADLINE_WORDS
    is_short = this.words <= most and _NAMES_DAY.search(this.folded) is None
    return body if is_short and any(each.is_prose for each in below) else None


def _is_of_head(each: Look) -> bool:
    """Whether a line says when or by whom a text was written."""
    return each.sign in OF_HEADS or (each.sign is None and is_filing(each.text))


def _is_ticker(sheet: Sheet, body: int) -> bool:
    """Whether so many headlines stand in a row right above a text that none of them can be the text's own."""
    start = body
    while start > 0 and _is_entry_of_ticker(sheet, start - 1):
        start -= 1
    is_last_apart = sheet.looks[body - 1].after_blank and not any(
        each.after_blank for each in sheet.looks[start + 1 : body - 1]
    )
    return body - start >= _FEWEST_IN_TICKER and not is_last_apart


def _is_entry_of_ticker(sheet: Sheet, index: int) -> bool:
    each = sheet.looks[index]
    is_heading = each.line.hints is not None and each.line.hints.element in ("h1", "h2")
    return each.is_bare and each.words > _FEWEST_WORDS and index not in sheet.next_same and not is_heading


def _below_strip(sheet: Sheet, prose: int) -> int | None:
    """The headline below a long line that is no text: other stories' headlines run together, as tickers are dumped.

    Nothing above such a line is a headline, it is no sentence, and a head with text of its own stands below it; below a
    notice to the readers the headline is printed twice.
    """
    if sheet.looks[prose].is_sentence or any(_headline_score(sheet, n, 0) > _SITE_SCORE for n in range(prose)):
        return None
    body = next((n for n in range(prose + 1, min(prose + HEAD_REACH, len(sheet))) if sheet.looks[n].is_prose), None)
    if body is None:
        return None
    scored = [(_headline_score(sheet, n, prose + 1), -n) for n in range(prose + 1, body)]
    score, headline = max(scored, default=(0, 0))
    return -headline if score > (_SITE_SCORE if sheet.looks[prose].is_strip else _OF_REPEATED) else None


def _likeliest(sheet: Sheet, body: int) -> int | None:
    """The line above the text that looks most like a headline; of equals the first below the page's furniture."""
    top, told = max(0, body - HEAD_REACH), opening_words(sheet, body)
    scores = {index: _headline_score(sheet, index, top) for index in range(top, body)}
    largest = max((_size(sheet, index) for index, score in scores.items() if score > 1), default=0)
    best, best_score = None, 0
    for index, found in scores.items():
        score = found + _OF_LARGEST * (found > 1 and _size(sheet, index) == largest > 0)
        if score > best_score + (best is not None and _is_titled_column(sheet, best)):
            best, best_score = index, score
        elif best is not None and score == best_score and _is_better(sheet, best, index):
            best = index
        elif (
            best is not None
            and score + _OF_SECTION >= best_score
            and not _has_day(sheet, best)
            and says_more(sheet, best, index, told)
        ):
            best, best_score = index, max(score, best_score)
    return best if best is None else told_below(sheet, best, [n for n in scores if scores[n] and n > best], body)


def _has_day(sheet: Sheet, index: int) -> bool:
    """Whether a line stands between its section and its day: no other is the headline."""
    return sheet.looks[max(0, index - 1)].sign is Sign.SECTION and sheet.looks[index + 1].sign is Sign.STAMP


def _size(sheet: Sheet, index: int) -> int:
    hints = sheet.looks[index].line.hints
    return hints.size if hints is not None else 0


def _is_titled_column(sheet: Sheet, index: int) -> bool:
    """Whether a line of three words or more stands right above a byline: a longer line below it is the standfirst."""
    return sheet.looks[index].words >= _FEWEST_WORDS and sheet.looks[index + 1].sign is Sign.BYLINE


def _headline_score(sheet: Sheet, index: int, top: int) -> int:
    each = sheet.looks[index]
    if each.sign is Sign.BYLINE and index not in sheet.next_same:
        is_certain = is_own_report(each.text) or is_filing(each.text) or newsroom_of(each.text) is not None
        return int(each.words > _FEWEST_WORDS and not is_certain)
    if each.is_prose or each.is_item or (each.sign is not None and index not in sheet.next_same) or each.words < 2:
        return 0
    if each.sign in (Sign.CAPTION, Sign.CREDIT, Sign.STAMP, Sign.WIDGET, Sign.NAVIGATION, Sign.SECTION):
        return 0
    if is_seeming(sheet, index) or is_top(sheet, index):
        return 0
    if (
        not each.is_arabic
        or URGENT.match(each.text)
        or is_match(each.text)
        or is_entry(sheet, index)
        or is_job_of(sheet, index - 1)
        or is_job_of(sheet, index)
    ):
        return 1
    again = sheet.next_same.get(index)
    is_repeated = again is not None and is_one_head(sheet, index, again) and not _is_no_head(sheet, index, again)
    hints = each.line.hints
    is_heading = hints is not None and hints.element in ("h1", "h2")
    is_bold = hints is not None and hints.is_strong
    above = sheet.looks[index - 1].sign if index > top else None
    is_in_box = (
        (above in OFFERS and not is_lone_word(sheet, index - 1))
        or (above is Sign.SECTION and index > 1 and sheet.looks[index - 2].sign is Sign.RELATED)
        or _is_counted(sheet, index)
    )
    below_is_text = index + 1 < len(sheet) and sheet.looks[index + 1].is_prose
    is_below_section = above is Sign.SECTION and each.words > _FEWEST_WORDS
    of_box = (2 if below_is_text else 4) * is_in_box
    return (
        1
        + min(each.words, 4)
        + _OF_SECTION * is_below_section
        + _OF_REPEATED * is_repeated
        + 8 * is_heading
        + 4 * is_bold
        - of_box
    )


def _is_counted(sheet: Sheet, index: int) -> bool:
    """Whether one number alone stands above a line, as it counts a box's entries; several count shares and so on."""
    above = sheet.looks[max(0, index - 2) : index]
    numbers = [each.sign is Sign.WIDGET and _NUMBER.fullmatch(each.text) is not None for each in above]
    return numbers[-1:] == [True] and numbers != [True, True]


def is_one_head(sheet: Sheet, first: int, again: int) -> bool:
    """Two prints of a line with nothing but a head's lines between them."""
    if again == first + 1:
        return False
    return sum(sheet.looks[n].is_prose for n in range(first + 1, again)) <= 1 and not any(
        sheet.looks[n].sign in BOXES for n in range(first + 1, again)
    )


def _is_no_head(sheet: Sheet, first: int, again: int) -> bool:
    """Whether two prints are of a masthead or a menu, of which two lines more are printed again, or of a caption.

    A few words with a menu's other entries between them are a section, in the menu and above the headline.
    """
    if all(sheet.next_same.get(first + n) == again + n and _is_of_top(sheet.looks[first + n]) for n in (1, 2)):
        return True
    between = sheet.looks[first + 1 : again]
    if sheet.looks[first].words <= _FEWEST_WORDS and sum(map(_is_of_top, between)) >= _FEWEST_IN_MENU:
        return True
    below = sheet.looks[first + 1]
    return below.sign is Sign.CREDIT or (below.sign is Sign.WIDGET and below.folded.startswith(_PICTURE))


def _is_of_top(each: Look) -> bool:
    return each.is_bare or each.sign is Sign.NAVIGATION


def _is_better(sheet: Sheet, best: int, index: int) -> bool:
    """Of two likely lines the one below furniture, a menu's last, or in a box the one above a stamp or a byline."""
    if is_entry(sheet, best):
        return True
    between = sheet.looks[best + 1 : index]
    if any(each.sign in (Sign.NAVIGATION, *OFFERS) for each in between):
        return not between or between[-1].sign is not Sign.BYLINE
    if sheet.looks[index].after_blank and _is_of_list(sheet, best) and not _is_of_list(sheet, index):
        return not any(each.sign in OF_HEADS and not is_clock(each.text) for each in sheet.looks[best + 1 : index])
    is_of_box = best > 1 and any(each.sign in BOXES for each in sheet.looks[best - 2 : best])
    return sheet.looks[index + 1].sign in OF_HEADS and (is_of_box or _is_of_cards(sheet, best))


def _is_of_list(sheet: Sheet, index: int) -> bool:
    """Whether bare lines stand together here, perhaps each with its clock, as the entries of tickers and menus do."""
    start, end = index, index + 1
    while start > 0 and not sheet.looks[start].after_blank and _is_entry_or_clock(sheet, start - 1):
        start -= 1
    while end < len(sheet) and not sheet.looks[end].after_blank and _is_entry_or_clock(sheet, end):
        end += 1
    return sum(not is_clock(sheet.looks[n].text) for n in range(start, end)) >= _FEWEST_LISTED


def _is_entry_or_clock(sheet: Sheet, index: int) -> bool:
    each = sheet.looks[index]
    return each.is_bare or is_clock(each.text) or is_masthead(each.text)


def _is_of_cards(sheet: Sheet, index: int) -> bool:
    """Whether the lines above lead up to the heading of related cards, with no end of the box between."""
    signs = (sheet.looks[n].sign for n in range(index - 1, -1, -1))
    return next((sign is Sign.RELATED for sign in signs if sign in (*BOXES, *BOX_ENDS)), False)
