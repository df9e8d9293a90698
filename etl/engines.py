"""The engines that the settings choose, each loaded once a process; where one is not installed, that is told once."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

from etl.arabic.camel.lemmas import CamelLemmatiser, load_lemmatiser
from etl.arabic.camel.names import load_labeller
from etl.errors import ModelAbsent
from etl.transform.annotate.entities import BUILTIN, Engine
from etl.transform.annotate.entities.labelled import engine_of

if TYPE_CHECKING:
    from etl.settings import EntityEngine

_log = logging.getLogger(__name__)


@cache
def recogniser(name: EntityEngine) -> Engine:
    """What finds people, organisations and places; the built-in engine where the model is not installed."""
    if name == "builtin":
        return BUILTIN
    try:
        return engine_of(load_labeller())
    except ModelAbsent as absent:
        _log.warning("Names are found by the built-in engine, not by camel-tools: %s", absent)
        return BUILTIN


@cache
def lemmatiser(morphology: str) -> CamelLemmatiser | None:
    """What finds lemmas; ``None`` where there is no database, told aloud where one was asked for by path."""
    if morphology == "none":
        return None
    is_asked_for = morphology != "installed"
    try:
        return load_lemmatiser(morphology if is_asked_for else None)
    except ModelAbsent as absent:
        _log.log(logging.WARNING if is_asked_for else logging.INFO, "Articles get no lemmas: %s", absent)
        return None
