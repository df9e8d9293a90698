"""Days in both calendars, and the days of what can be grouped by day: date mentions, refused and waiting inputs."""

from datetime import date

import sqlalchemy as sa
from alembic import op

from etl.load.bulk import insert_rows
from etl.load.days import days
from etl.load.spans import span

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward only: a warehouse goes back by restoring its backup."""
    _calendar()
    _days_of_mentions()
    for table in ("ops_quarantine", "ops_waiting"):
        _day_of_arrival(table)


def _calendar() -> None:
    numbers = ("year", "quarter", "month", "day_of_month", "iso_year", "iso_week", "weekday")
    table = op.create_table(
        "dim_date",
        sa.Column("day", sa.Date, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in numbers),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("hijri_year", "hijri_month", "hijri_day_of_month")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("month_name", "month_name_ar")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("weekday_name", "weekday_name_ar", "hijri_date")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("hijri_month_name", "hijri_month_name_ar")),
        sa.PrimaryKeyConstraint("day", name="pk_dim_date"),
    )
    insert_rows(op.get_bind(), table, list(days()))


def _days_of_mentions() -> None:
    for name in ("first_day", "last_day"):
        op.add_column("silver_date_mention", sa.Column(name, sa.Date, nullable=True))
    days = (sa.column("first_day", sa.Date), sa.column("last_day", sa.Date))
    mention = sa.table("silver_date_mention", sa.column("value", sa.Text), *days)
    connection = op.get_bind()
    for value in connection.execute(sa.select(mention.c.value).distinct()).scalars().all():
        first, last = (day and date.fromisoformat(day) for day in span(value))
        connection.execute(mention.update().where(mention.c.value == value).values(first_day=first, last_day=last))
    op.drop_index("ix_silver_date_mention_value", "silver_date_mention")
    op.create_index("ix_silver_date_mention_first_day", "silver_date_mention", ["first_day"])


def _day_of_arrival(table: str) -> None:
    day = "SUBSTR(arrived_at, 1, 10)"
    if op.get_bind().dialect.name == "postgresql":
        day = "CAST(arrived_at AT TIME ZONE 'UTC' AS DATE)"
    op.add_column(table, sa.Column("arrived_day", sa.Date, nullable=True))
    op.execute(f"UPDATE {table} SET arrived_day = {day}")  # noqa: S608
    with op.batch_alter_table(table) as batch:
        batch.alter_column("arrived_day", nullable=False)
