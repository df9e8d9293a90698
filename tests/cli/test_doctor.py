from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Warraq


@pytest.fixture
def sound(warraq: Warraq) -> Warraq:
    """The command with all that it needs."""
    (warraq.folder / "landing").mkdir()
    return warraq


def test_a_sound_installation_has_exit_status_0(sound: Warraq) -> None:
    done = sound("doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "Everything is fit to run."


def test_what_is_to_be_mended_is_in_the_json_with_exit_status_1(sound: Warraq) -> None:
    done = sound("doctor", "--json", WARRAQ_LANDING="gone")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["to_mend"] == 1
    assert [found["subject"] for found in told["findings"] if found["health"] == "mend"] == ["landing zone"]


def test_a_mistake_in_the_settings_is_a_finding_too(sound: Warraq) -> None:
    done = sound("doctor", WARRAQ_LANDNG="landing")
    assert done.returncode == 1
    assert "did you mean WARRAQ_LANDING" in done.stdout
