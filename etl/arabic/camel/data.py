"""Where camel-tools keeps its data, found without a network call."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from etl.errors import ModelAbsent

if TYPE_CHECKING:
    from types import ModuleType

_FOLDER = "CAMELTOOLS_DATA"
_CATALOGUE = "catalogue.json"
_EMPTY_CATALOGUE = '{"version": "none", "packages": {}, "components": {}}'


def installed(component: str, file: str, package: str) -> Path:
    """The folder of the default data set of a component, which holds ``file`` once ``camel_data`` put it there.

    Raises `ModelAbsent`, naming the ``package`` to install, where it is not there.
    """
    offered = catalogue().CATALOGUE.components.get(component)
    dataset = offered.datasets.get(offered.default) if offered else None
    if dataset is None:
        raise ModelAbsent(
            f"expected the data of camel-tools in {_folder()}, and its catalogue there names no {component}. "
            f"Install it with camel_data -i {package}, or name its folder in {_FOLDER}."
        )
    path = Path(dataset.path)
    if not (path / file).is_file():
        raise ModelAbsent(f"expected {file} in {path}, and it is not there. Install it with camel_data -i {package}.")
    return path


def catalogue() -> ModuleType:
    """The module `camel_tools.data`, which would download a catalogue where there is none: it is given an empty one.

    Raises `ModelAbsent` where a package that it needs is not installed.
    """
    if "camel_tools.data" in sys.modules or (_folder() / _CATALOGUE).is_file():
        return _imported()
    with TemporaryDirectory() as empty:
        (Path(empty) / _CATALOGUE).write_text(_EMPTY_CATALOGUE)
        before = os.environ.get(_FOLDER)
        os.environ[_FOLDER] = empty
        try:
            return _imported()
        finally:
            del os.environ[_FOLDER]
            if before is not None:
                os.environ[_FOLDER] = before


def needs_extra(error: ImportError) -> ModelAbsent:
    """What to say where camel-tools cannot import what its models are run with."""
    return ModelAbsent(f"camel-tools cannot load its models here ({error}). Install them with: pip install warraq[nlp]")


def _imported() -> ModuleType:
    try:
        return import_module("camel_tools.data")
    except ImportError as error:
        raise needs_extra(error) from error
    except OSError as error:
        raise ModelAbsent(f"camel-tools cannot reach the folder for its data in the home folder: {error}") from error


def _folder() -> Path:
    """Where camel-tools itself looks for its data."""
    default = "AppData/Roaming/camel_tools" if sys.platform == "win32" else ".camel_tools"
    stated = os.environ.get(_FOLDER)
    return Path(stated).expanduser().absolute() if stated is not None else Path.home() / default
