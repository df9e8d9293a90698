"""BeautifulSoup for markup that the fast path cannot read: text that an unclosed comment or title has swallowed."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

_SWALLOWING = re.compile(
    r"<(/?)(?:title|textarea|noscript|style|xmp|plaintext|noframes|frameset|frame|select|template|svg|math)\b[^<>]*>|<!--|-->",
    re.IGNORECASE,
)
_LONGEST = 2_000_000


def salvaged(text: str) -> str | None:
    """Well-formed markup of the page without the elements that may swallow its text; ``None`` for too long a page.

    >>> salvaged("<title>خبر<p>قال الوزير")
    'خبر<p>قال الوزير</p>'
    """
    if len(text) > _LONGEST:
        return None
    return str(BeautifulSoup(_SWALLOWING.sub(" ", text), "html.parser")).strip()
