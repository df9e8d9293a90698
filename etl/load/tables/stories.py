"""Stories: how each can be known, where each was seen, and what its copies changed; kept by `etl.load.match`.

What these tables hold follows from all articles and cards together. Their rows refer to those without a constraint, as
the other results of matching do.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, PrimaryKeyConstraint, Table

from etl.load.tables.base import METADATA, day, flag, identity, instant, number, text


def _card_position(told: str) -> Column[int]:
    return number("card_position", told)


SIGHTING = Table(
    "silver_sighting",
    METADATA,
    identity("article_key", "The article that was seen, or that carries the card."),
    _card_position("Position of the card in the article; -1 for the article itself."),
    identity("page_key", "The page that holds it."),
    identity("publisher_key", "Who published the page."),
    identity("story_key", "The story that it is about."),
    text("matched_by", "What led to a story's own article: url, headline or text; null where nothing did.", null=True),
    flag("is_own", "An article that can be told by its day or its address; what leads to one of these has its story."),
    identity("own_key", "The story's key if nothing else were known: hash of headline and day, or of the address."),
    identity("headline_key", "Hash of the publisher and the folded headline."),
    identity("address_key", "Hash of the address, without scheme, www and the slash at its end.", null=True),
    day("story_day", "Day that it states; null where it states none."),
    day(
        "seen_day",
        "Day by which the story existed: stated, or without that the capture's; year 1 where unknown.",
        null=False,
    ),
    day("from_day", "First day on which the story may have been published.", null=False),
    day("until_day", "Last day on which it may.", null=False),
    PrimaryKeyConstraint("article_key", "card_position"),
    Index(None, "page_key"),
    Index(None, "story_key", "card_position"),
    Index(None, "headline_key", "is_own", "seen_day"),
    Index(None, "address_key", "is_own"),
    comment="One row a time that a story was seen, as an article or as a related card, with the story that it is.",
)

MARK = Table(
    "silver_story_mark",
    METADATA,
    identity("article_key", "The article."),
    identity("mark", "Hash of an address, of headline and day, or of a text and day: who shares it is of one story."),
    PrimaryKeyConstraint("article_key", "mark"),
    Index(None, "mark", "article_key"),
    comment="One row a mark by which an article's story can be known.",
)

STORY = Table(
    "silver_story",
    METADATA,
    identity("story_key", "The story."),
    identity("publisher_key", "Who published it."),
    identity("article_key", "Its best copy; null where only cards are known.", null=True),
    text("headline", "Headline of the best copy; of a card where no copy is loaded.", null=True),
    text("section", "Section of the best copy, or of a card.", null=True),
    day("published_day", "First day that a copy states, or else a card."),
    number("word_count", "Words of the best copy.", null=True),
    number("primary_count", "Copies that a page is about."),
    number("appended_count", "Copies that a site appended below another article."),
    number("card_count", "Related cards that lead to the story."),
    number("from_story_count", "Other stories whose articles carry those cards."),
    PrimaryKeyConstraint("story_key"),
    Index(None, "card_count"),
    Index(None, "from_story_count"),
    Index(None, "published_day"),
    comment="One row a story: its copies and cards together.",
)

VERSION = Table(
    "silver_story_version",
    METADATA,
    identity("story_key", "The story."),
    number("version", "Ordinal of the version, from 1."),
    identity("article_key", "The first copy that has it."),
    instant("captured_at", "When that copy's page was fetched.", null=True),
    text("edit", "first, headline, figures, dates, wording, extended, shortened or rewritten."),
    flag("is_headline_changed", "The headline differs from the version before, folded."),
    number("added_word_count", "Words of the body that the version before does not have."),
    number("removed_word_count", "Words of the version before that this one does not have."),
    text("added_numbers", "Figures that are new, as printed but in ASCII digits, divided by blanks.", null=True),
    text("removed_numbers", "Figures that are gone.", null=True),
    text("added_dates", "Days that are new among those stated and mentioned, divided by blanks.", null=True),
    text("removed_dates", "Days that are gone.", null=True),
    PrimaryKeyConstraint("story_key", "version"),
    Index(None, "article_key"),
    comment="One row a version of a story's text, with what it changed; copies that say the same are one version.",
)

RESULTS = (SIGHTING, MARK, STORY, VERSION)
"""What follows from all articles together."""
