"""Waiting for what other processes do."""

from __future__ import annotations

import time
from collections.abc import Callable


def wait_until(what: str, happened: Callable[[], bool], seconds: float = 300) -> None:
    """Ask twice a second; fails, naming ``what`` did not happen, after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, f"{what} took over {seconds} s"
        time.sleep(0.5)
