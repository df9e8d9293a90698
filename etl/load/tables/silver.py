"""Silver: what the pages say, replaced by page. Nothing in it depends on when or in which order dumps were loaded."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table

from etl.load.tables.base import METADATA, day, identity, instant, number, text

PUBLISHER = Table(
    "silver_publisher",
    METADATA,
    identity("publisher_key", "Key of the publisher's profile; generic where no profile recognised a page."),
    text("name", "Name in English."),
    text("name_ar", "Name in Arabic."),
    text("country", "ISO 3166 alpha-2 code; null for a publisher of no one country.", null=True),
    PrimaryKeyConstraint("publisher_key"),
    comment="One row a publisher that any page was recognised as.",
)

PAGE = Table(
    "silver_page",
    METADATA,
    identity("page_key", "The page.", part_of="bronze_page.page_key"),
    identity("publisher_key", "Who published it.", refers="silver_publisher.publisher_key"),
    text("layout", "Layout of the publisher's profile that was applied."),
    text("url", "Stated by the dump or by the page's markup.", null=True),
    instant("captured_at", "When the page was fetched, where its dump states it.", null=True),
    number("line_count", "Lines of the rendered page."),
    number("unclassified_line_count", "Lines that no rule named."),
    number("article_count", "Rows of the page in silver_article."),
    number("card_count", "Rows of the page's articles in silver_related_card."),
    number("issue_count", "Rows of the page in silver_issue."),
    number("dated_article_count", "Articles whose published_day is known."),
    number("signed_article_count", "Articles with an author, desk or agency."),
    number("placed_article_count", "Articles whose place is known."),
    number("sectioned_article_count", "Articles whose section is known."),
    number("parser_version", "Version of the parser that read it."),
    text("entity_engine", "What looked for people, organisations and places: builtin, or a model of camel-tools."),
    text("morphology", "Database of camel-tools that the lemmas are from; null without one.", null=True),
    text("record_digest", "SHA-256 of the page record that the rows were made from, without where the page was found."),
    PrimaryKeyConstraint("page_key"),
    Index(None, "publisher_key", "layout"),
    comment="One row a page that was read, with the profile and layout that were applied.",
)

BLOCK = Table(
    "silver_block",
    METADATA,
    identity("page_key", "The page.", part_of="silver_page.page_key"),
    number("position", "Ordinal of the block on the page, from 0."),
    text("role", "What the lines are on the page: headline, paragraph, card, widget, navigation, unclassified …"),
    identity("article_key", "The article that the block belongs to; null for the page's own furniture.", null=True),
    number("first_line", "First line of the rendered page, from 1."),
    number("last_line", "Last line, inclusive."),
    text("text", "The block's lines, joined by newlines; blank lines left out."),
    PrimaryKeyConstraint("page_key", "position"),
    comment="One row a block: a run of lines with one role. The blocks of a page tile its lines.",
)

ARTICLE = Table(
    "silver_article",
    METADATA,
    identity("article_key", "Hash of page and position."),
    identity("page_key", "The page that holds the article.", part_of="silver_page.page_key"),
    number("position", "0 for what the page is about; 1 and up for articles that the site appended below it."),
    identity(
        "story_key", "Hash of publisher and folded headline, or of the text's opening without one; see silver_sighting."
    ),
    text("headline", "Headline as printed; null where neither page nor markup states one.", null=True),
    text("kicker", "Short line above the headline.", null=True),
    text("standfirst", "Sub-headline or summary between headline and text.", null=True),
    text("section", "The newspaper's own section.", null=True),
    text("byline", "Who wrote it and from where, in the page's words; silver_author has the names.", null=True),
    text("place", "Where it was written: the byline's place, or without one the dateline's.", null=True),
    text("byline_place", "Place that the byline names.", null=True),
    text("dateline", "Opening words of wire style, place (agency) --; they also stay in the body.", null=True),
    text("dateline_place", "Place that the dateline names.", null=True),
    text("dateline_agency", "Agency that the dateline names.", null=True),
    day("dateline_day", "Day that the dateline names."),
    text(
        "published_at", "ISO 8601 as exactly as the page states it: a day, or a time with or without offset.", null=True
    ),
    day(
        "published_day",
        "Day of published_at as the page states it, in the publisher's own zone: to group and compare by.",
    ),
    instant("published_utc_at", "published_at in UTC; null unless the page states both time and zone.", null=True),
    text("published_basis", "Where published_at is from: markup, printed, url or dump.", null=True),
    day(
        "earliest_date",
        "Where published_at is null: it was published on this day or later.",
    ),
    text("earliest_basis", "What implies earliest_date: card, dateline, text or caption.", null=True),
    day("latest_date", "Where published_at is null: it was published on this day or earlier."),
    text("latest_basis", "What implies latest_date: card or capture.", null=True),
    text("modified_at", "When it was changed, in the form of published_at.", null=True),
    day("modified_day", "Day of modified_at as the page states it."),
    text("url", "The article's own URL.", null=True),
    text("language", "ISO 639-1 code."),
    text("body", "Paragraphs, subheadings and list items, joined by blank lines."),
    number("word_count", "Words of the body, divided by white space."),
    text("lemmas", "Lemmas of headline, standfirst and body, one a word, to search by; null without one.", null=True),
    PrimaryKeyConstraint("article_key"),
    Index(None, "page_key"),
    Index(None, "story_key"),
    Index(None, "published_day"),
    comment="One row an article: a headline with what belongs to it, primary or appended.",
)


def part_of_article(
    name: str, comment: str, *columns: Column[str] | Column[int] | Column[bool] | Column[date]
) -> Table:
    """A list of an article's, one row an entry."""
    return Table(
        name,
        METADATA,
        identity("article_key", "The article.", part_of="silver_article.article_key"),
        number("position", "Ordinal of the entry in the article, from 0."),
        *columns,
        PrimaryKeyConstraint("article_key", "position"),
        comment=comment,
    )


