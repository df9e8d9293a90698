"""The phrases that Arabic news sites share: what heads, closes or decorates a page, whoever made it."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from etl.publishers.profile import Phrases, Sign

_TABLES: dict[str, list[str]] = tomllib.loads(
    files("etl.publishers").joinpath("general.toml").read_text(encoding="utf-8")
)

_NOUNS, _KINDS, _ADJECTIVES, _ABOUT, _VERBS, _MORE = (
    tuple(_TABLES.pop(f"related_{part}")) for part in ("nouns", "kinds", "adjectives", "about", "verbs", "more")
)
_ACTIONS, _OBJECTS = _TABLES.pop("widget_verbs"), _TABLES.pop("widget_objects")
_TABLES["widget"] += [f"{action} {what}" for action in _ACTIONS for what in _OBJECTS]
_HEADINGS = (
    *(f"{noun} {kind}" for noun in _NOUNS for kind in (*_KINDS, *_ADJECTIVES)),
    *(f"ال{noun} ال{adjective}" for noun in _NOUNS for adjective in _ADJECTIVES),
    *(f"{noun} {tie} {what}" for noun in _NOUNS for tie in (_KINDS[0], *_ADJECTIVES) for what in _ABOUT),
    *(f"{verb} {more}" for verb in _VERBS for more in _MORE),
)
"""Headings of related sections as most sites word them. Each, as any other, may be a label of one article too."""
_TABLES["related"] += _HEADINGS
_TABLES["related"] += [f"{heading}{mark} …" for heading in _TABLES["related"] if "…" not in heading for mark in ":|–"]
_TABLES["related"] += [f"{verb} {_MORE[0]} …" for verb in _VERBS]

SECTIONS = tuple(name for name in _TABLES["section"] if "…" not in name)
"""Section names that can open a card's line of section and caption."""
_COUNTRIES = tuple(_TABLES.pop("country"))

GENERAL: Phrases = {
    Sign(name): (*phrases, *_COUNTRIES) if name == Sign.SECTION else tuple(phrases) for name, phrases in _TABLES.items()
}
"""Later signs win where one phrase stands under two."""
