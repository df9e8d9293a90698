"""Article heads: which line is the headline, and where the text below it begins."""

from __future__ import annotations

from typing import NamedTuple

from etl.arabic.calendars import find_day
from etl.arabic.fold import fold
from etl.arabic.reporting import goes_on_saying
from etl.arabic.words import is_person, opens_with_given_name
from etl.publishers.profile import Layout, Sign
from etl.transform.fields.datelines import read_dateline
from etl.transform.headlines import BOX_ENDS, BOXES, OF_HEADS, find_headline, is_one_head
from etl.transform.kickers import announces
from etl.transform.look import Look, is_clock
from etl.transform.pictured import is_above_credit
from etl.transform.seeming import is_credited
from etl.transform.sheet import Sheet
from etl.transform.titles import CUT, HEAD_REACH, TITLE_REACH
from etl.transform.told import stem
from etl.transform.tops import is_first_entry

_DATELINE_REACH = 3
_FEWEST_TEASERS = 4
_ADVERTS = tuple(map(fold, ("إعلان", "مدفوع", "ممول", "Advertisement")))
_FEWEST_CLOCKS = 2
_FEWEST_PARTED = 3
_TEXT_WORDS = 14
_NAME_WORDS = 4
_NUMBERS = " 0123456789"
_BUTTONS = 8
"""Lines between a button to comment and the text below it."""
_QUESTION = "؟"
_FEWEST_QUESTIONS = 2
_SHARED_WORDS = 6
_TELLING_LETTERS = 4
_SHARED_STEMS = 2
_STANDFIRST_WORDS = 40
_WORDS_OF_TEXT = 30
"""A text without a headline has so many at least: less may be what a page says of a video, or of an error."""
_FILED = (Sign.BYLINE, Sign.DATELINE)


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
    title, headline = find_headline(sheet, body)
    if headline is None:
        return None
    return Head(title, headline, head_end(sheet, headline, layout))


def text_alone(sheet: Sheet) -> int | None:
    """Where a text begins that stands on its page without a headline, as in dumps of texts alone."""
    body = _first_prose(sheet)
    if body is None or is_index(sheet) or find_headline(sheet, body)[1] is not None:
        return None
    if _is_strip(sheet, body):
        body += 1
    is_text = _is_run(sheet, body) or _is_parted(sheet, body) or _words_below(sheet, body) >= _WORDS_OF_TEXT
    return body if is_text else None


