"""``warraq parse`` prints page records and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from .conftest import COMMAND, PAGE, SAMPLES, Warraq

FORBIDDEN = ("sqlalchemy", "airflow", "psycopg")


def test_each_page_is_one_line_of_json_in_the_order_given(warraq: Warraq) -> None:
    paths = sorted(SAMPLES.glob("*/*"), reverse=True)
    done = warraq("parse", *paths)
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["page"]["dump"] for line in done.stdout.splitlines()] == [path.name for path in paths]


def test_a_capture_time_is_given_to_pages_that_state_none(warraq: Warraq) -> None:
    stated = {}
    for instant in ("2025-03-15T09:00:00+03:00", "2025-03-15T09:00:00", "2025-03-15"):
        record = json.loads(warraq("parse", "--captured-at", instant, PAGE).stdout)
        stated[instant] = record["page"]["captured_at"]
    assert stated == {
        "2025-03-15T09:00:00+03:00": "2025-03-15T09:00:00+03:00",
        "2025-03-15T09:00:00": "2025-03-15T09:00:00+00:00",
        "2025-03-15": "2025-03-15T00:00:00+00:00",
    }


def test_a_capture_time_that_is_none_is_wrong_usage(warraq: Warraq) -> None:
    done = warraq("parse", "--captured-at", "yesterday", PAGE)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'yesterday' is no ISO 8601 instant" in " ".join(done.stderr.split())


def test_no_path_is_wrong_usage(warraq: Warraq) -> None:
    assert warraq("parse").returncode == 2


def test_an_input_that_cannot_be_read_is_named_and_the_others_are_printed(warraq: Warraq, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
    done = warraq("parse", "empty.txt", PAGE, tmp_path, "gone.txt", "noise.txt", PAGE)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    named = [line.split(": ")[:2] for line in done.stderr.splitlines()]
    assert named == [["warraq", name] for name in ("empty.txt", tmp_path.name, "gone.txt", "noise.txt")]


def test_arabic_is_printed_as_itself_whatever_the_locale(warraq: Warraq) -> None:
    assert "جسر النخيل" in warraq("parse", PAGE, LC_ALL="en_US.ISO-8859-1", PYTHONIOENCODING="ascii").stdout


def test_a_reader_that_stops_reading_ends_it_quietly(warraq: Warraq) -> None:
    many = [str(PAGE)] * 200
    with subprocess.Popen(
        [COMMAND, "parse", *many], env=warraq.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_parsing_needs_no_database_no_airflow_no_network_and_writes_no_file(warraq: Warraq) -> None:
    code = f"""
import os, sys

def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if event.startswith("socket.") or writes:
        print(event, arguments, file=sys.stderr)

from etl.cli import app
sys.addaudithook(watch)
app(["parse", {str(PAGE)!r}], standalone_mode=False)
print([name for name in {FORBIDDEN} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], env=warraq.environment, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == "[]\n"
