"""What the code imports is declared, and the default path needs nothing of the extra `nlp`."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]

AIRFLOW_PROVIDERS = {
    f"airflow.providers.{name}": [f"apache-airflow-providers-{name}"] for name in ("http", "openlineage", "smtp")
}

IMPORT_ALL_OF_ETL = """
import importlib
import pkgutil
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in blocked:
            raise ModuleNotFoundError(f"{name} belongs to the extra nlp")

blocked = set(sys.argv[1:])
sys.meta_path.insert(0, Refuse())
import etl
for module in pkgutil.walk_packages(etl.__path__, "etl.", onerror=lambda name: importlib.import_module(name)):
    importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name.startswith("etl.")))
"""


def declared() -> set[str]:
    """The distributions that pyproject.toml asks for, those of the extras that the code imports by name included."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [
        *stated["dependencies"],
        *(line for extra in ("alarms", "browse", "lineage") for line in stated["optional-dependencies"][extra]),
    ]
    return {canonicalize_name(Requirement(line).name) for line in wanted}


def imported() -> set[str]:
    """The distributions that the code imports; `apache-airflow` stands for all of `airflow` that it brings itself."""
    paths = [path for folder in ("etl", "dags", "sql") for path in (ROOT / folder).rglob("*.py")]
    packages = set().union(*(roots(ast.parse(path.read_text())) for path in paths))
    own = {"etl", *(path.stem for path in (ROOT / "dags").glob("*.py"))}
    # Of `openlineage`, which two distributions share, `openlineage.client` is imported alone.
    shared = {"airflow": ["apache-airflow"], "openlineage": ["openlineage-python"]}
    providers = {**packages_distributions(), **shared, **AIRFLOW_PROVIDERS}
    return {
        canonicalize_name(name)
        for package in packages - own - sys.stdlib_module_names - {"_typeshed"}
        for name in providers.get(package, [f"nobody-provides-{package}"])
    }


def roots(tree: ast.AST) -> set[str]:
    """The top-level packages that a module imports."""
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level == 0]
    return {
        next((provider for provider in AIRFLOW_PROVIDERS if name.startswith(f"{provider}.")), name.partition(".")[0])
        for name in names
    }


def test_every_package_that_the_code_imports_is_a_declared_dependency() -> None:
    assert imported() - declared() == set()


def test_every_declared_dependency_is_imported() -> None:
    assert declared() - imported() == set()


def test_every_module_of_etl_imports_without_the_extra_nlp() -> None:
    heavy = [
        "torch",
        "transformers",
        "pandas",
        "scipy",
        "sklearn",
        "numpy",
        "kenlm",
        "muddler",
        "docopt",
        "editdistance",
    ]

    run = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_OF_ETL, *heavy], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stderr
    assert set(run.stdout.split()) == {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "etl").rglob("*.py")
        if path != ROOT / "etl/__init__.py"
    }


def test_the_packages_for_camel_tools_data_in_the_group_dev_are_what_its_morphology_imports(tmp_path: Path) -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]
    dev = {canonicalize_name(Requirement(line).name) for line in groups["dev"] if isinstance(line, str)}
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]["nlp"]
    (tmp_path / "catalogue.json").write_text('{"version": "none", "packages": {}, "components": {}}')
    script = "import sys, camel_tools.disambig.mle; print(*sys.modules)"

    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        env=os.environ | {"CAMELTOOLS_DATA": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    light = {canonicalize_name(Requirement(line).name) for line in extra} & dev
    assert light == {canonicalize_name(Requirement(line).name) for line in extra} & loaded


def test_a_command_that_works_in_the_warehouse_sorts_no_unicode_before_it_begins() -> None:
    script = "import sys, etl.cli, etl.jobs; print(*sys.modules)"

    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "etl.jobs" in run.stdout.split()
    assert "camel_tools.utils.charsets" not in run.stdout.split()
