"""The project's SQL files: where they are, and what the comment at the head of each says.

A head is one or more sentences, then ``name: value`` lines (``ar`` says the sentences in Arabic), then perhaps
``columns:`` with a line for each, and below it the column's name and meaning in Arabic::

    -- What the newspaper printed.
    -- ar: ما نشرته الصحيفة.
    -- grain: one row an article
    -- columns:
    --   article_key: hash of page and position
    --     مفتاح_المقال: بصمة الصفحة والموضع
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import etl

_FIELD = re.compile(r"([a-z]+): *(.*)")
_COLUMN = re.compile(r"  ([a-z_]+): (.*)")
_IN_ARABIC = re.compile(r"    (\w+): (.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class InArabic:
    """A column for readers of Arabic."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlFile:
    """One statement, and what its head says about it."""

    name: str
    """File name without its ending; a view's name."""
    comment: str
    fields: Mapping[str, str]
    """``ar``, the comment in Arabic; ``grain``, ``key``, ``sources`` of a view; ``severity``, ``grain``, ``action`` of
    a check; ``arguments``, ``returns``, ``example`` of a function; ``parameters`` of a query."""
    columns: Mapping[str, str]
    columns_in_arabic: Mapping[str, InArabic]
    """By the columns' own names."""
    statement: str

    @property
    def parameters(self) -> Mapping[str, str]:
        r"""What a query is asked with where nobody says otherwise, by the names bound in its statement.

        >>> parsed("named_with", "-- Who?\n-- parameters: name=بغداد, until=2100-01-01\nSELECT :name").parameters
        {'name': 'بغداد', 'until': '2100-01-01'}
        """
        pairs = (pair.partition("=") for pair in self.fields.get("parameters", "").split(", ") if pair)
        return {name: value for name, _, value in pairs}


def folder(name: str) -> Path:
    """A folder of ``sql/``: inside the package where Warraq was installed from a wheel, beside it in a work tree."""
    package = Path(etl.__file__).parent
    installed = package / "sql"
    return (installed if installed.is_dir() else package.parent / "sql") / name


@cache
def sql_files(name: str) -> tuple[SqlFile, ...]:
    """All statements in a folder of ``sql/``, by name."""
    return tuple(parsed(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder(name).glob("*.sql")))


def parsed(name: str, text: str) -> SqlFile:
    r"""A file taken apart.

    >>> head = "-- A day.\n-- ar: يوم.\n-- grain: one day\n-- columns:\n--   day: the day\n--     اليوم: تاريخه"
    >>> file = parsed("gold_day", head + "\nSELECT 1 AS day;")
    >>> file.comment, file.fields, file.columns, file.statement
    ('A day.', {'ar': 'يوم.', 'grain': 'one day'}, {'day': 'the day'}, 'SELECT 1 AS day')
    >>> file.columns_in_arabic["day"]
    InArabic(name='اليوم', meaning='تاريخه')
    """
    lines = text.splitlines()
    size = next((index for index, line in enumerate(lines) if not line.startswith("--")), len(lines))
    comment: list[str] = []
    fields: dict[str, str] = {}
    columns: dict[str, str] = {}
    in_arabic: dict[str, InArabic] = {}
    for line in (line[2:].removeprefix(" ") for line in lines[:size]):
        if found := _FIELD.fullmatch(line):
            fields[found[1]] = found[2]
        elif found := _COLUMN.fullmatch(line):
            columns[found[1]] = found[2]
        elif found := _IN_ARABIC.fullmatch(line):
            in_arabic[list(columns)[-1]] = InArabic(name=found[1], meaning=found[2])
        else:
            comment.append(line)
    fields.pop("columns", None)
    return SqlFile(
        name=name,
        comment=" ".join(comment),
        fields=fields,
        columns=columns,
        columns_in_arabic=in_arabic,
        statement="\n".join(lines[size:]).strip().removesuffix(";"),
    )
