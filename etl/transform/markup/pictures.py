"""What pictures say: the words for a credit that has no caption, the headlines of cards that are pictures alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from selectolax.lexbor import LexborNode

from etl.arabic.fold import fold
from etl.publishers.profile import Sign
from etl.publishers.vocabulary import vocabulary
from etl.transform.markup.elements import tag_ids

_LINKS = tag_ids("a")
_REACH = 3
"""Elements between a picture and the link around it, at most."""
_FEWEST_WORDS = 4
_FEWEST_CARDS = 2
"""A lone picture that leads elsewhere is a banner, unless it stands below the heading of a related section."""
_NO_STORY = re.compile(
    r"^(?:#|javascript:|mailto:|(?:https?://[^/]+)?/?$)|\.(?:jpe?g|png|gif|webp|pdf)(?:\?|$)", re.IGNORECASE
)
"""Targets that are no story: the home page, the picture itself in full size."""


def link_around(node: LexborNode) -> LexborNode | None:
    """The link that a picture stands in."""
    above = node.parent
    for _ in range(_REACH):
        if above is None or above.tag_id in _LINKS:
            return above
        above = above.parent
    return None


def words_of(picture: Mapping[str, str | None], link: Mapping[str, str | None]) -> str | None:
    """The headline that a linked picture carries in its attributes or in those of its link."""
    stated = (link.get("title"), picture.get("alt"), picture.get("title"), link.get("aria-label"))
    return next((words for words in stated if words and len(words.split()) >= _FEWEST_WORDS), None)


def cards(silent: Mapping[str, str], spoken: Collection[str | None]) -> frozenset[str]:
    """The targets of links that are pictures alone, where there are several and no other link to them has words.

    ``silent`` holds the words right above each picture: below the heading of a related section one is enough.

    >>> sorted(cards({"/news/1": "", "/news/2": "", "/news/3": "", "/": ""}, ["/news/3"]))
    ['/news/1', '/news/2']
    >>> cards({"/promo": ""}, []), cards({"/news/1": "اقرأ أيضا"}, [])
    (frozenset(), frozenset({'/news/1'}))
    """
    found = frozenset(href for href in silent if href not in spoken and not _NO_STORY.search(href))
    return found if len(found) >= _FEWEST_CARDS or any(_heads_cards(silent[href]) for href in found) else frozenset()


def _heads_cards(words: str) -> bool:
    wording = vocabulary({}).wording(words, fold(words)) if words else None
    return wording is not None and wording.sign is Sign.RELATED
