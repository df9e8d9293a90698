"""Write what the tables' metadata come to: ``python -m tools.schema_pages``.

``sql/schema/sqlite.sql`` and ``sql/schema/postgresql.sql`` have the tables and indexes as each database is told them,
and ``docs/erd.md`` shows them by layer. A test holds all three against the code, and another the migrations against
the metadata.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import Column, Dialect, ForeignKeyConstraint, Table, make_url
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from etl.load.tables import METADATA

ROOT = Path(__file__).resolve().parents[1]
DIALECTS: Mapping[str, Dialect] = {
    name: make_url(url).get_dialect()()
    for name, url in (("postgresql", "postgresql+psycopg://"), ("sqlite", "sqlite+pysqlite://"))
}
LAYERS = {
    "bronze": "what arrived",
    "silver": "what the pages say, and what follows from all of them together",
    "dim": "what facts are looked at by",
    "ops": "what the runs did",
}
_NAMED = ("bronze_dump", "bronze_page", "silver_article", "silver_story", "ops_run", "ops_takedown")
"""Whose keys are named without a constraint."""
_ERD = """\
# The tables by layer

<!-- Made by `python -m tools.schema_pages` from the tables' metadata; change that. -->

A solid line is a foreign key: the row at its far end cannot be without the other. A dotted one is a key that a column
names without a constraint, since what it names may be replaced at that moment. Tables of another layer are drawn
without their columns.
[data-dictionary.md](data-dictionary.md) says what each column means, and has the gold views, which are made of these.
"""


def pages() -> Mapping[Path, str]:
    """Every page with its text."""
    schemas = {ROOT / "sql" / "schema" / f"{name}.sql": _schema(dialect) for name, dialect in DIALECTS.items()}
    return {**schemas, ROOT / "docs" / "erd.md": "\n".join((_ERD, *map(_layer, LAYERS)))}


def _schema(dialect: Dialect) -> str:
    head = (
        "-- Made by `python -m tools.schema_pages` from the tables' metadata. Warehouses are made by sql/migrations.\n"
    )
    return head + "".join(f"\n{statement};\n" for table in METADATA.sorted_tables for statement in _of(table, dialect))


def _of(table: Table, dialect: Dialect) -> Iterator[str]:
    ordered = sorted(table.indexes, key=lambda index: str(index.name))
    statements: tuple[ExecutableDDLElement, ...] = (CreateTable(table), *map(CreateIndex, ordered))
    for made in statements:
        text = str(made.compile(dialect=dialect)).strip().replace("\t", "    ")
        yield "\n".join(line.rstrip() for line in text.splitlines())


def _layer(layer: str) -> str:
    tables = [table for table in METADATA.sorted_tables if table.name.startswith(f"{layer}_")]
    drawn = [line for table in tables for line in (*_entity(table), *_lines(table))]
    return "\n".join((f"## {layer}: {LAYERS[layer]}\n", "```mermaid", "erDiagram", *drawn, "```", ""))


def _entity(table: Table) -> Iterator[str]:
    yield f"    {table.name} {{"
    for column in table.columns:
        kind = column.type.compile(dialect=DIALECTS["postgresql"]).lower().partition(" ")[0]
        yield f"        {kind} {column.name}{_mark(column)}"
    yield "    }"


def _mark(column: Column[object]) -> str:
    marks = (("PK", column.primary_key), ("FK", bool(column.foreign_keys)))
    return " " + ", ".join(mark for mark, is_so in marks if is_so) if any(is_so for _, is_so in marks) else ""


def _lines(table: Table) -> Iterator[str]:
    constraints = sorted(table.foreign_key_constraints, key=lambda constraint: str(constraint.name))
    referred = {name for constraint in constraints for name in constraint.column_keys}
    for constraint in constraints:
        yield f"    {constraint.referred_table.name} ||--{_many(table, constraint)} {table.name} : {_label(constraint)}"
    for column in table.columns:
        for owner in _owners(column) if column.name not in referred else ():
            yield f"    {owner} ||..o{{ {table.name} : {column.name}"


def _many(table: Table, constraint: ForeignKeyConstraint) -> str:
    return "o|" if list(constraint.column_keys) == table.primary_key.columns.keys() else "o{"


def _label(constraint: ForeignKeyConstraint) -> str:
    return "_".join(constraint.column_keys)


def _owners(column: Column[object]) -> Iterator[str]:
    """The table that a key without a constraint is from."""
    for owner in _NAMED:
        (key,) = METADATA.tables[owner].primary_key.columns.keys()
        # The story of an article or card is what matching found; what they state themselves is a hash and no row.
        is_of_page = owner == "silver_story" and bool(column.table.foreign_keys)
        if owner != column.table.name and not is_of_page and (column.name == key or column.name.endswith(f"_{key}")):
            yield owner


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
