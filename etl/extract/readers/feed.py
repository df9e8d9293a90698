"""RSS and Atom files: each entry with a text of its own is a page at its link; often the text is a summary alone.

What declares entities is refused before any of it is parsed: feeds need none, and bombs and reading of other files
are made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from etl.errors import InputRefused, Reason
from etl.extract.readers.file import File
from etl.extract.readers.records.mapping import FieldMapping, Part, Record
from etl.extract.readers.records.page import mapped_page
from etl.issues import Code, Issue
from etl.model import Page

_BEGINS = re.compile(
    rb"(?:\s|\xef\xbb\xbf|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*<(?:\w+:)?(?:rss|feed|RDF)\b",
    re.DOTALL,
)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_MAPPING = FieldMapping(
    name="feed",
    needs=(),
    fields={
        Part.HEADLINE: ("title",),
        Part.AUTHOR: ("authors", "author"),
        Part.CONTENT: ("text",),
        Part.URL: ("link",),
        Part.PUBLISHED_AT: ("published",),
        Part.MODIFIED_AT: ("updated",),
        Part.SECTION: ("category",),
        Part.KEYWORDS: ("tags",),
    },
)


def recognises(head: bytes) -> bool:
    """Whether its first element is that of a feed.

    >>> recognises(b'<?xml version="1.0"?><rss version="2.0">'), recognises(b"<html>")
    (True, False)
    """
    return _BEGINS.match(head.replace(b"\0", b"")) is not None


def pages(file: File) -> Iterator[Page | InputRefused]:
    """The page of each entry, numbered from 1."""
    content = file.whole()
    if _ENTITY.search(content.replace(b"\0", b"")):
        message = "it declares XML entities, which a feed does not need and bombs are made of. Take them out."
        raise file.refuse(Reason.MALFORMED, message)
    try:
        entries = _entries(content)
    except Exception as error:  # what feedparser raises for broken declarations is not documented
        message = f"it cannot be read as a feed ({type(error).__name__}: {error}). Deliver it again, whole."
        raise file.refuse(Reason.MALFORMED, message) from error
    if not entries:
        yield file.refuse(Reason.EMPTY, "it is a feed without any entry that can be read. Deliver it again, whole.")
    for number, entry in enumerate(entries, 1):
        yield _page(file, entry, str(number))


def _entries(content: bytes) -> Sequence[Mapping[str, object]]:
    # Importing it takes longer than reading a page, and few dumps are feeds.
    import feedparser  # noqa: PLC0415

    found = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    # As plain dictionaries: its own give other fields in place of those that are missing.
    return [dict(entry) for entry in found.entries]


def _page(file: File, entry: Mapping[str, object], name: str) -> Page | InputRefused:
    held = _contents(entry)
    summary = entry.get("summary")
    record: Record = {
        "title": entry.get("title"),
        "authors": entry.get("authors") or entry.get("author"),
        "text": held or summary,
        "link": entry.get("link"),
        "published": entry.get("published") or entry.get("updated"),
        "updated": entry.get("updated"),
        "tags": entry.get("tags"),
    }
    page = mapped_page(file, _MAPPING, record, file.inner(name))
    if held or isinstance(page, InputRefused):
        return page
    detail = "the feed gives a summary alone; fetch the page at its link for the text"
    return replace(page, issues=(*page.issues, Issue(code=Code.ARTICLE_TRUNCATED, detail=detail)))


def _contents(entry: Mapping[str, object]) -> str:
    """The longest of an entry's own texts; a summary that is longer is the text."""
    contents = entry.get("content")
    stated = contents if isinstance(contents, list) else []
    texts = [str(each.get("value", "")) for each in stated if isinstance(each, Mapping)]
    return max(texts, key=len, default="")
