"""The landing zone: which files arrived, and when; and which wait until they are whole.

A file arrived at its modification time; below a folder named ``YYYY-MM-DD`` at noon UTC of that day, since the folder
states the day and noon lies inside the night's interval whatever hour the schedule names. The nearest such folder
counts, so a file has one arrival wherever it is looked at from. The same holds for the objects of a bucket.
"""

from __future__ import annotations

import os
import shutil
import time
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from etl.errors import InputRefused, Reason, SettingsError
from etl.extract.arrival import Arrival, Wait, Waiting, Wanted
from etl.extract.buckets import Bucket, folder_of, is_bucket
from etl.extract.days import nearest_noon
from etl.extract.files import name_of, open_file, origin_of, stat_of
from etl.extract.folders import File, file_at, files

_UNFINISHED = (".part", ".partial", ".tmp", ".crdownload")
_SETTING = "WARRAQ_LANDING"


def found_at(place: str, *, settle_seconds: int = 2) -> Iterator[Arrival | Waiting]:
    """What a path or URL names: one file, or everything below a folder, whenever it arrived.

    Raises `InputRefused` for what is no readable kind of input.
    """
    if not is_bucket(place):
        path = _absolute(place)
        if not path.is_dir():
            yield _arrival(_named(path))
            return
    found = 0
    for one in arrivals(place, Wanted(), settle_seconds=settle_seconds):
        found += 1
        yield one
    if not found:
        name = place.rstrip("/").rpartition("/")[2] or place
        raise InputRefused(name, Reason.EMPTY, f"nothing is in {place}. Give a file, or a folder that holds files.")


def origin_at(place: str) -> str:
    """The origin that what a path or URL names has, whether or not anything is there."""
    return place if is_bucket(place) else origin_of(str(_absolute(place)))


def _absolute(place: str) -> Path:
    """The folder's own path: ``..`` would keep the name of a folder, and its day, that nothing there is in."""
    return Path(os.path.normpath(folder_of(place).absolute()))


def _named(path: Path) -> File:
    modified = stat_of(path, name_of(path)).st_mtime
    return File(
        path=str(path), size_bytes=0, modified=modified, day=nearest_noon(folder.name for folder in path.parents)
    )


def arrivals(landing: str, wanted: Wanted, *, settle_seconds: int = 2) -> Iterator[Arrival | Waiting]:
    """What arrived and is wanted, by path, and last of all what is looked at twice.

    The usual names of unfinished downloads wait; names that begin with a dot are no dumps. A file that changed in the
    last ``settle_seconds`` is looked at again after that time, and waits if it changed once more; an object of a bucket
    is whole as soon as it is there. Entries that cannot be read are yielded like any other, so that whoever opens them
    records the refusal. Raises `SettingsError` or `Unavailable` where the landing zone itself cannot be read.
    """
    if is_bucket(landing):
        yield from _in_bucket(landing, wanted)
        return
    root = _absolute(landing)
    if not root.is_dir():
        raise SettingsError(
            f"{_SETTING} is {landing!r}, and there is no such folder. Create it, or set {_SETTING} to the "
            "folder where dumps arrive."
        )
    yield from _in_folder(root, wanted, settle_seconds)


def deliver(landing: str, source: Path, name: str) -> str:
    """Move a finished file into the landing zone under ``name``, which may lead through folders; its origin.

    Nobody sees it there before it is whole.
    """
    if is_bucket(landing):
        bucket = Bucket(landing, _SETTING)
        bucket.put(source, name)
        source.unlink()
        return bucket.address(name)
    target = _absolute(landing) / name
    target.parent.mkdir(parents=True, exist_ok=True)
    # The source may lie on another file system, from where moving is copying.
    unfinished = target.with_name(f"{target.name}.{uuid.uuid4().hex}.part")
    shutil.move(source, unfinished)
    unfinished.replace(target)
    return origin_of(str(target))


def finished_name(origin: str) -> str:
    """What a file will be called once it is whole.

    >>> finished_name("/landing/a.txt.part"), finished_name("/landing/a.txt")
    ('/landing/a.txt', '/landing/a.txt')
    """
    return next((origin.removesuffix(end) for end in _UNFINISHED if origin.endswith(end)), origin)


def _in_folder(root: Path, wanted: Wanted, settle_seconds: int) -> Iterator[Arrival | Waiting]:
    young: list[File] = []
    for file in files(root):
        if not wanted.takes(origin_of(file.path), file.arrived_at):
            continue
        if file.path.endswith(_UNFINISHED):
            yield _waiting(file, Wait.UNFINISHED)
        elif 0 <= time.time() - file.modified < settle_seconds:
            young.append(file)
        else:
            yield _arrival(file)
    if young:
        time.sleep(settle_seconds)
    for file in young:
        now = file_at(Path(file.path))
        if now == file:
            yield _arrival(file)
        elif now:
            yield _waiting(now, Wait.CHANGING)


def _arrival(file: File) -> Arrival:
    path = Path(file.path)
    name = name_of(path)
    return Arrival(
        name=name, origin=origin_of(file.path), arrived_at=file.arrived_at, open=partial(open_file, path, name)
    )


def _waiting(file: File, reason: Wait) -> Waiting:
    return Waiting(
        name=name_of(Path(file.path)),
        origin=origin_of(file.path),
        arrived_at=file.arrived_at,
        size_bytes=file.size_bytes,
        reason=reason,
    )


def _in_bucket(landing: str, wanted: Wanted) -> Iterator[Arrival | Waiting]:
    # By the whole bucket, so that a URL may name one object too.
    scheme, _, path = landing.partition("://")
    name, _, prefix = path.partition("/")
    bucket = Bucket(f"{scheme}://{name}", _SETTING)
    for found in bucket.objects(prefix):
        *folders, name = found.key.split("/")
        if not name or any(part.startswith(".") for part in (*folders, name)):
            continue
        origin = bucket.address(found.key)
        day = nearest_noon(reversed(folders))
        arrived_at = day or found.changed_at.replace(microsecond=0)
        if not wanted.takes(origin, arrived_at):
            continue
        if name.endswith(_UNFINISHED):
            yield Waiting(
                name=name,
                origin=origin,
                arrived_at=arrived_at,
                size_bytes=found.size_bytes,
                reason=Wait.UNFINISHED,
            )
        else:
            opener = partial(bucket.open, found.key, name)
            yield Arrival(name=name, origin=origin, arrived_at=arrived_at, open=opener)
