"""Article heads: which line is the headline, and where the text below it begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.arabic.fold import fold
from etl.arabic.words import is_job
from etl.publishers.profile import Layout, Sign
from etl.transform.fields.bylines import read_name
from etl.transform.fields.datelines import read_dateline
from etl.transform.look import is_clock
from etl.transform.menus import is_entry
from etl.transform.sheet import Sheet
from etl.transform.tops import is_site, is_top

HEAD_REACH = 60
"""Lines above the text in which its headline is looked for."""
_TITLE_REACH = 12
"""Lines at the top of a page among which its title stands."""
_FEWEST_WORDS = 3
_BREADCRUMB = re.compile(r"[»›>|]|\s/\s")
_NUMBER = re.compile(r"\W*\d+\W*")
"""What counts the entries of a box."""
_DATELINE_REACH = 3
_FEWEST_TEASERS = 4
_JOB_WORDS = 5
_ADVERTS = tuple(map(fold, ("إعلان", "مدفوع", "ممول", "Advertisement")))
_FEWEST_CLOCKS = 2
_SITE_SCORE = 3
"""Of a line of two words, such as a site's name, that nothing else makes a headline."""
BOXES = (Sign.TICKER, Sign.RELATED, Sign.COMMENTS)


class Head(NamedTuple):
    """Where an article's head is, as indices of looks."""

    title: int | None
    """The line that holds the headline among other things: the page's title, a breadcrumb."""
    headline: int
    body: int
    """The first line below the head."""


def first_head(sheet: Sheet, layout: Layout) -> Head | None:
    """The head of what the page is about, or ``None`` where the page has no article."""
    body = _first_prose(sheet)
    if body is None or is_index(sheet):
        return None
    title, headline = _titled(sheet, body) or (None, _below_strip(sheet, body) or _likeliest(sheet, body))
    if headline is None:
        return None
    return Head(title, headline, head_end(sheet, headline, layout))


def _below_strip(sheet: Sheet, prose: int) -> int | None:
    """The headline below a long line that is no text: other stories' headlines run together, as tickers are dumped.

    Nothing above such a line is a headline, it is no sentence, and a head with text of its own stands below it.
    """
    if sheet.looks[prose].is_sentence or any(_headline_score(sheet, n, 0) > _SITE_SCORE for n in range(prose)):
        return None
    body = next((n for n in range(prose + 1, min(prose + HEAD_REACH, len(sheet))) if sheet.looks[n].is_prose), None)
    if body is None:
        return None
    scored = [(_headline_score(sheet, n, prose + 1), -n) for n in range(prose + 1, body)]
    score, headline = max(scored, default=(0, 0))
    return -headline if score > _SITE_SCORE else None


def head_end(sheet: Sheet, headline: int, layout: Layout) -> int:
    """The first line of text below a head: below the last print of the headline, and below a long standfirst."""
    last = headline
    while (again := sheet.next_same.get(last)) is not None and _is_one_head(sheet, last, again):
        last = again
    stop = min(len(sheet), last + HEAD_REACH)
    index = next((n for n in range(last + 1, stop) if _ends_head(sheet, n)), stop)
    opening = range(index, min(index + _DATELINE_REACH, stop))
    with_dateline = next((n for n in opening if opens_with_dateline(sheet, n)), None)
    if with_dateline is not None and not any(sheet.looks[n].sign in BOXES for n in range(index, with_dateline)):
        return with_dateline
    has_standfirst = layout.opens_with_standfirst and _has_text_below(sheet, index)
    has_standfirst = has_standfirst or _is_above_toolbar(sheet, last, index)
    return _below_standfirst(sheet, index) if has_standfirst or _is_long_standfirst(sheet, last, index) else index


def _below_standfirst(sheet: Sheet, standfirst: int) -> int:
    """The first line of text below a standfirst, past the head's other lines."""
    near = range(standfirst + 1, min(standfirst + 1 + _TITLE_REACH, len(sheet)))
    return next((n for n in near if sheet.looks[n].is_prose or sheet.looks[n].sign in BOXES), standfirst + 1)


