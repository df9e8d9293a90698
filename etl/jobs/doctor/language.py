"""The data of language models: what is installed, and whether what the settings ask for is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from etl.arabic.camel.lemmas import morphology_file
from etl.arabic.camel.names import model_folder
from etl.errors import ModelAbsent
from etl.jobs.doctor.finding import Finding, mend, note, ok
from etl.settings import Settings

_SUBJECT = "language data"


def examine(settings: Settings) -> Iterator[Finding]:
    """Names and lemmas, in this order."""
    yield _look("Names", model_folder, is_asked_for=settings.entity_engine == "camel")
    if settings.morphology in ("installed", "none"):
        yield _look("Lemmas", morphology_file, is_asked_for=False)
    else:
        yield _named(Path(settings.morphology))


def _look(what: str, find: Callable[[], Path], *, is_asked_for: bool) -> Finding:
    try:
        return ok(_SUBJECT, f"{what}: {find()} is installed.")
    except ModelAbsent as absent:
        if is_asked_for:
            return mend(_SUBJECT, f"{what}: the settings ask for camel-tools' model. {absent}")
        return note(_SUBJECT, f"{what}: camel-tools' model is not installed, and is not needed. {absent}")


def _named(database: Path) -> Finding:
    if database.is_file():
        return ok(_SUBJECT, f"Lemmas: {database} is there.")
    return mend(_SUBJECT, f"Lemmas: WARRAQ_MORPHOLOGY names {database}, and no file is there. Correct it, or unset it.")