def _words_below(sheet: Sheet, body: int) -> int:
    """The words of a first paragraph, or of several that subheadings part."""
    prose = [each.words for each in sheet.looks[body:] if each.is_prose]
    return max(prose[0], sum(prose) // 2 if len(prose) > _FEWEST_QUESTIONS else 0)


def _is_parted(sheet: Sheet, prose: int) -> bool:
    """Whether a page begins with prose of which short lines, such as captions, part one paragraph from the next."""
    parted = sheet.looks[prose : prose + 2 * _FEWEST_PARTED : 2]
    return len(parted) == _FEWEST_PARTED and all(each.is_prose for each in parted) and not _has_bare(sheet, prose)


def _has_bare(sheet: Sheet, end: int) -> bool:
    return any(each.is_bare for each in sheet.looks[:end])


def _is_strip(sheet: Sheet, prose: int) -> bool:
    """Whether a long line without a stop, above sentences, is other stories' headlines run together."""
    this, below = sheet.looks[prose], sheet.looks[prose + 1 : prose + 3]
    is_long = (
        this.words >= _WORDS_OF_TEXT and this.is_strip and not any(goes_on_saying(each.text) for each in below[:1])
    )
    return is_long and _is_run(sheet, prose + 1) and all(each.is_sentence for each in below)


def head_end(sheet: Sheet, headline: int, layout: Layout) -> int:
    """The first line of text below a head: below the last print of the headline, and below a long standfirst."""
    last = headline
    while (again := sheet.next_same.get(last)) is not None and is_one_head(sheet, last, again):
        if _is_in_text(sheet, last, again):
            break
        last = again
    stop = min(len(sheet), last + HEAD_REACH)
    index = next((n for n in range(last + 1, stop) if _ends_head(sheet, n)), stop)
    opening = range(index, min(index + _DATELINE_REACH, stop))
    with_dateline = next((n for n in opening if opens_with_dateline(sheet, n)), None)
    if with_dateline is not None and not any(sheet.looks[n].sign in BOXES for n in range(index, with_dateline)):
        return with_dateline
    if _opens_text(sheet, last, index - 1) or is_first_entry(sheet, index - 1):
        return index - 1
    is_told = any(each.is_prose for each in sheet.looks[headline + 1 : last])
    has_standfirst = layout.opens_with_standfirst and not is_told and _has_text_below(sheet, index)
    has_standfirst = has_standfirst or _is_above_toolbar(sheet, last, index) or _is_told_again(sheet, index)
    has_standfirst = has_standfirst or _is_above_picture(sheet, last, index) or _is_set_apart(sheet, last, index)
    return _below_standfirst(sheet, index) if has_standfirst or _is_long_standfirst(sheet, last, index) else index


def _is_in_text(sheet: Sheet, headline: int, again: int) -> bool:
    """Whether a stamp or a byline, and then prose, stand between two prints of a headline: the text has begun there."""
    prose = next((n for n in range(headline + 1, again) if sheet.looks[n].is_prose), None)
    of_head = sheet.looks[headline + 1 : prose] if prose is not None else []
    return any(each.sign in OF_HEADS for each in of_head) and again + 1 < len(sheet) and sheet.looks[again + 1].is_prose


def _opens_text(sheet: Sheet, headline: int, index: int) -> bool:
    """Whether a long line without a stop, right below the byline, is where the text begins."""
    this, above = sheet.looks[index], sheet.looks[index - 1]
    return index - 1 > headline and this.is_bare and this.words >= _TEXT_WORDS and above.sign in _FILED


def _is_first_question(sheet: Sheet, index: int) -> bool:
    """Whether a question stands right above its answer, each with a mark: the text of an interview begins there."""
    this, below = sheet.looks[index], sheet.looks[index + 1 : index + 2]
    is_question = this.text.endswith(_QUESTION) and this.is_item
    return is_question and any(each.is_item and each.text[0] != this.text[0] for each in below)


def _is_told_again(sheet: Sheet, prose: int) -> bool:
    """Whether a paragraph opens like the next one: a summary that was cut from it."""
    pair = sheet.looks[prose : prose + 2]
    openings = [each.folded.split(" ", _SHARED_WORDS)[:_SHARED_WORDS] for each in pair if each.is_prose]
    return len(openings) == 2 and openings[0] == openings[1]


def _is_set_apart(sheet: Sheet, headline: int, prose: int) -> bool:
    """Whether blank lines set the first paragraph off from the others, which stand together: a summary above them."""
    near = sheet.looks[prose : prose + _FEWEST_PARTED + 1]
    if len(near) <= _FEWEST_PARTED or not all(each.is_prose and not each.is_item for each in near):
        return False
    if near[0].words > _STANDFIRST_WORDS or sheet.looks[headline + 1].is_bare:
        return False
    return [each.after_blank for each in near] == [True, True] + [False] * (_FEWEST_PARTED - 1)


def _is_above_picture(sheet: Sheet, headline: int, prose: int) -> bool:
    """Whether a short paragraph stands between the headline, or its day, and the caption of the picture above the text.

    What the picture shows may be said twice: in a line of its own and in the caption.
    """
    near = sheet.looks[prose : prose + 3]
    is_below = all(each.sign is Sign.STAMP for each in sheet.looks[headline + 1 : prose])
    if not is_below or len(near) < 3 or near[0].words > _STANDFIRST_WORDS:
        return False
    caption = prose + 1 + near[1].is_bare
    return sheet.looks[caption].sign in (Sign.CAPTION, Sign.CREDIT) and _is_run(sheet, caption + 1)


def _below_standfirst(sheet: Sheet, standfirst: int) -> int:
    """The first line of text below a standfirst, past the head's other lines."""
    near = range(standfirst + 1, min(standfirst + 1 + TITLE_REACH, len(sheet)))
    return next((n for n in near if _ends_standfirst(sheet, n)), standfirst + 1)


def _ends_standfirst(sheet: Sheet, index: int) -> bool:
    each = sheet.looks[index]
    return each.is_prose or each.sign in BOXES or _is_first_question(sheet, index)


def _ends_head(sheet: Sheet, index: int) -> bool:
    """Whether a line is text, or heads a box; a count of comments, or a button to comment, above the text does not."""
    each = sheet.looks[index]
    near = range(index + 1, index + 1 + _BUTTONS)
    is_button = each.sign is Sign.COMMENTS and any(_is_run(sheet, n) for n in near)
    is_text = (each.is_prose and not is_credited(sheet, index)) or _is_first_question(sheet, index)
    return is_text or (each.sign in BOXES and not is_button)


def _has_text_below(sheet: Sheet, prose: int) -> bool:
    """Whether the text goes on below a paragraph, at most a picture, a button or the like between."""
    below = sheet.looks[prose + 1 : prose + 1 + TITLE_REACH]
    texts = (
        each
        for n, each in enumerate(below, prose + 1)
        if each.is_prose or each.sign in BOXES or (each.is_bare and not is_above_credit(sheet, n))
    )
    told = next(texts, None)
    return told is not None and told.is_prose


def _first_prose(sheet: Sheet) -> int | None:
    """The first line of prose that is not inside a box about other stories."""
    in_box = False
    for index, each in enumerate(sheet.looks):
        is_text = each.is_prose and not each.is_foreign and not announces(sheet, index) and not _is_cut(sheet, index)
        if is_text and not (in_box and not _is_run(sheet, index)):
            return index
        if each.sign in BOXES:
            in_box = True
        elif each.sign in (*BOX_ENDS, Sign.SECTION):
            in_box = False
    return None


def _is_cut(sheet: Sheet, index: int) -> bool:
    """Whether lines that were cut to a length begin here, and a headline with its text stands right below them."""
    end = index
    while end < len(sheet) and sheet.looks[end].text.endswith(CUT):
        end += 1
    head = sheet.looks[end : end + 2]
    if end == index or len(head) < 2:
        return False
    return head[0].is_bare and head[0].words > _NAME_WORDS and head[1].is_prose


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
    prose = [index for index, each in enumerate(sheet.looks) if each.is_prose and not each.is_item]
    if len(prose) < _FEWEST_TEASERS or not _has_bare(sheet, prose[0]):
        return False
    is_repeated = any(sheet.looks[index].is_bare for index in sheet.next_same)
    if is_repeated or _has_contents(sheet) or _is_interview(sheet) or any(_is_run(sheet, index) for index in prose):
        return False
    return not _is_live(sheet, prose[0]) and not _is_of_one_story(sheet, prose) and _are_headlines(sheet, prose)


def _are_headlines(sheet: Sheet, prose: list[int]) -> bool:
    """Whether most lines above paragraphs are as long as headlines; subheadings are shorter."""
    above = [sheet.looks[n - 1] for n in prose[1:] if sheet.looks[n - 1].is_bare]
    return sum(each.words > _NAME_WORDS for each in above) * 2 >= len(above)


def _is_of_one_story(sheet: Sheet, prose: list[int]) -> bool:
    """Whether half of the paragraphs speak of what the first headline says, as a story under subheadings does."""
    above = [each.folded for each in sheet.looks[: prose[0]] if each.is_bare]
    told = {stem(word) for word in max(above, key=len).split(" ") if len(word) >= _TELLING_LETTERS}
    shared = (sum(stem(word) in told for word in set(sheet.looks[n].folded.split(" "))) for n in prose)
    return 2 * sum(each >= _SHARED_STEMS for each in shared) >= len(prose)


def _has_contents(sheet: Sheet) -> bool:
    """Whether a short line is printed again without the number before it, as a table of contents has headings."""
    numbered = [each for each in sheet.looks if each.is_bare and each.text[0].isdigit()]
    return any(sheet.first.get(each.folded.lstrip(_NUMBERS)) is not None for each in numbered)


def _is_interview(sheet: Sheet) -> bool:
    """Whether questions stand on the page that each have a mark before them."""
    return sum(each.is_item and each.text.endswith(_QUESTION) for each in sheet.looks) >= _FEWEST_QUESTIONS


def _is_live(sheet: Sheet, first_prose: int) -> bool:
    """Whether clocks divide the text, or one byline stands above all of it: one report in short entries."""
    clocks = sum(each.sign is Sign.STAMP and is_clock(each.text) for each in sheet.looks[first_prose:])
    bylines = [index for index, each in enumerate(sheet.looks) if each.sign is Sign.BYLINE]
    return clocks >= _FEWEST_CLOCKS or (len(bylines) == 1 and bylines[0] < first_prose) or _has_day(sheet, first_prose)


def _has_day(sheet: Sheet, first_prose: int) -> bool:
    """Whether the page's only whole day stands between a long line and the first paragraph: one article's."""
    days = [n for n, each in enumerate(sheet.looks) if each.sign is Sign.STAMP and find_day(each.text) is not None]
    above = sheet.looks[days[0] - 1] if len(days) == 1 and 0 < days[0] < first_prose else None
    return above is not None and (above.is_bare or above.is_prose) and above.words > _NAME_WORDS


def _is_long_standfirst(sheet: Sheet, headline: int, prose: int) -> bool:
    """Prose under the headline and above the stamp or the byline is a standfirst, not the text."""
    signs = [each.sign for each in sheet.looks[headline + 1 : prose]]
    if any(sign in OF_HEADS for sign in signs):
        is_above_byline = [each.sign for each in sheet.looks[prose + 1 : prose + 2]] == [Sign.BYLINE]
        return is_above_byline and Sign.BYLINE not in signs and _is_run(sheet, prose + 2)
    below = sheet.looks[prose + 1 : prose + 4]
    told = next((n for n, each in enumerate(below) if each.sign in OF_HEADS or _is_author(each)), None)
    above = below[:told]
    return told is not None and not any(each.is_prose or each.sign in BOXES for each in above)


def _is_author(each: Look) -> bool:
    """Whether a line is a person's name and nothing else."""
    return each.is_bare and each.words <= _NAME_WORDS and opens_with_given_name(each.text) and is_person(each.text)


def _is_above_toolbar(sheet: Sheet, headline: int, prose: int) -> bool:
    """Whether the head's buttons stand below a first paragraph and the text below them; advertisements do not count."""
    if any(each.sign is Sign.WIDGET for each in sheet.looks[headline + 1 : prose]):
        return False
    tools = sheet.looks[prose + 1 : prose + 2]
    is_tool = bool(tools) and tools[0].sign is Sign.WIDGET and not any(word in tools[0].folded for word in _ADVERTS)
    return is_tool and any(_is_run(sheet, n) for n in range(prose + 2, prose + 4))
