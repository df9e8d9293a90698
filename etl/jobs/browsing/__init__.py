"""The warehouse in a browser: Datasette over the SQLite file, or over a snapshot of the PostgreSQL database."""

from __future__ import annotations

import socket
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import make_url

from etl.errors import SettingsError
from etl.jobs.warehouse import warehouse
from etl.load.snapshot import snapshot
from etl.settings import Settings


def browse(
    settings: Settings, *, host: str, port: int, snapshot_at: Path, serving: Callable[[str, Path], None]
) -> None:
    """Serve the warehouse, to be read and not written, until the process is interrupted.

    A PostgreSQL warehouse is first copied to the file ``snapshot_at``, as of one moment. ``serving`` is told the
    address and the file. Raises `SettingsError` where Datasette is not installed or the address is not free.
    """
    if find_spec("datasette") is None:
        raise SettingsError(
            "Browsing needs Datasette, which is not installed. Install it: pip install 'warraq[browse]'"
        )
    with _listening(host, port) as listening:
        with warehouse(settings) as engine:
            if engine.dialect.name == "postgresql":
                file = snapshot(engine, snapshot_at)
            else:
                file = Path(str(make_url(settings.warehouse_url).database))
        # The extra `browse` brings it.
        from etl.jobs.browsing.site import serve  # noqa: PLC0415

        serving(f"http://{host}:{listening.getsockname()[1]}/{file.stem}", file)
        serve(file, listening)


def _listening(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        message = f"{host}:{port} cannot be listened at ({error}). Name another address with --host and --port."
        raise SettingsError(message) from error
    return listening
