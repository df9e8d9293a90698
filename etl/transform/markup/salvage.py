"""BeautifulSoup for markup that the fast path cannot read: text that an unclosed comment or title has swallowed."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

_ELEMENTS = (
    *("title", "textarea", "noscript", "template", "svg", "math", "select", "xmp", "noframes", "plaintext"),
    "frameset",
)
_SWALLOWING = re.compile(rf"<(/?)(?:{'|'.join(_ELEMENTS)}|frame)\b[^<>]*>|<!--|-->|<\?", re.IGNORECASE)
_LONGEST = 2_000_000


def is_swallowed(text: str) -> bool:
    """Whether an element or a comment that may swallow all text below it is opened more often than closed.

    >>> is_swallowed("<title>خبر<p>قال"), is_swallowed("<title>خبر</title><p>قال")
    (True, False)
    """
    lower = text.lower()
    return lower.count("<!--") > lower.count("-->") or any(
        lower.count(f"<{element}") > lower.count(f"</{element}") for element in _ELEMENTS
    )


def salvaged(text: str) -> str | None:
    """Well-formed markup of the page without the elements that may swallow its text; ``None`` for too long a page.

    >>> salvaged("<title>خبر<p>قال الوزير")
    'خبر<p>قال الوزير</p>'
    """
    if len(text) > _LONGEST:
        return None
    encodable = text.encode("utf-8", "replace").decode("utf-8")
    return str(BeautifulSoup(_SWALLOWING.sub(" ", encodable), "html.parser")).strip()
