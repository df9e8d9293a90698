"""Run Airflow's user interface with Warraq's DAGs until Ctrl-C: ``make airflow``.

The landing zone is ``samples/`` unless ``WARRAQ_LANDING`` names another; the warehouse is what ``WARRAQ_WAREHOUSE_URL``
names, ``warehouse.db`` otherwise.
"""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

from rich.console import Console

from etl import jobs
from etl.errors import WarraqError
from etl.settings import Settings, load_settings
from tools.local_airflow import (
    HOME,
    SAMPLES,
    AirflowFailed,
    end_by_signal,
    environment,
    make_pool,
    prepare,
    refuse_dead,
    running,
)

READY = """
[bold green]Airflow is ready:[/] [link]{url}[/link] (no login; only this machine reaches it)

Dumps are taken from {landing}. To load days of it, open [bold]load_news[/], press [bold]Trigger[/] and choose \
[bold]Backfill[/]; what was put there just now is loaded by [bold]Single Run[/]. \
[bold].venv/bin/warraq status[/] shows what became of it.

[dim]Logs are in {home}. Ctrl-C stops everything.[/]
"""


def main(port: int, home: Path = HOME) -> int:
    """Start, wait for Ctrl-C, stop; the exit status is 0 when the person ended it."""
    end_by_signal()
    console = Console()
    try:
        _serve(console, port, home)
    except KeyboardInterrupt:
        console.print("Airflow has stopped.")
    except (AirflowFailed, WarraqError) as error:
        console.print(str(error), style="red", markup=False)
        return 1
    return 0


def _serve(console: Console, port: int, home: Path) -> None:
    _refuse_taken(port)
    if load_settings().landing == Settings().landing:
        os.environ["WARRAQ_LANDING"] = str(SAMPLES)
    warraq = load_settings()
    airflow = environment(home, port=port)
    console.print("Preparing the warehouse and Airflow's own database …")
    jobs.migrate(warraq)
    prepare(airflow)
    console.print("Starting Airflow; this takes some twenty seconds …")
    with running(airflow) as processes:
        make_pool(airflow, slots=1 if warraq.warehouse_url.startswith("sqlite") else 4)
        console.print(READY.format(url=airflow["AIRFLOW__API__BASE_URL"], landing=warraq.landing, home=home))
        while True:
            refuse_dead(processes, airflow)
            time.sleep(1)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise AirflowFailed(f"Port {port} is taken on this machine. Name a free one: make airflow PORT={port + 1}")


if __name__ == "__main__":
    sys.exit(main(port=int(sys.argv[1])))
