"""Retention: each layer keeps what it holds for as long as its setting says, and then lets it go.

Every step is a transaction that also puts on record what went, or can be done again without harm: a retention that was
interrupted is completed by the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Engine

from etl.extract.journal import Expired, record_expiry
from etl.extract.raw import RawZone
from etl.jobs.reporting import LATEST
from etl.jobs.warehouse import now, warehouse
from etl.load import bronze, retention
from etl.load.engine import reading, writing
from etl.load.retention import Layer
from etl.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerAge:
    """What of a layer is older than it is kept."""

    layer: str
    before_day: str
    """ISO 8601: what is from before this UTC day goes."""
    items: int
    """Pages, dumps, rows of the ledger or report pages."""


def preview_retention(settings: Settings) -> tuple[LayerAge, ...]:
    """What `let_go` would remove, of the layers that have a limit."""
    with warehouse(settings) as engine:
        return tuple(
            LayerAge(layer=layer.value, before_day=before.isoformat(), items=_count(settings, engine, layer, before))
            for layer, before in _limits(settings).items()
        )


def let_go(settings: Settings) -> tuple[LayerAge, ...]:
    """Remove what is older than the settings keep it, layer by layer; what went is in ``ops_retention``."""
    with warehouse(settings) as engine:
        return tuple(
            LayerAge(
                layer=layer.value,
                before_day=before.isoformat(),
                items=sum(_let_go(settings, engine, layer, before)),
            )
            for layer, before in _limits(settings).items()
        )


def _limits(settings: Settings) -> dict[Layer, date]:
    today = now().astimezone(UTC).date()
    days = {layer: getattr(settings, f"keep_{layer.value}_days") for layer in Layer}
    return {layer: today - timedelta(days=kept) for layer, kept in days.items() if kept}


def _count(settings: Settings, engine: Engine, layer: Layer, before: date) -> int:
    with reading(engine) as connection:
        match layer:
            case Layer.PAGES:
                return retention.count(connection, retention.old_pages(before))
            case Layer.RAW | Layer.REFUSED:
                return retention.count(connection, retention.old_dumps(before, are_refused=layer is Layer.REFUSED))
            case Layer.LEDGER:
                return retention.count_rows(connection, before)
            case Layer.REPORTS:
                return len(_old_reports(settings, before))


def _let_go(settings: Settings, engine: Engine, layer: Layer, before: date) -> Iterator[int]:
    """Let a layer go, a part at a time; how many each part has."""
    some = 1
    while some:
        match layer:
            case Layer.PAGES:
                with writing(engine) as connection:
                    some = retention.let_pages_go(connection, before, now())
            case Layer.RAW | Layer.REFUSED:
                some = _let_dumps_go(settings, engine, layer, before)
            case Layer.LEDGER:
                with writing(engine) as connection:
                    some = retention.let_rows_go(connection, before, now())
            case Layer.REPORTS:
                some = _let_reports_go(settings, engine, before)
        yield some


def _let_dumps_go(settings: Settings, engine: Engine, layer: Layer, before: date) -> int:
    """Delete some dumps, which the raw zone has on record before and the tables afterwards."""
    raw, moment = RawZone(settings.raw), now()
    with reading(engine) as connection:
        old = retention.old_dumps(before, are_refused=layer is Layer.REFUSED).limit(retention.DUMPS)
        digests = {row.dump_key: row.sha256 for row in connection.execute(old)}
    record_expiry(raw, [Expired(sha256=digest, expired_at=moment) for digest in digests.values()])
    for digest in digests.values():
        raw.let_go(digest)
    if digests:
        with writing(engine) as connection:
            bronze.bytes_are_gone(connection, list(digests), moment)
            retention.enter(connection, layer, before, len(digests), moment)
    return len(digests)


def _let_reports_go(settings: Settings, engine: Engine, before: date) -> int:
    old = _old_reports(settings, before)
    if old:
        with writing(engine) as connection:
            retention.enter(connection, Layer.REPORTS, before, len(old), now())
            for path in old:
                path.unlink(missing_ok=True)
    return len(old)


def _old_reports(settings: Settings, before: date) -> list[Path]:
    """Pages of runs that were written before the day; the latest stays."""
    moment = datetime.combine(before, time(), UTC).timestamp()
    pages = Path(settings.reports).glob("*.html")
    return sorted(path for path in pages if path.name != LATEST and path.stat().st_mtime < moment)
