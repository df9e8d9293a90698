"""An HTML page as numbered lines with hints, and what its markup states beside them, from one parse and one pass."""

from __future__ import annotations

from collections.abc import Sequence

from etl.issues import Code, Issue
from etl.model import Line, Page, Rendering
from etl.transform.markup.articles import articles
from etl.transform.markup.elements import HEADINGS
from etl.transform.markup.nesting import bounded
from etl.transform.markup.page_reader import LETTERS_OF_A_PAGE, PageReader, read_page
from etl.transform.markup.salvage import is_swallowed, salvaged

_LONGEST_LINK = 350
_MOST_LINKED_LINES = 3
"""Letters and lines in links to one target; cards with their teasers hold fewer."""


def render_html(page: Page) -> Rendering:
    """The page's lines and statements. Never raises because of what the markup holds."""
    markup = bounded(page.text)
    issues: list[Issue] = []
    if markup.flattened:
        detail = f"{markup.flattened} elements nested too deep were read as text"
        issues.append(Issue(code=Code.PAGE_TOO_LARGE, detail=detail))
    reader = read_page(markup.text, page.url)
    if reader.letters() < LETTERS_OF_A_PAGE and is_swallowed(markup.text):
        whole = salvaged(markup.text)
        if whole is None:
            issues.append(Issue(code=Code.PAGE_TOO_LARGE, detail="almost no text, and too long to be salvaged"))
        else:
            reader = max(reader, read_page(whole, page.url), key=PageReader.letters)
    return _rendering(reader, tuple(issues))


def _rendering(reader: PageReader, issues: tuple[Issue, ...]) -> Rendering:
    lines, statements, containers = reader.writer.lines, reader.statements, reader.writer.containers()
    _unlink_endless(lines)
    spans = articles(lines, containers)
    for ordinal, (first, last) in enumerate(spans):
        lines[first - 1 : last] = [_in_article(line, ordinal) for line in lines[first - 1 : last]]
    for number, label, value in reader.times:
        if number <= len(lines):
            statements.time(value, label, number, _article(lines[number - 1]))
    for number, url in reader.addresses:
        if number <= len(lines):
            statements.address(statements.addresses.whole(url), number, _article(lines[number - 1]))
    headlines = {ordinal: _first_heading(lines[first - 1 : last]) for ordinal, (first, last) in enumerate(spans)}
    stated = tuple(statements.by_article(headlines))
    return Rendering(lines=tuple(lines), stated=stated, containers=containers, issues=issues)


def _in_article(line: Line, ordinal: int) -> Line:
    return line._replace(hints=line.hints._replace(article=ordinal)) if line.hints else line


def _unlinked(line: Line) -> Line:
    return line._replace(hints=line.hints._replace(href=None, link_density=0.0)) if line.hints else line


def _article(line: Line) -> int | None:
    return line.hints.article if line.hints else None


def _first_heading(lines: Sequence[Line]) -> str:
    return next((line.text for line in lines if line.hints and line.hints.element in HEADINGS), "")


def _unlink_endless(lines: list[Line]) -> None:
    """Take a link that was never closed from the lines that it runs over: it says nothing about them."""
    start = 0
    targets = [line.hints.href if line.hints else None for line in lines]
    for index in range(1, len(lines) + 1):
        if index < len(lines) and targets[index] is not None and targets[index] == targets[start]:
            continue
        run = lines[start:index] if index - start > _MOST_LINKED_LINES else []
        if sum(len(line.text) for line in run) > _LONGEST_LINK:
            lines[start:index] = [_unlinked(line) for line in run]
        start = index
