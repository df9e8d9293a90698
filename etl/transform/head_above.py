"""What the lines above a headline are: kicker, section, stamp and byline next to it, the page's furniture before."""

from __future__ import annotations

from etl.arabic.calendars import find_day
from etl.arabic.fold import fold
from etl.arabic.words import is_place
from etl.model import Role
from etl.publishers.profile import Sign
from etl.transform.fields.bylines import is_labelled
from etl.transform.fields.sections import first_of_glued
from etl.transform.fields.stamps import is_crawled, read_stamps
from etl.transform.head_names import is_columnist, names_person
from etl.transform.headlines import BOXES, URGENT
from etl.transform.heads import Head
from etl.transform.kickers import announces, is_above_topic, leads_to_quote, says_why
from etl.transform.look import Look, is_mailbox
from etl.transform.menus import HOME, is_entry, is_last_entry, is_of_menu
from etl.transform.seeming import is_below_credit, is_job_of
from etl.transform.sheet import Sheet
from etl.transform.told import begins_text, opening_words, says_more
from etl.transform.tops import is_below_masthead, is_match, is_poll, is_site, is_top

_KICKER_WORDS = 4
_SECTION_WORDS = 3
_USUAL_SIZE = 3
"""Of letters, where old markup says no other."""
_LONG_KICKER_WORDS = 10
_LONGEST_PARTICLE = 3
"""Letters."""
_LINKED = 0.6
_ISSUE = "العدد"
"""What stands beside the day of a newspaper's issue."""
_BADGES = frozenset(map(fold, ("مباشر", "للمشتركين", "تحليل")))
"""What a site says of an article between its section and its headline."""
_BADGE_REACH = 2
_FEWEST_RELATED = 2
_FEWEST_IN_RUN = 3
_FURNITURE = {
    Sign.TICKER: Role.TICKER,
    Sign.COMMENTS: Role.COMMENTS,
    Sign.WIDGET: Role.WIDGET,
    Sign.STAMP: Role.STAMP,
}


def label_above(sheet: Sheet, start: int, head: Head, article: int) -> None:
    """Lines above the headline: its section, kicker and stamp next to it, the page's furniture before."""
    headline = head.headline
    if rule := _rule_of_kicker(sheet, start, head):
        sheet.put(headline - 1, Role.KICKER, f"general: kicker{rule}", article)
    index, kicker_may_stand = headline - 1, True
    while index >= start and (role := _role_above(sheet, index, may_be_kicker=kicker_may_stand)):
        if sheet.labels[index] is None:
            goes_on = is_below_credit(sheet, index) or _bears_job(sheet, index - 1)
            sheet.put(index, role, f"general: {role} above the headline", article, opens=not goes_on)
        kicker_may_stand = kicker_may_stand and role in (Role.STAMP, Role.WIDGET)
        index -= 1
    for above in range(start, index + 1):
        if sheet.looks[above].sign is Sign.RELATED:
            _label_related(sheet, above, index + 1, article)
        if sheet.labels[above] is None:
            label_furniture(sheet, above, article)


def _label_related(sheet: Sheet, heading: int, stop: int, article: int) -> None:
    """Label two headlines or more below the heading of related articles, where they stand above the article."""
    below = range(heading + 1, stop)
    end = next((n for n in below if not sheet.looks[n].is_bare or sheet.looks[n].words <= _KICKER_WORDS), stop)
    if end - heading > _FEWEST_RELATED:
        sheet.put(heading, Role.RELATED_HEADING, "general: related heading above the head", article)
        for card in range(heading + 1, end):
            sheet.put(card, Role.CARD, "general: related card above the head", article)


def _rule_of_kicker(sheet: Sheet, start: int, head: Head) -> str | None:
    """By which rule the line above a headline, long as it may be, is its kicker, or ``None``."""
    headline = head.headline
    above = headline - 1
    if headline == start or sheet.looks[above].is_item or is_poll(sheet, above) or _closes_list(sheet, above):
        return None
    if find_day(sheet.looks[above].text) is not None:
        return None
    pair, is_below = sheet.looks[headline - 1 : headline + 1], headline - start > 1
    is_boxed = is_below and sheet.looks[headline - 2].sign in BOXES
    rules: tuple[tuple[bool, str], ...] = (
        (is_below and _is_long_kicker(sheet, head), " above a headline that is printed twice"),
        (says_why(pair[0]), " that says why"),
        (announces(sheet, headline - 1), " that announces the headline"),
        (is_above_topic(*pair), " above what the headline is about"),
        (not is_boxed and begins_text(sheet, headline, head.body), " above what the text begins with"),
        (leads_to_quote(*pair), " that leads to who is quoted"),
        (_is_set_smaller(sheet, headline - 1), " in smaller letters than the headline"),
        (is_below and _is_beside_headline(sheet, headline, head.body), ", of which the text does not tell first"),
    )
    return next((rule for holds, rule in rules if holds), None)


