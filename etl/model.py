"""The values that flow through the pipeline; ``docs/page-record.md`` describes their JSON form.

::

    Dump ──readers──▶ Page ──render──▶ Rendering (Lines + Markup) ──split──▶ Regions of Blocks
         ──parse──▶ Articles (with RelatedCards, Captions …) ──annotate──▶ ParsedPage

All are frozen; ``None`` means "the page does not state it", an empty tuple "the page has none".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from etl.issues import Issue

PARSER_VERSION = 1
"""Raised by every change to what rows come out of a page, so that older rows can be found and rebuilt."""

MediaType = Literal["text/plain", "text/html"]


class Place(NamedTuple):
    """Where a page's bytes are in the file that holds it: the dump, or the entry of an archive that ``member`` names.

    Read by themselves, these bytes give the page again.
    """

    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document of a dump, decoded."""

    dump: str
    """File name of the dump."""
    member: str | None = None
    """Entry inside an archive, WARC record id or JSONL line number; ``None`` for a plain file."""
    place: Place | None = None
    """``None`` where the whole file is to be read for the page. Not part of the record."""
    sha256: str
    """Of the page's own bytes, 64 hexadecimal digits."""
    size_bytes: int
    media_type: MediaType
    text: str
    url: str | None = None
    """Stated by the dump; what the page's own markup states is found later."""
    captured_at: datetime | None = None
    """Aware, where the dump states it."""
    issues: tuple[Issue, ...] = ()
    """What decoding the bytes met."""
    stated: tuple[Stated, ...] = ()
    """What the dump states of the page's article in fields of their own."""


class Hints(NamedTuple):
    """What HTML markup says about one rendered line. Hints sharpen a cut; no cut depends on a class name alone."""

    element: str
    """Nearest block element: ``p``, ``h1``, ``li``, ``figcaption`` …"""
    tokens: frozenset[str]
    """Telling words of the class, id, role and itemprop attributes of the line's element and of its containers."""
    container: int
    """Index in ``Rendering.containers`` of the nearest one that holds the line."""
    article: int | None
    """Ordinal of the enclosing ``<article>``, or of what serves as one; cards in ``<article>`` have none."""
    link_density: float
    """Share of the line's letters that are inside links, 0 to 1."""
    href: str | None
    """Target of the line's only link, absolute where the page's URL is known."""
    is_strong: bool = False
    """The whole line is set in bold."""
    after_picture: bool = False
    """A picture or video stands between this line and the one before."""
    size: int = 0
    """Of the line's letters, 1 to 7 as in old markup, which has no headings; 0 where the markup does not say."""


class Line(NamedTuple):
    """A numbered line of a rendered page; numbers start at 1 and never change. A tuple, since a page has thousands."""

    number: int
    text: str
    hints: Hints | None = None


class Container(NamedTuple):
    """An element of HTML markup that holds rendered lines: ``article``, ``nav``, ``div``, ``li`` and the like."""

    parent: int | None
    """Index of the container around it; ``None`` for the outermost."""
    element: str
    tokens: frozenset[str]
    """Telling words of its own attributes."""
    first_line: int
    last_line: int
    """Inclusive."""


class Stated(NamedTuple):
    """A candidate for a field that is stated outside the rendered text: by markup (JSON-LD, meta, link) or the dump."""

    field: str
    """A field of `Article`, ``author`` (one name), ``publisher``, ``description`` or ``picture`` (what it shows)."""
    value: str
    where: str
    """``dump``, ``json-ld``, ``opengraph``, ``microdata``, ``meta``, ``link``, ``title``, ``time``."""
    article: int = 0
    """Ordinal of the ``<article>`` that it is about."""
    line: int | None = None
    """The rendered line in which a ``<time>`` stands, or the one below a picture; ``None`` for the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A page as numbered lines, and what its markup states beside them."""

    lines: tuple[Line, ...]
    stated: tuple[Stated, ...] = ()
    containers: tuple[Container, ...] = ()
    """In the order in which they begin; a container stands after the one around it."""
    issues: tuple[Issue, ...] = ()
    """What reading the markup met."""


class Role(StrEnum):
    """What a run of lines is on its page: the closed set of ``silver_block.role``."""

    BLANK = "blank"
    HEADLINE = "headline"
    KICKER = "kicker"
    STANDFIRST = "standfirst"
    SECTION = "section"
    BYLINE = "byline"
    DATELINE = "dateline"
    STAMP = "stamp"
    CAPTION = "caption"
    KEYWORDS = "keywords"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    LIST_ITEM = "list_item"
    BLOCKQUOTE = "blockquote"
    RELATED_HEADING = "related_heading"
    CARD = "card"
    SIGN_OFF = "sign_off"
    """What closes an article without being its text: ``المصدر: وكالات``, ``(تحرير …)``, ``// انتهى //``."""
    WIDGET = "widget"
    """Machinery printed inside an article: share and font-size buttons, ``TT``."""
    NAVIGATION = "navigation"
    """Menus, breadcrumbs, skip links, footers, cookie banners."""
    TICKER = "ticker"
    """General boxes that are about other stories: most read, breaking, latest."""
    COMMENTS = "comments"
    UNCLASSIFIED = "unclassified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of lines with one role. The blocks of a page tile its lines."""

    role: Role
    article: int | None
    """Position of the article that the block belongs to; ``None`` for the page's own furniture."""
    first_line: int
    last_line: int
    """Inclusive."""
    text: str
    """The block's lines as displayed, joined by newlines; blank lines left out."""
    rule: str = ""
    """Which rule cut it, and whose: ``aawsat/2023: card``. Shown by ``warraq show``; not part of the record."""


