"""docker-compose.yml and its image, as far as they can be judged without a container engine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cryptography.fernet import Fernet

ROOT = Path(__file__).parents[2]
COMPOSE = (ROOT / "docker-compose.yml").read_text()
SERVICES = yaml.safe_load(COMPOSE)["services"]
ONE_OFF = {"migrate"}
LASTING = {"postgres", "redis", "api-server", "scheduler", "dag-processor", "triggerer", "worker"}


def settings(text: str) -> dict[str, str]:
    """The NAME=value lines of a file of settings."""
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", text, flags=re.MULTILINE))


EXAMPLE = settings((ROOT / ".env.example").read_text())
SECRETS = {name for name, value in EXAMPLE.items() if not value}


def test_the_file_keeps_to_the_compose_specification() -> None:
    checker = Path(sys.executable).with_name("check-jsonschema")

    run = subprocess.run(
        [checker, "--builtin-schema", "vendor.compose-spec", ROOT / "docker-compose.yml"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout


def test_the_services_are_those_of_airflow_with_celery_and_a_one_off_migration() -> None:
    assert set(SERVICES) == ONE_OFF | LASTING


def test_the_variables_of_the_file_are_those_of_the_example() -> None:
    assert set(re.findall(r"(?<!\$)\$\{?([A-Z_]+)", COMPOSE)) == set(EXAMPLE)


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_a_secret_has_no_default_and_its_absence_says_what_to_do(name: str) -> None:
    assert set(re.findall(rf"\$\{{{name}\b[^}}]*\}}", COMPOSE)) == {f"${{{name}:?run make .env}}"}


@pytest.mark.parametrize("name", sorted(set(EXAMPLE) - SECRETS))
def test_what_is_no_secret_has_the_examples_value_as_its_default(name: str) -> None:
    assert set(re.findall(rf"\$\{{{name}\b[^}}]*\}}", COMPOSE)) == {f"${{{name}:-{EXAMPLE[name]}}}"}


def test_no_password_stands_in_the_file() -> None:
    environments = [service.get("environment", {}) for service in SERVICES.values()]
    held = {
        name: str(value)
        for environment in environments
        for name, value in environment.items()
        if re.search(r"PASSWORD|SECRET|FERNET|TOKEN|AUTH\b|_KEY$", name) or re.search(r"://[^/]*@", str(value))
    }

    literal = {name: value for name, value in held.items() if not re.search(r"\$\{[A-Z_]+:\?", value)}
    assert len(held) >= len(SECRETS)
    assert literal == {}
    assert not re.search(r"://[^$@\s]*:[^$@\s]+@", COMPOSE)


@pytest.mark.parametrize("name", sorted(LASTING))
def test_a_lasting_service_is_watched_and_started_again(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_airflow_starts_when_the_migration_is_done_and_the_migration_when_the_databases_answer() -> None:
    waits = {name: SERVICES[name]["depends_on"] for name in sorted(LASTING - {"postgres", "redis"})}

    assert {wait["migrate"]["condition"] for wait in waits.values()} == {"service_completed_successfully"}
    assert SERVICES["migrate"]["restart"] == "no"
    assert SERVICES["migrate"]["depends_on"]["postgres"] == {"condition": "service_healthy"}


def test_only_the_user_interface_can_be_reached_and_only_from_this_machine() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}

    assert published == {"api-server": ["127.0.0.1:${AIRFLOW_PORT:-8080}:8080"]}


def test_a_worker_can_be_scaled_and_holds_no_password_of_airflows_database() -> None:
    worker = SERVICES["worker"]

    assert not {"container_name", "hostname", "ports"} & set(worker)
    assert "AIRFLOW_DATABASE_PASSWORD" not in str(worker)
    assert "WAREHOUSE_PASSWORD" in str(worker)


def test_all_of_airflow_shares_one_secret_for_tokens_and_one_address_for_tasks() -> None:
    shared = ("AIRFLOW__API_AUTH__JWT_SECRET", "AIRFLOW__CORE__EXECUTION_API_SERVER_URL", "AIRFLOW__API__SECRET_KEY")
    airflow = [SERVICES[name]["environment"] for name in LASTING - {"postgres", "redis"}]

    assert [len({environment[name] for environment in airflow}) for name in shared] == [1, 1, 1]


def test_every_file_that_the_image_or_a_service_takes_from_here_exists_and_is_let_in() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    sources = {source for line in copied for source in line.split()}
    let_in = set(re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(), flags=re.MULTILINE))
    mounted = {volume.split(":")[0] for volume in SERVICES["postgres"]["volumes"] if volume.startswith("./")}

    assert sources == let_in
    assert [path for path in sources | mounted if not (ROOT / path).exists()] == []


def test_make_env_gives_every_secret_a_fresh_value_of_its_own(tmp_path: Path) -> None:
    (tmp_path / ".env.example").write_text((ROOT / ".env.example").read_text())

    made = []
    for _ in range(2):
        (tmp_path / ".env").unlink(missing_ok=True)
        subprocess.run(["make", "--file", ROOT / "Makefile", ".env"], cwd=tmp_path, check=True, capture_output=True)
        made.append(settings((tmp_path / ".env").read_text()))

    values = [one[name] for one in made for name in sorted(SECRETS)]
    assert len(set(values)) == 2 * len(SECRETS)
    assert all(re.fullmatch(r"[A-Za-z0-9]{43}=", value) for value in values)
    assert Fernet(made[0]["AIRFLOW_FERNET_KEY"]).encrypt(b"a connection")
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0
    assert {name: made[0][name] for name in set(EXAMPLE) - SECRETS} == {
        name: EXAMPLE[name] for name in set(EXAMPLE) - SECRETS
    }


def test_make_env_keeps_the_secrets_that_are_there(tmp_path: Path) -> None:
    (tmp_path / ".env.example").write_text((ROOT / ".env.example").read_text())
    (tmp_path / ".env").write_text("POSTGRES_PASSWORD=mine\n")

    subprocess.run(["make", "--file", ROOT / "Makefile", ".env"], cwd=tmp_path, check=True, capture_output=True)

    assert (tmp_path / ".env").read_text() == "POSTGRES_PASSWORD=mine\n"
