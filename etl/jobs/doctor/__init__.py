"""Whether an installation is fit to run: every part of it is looked at, and what is wrong is said with its remedy.

Nothing is changed but for a probe that is taken away again, in the raw zone and in a transaction that is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sqlalchemy import make_url

from etl.errors import SettingsError, WarraqError
from etl.extract.readers.records.mapping import mappings
from etl.jobs.doctor import clock, database, disks, language, with_airflow, zones
from etl.jobs.doctor.finding import Finding, Health, mend, note, ok
from etl.jobs.fetching import enabled_publishers
from etl.settings import Settings

__all__ = ["Finding", "Health", "examine"]

_Check = Callable[[Settings], Iterator[Finding]]


def examine(load: Callable[[], Settings], *, least_free_bytes: int) -> Iterator[Finding]:
    """Look at one part after the other; without settings that make sense there is nothing to look at.

    ``load`` makes the settings; a disk with fewer than ``least_free_bytes`` free must be mended.
    """
    try:
        settings = load()
    except SettingsError as error:
        yield mend("settings", str(error))
        return
    checks: dict[str, _Check] = {
        "settings": _settings,
        "warehouse": database.examine,
        "landing zone": zones.examine_landing,
        "raw zone": zones.examine_raw,
        "disk": partial(disks.examine, least_free_bytes=least_free_bytes),
        "clock": clock.examine,
        "language data": language.examine,
        "airflow": with_airflow.examine,
    }
    for subject, check in checks.items():
        yield from _findings(subject, check, settings)


def _findings(subject: str, check: _Check, settings: Settings) -> Iterator[Finding]:
    """What a check found; where the part cannot be used at all, Warraq's own error says so and what to do."""
    try:
        yield from check(settings)
    except WarraqError as error:
        yield mend(subject, str(error))


def _settings(settings: Settings) -> Iterator[Finding]:
    """The files that settings name, read as a run would read them."""
    mappings(settings.mapping)
    enabled = enabled_publishers(settings)
    fetched = f"{len(enabled)} publishers are fetched" if enabled else "no publisher is fetched"
    yield from _secrets(settings)
    yield from _retention(settings)
    yield ok("settings", f"All are known and make sense; {fetched}.")


def _secrets(settings: Settings) -> Iterator[Finding]:
    dotenv = Path(".env")
    if make_url(settings.warehouse_url).password and dotenv.exists() and dotenv.stat().st_mode & 0o077:
        yield note(
            "permissions",
            f"{dotenv.absolute()} can be read by other users, and the settings hold a password. "
            "Close it: chmod 600 .env",
        )


def _retention(settings: Settings) -> Iterator[Finding]:
    """Layers that are kept for times that do not go together; 0 is for ever."""
    raw, pages, refused = settings.keep_raw_days, settings.keep_pages_days, settings.keep_refused_days
    if raw and (not pages or pages > raw):
        kept = f"{pages} days" if pages else "for ever"
        yield note(
            "retention",
            f"Pages are kept {kept} and dumps {raw} days: pages that are older cannot be rebuilt. If that "
            "is not meant, raise WARRAQ_KEEP_RAW_DAYS or lower WARRAQ_KEEP_PAGES_DAYS.",
        )
    if pages and (not raw or raw > pages):
        yield note(
            "retention",
            f"Pages are kept {pages} days and dumps longer: a rebuild brings older pages back until the next "
            "retention. Set WARRAQ_KEEP_RAW_DAYS to the same, where their text must be gone.",
        )
    if refused and raw and refused < raw:
        yield note(
            "retention",
            f"Dumps with something in quarantine are kept {refused} days and others {raw}: what waits to be "
            "tried again goes first. Raise WARRAQ_KEEP_REFUSED_DAYS.",
        )
