"""The folder of an export: it holds one whole state of the warehouse, before an export and after it.

An export is made in a folder beside, with links to the files that stay as they are, and takes the place of the old one
at its end. One that is interrupted leaves the old one where it is.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from etl.errors import ExportError

MANIFEST = "_warraq_export.json"
"""Lists the files with their digests. Readers of folders of Parquet leave out what begins with an underscore."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """An export that is being made."""

    path: Path
    """Where it is made."""
    old: Path
    known: Mapping[str, str]
    """Digest by file of the export whose place it takes."""
    made: dict[str, str] = field(default_factory=dict)

    def keep(self, name: str, digest: str) -> bool:
        """Take over a file of the old export, if it is what would be written."""
        if self.known.get(name) != digest or not (self.old / name).is_file():
            return False
        os.link(self.old / name, self.place(name, digest))
        return True

    def place(self, name: str, digest: str) -> Path:
        """Where to write a file of the export."""
        self.made[name] = digest
        place = self.path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


@contextmanager
def replacing(to: Path, form: str) -> Iterator[Folder]:
    """A folder that takes the place of ``to`` at the end, and vanishes where anything was raised.

    Raises `ExportError` where ``to`` is anything else than a former export of the same format.
    """
    to = to.absolute()
    _bring_back(to)
    known = _known(to, form)
    try:
        with _beside(to) as made:
            folder = Folder(path=made, old=to, known=known)
            yield folder
            manifest = {"format": form, "files": folder.made}
            (made / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    except OSError as error:
        raise ExportError(
            f"The export to {to} was given up: {error.strerror or error} ({error.filename or to}). What stood there "
            "before still does. Free space or grant permission, or name another folder, and run again."
        ) from error


def form_of(to: Path) -> str:
    """The format of the export in a folder; raises `ExportError` where there is none."""
    _bring_back(to.absolute())
    if not to.exists():
        raise ExportError(f"There is no export at {to}. Name the folder of a former export.")
    return _manifest(to)[0]


def _manifest(to: Path) -> tuple[str, Mapping[str, str]]:
    try:
        manifest = orjson.loads((to / MANIFEST).read_bytes())
        return manifest["format"], dict(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ExportError(f"{to} is there and is no export of Warraq. Name a new or an empty folder.") from error


def _known(to: Path, form: str) -> Mapping[str, str]:
    if not to.exists() or (to.is_dir() and not any(to.iterdir())):
        return {}
    found, files = _manifest(to)
    if found != form:
        raise ExportError(f"{to} holds an export as {found}, not as {form}. Name another folder for this one.")
    return files


@contextmanager
def _beside(to: Path) -> Iterator[Path]:
    """An empty folder beside ``to`` that takes its place at the end; what a killed export left in it is thrown away."""
    made = to.with_name(f".{to.name}.partial")
    made.mkdir(parents=True, exist_ok=True)
    with _alone(made, to):
        try:
            for left in made.iterdir():
                shutil.rmtree(left) if left.is_dir() else left.unlink()
            yield made
            _exchange(made, to)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise


@contextmanager
def _alone(made: Path, to: Path) -> Iterator[None]:
    lock = os.open(made, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise ExportError(f"Another export to {to} is running. Wait until it ends, and run again.") from error
    finally:
        os.close(lock)


def _exchange(made: Path, to: Path) -> None:
    previous = _previous(to)
    shutil.rmtree(previous, ignore_errors=True)
    if to.exists():
        to.rename(previous)
    made.rename(to)
    shutil.rmtree(previous, ignore_errors=True)


def _bring_back(to: Path) -> None:
    """Put the old export back where one was killed between taking it away and taking its place."""
    if not to.exists() and _previous(to).exists():
        _previous(to).rename(to)


def _previous(to: Path) -> Path:
    return to.with_name(f".{to.name}.previous")
