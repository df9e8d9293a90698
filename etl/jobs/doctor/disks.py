"""The disks of this machine that runs write to, each once."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import make_url

from etl.extract.buckets import folder_of, is_bucket
from etl.jobs.doctor.finding import Finding, mend, ok
from etl.settings import Settings


def examine(settings: Settings, least_free_bytes: int) -> Iterator[Finding]:
    """What is free on each disk, named by what Warraq writes there."""
    written: dict[int, list[str]] = {}
    places: dict[int, Path] = {}
    for use, path in _written(settings):
        there = next(each for each in (path, *path.parents) if each.exists())
        device = there.stat().st_dev
        written.setdefault(device, []).append(use)
        places.setdefault(device, there)
    for device, uses in written.items():
        yield _examine(places[device], ", ".join(uses), least_free_bytes)


def _examine(place: Path, uses: str, least_free_bytes: int) -> Finding:
    free = shutil.disk_usage(place).free
    says = f"{free / 2**30:,.1f} GiB are free at {place} ({uses})"
    if free < least_free_bytes:
        least = f"{least_free_bytes / 2**30:,.1f} GiB"
        return mend("disk", f"{says}, and there should be {least}. Free some, or move one of them to another disk.")
    return ok("disk", f"{says}.")


def _written(settings: Settings) -> Iterator[tuple[str, Path]]:
    url = make_url(settings.warehouse_url)
    if url.get_backend_name() == "sqlite" and url.database:
        yield "warehouse", Path(url.database).absolute()
    for use, place in (("landing zone", settings.landing), ("raw zone", settings.raw)):
        if not is_bucket(place):
            yield use, folder_of(place).absolute()
    if is_bucket(settings.landing):
        yield "files being fetched", Path(settings.fetch_spool).absolute()
    yield "temporary files", Path(tempfile.gettempdir())