def _ends_head(sheet: Sheet, index: int) -> bool:
    """Whether a line is text, or heads a box; a count of comments above the text does not."""
    each = sheet.looks[index]
    is_counter = each.sign is Sign.COMMENTS and any(map(str.isdigit, each.text)) and _is_run(sheet, index + 1)
    return each.is_prose or (each.sign in BOXES and not is_counter)


def _has_text_below(sheet: Sheet, prose: int) -> bool:
    """Whether the text goes on below a paragraph, at most a picture, a button or the like between."""
    below = sheet.looks[prose + 1 : prose + 1 + _TITLE_REACH]
    told = next((each for each in below if each.is_prose or each.is_bare or each.sign in BOXES), None)
    return told is not None and told.is_prose


def _first_prose(sheet: Sheet) -> int | None:
    """The first line of prose that is not inside a box about other stories."""
    in_box = False
    for index, each in enumerate(sheet.looks):
        if each.is_prose and not (in_box and not _is_run(sheet, index)):
            return index
        if each.sign in BOXES:
            in_box = True
        elif each.sign in (Sign.STAMP, Sign.BYLINE, Sign.SECTION, Sign.NAVIGATION):
            in_box = False
    return None


def _is_run(sheet: Sheet, index: int) -> bool:
    pair = sheet.looks[index : index + 2]
    return len(pair) == 2 and all(each.is_prose for each in pair)


def opens_with_dateline(sheet: Sheet, index: int) -> bool:
    """Prose that opens with an agency's dateline is where the text begins, whatever stands above it."""
    each = sheet.looks[index]
    found = read_dateline(each.text) if each.is_prose else None
    return found is not None and found.place is not None


def is_index(sheet: Sheet) -> bool:
    """Teasers under headlines, four or more, and never two lines of prose together: a section's index."""
    prose = [index for index, each in enumerate(sheet.looks) if each.is_prose]
    is_repeated = any(sheet.looks[index].is_bare for index in sheet.next_same)
    if len(prose) < _FEWEST_TEASERS or is_repeated or any(_is_run(sheet, index) for index in prose):
        return False
    return not _is_live(sheet, prose[0])


def _is_live(sheet: Sheet, first_prose: int) -> bool:
    """Whether clocks divide the text, or one byline stands above all of it: one report in short entries."""
    clocks = sum(each.sign is Sign.STAMP and is_clock(each.text) for each in sheet.looks[first_prose:])
    bylines = [index for index, each in enumerate(sheet.looks) if each.sign is Sign.BYLINE]
    return clocks >= _FEWEST_CLOCKS or (len(bylines) == 1 and bylines[0] < first_prose)


def _titled(sheet: Sheet, body: int) -> tuple[int, int] | None:
    """A line that ends or begins with the whole of another line: the page's title, and the headline."""
    reach = range(max(0, body - HEAD_REACH), min(body + 2, len(sheet)))
    for title in (*range(min(_TITLE_REACH, body)), *(n for n in reach if _BREADCRUMB.search(sheet.looks[n].text))):
        whole = sheet.looks[title].folded
        for index in reach:
            part = sheet.looks[index].folded
            is_part = whole.endswith(f" {part}") or whole.startswith(f"{part} ")
            may_be_headline = sheet.looks[index].sign is not Sign.STAMP and sheet.looks[index].words >= _FEWEST_WORDS
            if index > title and is_part and may_be_headline:
                return title, index
    return None


def _likeliest(sheet: Sheet, body: int) -> int | None:
    """The line above the text that looks most like a headline; of equals the first below the page's furniture."""
    top = max(0, body - HEAD_REACH)
    best, best_score = None, 0
    for index in range(top, body):
        score = _headline_score(sheet, index, top)
        if score > best_score + (best is not None and _is_titled_column(sheet, best)):
            best, best_score = index, score
        elif score == best_score and best is not None and _is_better(sheet, best, index):
            best = index
    return best


