"""Reading sitemaps, indexes of sitemaps, RSS and Atom: which addresses they list, and when those changed.

One pass of expat over the bytes, which never builds a tree: what sites publish costs tenths of a second, nesting costs
nothing, and a document that declares entities is refused before it can use them. An ADR has the measurements.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from xml.parsers import expat

_RECORDS = {"url", "sitemap", "item", "entry"}
_TEXTS = {
    "loc": "url",
    "link": "url",
    "guid": "guid",
    "lastmod": "modified",
    "updated": "modified",
    "modified": "modified",
    "publication_date": "published",
    "pubdate": "published",
    "published": "published",
    "issued": "published",
    "date": "published",
}
"""What an element of a record states, whichever format it is of."""
_FOREIGN = ("/sitemap-image/", "/sitemap-video/", "/mrss")
"""Namespaces whose elements are about a page's pictures and films."""
_LONGEST = 8192
"""Letters of an address or a time; more of them are not read."""


class Unreadable(Exception):
    """A document lists nothing that can be read; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One address as a document lists it."""

    url: str
    is_sitemap: bool
    """It is another sitemap, of an index."""
    published: str | None
    modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a document lists, and why its end could not be read, if that is so."""

    entries: tuple[Entry, ...]
    base: str | None
    """What its relative addresses are relative to, where it says so itself."""
    broken: str | None = None


def read(content: bytes, *, most: int) -> Document:
    """The first ``most`` entries of a sitemap or feed; raises `Unreadable` for what is neither.

    A document that is cut off or damaged gives what it lists before that place.
    """
    parsing = _Parsing(most)
    broken = parsing.run(_understood(content))
    if not parsing.is_known:
        raise Unreadable(broken or "it is neither a sitemap nor a feed")
    return Document(entries=tuple(parsing.entries), base=parsing.base, broken=broken)


def _understood(content: bytes) -> bytes:
    """The document so that expat knows its charset: what states no other and is no whole UTF-8 is mended to be it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    bare = content.lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    head = bare[:200].lower()
    if b"encoding=" in head and b"utf-8" not in head:
        return bare
    return bare.decode("utf-8", "replace").encode()


class _Enough(Exception):
    """The document lists more than is read."""


@dataclass(slots=True)
class _Parsing:
    """The state of one pass."""

    most: int
    entries: list[Entry] = field(default_factory=list)
    base: str | None = None
    is_known: bool = False
    record: str | None = None
    stated: dict[str, str] = field(default_factory=dict)
    reading: str | None = None
    text: list[str] = field(default_factory=list)

    def run(self, content: bytes) -> str | None:
        """Read all of it; why it could not be read to its end, if that is so."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.letters
        parser.EntityDeclHandler = _refuse_entities
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.UseForeignDTD(True)  # so that &nbsp; and its like, which feeds use undeclared, break nothing
        try:
            parser.Parse(content, True)
        except _Enough:
            return f"it lists more than {self.most:,} addresses"
        except (expat.ExpatError, Unreadable, ValueError, LookupError) as error:
            return f"{error}"
        return None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        space, _, local = name.rpartition(" ")
        local = local.lower()
        if any(foreign in space for foreign in _FOREIGN):
            return
        if not self.is_known:
            self.is_known = local in {"urlset", "sitemapindex", "rss", "feed", "rdf"}
            if not self.is_known:
                raise Unreadable(f"it begins with <{local[:40]}>, and neither a sitemap nor a feed does")
            self.base = attributes.get("http://www.w3.org/XML/1998/namespace base")
        elif local in _RECORDS and self.record is None:
            self.record, self.stated = local, {}
            if about := attributes.get("http://www.w3.org/1999/02/22-rdf-syntax-ns# about"):
                self.stated["guid"] = about
        elif self.record and local in _TEXTS:
            self.reading, self.text = _TEXTS[local], []
            self._link(local, attributes)
            if local == "guid" and attributes.get("isPermaLink", "true").lower() != "true":
                self.reading = None

    def _link(self, local: str, attributes: dict[str, str]) -> None:
        # Atom's link states its address as an attribute, and has others for comments, pictures and the feed itself.
        if local == "link" and "href" in attributes:
            self.reading = None
            if attributes.get("rel", "alternate") == "alternate":
                self.stated.setdefault("url", attributes["href"])

    def letters(self, text: str) -> None:
        """Text within an element."""
        if self.reading and sum(map(len, self.text)) < _LONGEST:
            self.text.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        local = name.rpartition(" ")[2].lower()
        if self.reading and _TEXTS.get(local) == self.reading:
            text = "".join(self.text).strip()[:_LONGEST]
            if text:
                self.stated.setdefault(self.reading, text)
            self.reading = None
        elif local == self.record:
            self._finish()

    def _finish(self) -> None:
        url = self.stated.get("url") or self.stated.get("guid")
        if url:
            if len(self.entries) >= self.most:
                raise _Enough
            entry = Entry(
                url=url,
                is_sitemap=self.record == "sitemap",
                published=self.stated.get("published"),
                modified=self.stated.get("modified"),
            )
            self.entries.append(entry)
        self.record = None


def _refuse_entities(*declaration: object) -> None:
    del declaration
    raise Unreadable("it declares entities of its own, which no sitemap or feed needs, and which could fill the memory")
