"""Lexicons are data: readable TOML files beside this package, each with its source, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from etl.arabic.aligned import folded

Entry = list[str] | int | str
Table = Mapping[str, Entry]


@cache
def tables(name: str) -> Mapping[str, Table]:
    """The tables of one file of ``etl/arabic/lexicons``, by heading.

    >>> tables("calendar")["weekdays"]["4"]
    ['الجمعة', 'جمعة']
    """
    text = files("etl.arabic").joinpath("lexicons", f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


def numbered(name: str, table: str) -> dict[str, int]:
    """A table whose keys are numbers, turned over: folded spelling to number.

    >>> numbered("calendar", "gregorian")["كانون الثاني"]
    1
    """
    return {spelling: int(number) for number, spellings in _lists(name, table) for spelling in spellings}


def words(name: str, table: str, key: str) -> frozenset[str]:
    """The folded spellings under one key of a table.

    >>> sorted(words("calendar", "clock", "night"))
    ['ليلا']
    """
    entry = tables(name)[table][key]
    return frozenset(map(folded, entry)) if isinstance(entry, list) else frozenset()


def keyed(name: str, table: str) -> dict[str, str]:
    """A table of lists, turned over: folded spelling to key."""
    return {spelling: key for key, spellings in _lists(name, table) for spelling in spellings}


def _lists(name: str, table: str) -> list[tuple[str, list[str]]]:
    return [(key, [folded(s) for s in entry]) for key, entry in tables(name)[table].items() if isinstance(entry, list)]


def alternatives(spellings: frozenset[str] | Mapping[str, int]) -> str:
    """A regular expression for any of the spellings, longest first; a space in one stands for any run of spaces.

    >>> alternatives(frozenset({"ماي", "مايو"}))
    'مايو|ماي'
    """
    ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    return "|".join(r"\s+".join(spelling.split()) for spelling in ordered)