def _is_titled_column(sheet: Sheet, index: int) -> bool:
    """Whether a line of three words or more stands right above a byline: a longer line below it is the standfirst."""
    return sheet.looks[index].words >= _FEWEST_WORDS and sheet.looks[index + 1].sign is Sign.BYLINE


def _headline_score(sheet: Sheet, index: int, top: int) -> int:
    each = sheet.looks[index]
    if each.sign is Sign.BYLINE and index not in sheet.next_same:
        return int(each.words > _FEWEST_WORDS)
    if each.is_prose or each.is_item or (each.sign is not None and index not in sheet.next_same) or each.words < 2:
        return 0
    if each.sign in (Sign.CAPTION, Sign.CREDIT, Sign.STAMP, Sign.WIDGET, Sign.NAVIGATION, Sign.SECTION):
        return 0
    if is_top(sheet, index):
        return 0
    if not each.is_arabic or is_entry(sheet, index) or _is_job_of(sheet, index - 1) or _is_job_of(sheet, index):
        return 1
    is_repeated = index in sheet.next_same and _is_one_head(sheet, index, sheet.next_same[index])
    is_heading = each.line.hints is not None and each.line.hints.element in ("h1", "h2")
    above = sheet.looks[index - 1].sign if index > top else None
    is_in_box = above in BOXES or (above is Sign.WIDGET and _NUMBER.fullmatch(sheet.looks[index - 1].text) is not None)
    is_below_section = above is Sign.SECTION and each.words > _FEWEST_WORDS
    return 1 + min(each.words, 4) + 2 * is_below_section + 8 * is_repeated + 8 * is_heading - 4 * is_in_box


def _is_job_of(sheet: Sheet, name: int) -> bool:
    """Whether a line is a name, and the one below it says what its bearer does."""
    if not 0 <= name < len(sheet) - 1:
        return False
    this, below = sheet.looks[name], sheet.looks[name + 1]
    return (
        below.words <= _JOB_WORDS and is_job(below.text) and not is_site(this.text) and read_name(this.text) is not None
    )


def _is_one_head(sheet: Sheet, first: int, again: int) -> bool:
    """Two prints of a line with nothing but a head's lines between them."""
    if again == first + 1:
        return False
    return sum(sheet.looks[n].is_prose for n in range(first + 1, again)) <= 1 and not any(
        sheet.looks[n].sign in BOXES for n in range(first + 1, again)
    )


def _is_better(sheet: Sheet, best: int, index: int) -> bool:
    """Of two likely lines the one below furniture, a menu's last, or in a box the one above a stamp or a byline."""
    if is_entry(sheet, best):
        return True
    if any(sheet.looks[n].sign in (Sign.NAVIGATION, *BOXES) for n in range(best + 1, index)):
        return True
    is_of_box = best > 1 and any(each.sign in BOXES for each in sheet.looks[best - 2 : best])
    return is_of_box and sheet.looks[index + 1].sign in (Sign.STAMP, Sign.BYLINE)


def _is_long_standfirst(sheet: Sheet, headline: int, prose: int) -> bool:
    """Prose under the headline and above the stamp or the byline is a standfirst, not the text."""
    if any(sheet.looks[n].sign in (Sign.STAMP, Sign.BYLINE) for n in range(headline + 1, min(prose, len(sheet)))):
        return False
    below = sheet.looks[prose + 1 : prose + 4]
    told = next((n for n, each in enumerate(below) if each.sign in (Sign.STAMP, Sign.BYLINE)), None)
    above = below[:told]
    return told is not None and not any(each.is_prose or each.sign in BOXES for each in above)


def _is_above_toolbar(sheet: Sheet, headline: int, prose: int) -> bool:
    """Whether the head's buttons stand below a first paragraph and the text below them; advertisements do not count."""
    if any(each.sign is Sign.WIDGET for each in sheet.looks[headline + 1 : prose]):
        return False
    tools = sheet.looks[prose + 1 : prose + 2]
    is_tool = bool(tools) and tools[0].sign is Sign.WIDGET and not any(word in tools[0].folded for word in _ADVERTS)
    return is_tool and any(_is_run(sheet, n) for n in range(prose + 2, prose + 4))
