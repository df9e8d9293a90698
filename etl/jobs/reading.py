"""Dumps from the raw zone, and pages parsed within bounds: whatever one holds, the worker goes on with the next."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType

from etl.errors import InputRefused, Reason
from etl.extract.raw import RawZone
from etl.extract.readers import Dump, Limits, page_at, pages
from etl.extract.redacted import Remaining, remaining
from etl.load.bronze import HeldPage, StoredDump
from etl.model import Page, ParsedPage
from etl.settings import Settings


class _OutOfTime(BaseException):
    """The page took all the time that it may take. No ``except Exception`` on the way may swallow it."""


def dump_in(raw: RawZone, stored: StoredDump) -> Dump:
    """A dump of bronze, with its bytes in the raw zone."""
    return Dump(
        name=stored.name,
        size_bytes=stored.size_bytes,
        open=partial(raw.open, stored.sha256),
        open_at=partial(raw.open_at, stored.sha256),
    )


def found_in(raw: RawZone, stored: StoredDump, settings: Settings) -> Iterator[Remaining]:
    """What the raw zone has of a dump of bronze: all that is in it, or what was left when pages were taken down."""
    if stored.sha256 in raw.redacted:
        return remaining(raw.open_redacted(stored.sha256), stored.name)
    return pages(dump_in(raw, stored), Limits.of(settings), settings.mapping)


def page_in(raw: RawZone, held: HeldPage, settings: Settings) -> Page | InputRefused:
    """One page of a dump of bronze, from where its receipt says that it is."""
    if held.dump.sha256 not in raw.redacted:
        return page_at(dump_in(raw, held.dump), held.member, held.place, Limits.of(settings), settings.mapping)
    for found in found_in(raw, held.dump, settings):
        if isinstance(found, Page) and found.member == held.member:
            return found
    message = "the page is not in what is left of it since another was taken down. See: warraq raw verify"
    return InputRefused(held.dump.name, Reason.EMPTY, message, held.member)


def read_page(page: Page, parse: Callable[[Page], ParsedPage], seconds: int) -> ParsedPage | InputRefused:
    """The page parsed, or its refusal where it takes more processor time or memory than there is, or meets a bug."""
    try:
        with _within(seconds):
            return parse(page)
    except _OutOfTime:
        message = (
            f"parsing its {page.size_bytes:,} bytes took more than {seconds} seconds. See what it holds; if it is a "
            "page all the same, raise WARRAQ_MAX_PAGE_SECONDS."
        )
        return InputRefused(page.dump, Reason.TOO_COSTLY, message, page.member)
    except MemoryError:
        message = (
            f"parsing its {page.size_bytes:,} bytes took more memory than there is. See what it holds; lower "
            "WARRAQ_MAX_PAGE_BYTES to refuse such pages before, or give the worker more."
        )
        return InputRefused(page.dump, Reason.TOO_COSTLY, message, page.member)
    except Exception as error:  # noqa: BLE001  # one page that meets a bug must not keep a night of others out
        bug = f"{type(error).__name__}: {error}"
        message = (
            f"reading the page met a bug in Warraq ({bug}). Its bytes are safe in the raw zone: report the bug, and "
            "load the dump again with a version that mends it."
        )
        return InputRefused(page.dump, Reason.NOT_PARSED, message, page.member)


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    """Stop what takes longer, in processor time: a busy machine makes no page too costly.

    Python delivers signals to the main thread alone, which is where the command and Airflow's tasks run.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise _OutOfTime
