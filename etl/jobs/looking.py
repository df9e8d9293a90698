"""Looking at the warehouse: jobs that change nothing."""

from __future__ import annotations

from etl.errors import InputRefused, QueryError, Reason
from etl.extract.raw import RawZone
from etl.jobs.reading import page_in
from etl.jobs.warehouse import warehouse
from etl.load import bronze, ledger, overview
from etl.load.engine import reading
from etl.load.rows import page_key as key_of
from etl.load.search import Filters, Hit
from etl.load.search import search as find
from etl.model import Page
from etl.publishers import PUBLISHERS
from etl.settings import Settings


def status(settings: Settings) -> overview.WarehouseStatus:
    """What the warehouse holds: rows by table, the last runs, dumps that wait, inputs in quarantine."""
    with warehouse(settings) as engine, reading(engine) as connection:
        return overview.look(connection)


def refusals(settings: Settings, run_key: str) -> tuple[ledger.Refused, ...]:
    """What a run refused, with what to do about it."""
    with warehouse(settings) as engine, reading(engine) as connection:
        return ledger.refused(connection, run_key)


def page(settings: Settings, page_key: str) -> Page | InputRefused:
    """A page of the warehouse again, read from the raw zone where its receipt says that it is."""
    with warehouse(settings) as engine, reading(engine) as connection:
        held = bronze.holder(connection, page_key)
    found = page_in(RawZone(settings.raw), held, settings)
    if isinstance(found, Page) and key_of(found) != page_key:
        message = "its bytes are not those that were loaded. See what is damaged: warraq raw verify"
        return InputRefused(held.dump.name, Reason.DAMAGED, message, held.member)
    return found


def ask(settings: Settings, query: str) -> overview.Answer:
    """The rows of one of the analysts' queries in ``sql/queries``, by the name of its file."""
    with warehouse(settings) as engine, reading(engine) as connection:
        return overview.ask(connection, query)


def search(settings: Settings, query: str, filters: Filters, limit: int) -> tuple[Hit, ...]:
    """The articles that a query finds, best first; raises `QueryError` for one that makes no sense."""
    known = {profile.key for profile in PUBLISHERS}
    if filters.publisher_key is not None and filters.publisher_key not in known:
        raise QueryError(f"No publisher has the key {filters.publisher_key!r}. List them: warraq publishers")
    if filters.first_day and filters.last_day and filters.last_day < filters.first_day:
        raise QueryError(f"The range {filters.first_day} to {filters.last_day} ends before it begins. Turn it round.")
    with warehouse(settings) as engine, reading(engine) as connection:
        return find(connection, query, filters, limit)
