"""What a night costs in a large warehouse and in a small one: ``python -m benchmarks.nights --keep DIR``.

``DIR`` holds the database that ``python benchmarks/queries.py --keep DIR`` made. The same invented nights are loaded
and matched there and in a new warehouse of a thousand pages on the same server, by turns, so that both see the machine
equally busy; the first night warms up. Nothing should read a table as a whole: what was read so is printed too.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine, text

from benchmarks.queries import PARSED, copies, make, night, parsed, warehouse
from etl.load.engine import open_engine, reading

SMALL = 1000
"""Pages of the small warehouse before the first night."""
_READ_WHOLE = """
SELECT relname, seq_tup_read FROM pg_stat_user_tables
WHERE seq_scan > 0 ORDER BY seq_tup_read DESC LIMIT 3
"""


def main() -> None:
    """Load the nights, and print how long each took in each warehouse."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, required=True, help="folder of the large database")
    parser.add_argument("--nights", type=int, default=4)
    parser.add_argument("--pages", type=int, default=500, help="of a night")
    wanted = parser.parse_args()
    with warehouse(wanted.keep) as large, _beside(large) as small:
        pages = copies([parsed(number) for number in range(PARSED)], _pages(large) * 10)
        night(small, pages, SMALL)
        both = {"large": large, "small": small}
        seconds = dict.fromkeys(both, 0.0)
        _execute(large, "SELECT pg_stat_reset()")
        for number in range(wanted.nights + 1):
            tonight = list(islice(pages, wanted.pages))
            for name in sorted(both, reverse=number % 2 > 0):
                took = night(both[name], iter(tonight), wanted.pages)
                print(f"night {number}: {took:6.2f} s in the {name} one", flush=True)
                seconds[name] += took if number else 0
        print(f"{seconds['large'] / seconds['small']:.2f} times as long in the large one")
        with reading(large) as connection:
            print("rows of tables that were read as a whole:", *connection.execute(text(_READ_WHOLE)))


@contextmanager
def _beside(large: Engine) -> Iterator[Engine]:
    """A new warehouse on the same server."""
    _execute(large, "DROP DATABASE IF EXISTS small")
    _execute(large, "CREATE DATABASE small")
    engine = open_engine(large.url.set(database="small").render_as_string(hide_password=False))
    make(engine)
    yield engine
    _execute(large, "DROP DATABASE small")


def _pages(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.execute(text("SELECT count(*) FROM silver_page")).scalar_one())


def _execute(engine: Engine, statement: str) -> None:
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(statement))


if __name__ == "__main__":
    main()
