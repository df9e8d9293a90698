"""Airflow's configuration, as its own command tells it: only the DAGs import Airflow."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import orjson
from sqlalchemy import make_url

from etl.jobs.doctor.finding import Finding, mend, note, ok
from etl.settings import Settings

_SUBJECT = "airflow"
_DAGS = {"fetch_news", "load_news", "maintain_warehouse", "rebuild_news"}
_POOL = "warehouse"
_ONE_MACHINE = {"LocalExecutor", "SequentialExecutor"}
_SECONDS = 300
_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "configuration": (
        "config",
        "list",
        "--section",
        "core",
        "--show-values",
        "--hide-sensitive",
        "--exclude-providers",
    ),
    "pools": ("pools", "list", "--output", "json"),
    "dags": ("dags", "list", "--output", "json", "--columns", "dag_id,is_paused"),
    "errors": ("dags", "list-import-errors", "--output", "json"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What a command of Airflow's printed."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, str]]:
        """The JSON list among what it printed; a sentence stands there where it found nothing."""
        lines = [line for line in self.out.splitlines() if line.startswith("[{")]
        found: list[dict[str, str]] = orjson.loads(lines[-1]) if lines else []
        return found


def examine(settings: Settings) -> Iterator[Finding]:
    """Executor, pool and DAGs; nothing is asked of an Airflow that was never set up, since asking would set it up."""
    command = Path(sys.executable).with_name("airflow")
    program = str(command) if command.exists() else shutil.which("airflow")
    home = Path(os.environ.get("AIRFLOW_HOME", "~/airflow")).expanduser()
    if program is None or not home.is_dir():
        yield note(_SUBJECT, f"Airflow is not set up here ({home} is not there); its part was not looked at.")
        return
    with ThreadPoolExecutor(len(_QUESTIONS)) as pool:
        answers = dict(zip(_QUESTIONS, pool.map(lambda words: _ask(program, words), _QUESTIONS.values()), strict=True))
    failed = next((name for name, answer in answers.items() if answer.status and not answer.rows), None)
    if failed:
        words, said = " ".join(_QUESTIONS[failed]), _last_line(answers[failed])
        yield mend(_SUBJECT, f"`airflow {words}` failed: {said} Where its database is new or older: airflow db migrate")
        return
    core = dict(re.findall(r"^(\w+) = (.*)$", answers["configuration"].out, flags=re.MULTILINE))
    yield from _dags(core, answers)
    yield from _one_writer(settings, core, answers["pools"].rows)


def _ask(program: str, words: tuple[str, ...]) -> _Answer:
    try:
        done = subprocess.run(  # noqa: S603  # Airflow's own command with words of ours
            [program, *words],
            env=os.environ | {"COLUMNS": "10000"},
            capture_output=True,
            encoding="utf-8",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return _Answer(status=1, out="", err=str(error))
    return _Answer(status=done.returncode, out=done.stdout, err=done.stderr)


def _last_line(answer: _Answer) -> str:
    lines = (answer.err or answer.out).strip().splitlines()
    return next((line for line in reversed(lines) if "Error" in line or "error" in line), lines[-1] if lines else "")


def _dags(core: Mapping[str, str], answers: Mapping[str, _Answer]) -> Iterator[Finding]:
    errors = answers["errors"].rows
    for error in errors:
        reason = error["error"].strip().splitlines()[-1]
        yield mend(
            _SUBJECT, f"{error['filepath']} cannot be imported: {reason}. Install what is missing, or mend the file."
        )
    loaded = {row["dag_id"]: row["is_paused"] for row in answers["dags"].rows}
    missing = sorted(_DAGS - loaded.keys())
    folder = core.get("dags_folder", "")
    if missing and not errors:
        yield mend(
            _SUBJECT,
            f"Airflow has not loaded {', '.join(missing)}; its dags_folder is {folder}. Set AIRFLOW__CORE__DAGS_FOLDER "
            "to Warraq's folder dags, and see that `airflow dag-processor` runs.",
        )
    elif not missing:
        paused = ", ".join(sorted(name for name in _DAGS if loaded[name] == "True"))
        yield ok(_SUBJECT, f"All DAGs are loaded; paused: {paused or 'none'}.")


def _one_writer(settings: Settings, core: Mapping[str, str], pools: list[dict[str, str]]) -> Iterator[Finding]:
    """SQLite has one writer and is a file of one machine; the pool is what keeps tasks from meeting there."""
    executor, parallelism = core.get("executor", ""), core.get("parallelism", "")
    slots = next((int(pool["slots"]) for pool in pools if pool["pool"] == _POOL), None)
    is_sqlite = make_url(settings.warehouse_url).get_backend_name() == "sqlite"
    if slots is None:
        slots_wanted = 1 if is_sqlite else 8
        yield mend(
            _SUBJECT,
            f"There is no pool {_POOL!r}, so that no task ever starts. Make it: "
            f'airflow pools set {_POOL} {slots_wanted} "Connections to the warehouse"',
        )
    elif is_sqlite and slots > 1:
        yield mend(
            _SUBJECT,
            f"The pool {_POOL!r} lets {slots} tasks write at once, and SQLite has one writer: they wait for each other "
            f'until they fail. Set it: airflow pools set {_POOL} 1 "SQLite has one writer"; or use PostgreSQL.',
        )
    else:
        yield ok(_SUBJECT, f"The pool {_POOL!r} has {slots} slots; executor {executor}, parallelism {parallelism}.")
    if is_sqlite and executor.rpartition(".")[2] not in _ONE_MACHINE:
        yield mend(
            _SUBJECT,
            f"The executor is {executor}, and the warehouse is a file of SQLite: each worker machine would fill one of "
            "its own. Set WARRAQ_WAREHOUSE_URL to a PostgreSQL, or AIRFLOW__CORE__EXECUTOR to LocalExecutor.",
        )
    elif is_sqlite and parallelism.isdigit() and int(parallelism) > (os.cpu_count() or 1) * 2:
        yield note(
            _SUBJECT,
            f"parallelism is {parallelism}: as many processes start, and one of them at a time can write to SQLite. "
            "AIRFLOW__CORE__PARALLELISM=2 is enough.",
        )
