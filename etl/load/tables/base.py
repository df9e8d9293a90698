"""What all tables share: their metadata, their naming rule, and the kinds of column that there are."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Boolean, Column, Date, DateTime, Dialect, ForeignKey, Integer, MetaData, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC: ``timestamptz`` on PostgreSQL; on SQLite ISO 8601 text, whose order is the order of time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str] | TypeEngine[datetime]:
        """SQLite has no type for an instant, and its driver would drop the offset."""
        return Text() if dialect.name == "sqlite" else DateTime(timezone=True)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Into UTC; a moment without an offset is a mistake of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"the warehouse keeps instants in UTC, and {value.isoformat()} states no offset")
        instant = value.astimezone(UTC)
        return instant.isoformat() if dialect.name == "sqlite" else instant

    def process_result_value(self, value: object, dialect: Dialect) -> datetime | None:
        """Aware and in UTC from either database."""
        del dialect
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        return value.astimezone(UTC) if isinstance(value, datetime) else None


def identity(
    name: str, comment: str, *, refers: str | None = None, part_of: str | None = None, null: bool = False
) -> Column[str]:
    """A ``*_key``: a hash of content. ``refers`` must hold it; a row is ``part_of`` another that takes it along."""
    references = [ForeignKey(refers)] if refers else [ForeignKey(part_of, ondelete="CASCADE")] if part_of else []
    return Column(name, Text, *references, nullable=null, comment=comment)


def text(name: str, comment: str, *, null: bool = False) -> Column[str]:
    """Words of the page or of Warraq."""
    return Column(name, Text, nullable=null, comment=comment)


def number(name: str, comment: str, *, null: bool = False) -> Column[int]:
    """A position, a line number, a version or a count."""
    return Column(name, Integer, nullable=null, comment=comment, autoincrement=False)


def instant(name: str, comment: str, *, null: bool = False) -> Column[datetime]:
    """A moment in UTC."""
    return Column(name, Instant, nullable=null, comment=comment)


def day(name: str, comment: str, *, null: bool = True) -> Column[date]:
    """A calendar day, which compares and sorts on both databases."""
    return Column(name, Date, nullable=null, comment=comment)


def flag(name: str, comment: str) -> Column[bool]:
    """Yes or no: true and false on PostgreSQL, 1 and 0 on SQLite."""
    return Column(name, Boolean(create_constraint=False), nullable=False, comment=comment)
