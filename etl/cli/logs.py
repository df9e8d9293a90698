"""Lines of the log on standard error, as the settings ask for them; under Airflow they are in the task's log."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import Processor

from etl.settings import LogFormat, Settings, load_settings

_RENDERERS: Mapping[LogFormat, Processor] = {
    "json": structlog.processors.JSONRenderer(),
    "text": structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
}


def settings_of_a_run() -> Settings:
    """The settings of a command that works for long, which says what it does as they ask."""
    settings = load_settings()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=[
                structlog.contextvars.merge_contextvars,
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
            processors=[ProcessorFormatter.remove_processors_meta, _RENDERERS[settings.log_format]],
        )
    )
    logger = logging.getLogger("etl")
    logger.handlers = [handler]
    logger.propagate = False
    logger.setLevel(settings.log_level.upper())
    return settings
