"""What each HTML element does to the text inside it, and the words of class names that are worth remembering."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

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


# Members as names, for the loop over every element: before Python 3.12 `Flow.LINK` costs ten times as much.
CONTAINER, INLINE, LEAF, LINK, SKIPPED = Flow.CONTAINER, Flow.INLINE, Flow.LEAF, Flow.LINK, Flow.SKIPPED

_FLOWS: dict[str, Flow] = {
    tag: flow
    for flow, tags in {
        Flow.SKIPPED: (
            *("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas"),
            *(
                "audio",
                "video",
                "map",
                "select",
                "option",
                "datalist",
                "textarea",
                "input",
                "noframes",
                "noembed",
                "title",
            ),
            *("progress", "meter", "amp-ad", "amp-analytics", "amp-iframe"),
        ),
        Flow.LEAF: (
            *("p", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "dt", "dd", "th", "pre", "address"),
            *("button", "label", "legend", "summary", "center"),
        ),
        Flow.CONTAINER: (
            *(
                "body",
                "main",
                "article",
                "section",
                "nav",
                "aside",
                "header",
                "footer",
                "div",
                "form",
                "fieldset",
                "dialog",
            ),
            *("ul", "ol", "menu", "dl", "li", "blockquote", "figure", "details", "hgroup", "search"),
            *("table", "thead", "tbody", "tfoot", "tr", "td"),
        ),
        Flow.LINK: ("a",),
        Flow.STRONG: ("b", "strong"),
    }.items()
    for tag in tags
}


def tag_ids(*tags: str) -> frozenset[int]:
    """Lexbor's numbers of some elements, which are faster to get and to compare than their names."""
    return frozenset(create_tag(tag).tag_id for tag in tags)


FLOWS = {create_tag(tag).tag_id: (flow, tag) for tag, flow in _FLOWS.items()}
"""By lexbor's number, for those elements that a list names."""
_IN_LINE = (Flow.INLINE, "")


def flow(node: LexborNode) -> tuple[Flow, str]:
    """How an element stands in the text, and its name where it begins a line.

    Custom elements hold blocks, and others that no list names stand inside a line.

    >>> flow(create_tag("li")), flow(create_tag("app-story")), flow(create_tag("span"))
    ((<Flow.CONTAINER: 3>, 'li'), (<Flow.CONTAINER: 3>, 'app-story'), (<Flow.INLINE: 4>, ''))
    """
    try:
        return FLOWS[node.tag_id]
    except KeyError:
        tag = node.tag or ""
        return (CONTAINER, tag) if "-" in tag else _IN_LINE


HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_TELLING = frozenset(
    (
        *(
            "nav",
            "navbar",
            "navigation",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "header",
            "footer",
            "sidebar",
            "masthead",
        ),
        *(
            "pagination",
            "pager",
            "topbar",
            "cookie",
            "cookies",
            "consent",
            "newsletter",
            "subscribe",
            "banner",
            "popup",
        ),
        *(
            "modal",
            "login",
            "search",
            "weather",
            "copyright",
            "poll",
            "ad",
            "ads",
            "advert",
            "advertisement",
            "sponsored",
        ),
        *(
            "promo",
            "comment",
            "comments",
            "disqus",
            "reply",
            "share",
            "sharing",
            "social",
            "addthis",
            "toolbar",
            "tools",
        ),
        *("related", "readmore", "recommended", "recommendation", "recommendations", "similar", "inject", "also"),
        *("ticker", "breaking", "latest", "mostread", "most", "popular", "trending", "marquee", "trend", "urgent"),
        *(
            "caption",
            "credit",
            "credits",
            "photographer",
            "copyrights",
            "byline",
            "author",
            "authors",
            "writer",
            "editor",
        ),
        *(
            "date",
            "time",
            "published",
            "updated",
            "datetime",
            "timestamp",
            "tag",
            "tags",
            "keyword",
            "keywords",
            "topics",
        ),
        *(
            "lead",
            "lede",
            "standfirst",
            "summary",
            "excerpt",
            "intro",
            "description",
            "subtitle",
            "subheadline",
            "sapo",
        ),
        *("kicker", "category", "section", "rubric", "headline", "title", "teaser", "gallery", "player", "source"),
    )
)


_WORD = re.compile(r"[A-Z]?[a-z]+")
_LONGEST_NAMES = 500


def telling(names: str) -> frozenset[str]:
    """The telling words of some class, id, role or itemprop values; opaque names hold none.

    >>> sorted(telling("b-article__caption lg-4 photoCredit")), telling("sc-bdVaJa k2v")
    (['caption', 'credit'], frozenset())
    """
    return _telling(names[:_LONGEST_NAMES])


@lru_cache(maxsize=8192)
def _telling(names: str) -> frozenset[str]:
    return _TELLING.intersection(word.lower() for word in _WORD.findall(names))
