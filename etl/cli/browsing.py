"""The command that shows the warehouse in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def browse(
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="0 takes any that is free.")] = 8001,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Whoever reaches this address reads all.")] = "127.0.0.1",
    snapshot: Annotated[
        Path, typer.Option(metavar="FILE", help="Where a PostgreSQL warehouse is copied to, each time anew.")
    ] = Path("snapshot.db"),
) -> None:
    """Show the warehouse in a browser, by Datasette, until Ctrl-C.

    Tables and views with facets, full-text search and what each column means; the queries of sql/queries; SQL of your
    own. Nothing can be written, and nobody but this machine is served unless --host says so. Needs the extra:
    pip install 'warraq[browse]'.

    \b
    Examples:
      warraq browse
      WARRAQ_WAREHOUSE_URL=postgresql://analyst@db/warehouse warraq browse --snapshot /tmp/news.db
      WARRAQ_WAREHOUSE_URL=sqlite:////tmp/news.db warraq browse --port 0
    """
    from etl import jobs
    from etl.settings import load_settings

    def serving(address: str, file: Path) -> None:
        typer.echo(f"{file} is at {address} until Ctrl-C.", err=True)

    jobs.browse(load_settings(), host=host, port=port, snapshot_at=snapshot, serving=serving)
