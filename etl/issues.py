"""Issues: things about the data that a person should see. They are values, and become rows of ``silver_issue``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Every kind of issue: the closed set of ``silver_issue.code``."""

    PAGE_EMPTY = "page.empty"
    """No line of the page holds any text."""
    PAGE_NO_ARTICLE = "page.no_article"
    """The page holds text but no article: a section index, a video stub, or a layout that is not understood."""
    PAGE_TOO_LARGE = "page.too_large"
    """The page is over a limit and was kept as unclassified lines."""
    PUBLISHER_UNKNOWN = "publisher.unknown"
    """No profile recognises the page; the generic one was applied."""
    PUBLISHER_AMBIGUOUS = "publisher.ambiguous"
    """More than one profile recognises the page; the generic one was applied."""
    HEADLINE_MISSING = "headline.missing"
    """An article's text stands on the page without a headline, and nothing states one."""
    BLOCK_UNCLASSIFIED = "block.unclassified"
    """Lines that no rule names; they are kept as an unclassified block."""
    CARD_MALFORMED = "card.malformed"
    """An entry of a related section that lacks a headline or holds parts that no rule names."""
    DATE_CONFLICT = "date.conflict"
    """Two statements of one date disagree; the order of preference decided."""
    FIELD_CONFLICT = "field.conflict"
    """Two statements of one field other than a date disagree; the order of preference decided."""
    DATE_IMPOSSIBLE = "date.impossible"
    """A printed date that no calendar has."""
    ENCODING_UNSURE = "encoding.unsure"
    """The declared charset is wrong or missing and the guess is not certain."""
    ENCODING_REPAIRED = "encoding.repaired"
    """Mojibake that was turned back into text."""
    ARTICLE_TRUNCATED = "article.truncated"
    """The last paragraph breaks off in mid-sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing to look at on a page."""

    code: Code
    line: int | None = None
    """Line of the rendered page, from 1; ``None`` where it concerns the whole page."""
    detail: str
