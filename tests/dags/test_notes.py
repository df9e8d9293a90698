"""The note that a run gets when it ends, as the plugin writes it."""

from __future__ import annotations

import doctest


def test_a_note_tells_the_counts_and_keeps_what_a_person_wrote() -> None:
    from plugins import run_notes  # noqa: PLC0415  # it imports Airflow

    result = doctest.testmod(run_notes)
    assert result.attempted == 3
    assert result.failed == 0
