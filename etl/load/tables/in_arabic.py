"""What tables and columns mean in Arabic: a readable file beside the modules that say it in English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def in_arabic() -> Mapping[str, Mapping[str, str]]:
    """By table, the meanings of its columns, and of itself under ``table``.

    >>> in_arabic()["silver_article"]["headline"]
    'العنوان كما طُبع؛ وفارغ حيث لا تذكره الصفحة ولا ترميزها.'
    """
    text = files("etl.load.tables").joinpath("arabic.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
