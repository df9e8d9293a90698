"""HTML pages: one parse, one pass, and the same numbered lines as a text page has, with hints."""

from etl.transform.markup.rendering import render_html

__all__ = ["render_html"]