AuthorKind = Literal["person", "desk", "agency"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One name of a byline."""

    name: str
    kind: AuthorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who wrote it and from where, beside the words that say so."""

    text: str
    authors: tuple[Author, ...]
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The opening ``place (agency) --`` of wire style."""

    text: str
    place: str | None = None
    agency: str | None = None
    date: str | None = None
    """ISO day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What is printed under a picture, without its credits."""

    text: str
    credits: tuple[str, ...] = ()
    """The closing parentheses, one string a holder, as printed."""
    place: Literal["lead", "inline"] = "lead"
    paragraph: int | None = None
    """Index in ``Article.body`` before which an inline picture stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One piece of an article's body."""

    kind: Literal["paragraph", "subheading", "list_item", "blockquote"] = "paragraph"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedCard:
    """One entry of a related section."""

    position: int
    headline: str
    teaser: str | None = None
    section: str | None = None
    byline: Byline | None = None
    caption: Caption | None = None
    url: str | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Direct speech; ``paragraph[start:end]`` holds ``text`` without its outer marks."""

    text: str
    speaker: str | None = None
    speaker_role: str | None = None
    anonymous: bool = False
    inherited: bool = False
    """The words name no speaker: it is who spoke last in the paragraphs before. Not part of the record."""
    cue: str | None = None
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date or period that the body names; ``value`` is EDTF level 0."""

    text: str
    value: str | None
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    basis: Literal["explicit", "relative"] = "explicit"
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMention:
    """A news organisation that the body cites as the origin of information."""

    text: str
    agency: str
    """Canonical English name, or the name as printed where the registry does not hold it."""
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention:
    """A person, organisation or place, by ANERcorp's labels."""

    text: str
    type: Literal["PERS", "ORG", "LOC"]
    engine: str = "builtin"
    """What found it: ``builtin``, or a model by its name. Not part of the record."""
    paragraph: int
    start: int
    end: int


PublishedBasis = Literal["markup", "printed", "url", "dump"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LemmaKeyword:
    """A noun that an article uses often, by its lemma."""

    lemma: str
    mention_count: int


EarliestBasis = Literal["card", "dateline", "text", "caption"]
LatestBasis = Literal["card", "capture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Between which days an article was published that does not say when; ISO days, each with what implies it."""

    earliest: str | None = None
    earliest_basis: EarliestBasis | None = None
    latest: str | None = None
    latest_basis: LatestBasis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its headline and what belongs to it."""

    position: int
    """0 for what the page is about; 1 and up for articles that the site appended below it."""
    headline: str | None
    """``None`` where neither page nor markup states one, as in dumps of texts alone."""
    kicker: str | None = None
    standfirst: str | None = None
    section: str | None = None
    byline: Byline | None = None
    dateline: Dateline | None = None
    published_at: str | None = None
    """ISO 8601: a day where no time is stated, with an offset where a zone is stated."""
    published_basis: PublishedBasis | None = None
    modified_at: str | None = None
    url: str | None = None
    language: str = "ar"
    keywords: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    body: tuple[Paragraph, ...] = ()
    related: tuple[RelatedCard, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[DateMention, ...] = ()
    sources: tuple[SourceMention, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    bounds: Bounds = Bounds()
    """Of an article without ``published_at``. Not part of the record, which states no more than the page."""
    lemmas: str | None = None
    """Of headline, standfirst and text, one a word; ``None`` without a morphology. Not part of the record."""
    lemma_keywords: tuple[LemmaKeyword, ...] = ()
    """The most used first. Not part of the record."""

    @property
    def known_as(self) -> str:
        """What tells it from other stories: its headline, or the opening of its text where it has none."""
        return self.headline or next((paragraph.text for paragraph in self.body), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPage:
    """A page read to its end: what ``warraq parse`` prints and the warehouse is loaded from."""

    page: Page
    url: str | None
    """Stated by the dump or by the page's markup."""
    publisher: str
    layout: str
    articles: tuple[Article, ...]
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...]
    parser_version: int = PARSER_VERSION
    entity_engine: str = "builtin"
    """What looked for entities. Not part of the record, but what another engine reads replaces its rows."""
    morphology: str | None = None
    """Which database the lemmas are from; as ``entity_engine``."""
