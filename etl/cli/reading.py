"""A page as a person reads it: every line with what it was found to be, and what was read from them all."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from etl.cli.printing import console
from etl.model import Article, Page, ParsedPage, Role
from etl.transform import transform
from etl.transform.clean import clean
from etl.transform.render import render

_STYLES = {
    Role.HEADLINE: "bold",
    Role.STANDFIRST: "bold",
    Role.SUBHEADING: "bold",
    Role.RELATED_HEADING: "magenta",
    Role.CARD: "magenta",
    Role.CAPTION: "cyan",
    Role.BYLINE: "cyan",
    Role.STAMP: "cyan",
    Role.UNCLASSIFIED: "bold red",
}
_FURNITURE = "dim"
_BODY = {Role.PARAGRAPH, Role.LIST_ITEM, Role.BLOCKQUOTE}


def print_page(page: Page) -> None:
    """Print the lines of a page with their roles and rules, then its articles and issues."""
    parsed, out = transform(page), console()
    publisher = f"{parsed.publisher}, layout {parsed.layout}, parser version {parsed.parser_version}"
    out.print(Text(f"{page.dump}  {page.media_type}  {publisher}", style="bold"))
    if parsed.url:
        out.print(Text(parsed.url, style="underline"))
    out.print()
    for line, role in _table(parsed):
        out.print(line, style=_style(role))
    for article in parsed.articles:
        _print_article(out, article)
    for issue in parsed.issues:
        place = f"line {issue.line}" if issue.line else "the page"
        out.print(Text(f"\nissue {issue.code} on {place}: {issue.detail}", style="yellow"))


def _table(parsed: ParsedPage) -> Iterator[tuple[Text, Role]]:
    """The page's lines in columns; the text stands last, so that what runs from right to left moves nothing else."""
    texts = {line.number: line.text for line in clean(render(parsed.page).lines)}
    width = max((len(block.rule) for block in parsed.blocks), default=0)
    for block in parsed.blocks:
        article = "" if block.article is None else str(block.article)
        for number in range(block.first_line, block.last_line + 1):
            columns = f"{number:>5}  {block.role:<15}  {article:<2}  {block.rule:<{width}}  "
            yield Text(columns + texts[number]), block.role


def _style(role: Role) -> str:
    return "" if role in _BODY else _STYLES.get(role, _FURNITURE)


def _print_article(out: Console, article: Article) -> None:
    kind = "the page's own" if article.position == 0 else "appended"
    words = sum(len(paragraph.text.split()) for paragraph in article.body)
    out.print(
        Text(f"\narticle {article.position} ({kind}, {words} words, {len(article.captions)} captions)", style="bold")
    )
    out.print(Text(f"  {article.headline or '(no headline)'}"))
    for card in article.related:
        out.print(Text(f"  card {card.position}  {card.headline}", style="magenta"))
