"""What a task has read and written is told to OpenLineage, by Airflow's provider and where it is configured."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from etl.errors import WarraqError
from etl.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from etl.jobs.lineage import Flow, Lineage

_log = logging.getLogger(__name__)


def tell_lineage(flow: Callable[[Lineage], Flow]) -> None:
    """Emit what a task has read and written as an event of its run, beside those that the provider emits by itself.

    Nothing happens where the extra ``lineage`` is not installed, or where nobody has said where events go. What cannot
    be told fails no task: its data is loaded.
    """
    try:
        from airflow.providers.openlineage.api import (  # noqa: PLC0415  # an extra, and of use to a running task alone
            emit_dataset_lineage,
            is_openlineage_active,
        )

        from etl.jobs.lineage import Lineage  # noqa: PLC0415  # it needs the extra too
    except ImportError:
        return
    if not is_openlineage_active():
        return
    try:
        told = flow(Lineage(load_settings()))
    except WarraqError as error:
        _log.warning("No lineage is told: %s", error)
        return
    if told.inputs or told.outputs:
        emit_dataset_lineage(inputs=[*told.inputs], outputs=[*told.outputs])
