"""Airflow on this machine, ready to use: what ``make airflow``, ``make demo`` and the end-to-end tests start.

Everything that it writes is in one folder, its server listens on the loopback interface alone, and nobody logs in. For
a deployment see ``docker-compose.yml``.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import httpx

PROJECT = Path(__file__).resolve().parents[1]
SAMPLES = PROJECT / "samples"
HOME = PROJECT / ".airflow"
COMPONENTS = ("api-server", "scheduler", "dag-processor", "triggerer")
POOL = "warehouse"
READY_SECONDS = 120


class AirflowFailed(Exception):
    """A part of Airflow did not do what it was started for; the text says where its log is."""


def environment(home: Path, *, port: int = 8080, metadata_url: str | None = None) -> dict[str, str]:
    """This process's environment, and what Airflow needs to live in ``home`` and listen on ``port``."""
    url = f"http://127.0.0.1:{port}"
    # SQLite's own patience of 5 s is too short for a scheduler and a backfill in one file.
    database = metadata_url or f"sqlite:///{home / 'airflow.db'}?timeout=60"
    secret = secrets.token_hex(32)
    return os.environ | {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": database,
        # psycopg speaks both ways; Airflow would look for asyncpg.
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC": database.replace("sqlite:", "sqlite+aiosqlite:", 1),
        "AIRFLOW__CORE__DAGS_FOLDER": str(PROJECT / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(PROJECT / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": "2",
        # A server that has just started is slow to answer the first task, and a start whose answer is lost is given up
        # for dead five minutes later.
        "AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT": "60",
        # That a task has ended is noticed up to so many seconds late, where Airflow's default is 5.
        "AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL": "1",
        "AIRFLOW__WORKERS__MAX_FAILED_HEARTBEATS": "15",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{url}/execution/",
        "AIRFLOW__API__BASE_URL": url,
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__PORT": str(port),
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__SECRET_KEY": secret,
        "AIRFLOW__API_AUTH__JWT_SECRET": secret,
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
    }


def start(*arguments: str, log: IO[str], settings: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start an ``airflow`` command that writes to ``log``, in a session of its own: Ctrl-C is ours to pass on."""
    command = [sys.executable, "-m", "airflow", *arguments]
    return subprocess.Popen(
        command, env=settings, cwd=PROJECT, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
    )


def run(*arguments: str, settings: Mapping[str, str], seconds: float = 300) -> None:
    """Run an ``airflow`` command to its end, quietly; `AirflowFailed` says why it failed or did not end in time."""
    path = Path(settings["AIRFLOW_HOME"]) / f"{arguments[0]}-{arguments[1]}.log"
    with path.open("w", encoding="utf-8") as log:
        process = start(*arguments, log=log, settings=settings)
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            status = None
        finally:
            _end([process], patience=3)
    if status != 0:
        reason = _reason(path.read_text(encoding="utf-8", errors="replace"))
        raise AirflowFailed(f"`airflow {' '.join(arguments)}` failed. {reason}\nIts log is {path}.")


def _reason(log: str) -> str:
    """Warraq's own error, which is written to be read, or else the end of the log."""
    lines = log.splitlines()
    foreseen = [line for line in lines if line.startswith("etl.errors.")]
    return foreseen[-1].partition(": ")[2] if foreseen else "\n".join(lines[-30:])


def prepare(settings: Mapping[str, str]) -> None:
    """Make Airflow's own database, or bring it up to the installed Airflow."""
    Path(settings["AIRFLOW_HOME"]).mkdir(parents=True, exist_ok=True)
    run("db", "migrate", settings=settings)


def end_by_signal() -> None:
    """Let SIGTERM and a closed terminal end this process as Ctrl-C does, so that it ends what it has started."""
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)


@contextmanager
def running(
    settings: Mapping[str, str], components: tuple[str, ...] = COMPONENTS
) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """Airflow's components, started and healthy; at the end they are stopped, with everything that they started."""
    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name in components:
            with _log_of(name, settings).open("w", encoding="utf-8") as log:
                # The server reads the task logs of this machine's disk; serving them over a port is for other machines.
                flags = ["--skip-serve-logs"] if name in ("scheduler", "triggerer") else []
                processes[name] = start(name, *flags, log=log, settings=settings)
        _wait_until_healthy(processes, settings)
        yield processes
    finally:
        _end(list(processes.values()))


def refuse_dead(processes: Mapping[str, subprocess.Popen[bytes]], settings: Mapping[str, str]) -> None:
    """Raise `AirflowFailed` if a component has ended, which none does by itself."""
    for name, process in processes.items():
        if process.poll() is not None:
            log = _log_of(name, settings)
            raise AirflowFailed(f"Airflow's {name} ended with status {process.returncode}; {log} says why.")


def make_pool(settings: Mapping[str, str], *, slots: int) -> None:
    """Give the pool of running Airflow as many slots as tasks may hold connections to the warehouse."""
    pool = {"name": POOL, "slots": slots, "description": "Connections to the warehouse: one on SQLite"}
    with httpx.Client(base_url=settings["AIRFLOW__API__BASE_URL"] + "/api/v2", timeout=30) as api:
        made = api.post("/pools", json=pool)
        if made.status_code == httpx.codes.CONFLICT:
            made = api.patch(f"/pools/{POOL}", json=pool)
        made.raise_for_status()


def free_port() -> int:
    """A port of the loopback interface that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _log_of(name: str, settings: Mapping[str, str]) -> Path:
    return Path(settings["AIRFLOW_HOME"]) / f"{name}.log"


def _wait_until_healthy(processes: Mapping[str, subprocess.Popen[bytes]], settings: Mapping[str, str]) -> None:
    expected = {"metadatabase"} | {name.replace("-", "_") for name in processes if name != "api-server"}
    deadline = time.monotonic() + READY_SECONDS
    healthy: set[str] = set()
    while not expected <= healthy:
        refuse_dead(processes, settings)
        if time.monotonic() > deadline:
            missing = ", ".join(sorted(expected - healthy))
            raise AirflowFailed(
                f"Not healthy after {READY_SECONDS} s: {missing}. Their logs are in {settings['AIRFLOW_HOME']}."
            )
        time.sleep(0.5)
        healthy = _healthy(settings["AIRFLOW__API__BASE_URL"])


def _healthy(url: str) -> set[str]:
    with suppress(httpx.HTTPError):
        states = httpx.get(f"{url}/api/v2/monitor/health", timeout=5).json()
        return {name for name, state in states.items() if state["status"] == "healthy"}
    return set()


def _end(processes: list[subprocess.Popen[bytes]], patience: float = 30) -> None:
    """Ask all to stop, wait for them, and then kill what is left of their sessions."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + patience
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.1, deadline - time.monotonic()))
    for process in processes:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
