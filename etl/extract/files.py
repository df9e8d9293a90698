"""Opening one incoming file, and saying in plain words why it cannot be read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from etl.errors import InputRefused, Reason

CHUNK_BYTES = 1024 * 1024


def name_of(path: Path) -> str:
    """The file's name as text; bytes of it that are not UTF-8 become the replacement character.

    >>> name_of(Path("landing/2024-09-07/page.txt"))
    'page.txt'
    """
    return os.fsencode(path.absolute().name or path).decode("utf-8", "replace")


def origin_of(path: str) -> str:
    r"""The path as text that any database keeps: where bytes of it are not UTF-8, as a ``file://`` URL.

    >>> origin_of("/landing/خبر.txt"), origin_of(os.fsdecode(b"/landing/\xc7.txt"))
    ('/landing/خبر.txt', 'file:///landing/%C7.txt')
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        return f"file://{quote(os.fsencode(path))}"
    return path


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """Turn what the operating system says about one input into a refusal of that input alone."""
    try:
        yield
    except FileNotFoundError as error:
        message = "there is no such file now: it was moved, deleted or misspelt. Check the path and give it again."
        raise InputRefused(name, Reason.VANISHED, message) from error
    except PermissionError as error:
        message = "this user may not read it. Grant the permission (chmod +r, +x on its folders) and give it again."
        raise InputRefused(name, Reason.NOT_PERMITTED, message) from error
    except OSError as error:
        message = f"reading it failed ({error.strerror or error}). Check the disk it is on and give it again."
        raise InputRefused(name, Reason.UNREADABLE, message) from error


def stat_of(path: Path, name: str) -> os.stat_result:
    """The file's size and times; raises `InputRefused` for what is no regular file with bytes in it."""
    with refusing(name):
        found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        message = "it is a folder, and a dump is a file. Give the files in it, as in: warraq run landing/*"
        raise InputRefused(name, Reason.NOT_A_FILE, message)
    if not stat.S_ISREG(found.st_mode):
        # Opening a pipe or a device could wait for ever.
        message = "it is a pipe, socket or device, and a dump is a regular file. Save it to a file and give that."
        raise InputRefused(name, Reason.NOT_A_FILE, message)
    if found.st_size == 0:
        raise empty(name)
    return found


def open_file(path: Path, name: str) -> BinaryIO:
    """The file opened for reading; raises `InputRefused` for what `stat_of` refuses or this user may not read."""
    stat_of(path, name)
    with refusing(name):
        return path.open("rb")


def chunks(stream: BinaryIO, name: str) -> Iterator[bytes]:
    """The stream in pieces; raises `InputRefused` where reading fails."""
    while True:
        with refusing(name):
            chunk = stream.read(CHUNK_BYTES)
        if not chunk:
            return
        yield chunk


def empty(name: str) -> InputRefused:
    """The refusal of an input without bytes."""
    return InputRefused(name, Reason.EMPTY, "it has no bytes. Deliver it again, complete.")


def too_large(name: str, what: str, size: int | None, limit: int, member: str | None = None) -> InputRefused:
    """The refusal of a dump or page over its limit, which is the setting ``WARRAQ_MAX_<what>_BYTES``."""
    variable = f"WARRAQ_MAX_{what.upper()}_BYTES"
    has = f"{size:,} bytes" if size is not None else "more"
    message = f"it has {has}, and a {what} may have {limit:,} bytes at most. Split it, or raise {variable}."
    return InputRefused(name, Reason.TOO_LARGE, message, member)
