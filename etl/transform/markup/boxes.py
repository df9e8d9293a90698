"""Boxes about other stories: which lines a heading governs, and which of them make one related card."""

from __future__ import annotations

import re

from etl.arabic.fold import fold
from etl.model import Role
from etl.publishers.profile import Sign
from etl.transform.markup.addresses import is_tag_address
from etl.transform.markup.elements import HEADINGS
from etl.transform.markup.labels import Labels
from etl.transform.markup.standing import Standing

_HEADS_A_BOX = (Sign.RELATED, Sign.TICKER, Sign.COMMENTS)
_HEADING_WORDS = 8
_LABEL_END = ":"
_OF = re.compile(r"\s(?:\(.+\)|من\s.+)$")
"""What stands behind the phrase of a heading: ``مواد ذات علاقة (حسب الكلمات الدالة)``, ``مقالات ذات صلة من الملف``."""
_FIRST = re.compile(r"#?\s?1(?:\s?[.)–-])?\s+\S")
"""How the first of numbered comments begins."""
_LINKED_HEADING_WORDS = 3
_CARD_WORDS = 3
_LINKED = 0.6
_MACHINERY = (Sign.WIDGET, Sign.NAVIGATION, Sign.ITEM_MARK, Sign.BOX_END)
_PLACE = {Sign.TICKER: Role.TICKER, Sign.COMMENTS: Role.COMMENTS}
_TAGS = frozenset(("tag", "tags", "keyword", "keywords", "topics"))


def box_sign(labels: Labels, number: int) -> Sign | None:
    """The sign of a line that heads a box; a card's label heads nothing, nor does a button to the card above it."""
    hints = labels.hints(number)
    spaces = labels.text(number).count(" ")
    if spaces >= _HEADING_WORDS or (hints.link_density >= _LINKED and spaces > _LINKED_HEADING_WORDS):
        return None
    if labels.outline.is_apart[hints.container] and not hints.is_strong:
        return None
    if hints.href is not None and any(labels.hints(n).href == hints.href for n in range(max(1, number - 3), number)):
        return None
    sign = labels.heads(number)
    if sign is None and hints.link_density < _LINKED and _is_set_off(labels, number):
        text = labels.text(number)
        found = labels.words.wording(text, fold(text))
        if found is None and (of := _OF.search(text)):
            found = labels.words.wording(text[: of.start()], fold(text[: of.start()]))
            return found.sign if found and found.sign is Sign.RELATED and not found.rest else None
        return found.sign if found and found.sign is Sign.TICKER else None
    return sign if sign in _HEADS_A_BOX else None


def _is_set_off(labels: Labels, number: int) -> bool:
    """Whether a line heads what is below it though more than a phrase stands on it: ``المزيد في ثقافات``."""
    if is_heading(labels, number) or labels.text(number).endswith(_LABEL_END):
        return True
    is_short = labels.text(number).count(" ") < _LINKED_HEADING_WORDS
    return is_short and number < len(labels.outline.lines) and is_story_link(labels, number + 1)


def box_end(labels: Labels, heading: int, last: int, standing: Standing) -> int:
    """The last line that a heading governs: to the end of the largest container that holds no other heading or text."""
    outline = labels.outline
    container: int | None = labels.hints(heading).container
    end = heading
    if _heads_numbered_comments(labels, heading, last):
        last = min(last, outline.containers[labels.hints(heading).container].last_line)
        return next((n - 1 for n in range(heading + 1, last + 1) if box_sign(labels, n) is not None), last)
    while container is not None:
        found = outline.containers[container]
        if found.first_line < heading and any(
            not _is_quiet(labels, n, standing) for n in range(found.first_line, heading)
        ):
            break
        stop = min(found.last_line, last)
        borders = (n for n in range(end + 1, stop + 1) if _is_border(labels, n, standing, heading))
        border = next(borders, None)
        if border is not None:
            return max(end, _run_end(labels, heading, border - 1, standing))
        end = max(end, stop)
        container = found.parent if found.last_line < last else None
    return end if end > heading else _run_end(labels, heading, last, standing)


def _heads_numbered_comments(labels: Labels, heading: int, last: int) -> bool:
    is_heading_of_comments = heading < last and labels.heads(heading) is Sign.COMMENTS
    return is_heading_of_comments and _FIRST.match(labels.text(heading + 1)) is not None


def _is_quiet(labels: Labels, number: int, standing: Standing) -> bool:
    """A line above a heading, in its container, that is no part of another box or of the article."""
    return labels.is_free(number) and not labels.outline.is_prose(number) and number > standing.headline


def _is_border(labels: Labels, number: int, standing: Standing, heading: int) -> bool:
    """Whether another box's heading stands here, or the article's text."""
    if box_sign(labels, number) is not None:
        return True
    hints, above = labels.hints(number), labels.hints(heading)
    if hints.element in HEADINGS and above.element in HEADINGS and hints.link_density < _LINKED:
        return hints.element <= above.element
    return labels.outline.is_prose(number) and hints.container == standing.text


def _run_end(labels: Labels, heading: int, last: int, standing: Standing) -> int:
    """The end of the run of entries right below a heading; one that begins in the text does not go on below it."""
    end = heading
    text_end = labels.outline.containers[standing.text].last_line
    for number in range(heading + 1, last + 1):
        if _is_border(labels, number, standing, heading) or heading < end <= text_end < number:
            break
        is_of_card = _is_in_card(labels, number, end, heading) or _is_headed_card(labels, number, heading)
        if labels.hints(number).link_density >= _LINKED or is_of_card:
            end = number
        elif number - end > 2 or (labels.outline.is_prose(number) and labels.hints(number).element == "p"):
            break
    return end


