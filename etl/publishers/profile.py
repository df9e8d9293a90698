"""What is known of one publisher, as data: how its pages are recognised, and how they were laid out, until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from etl.model import Role


class Sign(StrEnum):
    """What the wording of a line says that the line is."""

    WIDGET = "widget"
    NAVIGATION = "navigation"
    RELATED = "related"
    """Heads a section of related articles, or is such a section on one line: ``اقرأ أيضا: …``."""
    TICKER = "ticker"
    COMMENTS = "comments"
    BOX_END = "box_end"
    """Closes a related section for readers who cannot see it: ``end of list``, ``قصص مقترحة نهاية``."""
    ITEM_MARK = "item_mark"
    """Counts an entry of a list: ``list 1 of 4``."""
    SIGN_OFF = "sign_off"
    KEYWORDS = "keywords"
    CREDIT = "credit"
    CAPTION = "caption"
    BYLINE = "byline"
    STAMP = "stamp"
    DATELINE = "dateline"
    SECTION = "section"
    KICKER = "kicker"


class CardPart(StrEnum):
    """What an entry of a related section is made of."""

    SECTION_CAPTION = "section_caption"
    """The newspaper's section, then the picture's caption, on one line."""
    HEADLINE = "headline"
    TEASER = "teaser"
    BYLINE = "byline"
    STAMP = "stamp"


Phrases = Mapping[Sign, tuple[str, ...]]
"""Wordings of each sign. ``X`` is a whole line, ``X: …`` a label and what it labels, ``X …`` how a line begins and
``… X …`` words inside a short line. Hamzas, diacritics and the like do not matter (`etl.arabic.fold`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a publisher's pages look, until a day."""

    name: str
    until: date | None = None
    """The first day on which pages no longer look so; ``None`` for the layout of today."""
    marks: tuple[str, ...] = ()
    """Text by which pages of this layout are told from the publisher's other layouts, whatever their date."""
    phrases: Phrases = field(default_factory=dict)
    card: tuple[CardPart, ...] = (CardPart.HEADLINE, CardPart.TEASER, CardPart.BYLINE, CardPart.STAMP)
    """The parts of a related card, in printed order; all but the headline may be missing."""
    under_headline: Literal[Role.STANDFIRST, Role.CAPTION] = Role.STANDFIRST
    """What a short line between headline and text is, when its wording does not tell."""
    opens_with_standfirst: bool = False
    """The first paragraph below the headline is the standfirst, wherever picture, byline and stamp stand."""
    owner: str = "general"
    """Whose layout it is, for the names of rules; the registry fills it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One publisher."""

    key: str
    name: str
    """In English."""
    name_ar: str
    country: str | None = None
    """ISO 3166 alpha-2; ``None`` for a publisher of no one country."""
    hosts: tuple[str, ...] = ()
    """Domains whose pages, and whose subdomains' pages, are this publisher's."""
    marks: tuple[str, ...] = ()
    """Text that only this publisher's pages hold; a newline stands for the border of a line."""
    is_agency: bool = False
    """Others reprint its copy, so its marks tell nothing on a page that holds another publisher's."""
    layouts: tuple[Layout, ...]
    """Oldest first."""
