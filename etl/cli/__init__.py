"""The command ``warraq``: everything that a DAG does, without Airflow, and the tools for looking at single pages.

A command's body imports what it needs, so that ``--help`` answers at once and ``parse`` never loads a database driver.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from etl.cli import (
    alarms,
    annotating,
    browsing,
    exporting,
    fetching,
    finding,
    loading,
    looking,
    quarantine,
    rebuilding,
    removing,
    reporting,
    watching,
)
from etl.cli.printing import complain, complain_of_bug, speak_utf_8
from etl.errors import QueryError, SettingsError, WarraqError

__all__ = ["app", "main"]

FAILED = 1
WRONG_USAGE = 2

app = typer.Typer(
    name="warraq",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    loading.migrate,
    fetching.fetch,
    loading.run,
    looking.parse,
    looking.show,
    watching.status,
    watching.check,
    watching.doctor,
):
    app.command()(command)
app.command()(finding.search)
app.command()(exporting.export)
app.command()(browsing.browse)
app.command()(reporting.report)
app.command()(looking.publishers)
app.command()(annotating.annotate)
app.command()(rebuilding.rebuild)
app.command()(removing.takedown)
app.command()(removing.retention)
app.add_typer(alarms.alarms, name="alarms")
app.add_typer(rebuilding.raw, name="raw")
app.add_typer(quarantine.quarantine, name="quarantine")


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"warraq {version('warraq')}")
        raise typer.Exit


@app.callback()
def _warraq(
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the code an error comes from.")] = False,
    print_version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Warraq turns dumps of Arabic news pages into SQL tables that analysts trust.

    \b
    Settings are environment variables, or lines of a file .env in the working folder:
      WARRAQ_WAREHOUSE_URL  SQLAlchemy URL of the warehouse  (sqlite:///warehouse.db)
      WARRAQ_LANDING        folder or bucket of new dumps    (landing)
      WARRAQ_RAW            folder or bucket, the raw zone   (raw)

    Exit status: 0 when all went well, 1 when something failed or an input was refused, 2 for wrong usage.
    """


def main() -> None:
    """Run the command; an error that Warraq foresees is one paragraph, and any other says that it is a bug."""
    speak_utf_8()
    try:
        app()
    except (QueryError, SettingsError) as error:
        complain(str(error))
        sys.exit(WRONG_USAGE)
    except WarraqError as error:
        complain(str(error))
        sys.exit(FAILED)
    except Exception as error:  # noqa: BLE001  # told as a bug, and on demand with its traceback
        complain_of_bug(error)
        sys.exit(FAILED)
