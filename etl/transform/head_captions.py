"""Captions between a headline and its text: which lines there say what a picture shows."""

from __future__ import annotations

from etl.arabic.fold import fold
from etl.arabic.words import newsroom
from etl.publishers.profile import Sign
from etl.transform.fields.bylines import has_newsroom, newsroom_of, read_byline
from etl.transform.fields.captions import is_scene
from etl.transform.head_names import is_named
from etl.transform.heads import Head
from etl.transform.kickers import opens_with_verb
from etl.transform.look import Look
from etl.transform.seeming import is_credited
from etl.transform.sheet import Sheet

_FEW_WORDS = 4
_CALLED_WORDS = 8
"""Of what a picture is called, right below the second print of the headline."""
_CAPTION_WORDS = 9
_MOST_WORDS = 14
"""Of a caption that was cut short in the line above it."""
_SHARED = 0.7


def is_caption(sheet: Sheet, index: int, head: Head) -> bool:
    """A line with a credit, below a picture of the markup, or printed twice running, as captions under pictures are.

    Or one of which the line above was cut. Of two prints of a paragraph the second is text.
    """
    each = sheet.looks[index]
    if each.sign in (Sign.CREDIT, Sign.CAPTION) or (each.is_bare and _is_below_picture(each)):
        return True
    if each.is_prose and is_credited(sheet, index):
        return True
    below = sheet.looks[min(index + 1, len(sheet) - 1)]
    if below.sign in (Sign.CREDIT, Sign.CAPTION) and below.folded.startswith(f"{each.folded} "):
        return True
    if is_cut_short(sheet, index - 1):
        return True
    is_doubled = each.folded == sheet.looks[index - 1].folded or sheet.next_same.get(index) == index + 1 < head.body
    return is_doubled and (each.sign in (None, Sign.SECTION) or (each.sign is Sign.BYLINE and has_newsroom(each.text)))


def is_cut_short(sheet: Sheet, index: int) -> bool:
    """Whether a few words are how the longer line right below them begins: a caption that was cut to a length."""
    this, below = sheet.looks[index], sheet.looks[index + 1 : index + 2]
    may_be = 1 < this.words <= _FEW_WORDS and this.sign in (None, Sign.BYLINE) and not this.is_prose
    return may_be and any(
        each.folded.startswith(f"{this.folded} ") and not each.is_prose and each.words <= _MOST_WORDS for each in below
    )


def is_of_picture(sheet: Sheet, index: int, head: Head) -> bool:
    """Whether a line is a few words, or the headline in fewer: what a picture is called."""
    each = sheet.looks[index]
    if each.is_item:
        return False
    is_short = each.words <= _FEW_WORDS or _is_below_print(sheet, index, head)
    return (
        is_short
        or _says_headline(each, sheet.looks[head.headline])
        or (is_scene(each.text) and not opens_with_verb(each))
    )


def _is_below_print(sheet: Sheet, index: int, head: Head) -> bool:
    """Whether the headline is printed again right above a few words, as what its picture is called."""
    is_again = sheet.looks[index - 1].folded == sheet.looks[head.headline].folded and index - 1 > head.headline
    return is_again and sheet.looks[index].words <= _CALLED_WORDS


def _says_headline(each: Look, headline: Look) -> bool:
    """Whether a line says the same as a longer headline, as captions do: most of its words are of the headline."""
    words = each.folded.split(" ")
    shared = sum(word in headline.folded.split(" ") for word in words)
    return each.words < headline.words and each.words <= _CAPTION_WORDS and shared >= _SHARED * len(words)


def names_pictured(sheet: Sheet, each: Look, headline: int) -> bool:
    """Whether a person of whom the headline speaks stands beside an agency: ``سامي البحري / Reuters``."""
    found = read_byline(each.text)
    if found is None or found.authors[0].kind != "person" or newsroom(newsroom_of(each.text) or "") != "agency":
        return False
    return is_named(sheet, fold(found.authors[0].name), [headline])


def goes_on(sheet: Sheet, index: int) -> bool:
    """A caption and its credit on lines of their own are one."""
    return {sheet.looks[index].sign, sheet.looks[index - 1].sign} == {Sign.CREDIT, Sign.CAPTION}


def _is_below_picture(each: Look) -> bool:
    """Whether the markup has a picture right above a line without links."""
    hints = each.line.hints
    return hints is not None and hints.after_picture and not hints.link_density
