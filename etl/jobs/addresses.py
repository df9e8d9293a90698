"""Where tables and rows can be looked at: below the address at which ``warraq browse`` serves the warehouse."""

from __future__ import annotations

from urllib.parse import quote

from etl.settings import Settings


class Addresses:
    """Addresses of tables where ``warraq browse`` serves them; none where no setting says where that is."""

    def __init__(self, browse_url: str) -> None:
        self._served = browse_url.rstrip("/")

    def __call__(self, table: str, **narrowed: object) -> str | None:
        """The address of a table, narrowed down to rows with these values."""
        if not self._served:
            return None
        terms = "&".join(f"{quote(name)}={quote(str(value))}" for name, value in narrowed.items())
        return f"{self._served}/{table}{f'?{terms}' if terms else ''}"

    def row(self, table: str, key: str) -> str | None:
        """The address of one row, whose page also leads to the rows of other tables that belong to it."""
        return f"{self._served}/{table}/{quote(key)}" if self._served else None


def ledger_address(settings: Settings, run_key: str) -> str:
    """The address of a run's row in the ledger; empty where WARRAQ_BROWSE_URL is not set."""
    return Addresses(settings.browse_url).row("ops_run", run_key) or ""
