"""docs/deploy.md and the values for Helm name only what there is, and hold no secret."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from etl.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/deploy.md").read_text(encoding="utf-8")
TEXT = (ROOT / "deploy/helm-values.yaml").read_text(encoding="utf-8")
VALUES = yaml.safe_load(TEXT)
COMPOSE = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
KNOWN = {PREFIX + name.upper() for name in Settings.__dataclass_fields__}


def test_every_setting_that_the_guide_or_the_values_name_is_one() -> None:
    named = set(re.findall(r"\bWARRAQ_[A-Z_]+", GUIDE + TEXT))
    assert named
    assert named <= KNOWN


def test_every_variable_of_the_compose_file_that_the_guide_names_is_in_it() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:WORKER|WAREHOUSE|AIRFLOW)_[A-Z]+(?:_[A-Z]+)*)`", GUIDE))
    assert {"WORKER_TASKS", "WAREHOUSE_SLOTS", "AIRFLOW_FERNET_KEY"} <= named
    assert named <= set(re.findall(r"^([A-Z_]+)=", example, flags=re.MULTILINE))


def test_every_command_of_warraq_that_the_guide_names_is_one() -> None:
    commands = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[`$] ?warraq ([a-z]+)", GUIDE))
    assert {"migrate", "doctor"} <= named
    assert [name for name in named if f"## warraq {name}" not in commands] == []


def test_every_secret_of_the_values_is_a_secret_that_the_guide_makes_and_none_stands_in_them() -> None:
    used = set(re.findall(r"(?:SecretName|^ +name): (warraq-[a-z-]+)$", TEXT, flags=re.MULTILINE))
    made = set(re.findall(r"create secret generic (warraq-[a-z-]+)", GUIDE))
    assert used == made
    assert not re.search(r"://[^/\s]*:[^/\s]*@", TEXT)


def test_the_values_run_airflow_as_the_compose_file_does() -> None:
    shared = {each["name"]: each["value"] for each in VALUES["env"]}
    assert f"AIRFLOW__CORE__AUTH_MANAGER: {shared['AIRFLOW__CORE__AUTH_MANAGER']}" in COMPOSE
    assert f"AIRFLOW__CORE__EXECUTOR: {VALUES['executor']}" in COMPOSE
    services = yaml.safe_load(COMPOSE)["services"]
    composed = services["scheduler"]["environment"] | services["worker"]["environment"]
    valued = shared | {each["name"]: each["value"] for each in VALUES["workers"]["env"] if "value" in each}
    alike = valued.keys() & composed.keys() - {"AIRFLOW__CELERY__WORKER_CONCURRENCY"}
    assert {"AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT", "AIRFLOW__CELERY__EXTRA_CELERY_CONFIG"} <= alike
    assert {name: valued[name] for name in alike} == {name: composed[name] for name in alike}
    lock = (ROOT / "requirements/cluster.lock").read_text(encoding="utf-8")
    assert f"apache-airflow=={VALUES['airflowVersion']} " in lock


def test_workers_alone_know_the_warehouse() -> None:
    holders = [name for name, part in VALUES.items() if "WARRAQ_WAREHOUSE_URL" in str(part)]
    assert holders == ["workers"]