def _entry(name: str, parent: Table, parent_position: str, comment: str, *columns: Column[str]) -> Table:
    """A list inside an entry of an article's list, one row a name."""
    return Table(
        name,
        METADATA,
        identity("article_key", "The article."),
        number(parent_position, f"Position in {parent.name}."),
        number("position", "Ordinal of the name, from 0."),
        *columns,
        PrimaryKeyConstraint("article_key", parent_position, "position"),
        ForeignKeyConstraint(
            ("article_key", parent_position), (parent.c.article_key, parent.c.position), ondelete="CASCADE"
        ),
        comment=comment,
    )


PARAGRAPH = part_of_article(
    "silver_paragraph",
    "One row a piece of an article's body, in order.",
    text("kind", "paragraph, subheading, list_item or blockquote."),
    text("text", "The piece's text."),
)

AUTHOR = part_of_article(
    "silver_author",
    "One row a name of an article's byline.",
    text("name", "The name as printed."),
    text("name_latin", "A person's name in Latin letters: to search without an Arabic keyboard.", null=True),
    text("kind", "person, desk or agency."),
)
Index(None, AUTHOR.c.name_latin)

KEYWORD = part_of_article(
    "silver_keyword",
    "One row a keyword that the page gives an article.",
    text("keyword", "The keyword as printed."),
)

LEMMA_KEYWORD = part_of_article(
    "silver_lemma_keyword",
    "One row a noun that an article uses often, the most used first; none without a morphology.",
    text("lemma", "What a dictionary would list it under, without diacritics."),
    number("mention_count", "Times that the article uses it, in any form."),
)
Index(None, LEMMA_KEYWORD.c.lemma)

CAPTION = part_of_article(
    "silver_caption",
    "One row a distinct caption of an article's pictures, lead image first.",
    text("text", "The caption without its credits."),
    text("place", "lead or inline."),
    number("paragraph", "Position in silver_paragraph before which an inline picture stands.", null=True),
)

CAPTION_CREDIT = _entry(
    "silver_caption_credit",
    CAPTION,
    "caption_position",
    "One row a holder that a caption credits.",
    text("holder", "The holder as printed."),
    text("agency", "Canonical English name, where the holder is an outlet: AFP for أ.ف.ب.", null=True),
)

RELATED_CARD = part_of_article(
    "silver_related_card",
    "One row a related card: an entry of one of the article's related sections, which points to another story.",
    identity("story_key", "Hash of the publisher and the folded headline; silver_sighting has the story it is of."),
    text("headline", "Headline as printed."),
    text("teaser", "Summary below the headline.", null=True),
    text("section", "The newspaper's own section.", null=True),
    text("byline", "Who wrote it and from where, in the page's words; silver_card_author has the names.", null=True),
    text("place", "Place that the byline names.", null=True),
    text("caption", "Caption of the card's picture, without its credits.", null=True),
    text("url", "Where the card leads.", null=True),
    text("published_at", "ISO 8601 as exactly as the card states it.", null=True),
    day("published_day", "Day of published_at as the card states it."),
)
Index(None, RELATED_CARD.c.story_key)

CARD_AUTHOR = _entry(
    "silver_card_author",
    RELATED_CARD,
    "card_position",
    "One row a name of a card's byline.",
    text("name", "The name as printed."),
    text("name_latin", "As in silver_author.", null=True),
    text("kind", "person, desk or agency."),
)

CARD_CREDIT = _entry(
    "silver_card_credit",
    RELATED_CARD,
    "card_position",
    "One row a holder that a card's caption credits.",
    text("holder", "The holder as printed."),
    text("agency", "Canonical English name, where the holder is an outlet: AFP for أ.ف.ب.", null=True),
)

ISSUE = Table(
    "silver_issue",
    METADATA,
    identity("page_key", "The page.", part_of="silver_page.page_key"),
    number("position", "Ordinal of the issue on the page, from 0."),
    text("code", "Kind of issue, such as card.malformed; etl/issues.py explains each."),
    number("line", "Line of the rendered page; null where it concerns the whole page.", null=True),
    text("detail", "What was found."),
    PrimaryKeyConstraint("page_key", "position"),
    Index(None, "code"),
    comment="One row an issue: something about a page that a person should see.",
)

OF_PAGE = (ARTICLE, BLOCK, ISSUE)
"""Deleted and written anew when a page changed; what belongs to an article goes with it."""

OF_ARTICLE = (
    PARAGRAPH,
    AUTHOR,
    KEYWORD,
    LEMMA_KEYWORD,
    CAPTION,
    CAPTION_CREDIT,
    RELATED_CARD,
    CARD_AUTHOR,
    CARD_CREDIT,
)
"""In an order in which each finds the rows that it refers to."""
