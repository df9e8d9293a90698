"""Commands that look at the warehouse as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.printing import AsJson, counted, print_json

if TYPE_CHECKING:
    from etl.jobs import CheckResult, Finding
    from etl.load.overview import RunLine


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


def doctor(
    least_free: Annotated[
        float, typer.Option(metavar="GIB", min=0, help="What each disk that is written to must have free.")
    ] = 1.0,
    as_json: AsJson = False,
) -> None:
    """See whether everything is fit to run, and say what to do where it is not.

    Looks at the settings, the warehouse and its migrations, the landing and raw zones, disks, the clock, the data of
    language models, and Airflow's configuration. Nothing is changed. The exit status is 1 where something must be
    mended.

    \b
    Examples:
      warraq doctor
      warraq doctor --least-free 50 --json | jq '.findings[] | select(.health == "mend")'
    """
    from etl import jobs
    from etl.settings import load_settings

    found: list[Finding] = []
    for finding in jobs.examine(load_settings, least_free_bytes=int(least_free * 2**30)):
        found.append(finding)
        if not as_json:
            _print_finding(finding)
    count = sum(finding.health == "mend" for finding in found)
    if as_json:
        print_json({"to_mend": count, "findings": found})
    else:
        typer.echo(f"{counted(count, 'thing')} to mend." if count else "Everything is fit to run.")
    if count:
        raise typer.Exit(1)


def _print_finding(finding: Finding) -> None:
    colour = {"ok": typer.colors.GREEN, "note": typer.colors.YELLOW, "mend": typer.colors.RED}[finding.health]
    typer.secho(f"{finding.health:<6}", fg=colour, nl=False)
    typer.echo(f"{finding.subject:<14} {finding.says}")


def _counts(line: RunLine) -> str:
    return (
        f"{counted(line.dump_count, 'dump')}, {counted(line.page_count, 'page')} ({line.unchanged_count} unchanged), "
        f"{counted(line.article_count, 'article')}, {counted(line.card_count, 'card')}, "
        f"{counted(line.issue_count, 'issue')}, {line.quarantined_count} refused, {line.waiting_count} waiting"
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
