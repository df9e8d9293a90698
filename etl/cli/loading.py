"""Commands that work on the warehouse: each calls the function of `etl.jobs` that a DAG calls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    pass

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead.")]


def migrate() -> None:
    """Make the warehouse, or bring it up to this version.

    Its rows stay as they are; its views are made anew.

    \b
    Examples:
      warraq migrate
      WARRAQ_WAREHOUSE_URL=postgresql+psycopg://loader@db/warehouse warraq migrate
    """
    from etl import jobs
    from etl.settings import load_settings

    report = jobs.migrate(load_settings())
    before = report.before or "none"
    typer.echo(
        f"The warehouse is at revision {report.after} (it was at {before}), with {report.views} views made anew."
    )


def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Dumps: files of text or HTML.")],
    as_json: AsJson = False,
) -> None:
    """Load dumps into the warehouse.

    Receives, parses, loads and checks them; a new warehouse is made first. Loading a dump again changes no row. An
    input that cannot be read is named on standard error, kept in ops_quarantine with its reason, and the others are
    loaded; the exit status is then 1.

    \b
    Examples:
      warraq run page.txt
      warraq run landing/2024-09-07/*
      warraq run --json landing/*/*.html | jq .articles
    """
    from etl import jobs
    from etl.settings import load_settings

    settings = load_settings()
    with progress_bar("Loading dumps") as progress:
        report = jobs.run(settings, paths, progress=progress)
    refused = jobs.refusals(settings, report.run_key) if report.quarantined else ()
    for one in refused:
        complain(f"{one.name}{f' ({one.member})' if one.member else ''}: {one.message}")
    if as_json:
        print_json(report)
    else:
        typer.echo(_summary(report))
    if refused:
        raise typer.Exit(1)


def status(as_json: AsJson = False) -> None:
    """Print what the warehouse holds.

    Rows by layer, the last runs, and what waits in quarantine.

    \b
    Examples:
      warraq status
      warraq status --json
    """
    from etl import jobs
    from etl.settings import load_settings

    found = jobs.status(load_settings())
    if as_json:
        print_json(found)
        return
    for table, rows in found.rows.items():
        typer.echo(f"{table:<28} {rows:>12,}")
    typer.echo("\nLast runs")
    for one in found.runs:
        typer.echo(f"  {one.started_at:%Y-%m-%d %H:%M:%S} UTC  {one.job:<14} {one.status:<10} {_counts(one)}")
    typer.echo(f"\n{counted(found.pending_dumps, 'dump')} received and not read yet")
    held = ", ".join(f"{count} {reason}" for reason, count in found.quarantine.items()) or "nothing"
    typer.echo(f"in quarantine: {held}")


def check(as_json: AsJson = False) -> None:
    """Run the quality checks over the warehouse.

    They are the files of sql/checks. One that is marked fail and finds rows makes the exit status 1.

    \b
    Examples:
      warraq check
      warraq check --json
    """
    from etl import jobs
    from etl.settings import load_settings

    results = jobs.check_all(load_settings())
    if as_json:
        print_json({"checks": [_as_json(result) for result in results]})
    else:
        for result in results:
            _print_result(result)
    if any(result.status == "failed" for result in results):
        raise typer.Exit(1)


def _summary(report: Report) -> str:
    parts = [
        counted(report.pages, "page"),
        counted(report.articles, "article"),
        counted(report.cards, "related card"),
        counted(report.issues, "issue"),
    ]
    lines = [
        f"Read {counted(report.dumps, 'dump')}: {', '.join(parts)}.",
        f"{counted(report.unchanged, 'page')} stood in the warehouse already and {report.pages - report.unchanged} "
        f"were written; {counted(report.quarantined, 'input')} refused.",
    ]
    if report.warnings:
        lines.append(f"{counted(report.warnings, 'check')} found something to look at: warraq check")
    return "\n".join(lines)


def _counts(line: RunLine) -> str:
    return (
        f"{counted(line.dump_count, 'dump')}, {counted(line.page_count, 'page')} ({line.unchanged_count} unchanged), "
        f"{counted(line.article_count, 'article')}, {counted(line.card_count, 'card')}, "
        f"{counted(line.issue_count, 'issue')}, {line.quarantined_count} refused"
    )


def _as_json(result: CheckResult) -> dict[str, object]:
    return {
        "name": result.name,
        "severity": result.severity,
        "status": result.status,
        "rows": result.rows,
        "comment": result.comment,
        "action": result.action,
        "sample": result.sample,
    }


def _print_result(result: CheckResult) -> None:
    colour = {"passed": typer.colors.GREEN, "warned": typer.colors.YELLOW, "failed": typer.colors.RED}[result.status]
    typer.secho(f"{result.status:<8}", fg=colour, nl=False)
    typer.echo(f"{result.name:<36} {result.comment}")
    if result.rows:
        typer.echo(f"{'':<8}{counted(result.rows, 'row')}. {result.action}")
        for row in result.sample:
            typer.echo(f"{'':<10}{', '.join(f'{name}={value}' for name, value in row.items())}")