def _is_set_smaller(sheet: Sheet, kicker: int) -> bool:
    """Whether a bold line has larger letters than are usual or the same, and the line below it larger ones still."""
    this, below = (each.line.hints for each in sheet.looks[kicker : kicker + 2])
    each = sheet.looks[kicker]
    may_be = each.is_bare and each.is_arabic and _SECTION_WORDS < each.words <= _LONG_KICKER_WORDS
    return (
        may_be and this is not None and below is not None and this.is_strong and _USUAL_SIZE <= this.size < below.size
    )


def _is_beside_headline(sheet: Sheet, headline: int, body: int) -> bool:
    """Whether a line alone above the headline looks like one itself, but the text tells of the headline first."""
    kicker, above = sheet.looks[headline - 1], sheet.looks[headline - 2]
    is_alone = above.sign not in BOXES and (not above.is_bare or above.words <= _SECTION_WORDS)
    may_be = kicker.is_bare and kicker.is_arabic and URGENT.match(kicker.text) is None
    may_be = may_be and _KICKER_WORDS < kicker.words <= _LONG_KICKER_WORDS
    may_be = may_be and is_alone and not is_top(sheet, headline - 1)
    return may_be and says_more(sheet, headline - 1, headline, opening_words(sheet, body))


def _is_long_kicker(sheet: Sheet, head: Head) -> bool:
    """Whether a line above a headline that is certain is longer than kickers are, and no entry of a box."""
    kicker, above = sheet.looks[head.headline - 1], sheet.looks[head.headline - 2]
    is_below_title = head.title is not None and head.title == head.headline - 2
    is_between = _KICKER_WORDS < kicker.words <= _LONG_KICKER_WORDS and (is_below_title or above.words <= _KICKER_WORDS)
    is_certain = is_below_title or (head.headline in sheet.next_same and not above.is_prose)
    return is_certain and is_between and kicker.is_bare and kicker.is_arabic and above.sign not in BOXES


def _role_above(sheet: Sheet, index: int, *, may_be_kicker: bool) -> Role | None:
    each = sheet.looks[index]
    if (role := _certain_role_above(sheet, index)) is not None:
        return role
    if each.sign is Sign.SECTION:
        is_of_menu_alone = _is_linked(sheet, index) and not _is_step_from_home(sheet, index)
        is_listed = each.is_item or (sheet.looks[max(0, index - 1)].is_item and is_of_menu(sheet, index))
        return None if is_of_menu_alone or is_listed or is_last_entry(sheet, index) else Role.SECTION
    is_named = each.words <= _SECTION_WORDS and is_of_menu(sheet, index)
    if is_named and (_is_unlinked_entry(each) or (each.is_bare and not is_top(sheet, index))):
        return Role.SECTION
    if each.is_bare and may_be_kicker and first_of_glued(each.text, sheet.vocabulary):
        return Role.SECTION
    may_be_kicker = may_be_kicker and each.is_bare and each.words <= _KICKER_WORDS and each.is_arabic
    may_be_kicker = may_be_kicker and len(each.text) > _LONGEST_PARTICLE
    may_be_kicker = may_be_kicker and not is_below_masthead(sheet, index) and not _is_of_run(sheet, index)
    may_be_kicker = may_be_kicker and not _is_linked(sheet, index)
    if not may_be_kicker or is_top(sheet, index) or is_entry(sheet, index):
        return None
    return _role_of_few_words(sheet, index)


def _role_of_few_words(sheet: Sheet, index: int) -> Role:
    is_region = is_place(sheet.looks[index].text) and sheet.looks[max(0, index - 1)].sign is not Sign.SECTION
    if is_region or _is_offered_below(sheet, index) or _is_alone_at_top(sheet, index):
        return Role.SECTION
    if is_columnist(sheet, index):
        return Role.BYLINE
    return Role.SECTION if _is_set_off(sheet, index) else Role.KICKER


def _is_set_off(sheet: Sheet, index: int) -> bool:
    each, above = sheet.looks[index], sheet.looks[max(0, index - 1)]
    is_apart = each.after_blank and sheet.looks[index + 1].after_blank and each.words <= _SECTION_WORDS
    return is_apart and index > 0 and above.sign is not Sign.SECTION and each.text.replace(" ", "").isalpha()


def _is_alone_at_top(sheet: Sheet, index: int) -> bool:
    """Whether a lone word stands above the headline with nothing but the site's name above: a section, if no list's."""
    return sheet.looks[index].words == 1 and index == 1 and is_site(sheet.looks[0].text)


def _is_offered_below(sheet: Sheet, index: int) -> bool:
    """Whether a box below the text offers more of what a line names: ``المزيد من اقتصاد عالمي``."""
    name = f" {sheet.looks[index].folded}"
    return any(each.sign is Sign.TICKER and each.folded.endswith(name) for each in sheet.looks[index + 1 :])


