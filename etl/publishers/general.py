"""The phrases that Arabic news sites share: what heads, closes or decorates a page, whoever made it."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from etl.publishers.profile import Phrases, Sign

_TABLES: dict[str, list[str]] = tomllib.loads(
    files("etl.publishers").joinpath("general.toml").read_text(encoding="utf-8")
)

SECTIONS = tuple(_TABLES["section"])
"""Section names that can open a card's line of section and caption."""
_COUNTRIES = tuple(_TABLES.pop("country"))

GENERAL: Phrases = {
    Sign(name): (*phrases, *_COUNTRIES) if name == Sign.SECTION else tuple(phrases) for name, phrases in _TABLES.items()
}
"""Later signs win where one phrase stands under two."""
