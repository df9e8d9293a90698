"""What Datasette is told of the warehouse: what tables and columns mean, what to facet by, the analysts' queries."""

from __future__ import annotations

import html
import socket
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlencode

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from etl.jobs.browsing import hooks
from etl.load.comments import comments
from etl.load.sql_files import SqlFile, sql_files

FACETS = {
    "gold_article": ("publisher_key", "section", "published_basis"),
    "gold_quotation": ("publisher_key", "is_anonymous"),
    "gold_story": ("publisher_key", "is_loaded"),
    "gold_input_outcome": ("outcome", "kind", "reason"),
    "silver_entity_mention": ("type",),
    "silver_source_mention": ("agency",),
    "silver_date_mention": ("calendar", "basis"),
    "silver_issue": ("code",),
    "ops_quarantine": ("status", "reason"),
    "ops_run": ("job", "status"),
}
_INDEXED = {"silver_search": {"fts_table": "search_index", "fts_pk": "search_row"}}
"""Tables that have a full-text index of their own."""
_SETTINGS = {
    "allow_download": False,
    "default_page_size": 50,
    "facet_time_limit_ms": 3_000,
    "sql_time_limit_ms": 30_000,
    # Trying which columns would make facets takes longer than showing the table.
    "suggest_facets": False,
}
_SEARCH_BOX = (
    '<form dir="auto" class="warraq-search"><label>بحث في المقالات · Search the articles '
    f'<input type="search" name="{hooks.SEARCH}" placeholder="اتفاق «مجلس النواب» انتخا*"></label> '
    '<input type="submit" value="بحث"></form>'
)


def site(file: Path) -> Datasette:
    """The application that serves a warehouse in a file."""
    if not pm.is_registered(hooks):
        pm.register(hooks, name="warraq")
    # It would print a screen of local variables for every slip in somebody's SQL.
    pm.get_plugin("datasette.handle_exception").rich = None
    styles = str(files("etl.jobs.browsing").joinpath("static"))
    return Datasette(
        files=[str(file)], metadata=_metadata(file.stem), settings=_SETTINGS, static_mounts=[("warraq", styles)]
    )


def serve(file: Path, listening: socket.socket) -> None:
    """Serve the file at a socket until the process is interrupted."""
    config = uvicorn.Config(site(file).app(), log_level="warning", lifespan="off")
    uvicorn.Server(config).run(sockets=[listening])


def _metadata(database: str) -> dict[str, object]:
    return {
        "title": "Warraq · ورّاق",
        "databases": {database: {"tables": _tables(), "queries": _queries()}},
    }


def _tables() -> dict[str, dict[str, object]]:
    columns: defaultdict[str, dict[str, str]] = defaultdict(dict)
    told: dict[str, str] = {}
    for named, meaning in comments():
        kind, _, name = named.partition(" ")
        if kind == "COLUMN":
            table, _, column = name.partition(".")
            columns[table][column] = meaning
        elif kind != "FUNCTION":
            told[name] = meaning
    return {
        name: {
            "description_html": _paragraphs(meaning) + (_SEARCH_BOX if name in hooks.SEARCHED else ""),
            "columns": columns[name],
            "facets": list(FACETS.get(name, ())),
            **_INDEXED.get(name, {}),
        }
        for name, meaning in told.items()
    }


def _paragraphs(meaning: str) -> str:
    return "".join(f'<p dir="auto">{html.escape(line)}</p>' for line in meaning.splitlines())


def _queries() -> dict[str, dict[str, str]]:
    return {
        query.name: {
            "title": query.name.replace("_", " "),
            "description_html": _paragraphs(query.comment) + _example(query),
            "sql": query.statement,
        }
        for query in sql_files("queries")
    }


def _example(query: SqlFile) -> str:
    """A link that fills the query's form: Datasette opens it empty, and knows of no defaults."""
    if not query.parameters:
        return ""
    filled = html.escape(f"?{urlencode(query.parameters)}")
    return f'<p dir="auto"><a href="{filled}">مثال · With example values</a></p>'
