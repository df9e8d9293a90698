"""The landing and raw zones: whether they are there, and whether this user may do there what a run does."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from etl.extract.buckets import Bucket, folder_of, is_bucket
from etl.jobs.doctor.finding import Finding, mend, ok
from etl.jobs.fetching import enabled_publishers
from etl.settings import Settings

_LANDING, _RAW = "landing zone", "raw zone"


def examine_landing(settings: Settings) -> Iterator[Finding]:
    """It must be readable; and writable, where publishers are fetched into it."""
    place, is_fetching = settings.landing, bool(enabled_publishers(settings))
    if is_bucket(place):
        Bucket(place, "WARRAQ_LANDING").try_out(is_written=is_fetching)
        yield ok(_LANDING, f"{place} answers and can be {'read and written' if is_fetching else 'read'}.")
        return
    folder = folder_of(place).absolute()
    yield _readable(_LANDING, "WARRAQ_LANDING", folder)
    if is_fetching:
        yield _writable(_LANDING, "WARRAQ_LANDING", folder)


def examine_raw(settings: Settings) -> Iterator[Finding]:
    """It must be writable; a folder is made when the first dump is put there."""
    place = settings.raw
    if is_bucket(place):
        Bucket(place, "WARRAQ_RAW").try_out(is_written=True)
        yield ok(_RAW, f"{place} answers and can be read and written.")
        return
    folder = folder_of(place).absolute()
    if folder.exists():
        yield _readable(_RAW, "WARRAQ_RAW", folder)
    yield _writable(_RAW, "WARRAQ_RAW", folder)


def _readable(subject: str, setting: str, folder: Path) -> Finding:
    if not folder.is_dir():
        return mend(
            subject, f"{setting} is {folder}, and there is no such folder. Create it: mkdir -p {folder}; or correct it."
        )
    if not os.access(folder, os.R_OK | os.X_OK):
        return mend(subject, f"This user may not read {folder}. Let it: {_grant(folder, 'rX')}")
    return ok(subject, f"{folder} can be read.")


def _writable(subject: str, setting: str, folder: Path) -> Finding:
    """Whether a file can be made in the folder, or in the nearest one that there is, where it would be made."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        remedy = f"Let this user write there: {_grant(there, 'rwX')}; or set {setting} to another folder."
        return mend(subject, f"No file can be made in {there} ({error.strerror}). {remedy}")
    made = "" if there == folder else f" It will be made in {there} with the first file."
    return ok(subject, f"{folder} can be written.{made}")


def _grant(folder: Path, rights: str) -> str:
    return f"setfacl -R -m u:$(id -un):{rights} {folder}"