def _certain_role_above(sheet: Sheet, index: int) -> Role | None:
    """What a line above the headline is whatever stands around it, or as a picture's credit or caption."""
    each, label = sheet.looks[index], sheet.labels[index]
    if label is not None:
        return label.role
    if is_below_credit(sheet, index) or (each.sign is Sign.CREDIT and is_below_credit(sheet, index + 1)):
        return Role.CAPTION
    if _bears_job(sheet, index) or _bears_job(sheet, index - 1):
        return Role.BYLINE
    if is_match(each.text) or is_mailbox(each.text) or _is_badge(sheet, index):
        return Role.KICKER if each.sign is Sign.SECTION else Role.WIDGET
    if each.sign is Sign.BYLINE and (names_person(each.text) or is_labelled(each.text)):
        return Role.BYLINE
    return Role(each.sign) if each.sign in (Sign.STAMP, Sign.WIDGET, Sign.KICKER) else None


def _is_badge(sheet: Sheet, index: int) -> bool:
    """Whether a section's name stands right above what the site says of an article, or above another badge there."""
    above = sheet.looks[max(0, index - _BADGE_REACH) : index] if sheet.looks[index].folded in _BADGES else []
    named = [each.sign is Sign.SECTION for each in above if each.folded not in _BADGES]
    return named[-1:] == [True]


def _bears_job(sheet: Sheet, name: int) -> bool:
    """Whether a line is a bare name, and the bare one below it says what its bearer does, as above columns."""
    are_bare = all(each.is_bare for each in sheet.looks[name : name + 2])
    return are_bare and is_job_of(sheet, name) and not is_below_masthead(sheet, name)


def _is_of_run(sheet: Sheet, index: int) -> bool:
    """Whether a line goes with the bare one above it, and a blank line sets the line below off from both.

    Or it closes several lines as long as headlines.
    """
    above = sheet.looks[max(0, index - 1)]
    is_next = not sheet.looks[index].after_blank and above.is_bare
    return is_next and (sheet.looks[index + 1].after_blank or _closes_list(sheet, index))


def _closes_list(sheet: Sheet, index: int) -> bool:
    """Whether several lines as long as headlines stand together right above a line."""
    run = sheet.looks[max(0, index - _FEWEST_IN_RUN) : index]
    is_listed = len(run) == _FEWEST_IN_RUN and all(each.is_bare and each.words > _SECTION_WORDS for each in run)
    return is_listed and not any(each.after_blank for each in (*run[1:], sheet.looks[index]))


def _is_unlinked_entry(each: Look) -> bool:
    """Whether words that most often are a link stand here without one: ``أخبار اليوم`` above its own stories."""
    hints = each.line.hints
    return each.sign is Sign.NAVIGATION and each.folded != HOME and hints is not None and not hints.link_density


def _is_step_from_home(sheet: Sheet, index: int) -> bool:
    """Whether nothing but the link to the home page stands above a section's: a path, and no menu."""
    return index > 0 and sheet.looks[index - 1].folded == HOME and (index == 1 or not _is_linked(sheet, index - 1))


def _is_linked(sheet: Sheet, index: int) -> bool:
    """Whether this line and the one above it are links, as the entries of a menu are."""
    pair = sheet.looks[max(0, index - 1) : index + 1]
    return len(pair) == 2 and all(each.line.hints and each.line.hints.link_density >= _LINKED for each in pair)


def label_furniture(sheet: Sheet, index: int, article: int | None = None) -> None:
    """Label a line above every headline: boxes keep their name, the rest is navigation, unnamed prose unclassified.

    The day of a printed newspaper's issue is that of its ``article``.
    """
    each = sheet.looks[index]
    before = sheet.labels[index - 1] if index else None
    if each.sign in _FURNITURE:
        sheet.put(index, _FURNITURE[each.sign], "general: above the head", None, opens=False)
        if each.sign is Sign.STAMP and any(_counts_issues(each) for each in sheet.looks[max(0, index - 1) : index + 2]):
            sheet.put(index, Role.STAMP, "general: day of a newspaper's issue", article)
        elif each.sign is Sign.STAMP and is_crawled(each.text):
            sheet.put(index, Role.STAMP, "general: day that a crawler put before the text", article)
        elif each.sign is Sign.STAMP and any(stamp.is_labelled for stamp in read_stamps(each.text)):
            sheet.put(index, Role.STAMP, "general: day far above the headline, with its label", article)
    elif before and before.role is Role.TICKER and (each.is_bare or each.is_prose):
        sheet.put(index, Role.TICKER, before.rule, None, opens=False)
    elif each.is_bare and _counts_issues(each) and find_day(each.text) is not None:
        sheet.put(index, Role.STAMP, "general: day beside what a newspaper says of itself", article)
    elif not each.is_prose:
        sheet.put(index, Role.NAVIGATION, "general: above the head", None, opens=False)


def _counts_issues(each: Look) -> bool:
    return not each.is_prose and _ISSUE in each.folded
