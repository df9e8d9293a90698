"""The raw zone without the pages that were taken down: a dump that held one is written anew with what remains."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine

from etl.errors import InputRefused
from etl.extract.files import CHUNK_BYTES
from etl.extract.raw import RawZone
from etl.extract.redacted import redacted
from etl.jobs.reading import found_in
from etl.load import bronze, takedown
from etl.load.bronze import StoredDump
from etl.load.engine import reading, writing
from etl.settings import Settings


def redact(settings: Settings, engine: Engine, dump_keys: Sequence[str] | None = None) -> int:
    """Take what is withheld out of the raw zone, of these dumps or of all; how many were written anew.

    Raises `InputRefused` for one whose copy is damaged, after all others were done.
    """
    raw = RawZone(settings.raw)
    with reading(engine) as connection:
        wanted = [key for key in takedown.still_in_raw(connection) if dump_keys is None or key in dump_keys]
        dumps = bronze.dumps(connection, wanted)
    damaged: list[InputRefused] = []
    for dump in dumps:
        try:
            _redact(settings, engine, raw, dump)
        except InputRefused as refused:
            damaged.append(refused)
    if damaged:
        raise damaged[0]
    return len(dumps)


def _redact(settings: Settings, engine: Engine, raw: RawZone, dump: StoredDump) -> None:
    if raw.holds(dump.sha256) or dump.sha256 in raw.redacted:
        _require_whole(raw, dump)
        with reading(engine) as connection:
            taken = takedown.withheld_in(connection, dump.dump_key)
        raw.replace(dump.sha256, redacted(found_in(raw, dump, settings), taken))
    with writing(engine) as connection:
        takedown.out_of_raw(connection, dump.dump_key)


def _require_whole(raw: RawZone, dump: StoredDump) -> None:
    """Raise `InputRefused` where what stands in the raw zone is damaged: the pages behind the damage would be lost."""
    is_redacted = dump.sha256 in raw.redacted
    with raw.open_redacted(dump.sha256) if is_redacted else raw.open(dump.sha256) as stream:
        while stream.read(CHUNK_BYTES):
            pass
