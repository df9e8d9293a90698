"""The project's SQL files: where they are, and what the comment at the head of each says.

A head is one or more sentences, then ``name: value`` lines, then perhaps ``columns:`` with a line for each::

    -- What the newspaper printed.
    -- grain: one row an article
    -- columns:
    --   article_key: hash of page and position
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlFile:
    """One statement, and what its head says about it."""

    name: str
    """File name without its ending; a view's name."""
    comment: str
    fields: Mapping[str, str]
    """``grain``, ``key``, ``sources`` of a view; ``severity``, ``grain``, ``action`` of a check;
    ``arguments``, ``returns``, ``example`` of a function."""
    columns: Mapping[str, str]
    statement: str


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

    >>> file = parsed("gold_day", "-- A day.\n-- grain: one day\n-- columns:\n--   day: the day\nSELECT 1 AS day;")
    >>> file.comment, file.fields["grain"], file.columns, file.statement
    ('A day.', 'one day', {'day': 'the day'}, 'SELECT 1 AS day')
    """
    lines = text.splitlines()
    size = next((index for index, line in enumerate(lines) if not line.startswith("--")), len(lines))
    head = [line[2:].removeprefix(" ") for line in lines[:size]]
    fields = {found[1]: found[2] for line in head if (found := _FIELD.fullmatch(line))}
    columns = {found[1]: found[2] for line in head if (found := _COLUMN.fullmatch(line))}
    comment = " ".join(line for line in head if not _FIELD.fullmatch(line) and not _COLUMN.fullmatch(line))
    fields.pop("columns", None)
    statement = "\n".join(lines[size:]).strip().removesuffix(";")
    return SqlFile(name=name, comment=comment, fields=fields, columns=columns, statement=statement)
