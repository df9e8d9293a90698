"""What markup states beside the text: meta elements, links, JSON-LD, microdata and times, as candidates for fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from etl.arabic.fold import fold
from etl.model import Stated
from etl.transform.markup.addresses import Addresses
from etl.transform.markup.jsonld import Described, described

_META: dict[str, tuple[str, str]] = {
    "og:title": ("headline", "opengraph"),
    "og:url": ("url", "opengraph"),
    "og:site_name": ("publisher", "opengraph"),
    "og:description": ("description", "opengraph"),
    "og:type": ("type", "opengraph"),
    "og:updated_time": ("modified_at", "opengraph"),
    "og:image:alt": ("caption", "opengraph"),
    "article:published_time": ("published_at", "opengraph"),
    "og:article:published_time": ("published_at", "opengraph"),
    "article:modified_time": ("modified_at", "opengraph"),
    "article:section": ("section", "opengraph"),
    "article:tag": ("keywords", "opengraph"),
    "article:author": ("author", "opengraph"),
    "twitter:title": ("headline", "meta"),
    "twitter:description": ("description", "meta"),
    "description": ("description", "meta"),
    "author": ("author", "meta"),
    "dc.creator": ("author", "meta"),
    "sailthru.author": ("author", "meta"),
    "parsely-author": ("author", "meta"),
    "keywords": ("keywords", "meta"),
    "news_keywords": ("keywords", "meta"),
    "section": ("section", "meta"),
    "parsely-section": ("section", "meta"),
    "pubdate": ("published_at", "meta"),
    "publishdate": ("published_at", "meta"),
    "publish-date": ("published_at", "meta"),
    "publish_date": ("published_at", "meta"),
    "date": ("published_at", "meta"),
    "dc.date": ("published_at", "meta"),
    "dc.date.issued": ("published_at", "meta"),
    "dcterms.created": ("published_at", "meta"),
    "dcterms.date": ("published_at", "meta"),
    "sailthru.date": ("published_at", "meta"),
    "parsely-pub-date": ("published_at", "meta"),
    "article.published": ("published_at", "meta"),
    "cxenseparse:recs:publishtime": ("published_at", "meta"),
    "originalpublicationdate": ("published_at", "meta"),
    "last-modified": ("modified_at", "meta"),
    "lastmod": ("modified_at", "meta"),
    "article.updated": ("modified_at", "meta"),
    "dcterms.modified": ("modified_at", "meta"),
    "application-name": ("publisher", "meta"),
    "content-language": ("language", "meta"),
}
"""By the name, property or http-equiv of a meta element, in lower case."""

_MICRODATA = {
    "headline": "headline",
    "datePublished": "published_at",
    "dateModified": "modified_at",
    "articleSection": "section",
}
_UPDATED = re.compile(r"تحديث|تعديل|updated?|modified", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+$")
_MOST_VALUE = 5_000
_PICTURE_WORDS = 2


@dataclass
class Statements:
    """Collects candidates while a page is read; attributed to its articles at the end."""

    page_url: str | None = None
    _base: str | None = None
    _plain: list[Stated] = field(default_factory=list)
    _described: list[Described] = field(default_factory=list)

    def meta(self, attributes: Mapping[str, str | None]) -> None:
        """A ``meta`` element."""
        content = attributes.get("content")
        if not content:
            return
        for name in ("property", "name", "http-equiv"):
            found = _META.get((attributes.get(name) or "").lower())
            if found:
                self._state(found[0], content, found[1])
                return
        self.item(attributes.get("itemprop"), content)

    def item(self, itemprop: str | None, value: str | None) -> None:
        """An element with an ``itemprop``, and its value."""
        if itemprop in _MICRODATA and value:
            self._state(_MICRODATA[itemprop], value, "microdata")

    def link(self, attributes: Mapping[str, str | None]) -> None:
        """A ``link`` or ``base`` element."""
        href = attributes.get("href")
        if href and (attributes.get("rel") or "").lower() == "canonical":
            self._state("url", href, "link")
        elif href and "rel" not in attributes:
            self._base = href

    def title(self, text: str) -> None:
        """The page's ``title``."""
        self._state("headline", text, "title")

    def language(self, code: str | None) -> None:
        """The ``lang`` of the whole page."""
        if code:
            self._state("language", code, "html")

    def json_ld(self, text: str) -> None:
        """A block of JSON-LD."""
        self._described.extend(described(text))

    def time(self, value: str, label: str, line: int, article: int | None) -> None:
        """A ``time`` element in a rendered line, after the words of ``label``."""
        name = "modified_at" if _UPDATED.search(label) else "published_at"
        self._plain.append(Stated(name, value, "time", article or 0, line))

    def picture(self, words: str, line: int) -> None:
        """What a picture above a rendered line shows, by its own words."""
        if words.count(" ") >= _PICTURE_WORDS - 1:
            self._plain.append(Stated("picture", " ".join(words[:_MOST_VALUE].split()), "img", 0, line))

    def address(self, url: str | None, line: int, article: int | None) -> None:
        """The address of an ``<article>`` that begins at a rendered line."""
        if url and article:
            self._plain.append(Stated("url", url, "element", article, line))

    def _state(self, name: str, value: str, where: str) -> None:
        value = " ".join(value[:_MOST_VALUE].split())
        if value and not any(s.field == name and s.value == value and s.where == where for s in self._plain):
            self._plain.append(Stated(name, value, where))

    @cached_property
    def addresses(self) -> Addresses:
        """What the page's links are relative to: its own address, as the dump, a link or OpenGraph states it."""
        stated = [s.value for s in self._plain if s.field == "url"]
        own = next((url for url in (self.page_url, *stated) if url and _ADDRESS.match(url)), None)
        return Addresses(Addresses(own).whole(self._base) or self._base if self._base else own)

    def by_article(self, headlines: Mapping[int, str]) -> Iterator[Stated]:
        """Every candidate; JSON-LD goes to the article with its headline, else by order.

        ``headlines`` holds the first heading of each of the page's articles.
        """
        yield from self._plain
        folded = {fold(text): ordinal for ordinal, text in headlines.items() if text}
        ranks = [one.rank for one in self._described]
        best = [one for one in self._described if one.rank == min(ranks)] if ranks else []
        taken: set[int] = set()
        for one in best:
            ordinal = folded.get(fold(one.first("headline") or ""))
            if ordinal is None or ordinal in taken:
                ordinal = next(n for n in range(len(best) + 1) if n not in taken)
            taken.add(ordinal)
            yield from (
                Stated(name, " ".join(value[:_MOST_VALUE].split()), "json-ld", ordinal) for name, value in one.values
            )
