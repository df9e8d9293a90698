"""What each HTML element does to the text inside it, and the words of class names that are worth remembering."""

from __future__ import annotations

import re
import tomllib
from enum import Enum, auto
from functools import lru_cache
from importlib.resources import files

from selectolax.lexbor import LexborNode, create_tag


class Flow(Enum):
    """How an element stands in the flow of the page's text."""

    SKIPPED = auto()
    """No reader of the page sees its content as text."""
    LEAF = auto()
    """Begins and ends a line."""
    CONTAINER = auto()
    """Begins and ends a line, and its lines stand together."""
    INLINE = auto()
    """Stands inside a line."""
    LINK = auto()
    STRONG = auto()
    SIZED = auto()


# Members as names, for the loop over every element: before Python 3.12 `Flow.LINK` costs ten times as much.
CONTAINER, INLINE, LEAF, LINK = Flow.CONTAINER, Flow.INLINE, Flow.LEAF, Flow.LINK
SIZED, SKIPPED = Flow.SIZED, Flow.SKIPPED

_TABLES = tomllib.loads(files("etl.transform.markup").joinpath("elements.toml").read_text(encoding="utf-8"))


def tag_ids(*tags: str) -> frozenset[int]:
    """Lexbor's numbers of some elements of HTML, which are faster to get and to compare than their names."""
    return frozenset(create_tag(tag).tag_id for tag in tags)


_FLOWS = {tag: (Flow[kind.upper()], tag) for kind, tags in _TABLES["flow"].items() for tag in tags}
FLOWS = {create_tag(tag).tag_id: found for tag, found in _FLOWS.items() if "-" not in tag}
"""By lexbor's number, for those elements that the table names; custom ones have another number on every page."""
CUSTOM = 1 << 16
"""From here on numbers are those of elements that HTML does not know: lexbor takes an address for each."""
_IN_LINE = (Flow.INLINE, "")


def flow(node: LexborNode) -> tuple[Flow, str]:
    """How an element stands in the text, and its name where it begins a line.

    Custom elements hold blocks, and others that the table does not name stand inside a line.

    >>> flow(create_tag("li")), flow(create_tag("app-story")), flow(create_tag("span"))
    ((<Flow.CONTAINER: 3>, 'li'), (<Flow.CONTAINER: 3>, 'app-story'), (<Flow.INLINE: 4>, ''))
    >>> flow(create_tag("amp-ad"))
    (<Flow.SKIPPED: 1>, 'amp-ad')
    """
    try:
        return FLOWS[node.tag_id]
    except KeyError:
        tag = node.tag or ""
        return _FLOWS.get(tag, (CONTAINER, tag)) if "-" in tag else _IN_LINE


HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

VOID, CLOSED_BY_THE_NEXT, FORMATTING = (
    frozenset(_TABLES["tags"][kind]) for kind in ("void", "closed_by_the_next", "formatting")
)
"""Kinds of tags, by name."""
_FIELDS = {word: field for field, words in _TABLES["fields"].items() for word in words}
_TELLING = frozenset(word for words in _TABLES["telling"].values() for word in words)
_WORD = re.compile(r"[A-Z]?[a-z]+")
_LONGEST_NAMES = 500


_DENIED = re.compile(r"(?<!\S)no-\S+")
"""A name that says what an element does not have: ``no-share``."""


def telling(names: str) -> frozenset[str]:
    """The telling words of some class, id, role or itemprop values; opaque names hold none.

    >>> sorted(telling("b-article__caption lg-4 photoCredit")), telling("sc-bdVaJa k2v")
    (['caption', 'credit'], frozenset())
    """
    return _telling(names[:_LONGEST_NAMES])


@lru_cache(maxsize=8192)
def _telling(names: str) -> frozenset[str]:
    return _TELLING.intersection(word.lower() for word in _WORD.findall(_DENIED.sub(" ", names)))


def field_named(words: frozenset[str]) -> str | None:
    """The one field that telling words of an inline element name.

    >>> field_named(telling("meta-author")), field_named(telling("title-and-date")), field_named(telling("lead"))
    ('author', None, None)
    """
    named = {_FIELDS[word] for word in words if word in _FIELDS}
    return named.pop() if len(named) == 1 else None
