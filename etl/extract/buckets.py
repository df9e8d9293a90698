"""Buckets: the landing and raw zones where they are URLs (``s3://``, ``gs://``, ``az://``), through fsspec.

Every failure of a service is said in plain words here: what a person must put right is a `SettingsError`, what may
pass by itself is `Unavailable`.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import unquote_to_bytes

import fsspec

from etl.errors import InputRefused, Reason, SettingsError, Unavailable, WarraqError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SCHEMES = ("s3", "gs", "az")
_CHANGED = ("LastModified", "last_modified", "mtime", "updated")
"""What fsspec's file systems call the time of an object: S3, Azure, Google, Google of old."""
_BLOCK_BYTES = 8 * 1024 * 1024
"""What is asked for at once of an object that is read from its beginning to its end."""
_REFUSED = ("Credential", "Authentication", "Unauthorized", "DefaultCredentials")
"""In the names of the exceptions by which the three libraries say that a service wants to know who asks."""


def is_bucket(place: str) -> bool:
    """Whether a zone is a URL of a bucket; raises `SettingsError` for the URL of anything else.

    >>> is_bucket("s3://news/landing"), is_bucket("/srv/landing"), is_bucket("file:///srv/landing")
    (True, False, False)
    """
    scheme, separator, _ = place.partition("://")
    if not separator or scheme == "file":
        return False
    if scheme not in SCHEMES:
        known = ", ".join(f"{known}://" for known in SCHEMES)
        raise SettingsError(f"{place!r} begins with {scheme}://, and a zone is a folder or one of {known}. Correct it.")
    return True


def folder_of(place: str) -> Path:
    """The folder that a path or a ``file://`` URL names.

    >>> folder_of("file:///srv/my%20landing"), folder_of("landing")
    (PosixPath('/srv/my landing'), PosixPath('landing'))
    """
    return (
        Path(os.fsdecode(unquote_to_bytes(place.removeprefix("file://"))))
        if place.startswith("file://")
        else Path(place)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """One object of a bucket."""

    key: str
    """Its name below the bucket's root."""
    size_bytes: int
    changed_at: datetime


class Bucket:
    """A bucket, or what stands in one below a prefix. ``setting`` names what to correct where it cannot be used."""

    def __init__(self, url: str, setting: str) -> None:
        """Use the bucket at ``url``; nothing is asked of it yet."""
        self.url = url.rstrip("/")
        self._setting = setting
        with self._in_plain_words():
            # Without the listings that fsspec would keep: others write to the bucket too.
            self._system, root = fsspec.url_to_fs(self.url, use_listings_cache=False)
        self._root = str(root).rstrip("/")

    def address(self, key: str) -> str:
        """The URL of an object."""
        return f"{self.url}/{key}"

    def objects(self, prefix: str = "") -> Iterator[Object]:
        """The objects below ``prefix``, in order of their keys."""
        below = f"{self._root}/{prefix}".rstrip("/")
        with self._in_plain_words():
            found = self._system.find(below, detail=True)
            # Azure's file system names a single object without its details, and finds nothing in no bucket.
            if isinstance(found, list):
                found = {path: self._system.info(path) for path in found}
            if not found:
                self._system.info(self._root.partition("/")[0])
        for path, about in sorted(found.items()):
            if about["type"] == "file":
                changed = next(about[name] for name in _CHANGED if name in about)
                key = str(path)[len(self._root) + 1 :]
                yield Object(key=key, size_bytes=int(about["size"]), changed_at=_instant(changed))

    def open(self, key: str, name: str) -> BinaryIO:
        """The object's bytes; raises `InputRefused` for one that is gone or that we may not read."""
        with self.reading(name):
            stream = self._system.open(f"{self._root}/{key}", "rb", block_size=_BLOCK_BYTES)
        return cast("BinaryIO", io.BufferedReader(_Object(self, stream, name), io.DEFAULT_BUFFER_SIZE))

    def put(self, source: Path, key: str) -> None:
        """Store a file under ``key``: nobody sees it before it is there whole."""
        with self._in_plain_words():
            self._system.put_file(str(source), f"{self._root}/{key}")

    def delete(self, key: str) -> None:
        """Delete the object; one that is not there is gone. A bucket that keeps versions keeps them."""
        with self._in_plain_words(), suppress(FileNotFoundError):
            self._system.rm_file(f"{self._root}/{key}")

    def try_out(self, *, is_written: bool) -> None:
        """List what is at the root; where it ``is_written``, also write a probe, read it and take it away again.

        Raises `SettingsError` or `Unavailable` where one of them cannot be done.
        """
        probe, content = f"{self._root}/.warraq-probe", b"written by warraq doctor"
        with self._in_plain_words():
            bucket = self._root.partition("/")[0]
            self._system.ls(bucket, detail=False)
            if is_written:
                self._system.pipe_file(probe, content)
                if self._system.cat_file(probe) != content:
                    raise Unavailable(f"{self.url} gave back other bytes than were written. See that it is sound.")
                self._system.rm_file(probe)

    @contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        try:
            yield
        except WarraqError:
            raise
        except ImportError as error:
            message = f"{self._setting} is {self.url}, and what reads it is not installed ({error})."
            raise SettingsError(f"{message} Install it: pip install 'warraq[buckets]'") from error
        except FileNotFoundError as error:
            message = f"{self._setting} is {self.url}, and there is no such bucket. Create it, or correct the setting."
            raise SettingsError(message) from error
        except Exception as error:  # each service has a library of its own, with exceptions of its own
            raise self._explained(error) from error

    def _explained(self, error: Exception) -> WarraqError:
        named = f"{type(error).__name__}: {error}".rstrip(": ")
        if isinstance(error, PermissionError) or any(word in type(error).__name__ for word in _REFUSED):
            return SettingsError(
                f"{self.url} refused us ({named}). See that the credentials of this process are right and may list, "
                "read and write there."
            )
        return Unavailable(f"{self.url} did not answer as expected ({named}). See that it is up, and run again.")

    @contextmanager
    def reading(self, name: str) -> Iterator[None]:
        """Turn what the service says about one object into its refusal, or into what is wrong with the service."""
        try:
            yield
        except FileNotFoundError as error:
            message = "there is no such object now: it was moved, deleted or misspelt. Check the URL and give it again."
            raise InputRefused(name, Reason.VANISHED, message) from error
        except PermissionError as error:
            message = f"{self.url} does not let us read it. Grant the permission and give it again."
            raise InputRefused(name, Reason.NOT_PERMITTED, message) from error
        except Exception as error:
            raise self._explained(error) from error


class _Object(io.RawIOBase):
    """An object that is being read, whose failures are said in plain words."""

    def __init__(self, bucket: Bucket, stream: BinaryIO, name: str) -> None:
        self._bucket, self._stream, self._name = bucket, stream, name

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        with self._bucket.reading(self._name):
            piece = self._stream.read(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def _instant(stated: datetime | str) -> datetime:
    instant = datetime.fromisoformat(stated) if isinstance(stated, str) else stated
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
