"""What Warraq adds to Datasette: its SQL functions, its search, and a style sheet for Arabic from right to left."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from datasette import hookimpl
from datasette.filters import FilterArguments

from etl.errors import QueryError
from etl.load.functions import give_functions
from etl.load.search_query import fts5, understood

if TYPE_CHECKING:
    from datasette.utils.asgi import Request

SEARCH = "_words"
"""The parameter that narrows a table down to articles with these words."""
SEARCHED = ("gold_article", "silver_article", "gold_quotation", "silver_paragraph", "silver_entity_mention")
"""Tables and views that can be narrowed down: each row belongs to an article."""


@hookimpl(trylast=True)  # after Datasette's own, whose `escape_fts` it replaces
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Give the functions that analysts call; and fold what is searched for in the index's own table."""
    give_functions(conn)
    conn.create_function("escape_fts", 1, _matching, deterministic=True)


@hookimpl
def extra_css_urls() -> list[str]:
    """The style sheet."""
    return ["/warraq/reading.css"]


@hookimpl
def filters_from_request(request: Request, table: str) -> FilterArguments | None:
    """Narrow a table down to the articles that hold the words searched for."""
    words = request.args.get(SEARCH)
    if not words or table not in SEARCHED:
        return None
    found = "article_key IN (SELECT article_key FROM search_index WHERE search_index MATCH :warraq_words)"
    return FilterArguments(
        where_clauses=[found], params={"warraq_words": _matching(words)}, human_descriptions=[f"«{words}»"]
    )


def _matching(typed: str) -> str:
    """As FTS5 asks for it; what makes no query finds nothing."""
    try:
        return fts5(understood(typed))
    except QueryError:
        return '""'
