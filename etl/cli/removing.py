"""Commands that remove what must not be kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.printing import AsJson, counted, print_json

if TYPE_CHECKING:
    from etl.jobs import TakedownReport

_KEPT = {
    "pages": "page",
    "raw": "dump",
    "refused": "dump with something in quarantine",
    "ledger": "row of the ledger",
    "reports": "report page",
}


def takedown(
    named: Annotated[
        str, typer.Argument(metavar="URL|STORY|HASH", help="A page's address, a story_key, a page_key, or a SHA-256.")
    ],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it is kept in ops_takedown.")],
    most: Annotated[int, typer.Option(metavar="N", min=1, max=10_000, help="Pages that may go at most.")] = 20,
    exports: Annotated[
        list[Path] | None, typer.Option("--export", metavar="DIR", help="A former export to write anew without them.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would go, and remove nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Remove pages for good, and keep them from coming back.

    The pages go from all tables, the search index and the raw zone, and whatever has the same bytes goes with them. A
    page goes whole, with all articles on it. Hashes stay, by which a page is known that is delivered again: it is left
    out, and counted. Interrupted, it is completed by asking again. What it does not reach: docs/takedown.md.

    \b
    Examples:
      warraq takedown https://example.org/news/1 --reason 'court order 12/2024' --dry-run
      warraq takedown https://example.org/news/1 --reason 'court order 12/2024' --export lake
      warraq takedown 0d5e5fa4d9f87e2b37a0d8a4f0c1d2e3 --reason 'the family asked'
    """
    from etl import jobs
    from etl.settings import load_settings

    if not reason.strip():
        raise typer.BadParameter("say why in --reason: whoever audits the warehouse reads it.")
    settings = load_settings()
    report = (
        jobs.preview_takedown(settings, named, most=most)
        if dry_run
        else jobs.take_down(settings, named, reason.strip(), most=most, exports=exports or ())
    )
    if as_json:
        print_json(report)
    else:
        _print(report, "Would remove" if dry_run else "Removed")


def _print(report: TakedownReport, verb: str) -> None:
    for page in report.pages:
        typer.echo(f"{page.page_key}  {page.publisher_key or ''}  {page.url or ''}")
        for headline in page.headlines:
            typer.echo(f"    {headline}")
    others = sum(dump.other_pages for dump in report.dumps)
    kept = f"{counted(len(report.dumps), 'dump')} that held them; {counted(others, 'other page')} of those stay"
    lost = sum(dump.refused for dump in report.dumps)
    typer.echo(f"{verb} {counted(len(report.pages), 'page')} from the tables and from {kept}.")
    if lost:
        typer.echo(f"{counted(lost, 'refused part')} of these dumps cannot be tried again: deliver them by themselves.")
    if not report.pages:
        typer.echo("It was taken down before: see ops_takedown. What was not complete of it is now.")


def retention(
    let_go: Annotated[bool, typer.Option("--let-go", help="Remove it; without this, it is only counted.")] = False,
    as_json: AsJson = False,
) -> None:
    """Remove what is older than the settings keep it, or say what that is.

    WARRAQ_KEEP_RAW_DAYS, WARRAQ_KEEP_REFUSED_DAYS, WARRAQ_KEEP_PAGES_DAYS, WARRAQ_KEEP_LEDGER_DAYS and
    WARRAQ_KEEP_REPORTS_DAYS say how many days each layer keeps; a layer without one keeps all for ever. Interrupted, it
    is completed by running it again, or by the weekly maintenance, which does the same. See docs/retention.md.

    \b
    Examples:
      warraq retention
      WARRAQ_KEEP_RAW_DAYS=400 warraq retention --let-go
    """
    from etl import jobs
    from etl.settings import load_settings

    settings = load_settings()
    layers = jobs.let_go(settings) if let_go else jobs.preview_retention(settings)
    if as_json:
        print_json(layers)
        return
    for layer in layers:
        verb = "Removed" if let_go else "Would remove"
        typer.echo(f"{layer.layer:<8} {verb} {layer.items:,} × {_KEPT[layer.layer]} from before {layer.before_day}.")
    if not layers:
        typer.echo("Everything is kept for ever: no WARRAQ_KEEP_…_DAYS is set.")