def _is_in_card(labels: Labels, number: int, linked: int, heading: int) -> bool:
    """Whether a line stands with the link above it in a container that begins below the heading: the card's."""
    container = labels.hints(number).container
    is_shared = container == labels.hints(linked).container
    return is_shared and labels.outline.containers[container].first_line > heading


def _is_headed_card(labels: Labels, number: int, heading: int) -> bool:
    """Whether a line without a link is a card's heading, or the teaser cut short below it, under words that are none.

    So converters leave them that drop links.
    """
    first = labels.hints(heading + 1)
    if labels.hints(heading).element in HEADINGS or first.element not in HEADINGS or first.link_density >= _LINKED:
        return False
    is_teaser = labels.text(number).endswith("…") and _is_titled(labels, number - 1)
    return is_teaser or _is_titled(labels, number)


def label_related(labels: Labels, heading: int, end: int, article: int) -> None:
    """A related heading and its cards: each new target opens one, lines without a target belong to the last.

    A day that opens a card's own box belongs to the link or heading below it.
    """
    labels.put(heading, Role.RELATED_HEADING, "related heading", article)
    href: str | None = None
    has_card, card_container, is_open = False, -1, False
    is_linkless = not any(_is_card(labels, n, None) for n in range(heading + 1, end + 1))
    for number in range(heading + 1, end + 1):
        hints = labels.hints(number)
        is_beside = has_card and hints.container == card_container
        if (_is_machinery(labels, number) or _is_tab(labels, number, heading)) and not (
            is_linkless and is_beside and hints.href is not None
        ):
            labels.put(number, Role.WIDGET, "in a related section", article, opens=False)
        elif _opens(labels, number, href if has_card else None, is_linkless=is_linkless):
            labels.put(number, Role.CARD, "related card", article, opens=not is_open)
            href, has_card, card_container, is_open = hints.href, True, hints.container, False
        elif number < end and _is_day_above(labels, number, is_linkless=is_linkless):
            labels.put(number, Role.CARD, "related card", article)
            is_open = True
        elif has_card and (hints.href == href or hints.link_density < _LINKED or is_beside):
            labels.put(number, Role.CARD, "related card", article, opens=False)
        else:
            labels.put(number, Role.WIDGET, "in a related section", article, opens=False)


def _opens(labels: Labels, number: int, href: str | None, *, is_linkless: bool) -> bool:
    """Whether a line opens a card: a link other than that of the card before, or a heading where none is linked."""
    return _is_titled(labels, number) if is_linkless else _is_card(labels, number, href)


def _is_day_above(labels: Labels, number: int, *, is_linkless: bool) -> bool:
    """Whether a day opens the box in which a card stands right below it."""
    if labels.sign(number) is not Sign.STAMP or not _opens(labels, number + 1, None, is_linkless=is_linkless):
        return False
    return labels.outline.containers[labels.outline.lowest(number, number + 1)].first_line == number


def _is_machinery(labels: Labels, number: int) -> bool:
    """A line of a related section that is no card's: a button, a mark that counts entries, a link past the section."""
    hints = labels.hints(number)
    sign = labels.heads(number)
    if sign in _MACHINERY or (sign is Sign.TICKER and labels.text(number).count(" ") <= _LINKED_HEADING_WORDS):
        return True
    is_linked = hints.link_density >= _LINKED
    if is_linked and hints.href is None:
        return labels.sign(number) in (Sign.RELATED, Sign.BOX_END, Sign.NAVIGATION)
    return is_linked and labels.sign(number) is Sign.NAVIGATION and labels.text(number).count(" ") < _HEADING_WORDS


def _is_tab(labels: Labels, number: int, heading: int) -> bool:
    """A link that leads nowhere, beside the heading: it shows other cards in the place of these."""
    hints, above = labels.hints(number), labels.hints(heading)
    return hints.container == above.container and hints.link_density >= _LINKED and hints.href is None


def _is_card(labels: Labels, number: int, href: str | None) -> bool:
    """Whether a line opens a card: it is a link to a story, and not to that of the card before."""
    hints = labels.hints(number)
    if hints.link_density < _LINKED or labels.text(number).count(" ") + 1 < _CARD_WORDS:
        return False
    return href is None or hints.href != href


def _is_titled(labels: Labels, number: int) -> bool:
    """Whether a line opens a card whose link lies over all of it and holds no words: it is a heading."""
    return labels.hints(number).element in HEADINGS and labels.text(number).count(" ") + 1 >= _CARD_WORDS


def label_box(labels: Labels, heading: int, end: int, sign: Sign) -> None:
    """A box of other stories or of comments: furniture."""
    role = _PLACE[sign]
    for number in range(heading, end + 1):
        labels.put(number, role, f"box: {sign}", None, opens=number == heading)


def is_tag(labels: Labels, number: int) -> bool:
    """A link to all stories with a keyword, by the names of its containers or by its address."""
    hints = labels.hints(number)
    if hints.link_density < _LINKED:
        return False
    return bool(hints.tokens & _TAGS) or (hints.href is not None and is_tag_address(hints.href))


def is_story_link(labels: Labels, number: int) -> bool:
    """A line that is one link, as long as a headline."""
    hints = labels.hints(number)
    return hints.link_density >= _LINKED and labels.text(number).count(" ") + 1 > _CARD_WORDS and hints.href is not None


def is_heading(labels: Labels, number: int) -> bool:
    """A heading element, or a short line that is bold as a whole."""
    hints = labels.hints(number)
    return hints.element in HEADINGS or hints.is_strong
