"""What JSON-LD blocks say about a page's articles, however broken their JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import orjson

_MOST_NODES = 2_000
_MOST_VALUES = 100
_LONGEST = 1_000_000
"""Characters of a block beyond which it is not an article's description."""
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_WRAPPING = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\*/)?|;)\s*$")
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|VideoObject|^Report)$")
_PAGE_TYPE = re.compile(r"WebPage$")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")


class Property(NamedTuple):
    """Where JSON-LD states a field."""

    field: str
    keys: tuple[str, ...]
    """Of the article, the best first."""
    naming: tuple[str, ...] = ("name",)
    """Of an object that stands where a string may stand."""
    takes_addresses: bool = False


_PROPERTIES = (
    Property("headline", ("headline", "name"), ("@value",)),
    Property("published_at", ("datePublished", "uploadDate", "dateCreated"), ("@value",)),
    Property("modified_at", ("dateModified",), ("@value",)),
    Property("section", ("articleSection",)),
    Property("author", ("author", "creator")),
    Property("keywords", ("keywords",)),
    Property("url", ("url", "mainEntityOfPage", "@id"), ("@id", "url"), takes_addresses=True),
    Property("publisher", ("publisher",)),
    Property("description", ("description",), ("@value",)),
    Property("language", ("inLanguage",), ("alternateName", "name")),
    Property("caption", ("image",), ("caption",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One article, video or page that JSON-LD describes: pairs of field and value, in order of statement."""

    rank: int
    """0 for an article, 1 for a video, 2 for the page itself."""
    values: tuple[tuple[str, str], ...]

    def first(self, field: str) -> str | None:
        """The first value of a field."""
        return next((value for name, value in self.values if name == field), None)


def described(text: str) -> Iterator[Described]:
    """Everything in one block that is an article, or a page or video that may stand for one.

    >>> [d.values for d in described('{"@type": "NewsArticle", "headline": "خبر",}')]
    [(('headline', 'خبر'),)]
    """
    nodes = list(_nodes(_loads(text)))
    names = {node["@id"]: node["name"] for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    for node in nodes:
        kinds = list(_texts(node.get("@type"), ()))
        rank = _rank(kinds)
        if rank is not None:
            yield Described(rank=rank, values=tuple(_values(node, names)))


def _rank(kinds: list[str]) -> int | None:
    articles = [kind for kind in kinds if _ARTICLE_TYPE.search(kind)]
    if articles:
        return int(articles == ["VideoObject"])
    return 2 if any(_PAGE_TYPE.search(kind) for kind in kinds) else None


def _loads(text: str) -> object:
    """The block's JSON; line breaks inside strings, trailing commas and comment signs around it are put up with."""
    if len(text) > _LONGEST:
        return None
    try:
        loaded: object = orjson.loads(text)
    except orjson.JSONDecodeError:
        mended = _TRAILING_COMMA.sub(r"\1", _CONTROLS.sub(" ", _WRAPPING.sub("", _WRAPPING.sub("", text))))
        try:
            loaded = json.loads(mended)
        except (ValueError, RecursionError):
            return None
    return loaded


def _nodes(root: object) -> Iterator[dict[str, object]]:
    """Objects that may describe the page; what is nested in lists of other stories is left out."""
    waiting = [root]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node[:_MOST_NODES]))
        elif isinstance(node, dict):
            yield node
            inside = [node[key] for key in _INSIDE if isinstance(node.get(key), dict | list)]
            waiting.extend(reversed(inside))


def _values(node: Mapping[str, object], names: Mapping[object, object]) -> Iterator[tuple[str, str]]:
    for wanted in _PROPERTIES:
        for key in wanted.keys:
            found = [
                text
                for text in _texts(node.get(key), wanted.naming, names)
                if wanted.takes_addresses or not _is_address(text)
            ]
            if found:
                yield from ((wanted.field, text) for text in found)
                break


def _is_address(text: str) -> bool:
    return text.startswith(("http:", "https:", "/"))


def _texts(value: object, naming: tuple[str, ...], names: Mapping[object, object] | None = None) -> Iterator[str]:
    """The strings of a value; of an object, the one that names it, or names what it refers to."""
    for item in value[:_MOST_VALUES] if isinstance(value, list) else (value,):
        found = item
        if isinstance(item, dict):
            found = next((item[key] for key in naming if key in item), None)
            if found is None and names and "@id" in item:
                found = names.get(str(item["@id"]))
        for text in found if isinstance(found, list) else (found,):
            if isinstance(text, str) and text.strip():
                yield text
