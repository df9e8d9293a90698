"""An HTML page read: its heads, texts, boxes and furniture, by where they stand in the markup.

The same roles and the same grammar of wordings as for text pages; what the order of lines must guess there, the
containers say here.
"""

from __future__ import annotations

from itertools import groupby

from etl.model import Rendering, Role
from etl.publishers.profile import Layout, Sign
from etl.transform.markup.body import Body
from etl.transform.markup.boxes import box_end, box_sign, is_heading, is_story_link, label_box, label_related
from etl.transform.markup.head import Head
from etl.transform.markup.labels import Labels
from etl.transform.markup.part import COMMENT_NAMES, LINKED, LONG_WORDS
from etl.transform.markup.standing import Standing, standings, whole_page
from etl.transform.split import Region, split


def read_markup(rendering: Rendering, layout: Layout) -> tuple[Region, ...]:
    """The regions of an HTML page; their blocks tile its lines. Without a heading only wordings can tell its parts."""
    labels = Labels.of(rendering, layout)
    found = (whole_page(labels.outline),) if _is_article(rendering) else standings(labels.outline)
    if not found and labels.outline.has_text():
        return split(rendering.lines, layout)
    ends = [*(standing.first_line - 1 for standing in found[1:]), len(rendering.lines)]
    for article, (standing, last) in enumerate(zip(found, ends, strict=False)):
        _label_boxes(labels, standing, article, last)
        Head(labels, standing, article).read()
        body = Body(labels, standing, article)
        body.read()
        body.read_below(last)
    _label_furniture(labels)
    blocks = groupby(labels.blocks(), key=lambda block: block.article)
    return tuple(Region(article, tuple(run)) for article, run in blocks)


def _is_article(rendering: Rendering) -> bool:
    """Whether the dump states the headline, which then is the page's first line."""
    hints = rendering.lines[0].hints if rendering.lines else None
    is_stated = any(each.where == "dump" and each.field == "headline" for each in rendering.stated)
    return is_stated and hints is not None and hints.element == "h1"


def _label_boxes(labels: Labels, standing: Standing, article: int, last: int) -> None:
    """Every box below the headline that a heading names: first, since a box may stand anywhere in the text.

    Of what stands above the article, such as a sidebar, only its related stories are.
    """
    around = labels.outline.containers[standing.around].first_line
    for number in range(standing.first_line, around):
        if is_heading(labels, number) and labels.is_free(number) and box_sign(labels, number) is Sign.RELATED:
            end = box_end(labels, number, around - 1, standing)
            if any(is_story_link(labels, n) for n in range(number + 1, end + 1)):
                label_related(labels, number, end, article)
    number = standing.headline + 1
    while number <= last:
        sign = box_sign(labels, number) if labels.is_free(number) else None
        if sign is None:
            number += 1
            continue
        end = box_end(labels, number, last, standing)
        if sign is not Sign.RELATED:
            label_box(labels, number, end, sign)
        elif end > number:
            label_related(labels, number, end, article)
        number = end + 1


def _label_furniture(labels: Labels) -> None:
    """What no article claims: menus, links, comments; prose that no rule knows stays unclassified."""
    for number in range(1, len(labels.outline.lines) + 1):
        if not labels.is_free(number):
            continue
        hints = labels.hints(number)
        is_short = labels.text(number).count(" ") < LONG_WORDS
        if hints.tokens & COMMENT_NAMES:
            labels.put(number, Role.COMMENTS, "in a container for comments", None, opens=False)
        elif is_story_link(labels, number) or _is_teaser(labels, number):
            labels.put(number, Role.TICKER, "link to another story", None, opens=False)
        elif hints.link_density >= LINKED or labels.outline.is_apart[hints.container] or is_short:
            labels.put(number, Role.NAVIGATION, "outside the articles", None, opens=False)


def _is_teaser(labels: Labels, number: int) -> bool:
    """Whether prose stands in one container with the link to another story above it."""
    if number == 1 or not labels.outline.is_long(number):
        return False
    above = labels.hints(number - 1)
    return above.container == labels.hints(number).container and above.link_density >= LINKED
