"""The locks say exactly what is installed, and the light one leaves out what only camel-tools' models need."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("installer", "base", "dev", "cluster")
LIGHT = {"emoji", "regex", "six"}
"""All that camel-tools' text functions import."""


@cache
def entries(lock: str) -> tuple[tuple[Requirement, tuple[str, ...]], ...]:
    """Each requirement of a lock, with its hashes."""
    text = (ROOT / f"requirements/{lock}.lock").read_text()
    logical = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    return tuple((Requirement(line.split(" --hash")[0]), tuple(re.findall(r"--hash=(\S+)", line))) for line in logical)


def names(lock: str) -> set[str]:
    return {canonicalize_name(requirement.name) for requirement, _ in entries(lock)}


def versions(lock: str) -> set[tuple[str, str]]:
    return {(requirement.name, str(requirement.specifier)) for requirement, _ in entries(lock)}


@cache
def asked_for() -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for directly, by the lock that holds it, and for the extra `nlp`."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras, groups = stated["project"]["optional-dependencies"], stated["dependency-groups"]
    lines = {
        "installer": groups["installer"],
        "base": [*stated["project"]["dependencies"], *groups["build"]],
        "dev": [line for line in groups["dev"] if isinstance(line, str)],
        "cluster": [*extras["cluster"], *extras["buckets"], *extras["alarms"], *extras["lineage"]],
        "nlp": extras["nlp"],
    }
    return {name: [Requirement(line) for line in wanted] for name, wanted in lines.items()}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_of_a_lock_is_one_version_with_its_hashes(lock: str) -> None:
    loose = [
        str(requirement)
        for requirement, hashes in entries(lock)
        if not re.fullmatch(r"==[^*,]+", str(requirement.specifier)) or not hashes
    ]

    assert entries(lock)
    assert loose == []
    assert {digest.split(":")[0] for _, hashes in entries(lock) for digest in hashes} == {"sha256"}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_path(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.lock").read_text()

    assert re.findall(r"\S*://\S*|^-\S+.*|\S+ @ \S+", text, flags=re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_a_fitting_version_of_everything_that_is_asked_for(lock: str) -> None:
    pinned = {canonicalize_name(requirement.name): requirement.specifier for requirement, _ in entries(lock)}
    unfit = [
        str(wanted)
        for wanted in asked_for()[lock]
        if not wanted.specifier.contains(str(pinned.get(canonicalize_name(wanted.name), "==0")).removeprefix("=="))
    ]

    assert unfit == []


@pytest.mark.parametrize("lock", ["dev", "cluster"])
def test_the_locks_agree_on_what_the_light_set_is(lock: str) -> None:
    assert versions("base") <= versions(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_brings_torch_or_what_comes_with_it(lock: str) -> None:
    heavy = {"torch", "transformers", "pandas", "scipy", "scikit-learn", "numpy", "camel-kenlm"}

    assert heavy & names(lock) == set()


def test_the_light_set_and_the_extra_nlp_are_together_what_camel_tools_declares() -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in requires("camel-tools") or ()}
    extra = {canonicalize_name(requirement.name) for requirement in asked_for()["nlp"]}

    assert extra | LIGHT == declared
    assert extra & LIGHT == set()
    assert LIGHT - names("base") == set()


def test_what_is_installed_fits_together_but_for_the_extra_nlp() -> None:
    run = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)

    missing = re.findall(r"^camel-tools \S+ requires (\S+), which is not installed\.$", run.stdout, flags=re.MULTILINE)
    assert len(missing) == len(run.stdout.splitlines())
    assert {canonicalize_name(name) for name in missing} <= {requirement.name for requirement in asked_for()["nlp"]}


def test_what_is_installed_is_what_the_lock_says() -> None:
    assert sys.version_info[:2] in {(3, 11), (3, 12), (3, 13)}
    other = {
        str(requirement): version(requirement.name)
        for requirement, _ in entries("dev")
        if (requirement.marker is None or requirement.marker.evaluate())
        and not requirement.specifier.contains(version(requirement.name))
    }

    assert other == {}
