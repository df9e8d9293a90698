"""Whatever is wrong with an input or with the machine: a clear message, the rest loaded, nothing half-loaded."""

from __future__ import annotations

import os
import random
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from .conftest import DUMPS, Warraq

NOISE = random.Random(1)  # noqa: S311  # the same noise in every run
AS_A_USER = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Root reads what it may not read, unless it is told that it is nobody special."""


class Bad(NamedTuple):
    make: Callable[[Path], object]
    reason: str
    advice: str


def noise(path: Path) -> None:
    path.write_bytes(NOISE.randbytes(100_000))


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))


def long_line(path: Path) -> None:
    path.write_bytes("خبر عاجل ".encode() * (200_000_000 // 16))


def unreadable(path: Path) -> None:
    path.write_text("خبر", encoding="utf-8")
    path.chmod(0)


def dangling(path: Path) -> None:
    path.symlink_to("moved-away.txt")


BAD = {
    "dangling.txt": Bad(dangling, "vanished", "there is no such file now"),
    "empty.txt": Bad(Path.touch, "empty", "it has no bytes. Deliver it again"),
    "folder": Bad(Path.mkdir, "empty", "Give a file, or a folder that holds files"),
    "gone.txt": Bad(Path.exists, "vanished", "there is no such file now"),
    "line.txt": Bad(long_line, "too_large", "Split it, or raise WARRAQ_MAX_PAGE_BYTES"),
    "noise.txt": Bad(noise, "binary", "control codes"),
    "picture.txt": Bad(picture, "binary", "it begins like a PNG picture"),
    "pipe": Bad(os.mkfifo, "not_a_file", "a pipe, socket or device"),
    "secret.txt": Bad(unreadable, "not_permitted", "this user may not read it"),
}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Warraq, dict[str, str]]:
    """A warehouse after one run over the samples with bad inputs among them; and what it complained of, by name."""
    warraq = Warraq(tmp_path_factory.mktemp("mixed"))
    for name, bad in BAD.items():
        bad.make(warraq.folder / name)
    done = warraq("run", *DUMPS[:3], *BAD, *DUMPS[3:], prefix=AS_A_USER)
    assert done.returncode == 1
    return warraq, dict(line.removeprefix("warraq: ").split(": ", 1) for line in done.stderr.splitlines())


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_named_with_what_to_do(mixed: tuple[Warraq, dict[str, str]], name: str) -> None:
    _, complaints = mixed
    assert BAD[name].advice in complaints[name]


def test_bad_inputs_are_in_quarantine_with_their_reasons(mixed: tuple[Warraq, dict[str, str]]) -> None:
    warraq, complaints = mixed
    expected = [(name, bad.reason, complaints[name]) for name, bad in BAD.items()]
    assert warraq.rows("SELECT name, reason, message FROM ops_quarantine ORDER BY name") == expected


def test_the_dumps_among_bad_inputs_are_loaded_and_nothing_else_is(
    mixed: tuple[Warraq, dict[str, str]], loaded: Warraq
) -> None:
    warraq, _ = mixed
    assert warraq.silver() == loaded.silver()


def test_a_dump_that_the_raw_zone_has_no_space_for_is_refused_and_the_others_are_loaded(
    warraq: Warraq, loaded: Warraq
) -> None:
    (warraq.folder / "big.txt").write_text(NOISE.randbytes(24_000_000).hex(), encoding="ascii")
    # No file of this process may grow beyond 16 MB, as on a full disk; the warehouse stays below that.
    done = warraq("run", *DUMPS[:3], "big.txt", *DUMPS[3:], prefix=("prlimit", "--fsize=16000000"))
    assert done.returncode == 1
    assert "big.txt: the raw zone raw has no space for it" in done.stderr
    assert warraq.rows("SELECT name, reason FROM ops_quarantine") == [("big.txt", "no_space")]
    assert warraq.silver() == loaded.silver()
    assert list((warraq.folder / "raw" / "incoming").iterdir()) == []


def test_a_warehouse_whose_disk_is_full_keeps_what_it_had_and_is_completed_later(
    warraq: Warraq, loaded: Warraq
) -> None:
    before = warraq.silver()
    done = warraq("run", *DUMPS, prefix=("prlimit", "--fsize=8192"))
    assert done.returncode == 1
    assert "disk" in done.stderr
    assert "run again" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert warraq.silver() == before
    assert warraq("run", *DUMPS).returncode == 0
    assert warraq.silver() == loaded.silver()


def test_a_warehouse_that_is_down_is_told_in_one_paragraph(warraq: Warraq) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"postgresql+psycopg://loader:secret@127.0.0.1:{taken.getsockname()[1]}/news"
        done = warraq("run", *DUMPS, WARRAQ_WAREHOUSE_URL=url)
    assert (done.returncode, done.stdout) == (1, "")
    assert "it did not answer. See that it is up" in done.stderr
    assert "secret" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_warehouse_without_tables_is_refused_with_what_to_do(newcomer: Warraq) -> None:
    done = newcomer("status")
    assert done.returncode == 1
    assert "Run: warraq migrate" in done.stderr


def test_a_warehouse_ahead_of_this_version_is_refused_with_what_to_do(warraq: Warraq) -> None:
    warraq.rows("UPDATE alembic_version SET version_num = '9999'")
    done = warraq("run", DUMPS[0])
    assert done.returncode == 1
    assert "a newer one migrated it" in done.stderr
    assert not (warraq.folder / "raw").exists()


def test_a_raw_zone_that_cannot_be_written_is_told_in_one_paragraph(warraq: Warraq) -> None:
    (warraq.folder / "raw").write_text("a file where the folder should be", encoding="utf-8")
    done = warraq("run", DUMPS[0])
    assert done.returncode == 1
    assert "set WARRAQ_RAW to one that this user may write" in done.stderr
    assert len(done.stderr.splitlines()) == 1
