"""Files of Warraq's own, which a walk through a folder does not take for dumps: a warehouse may lie beside them."""

from __future__ import annotations

from sqlalchemy import make_url

from etl.extract.landing import origin_at
from etl.settings import Settings

_BESIDE = ("-journal", "-shm", "-wal", "-run-")
"""What SQLite puts beside a database, and a run that lasts (`etl.load.claims`), by what its name goes on with."""


class OwnFiles:
    """The raw zone and an embedded warehouse, as the settings name them."""

    def __init__(self, settings: Settings) -> None:
        """Find them out; whether they are there already does not matter."""
        self._raw = origin_at(settings.raw).rstrip("/") + "/"
        url = make_url(settings.warehouse_url)
        embedded = url.database if url.get_backend_name() == "sqlite" else None
        self._warehouse = origin_at(embedded) if embedded else None

    def hold(self, origin: str) -> bool:
        """Whether what was found there is one of them.

        >>> own = OwnFiles(Settings(warehouse_url="sqlite:////srv/warehouse.db", raw="/srv/raw"))
        >>> own.hold("/srv/raw/sha256/ab/x.zst"), own.hold("/srv/warehouse.db-wal"), own.hold("/srv/raw.txt")
        (True, True, False)
        """
        if origin.startswith(self._raw) or origin == self._warehouse:
            return True
        return self._warehouse is not None and origin.startswith(tuple(self._warehouse + end for end in _BESIDE))
