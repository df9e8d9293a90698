"""HTML to lines. A plain first version: the text of block elements, without hints."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from etl.model import Line, Page, Rendering

_DROPPED = "script, style, noscript, template, svg, head"
_BLOCKS = (
    "address, article, aside, blockquote, br, dd, div, dl, dt, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, "
    "header, hr, li, main, nav, ol, p, pre, section, table, td, th, tr, ul"
)
_BLANKS = re.compile(r"\s+")


def render_html(page: Page) -> Rendering:
    """The lines that a browser would show for a page, one a block element."""
    tree = LexborHTMLParser(page.text)
    tree.strip_tags(_DROPPED.split(", "), recursive=True)
    for block in tree.css(_BLOCKS):
        block.insert_before("\N{RECORD SEPARATOR}")
        block.insert_after("\N{RECORD SEPARATOR}")
    text = tree.body.text() if tree.body else ""
    shown = (_BLANKS.sub(" ", piece.replace("\N{RECORD SEPARATOR}", " ")).strip() for piece in text.split("\N{RECORD SEPARATOR}"))
    return Rendering(lines=tuple(Line(number, line) for number, line in enumerate(filter(None, shown), 1)))
