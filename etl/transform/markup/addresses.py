"""Targets of links as whole addresses."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_NO_TARGET = ("#", "javascript:", "mailto:", "tel:", "whatsapp:", "data:")
_TAG = re.compile(
    r"/(?:tags?|taxonomy/term|topics?|keywords?|hashtags?|t|label|وسم|وسوم|كلمات)/|[?&](?:tag|keyword)=", re.IGNORECASE
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])", re.IGNORECASE)


def is_tag_address(href: str) -> bool:
    """Whether a link leads to all stories with a keyword.

    >>> is_tag_address("https://sahifa.example/tag/souq/"), is_tag_address("/news/7")
    (True, False)
    """
    return _TAG.search(href) is not None


def is_picture_address(href: str) -> bool:
    """Whether a link opens a picture.

    >>> is_picture_address("/uploads/2021/souq.jpg?w=900"), is_picture_address("/news/7")
    (True, False)
    """
    return _PICTURE.search(href) is not None


class Addresses:
    """Makes addresses whole: what they are relative to is taken apart once a page."""

    def __init__(self, base: str | None) -> None:
        """Relative to ``base``; without one, only whole addresses are known."""
        self._base = base
        try:
            site = urlsplit(base or "")
            self._origin = f"{site.scheme}://{site.netloc}" if site.scheme and site.netloc else None
        except ValueError:
            self._origin = self._base = None

    def whole(self, href: str | None) -> str | None:
        """A link's target, as written where the page's own address is unknown; ``None`` for what leads nowhere else.

        >>> Addresses("https://sahifa.example/news/6").whole("/news/7"), Addresses(None).whole("/news/7")
        ('https://sahifa.example/news/7', '/news/7')
        >>> Addresses(None).whole("#top")
        """
        href = (href or "").strip()
        if href.startswith(("http://", "https://")):
            return href
        if not href or href.startswith(_NO_TARGET):
            return None
        if self._origin is None:
            return href
        if href[0] == "/" and href[:2] != "//":
            return self._origin + href
        try:
            return urljoin(self._base or "", href)
        except ValueError:
            return None
