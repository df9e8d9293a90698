"""The raw zone keeps bytes, or says why not."""

from __future__ import annotations

import errno
import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from etl.errors import InputRefused, Reason, Unavailable
from etl.extract.landing import arrivals
from etl.extract.raw import RawZone

CONTENT = "خبر عاجل\n".encode() * 1000
DIGEST = hashlib.sha256(CONTENT).hexdigest()
MANY = 1 << 20


@pytest.fixture
def zone(tmp_path: Path) -> RawZone:
    return RawZone(str(tmp_path / "raw"))


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(CONTENT)
    return path


def leftovers(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "raw" / "incoming").iterdir())


def test_what_is_put_is_read_back(zone: RawZone, dump: Path) -> None:
    stored = zone.put(dump, MANY)
    assert (stored.sha256, stored.size_bytes) == (DIGEST, len(CONTENT))
    with zone.open(DIGEST) as stream:
        assert stream.read() == CONTENT


def test_a_dump_is_read_in_pieces(zone: RawZone, dump: Path) -> None:
    zone.put(dump, MANY)
    with zone.open(DIGEST) as stream:
        assert b"".join(iter(lambda: stream.read(7), b"")) == CONTENT


def test_a_dump_lies_compressed_under_its_digest_and_nothing_else_is_left(
    tmp_path: Path, zone: RawZone, dump: Path
) -> None:
    zone.put(dump, MANY)
    kept = tmp_path / "raw" / "sha256" / DIGEST[:2] / f"{DIGEST}.zst"
    assert kept.stat().st_size < len(CONTENT)
    assert leftovers(tmp_path) == []


def test_putting_the_same_bytes_again_keeps_one_copy(tmp_path: Path, zone: RawZone, dump: Path) -> None:
    assert zone.put(dump, MANY) == zone.put(dump, MANY)
    assert len([path for path in (tmp_path / "raw").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("at", [0, 10, -1])
def test_a_flipped_bit_is_found_when_the_dump_is_read(zone: RawZone, dump: Path, at: int) -> None:
    zone.put(dump, MANY)
    kept = bytearray(zone.path(DIGEST).read_bytes())
    kept[at] ^= 1
    zone.path(DIGEST).write_bytes(kept)
    with zone.open(DIGEST) as stream, pytest.raises(InputRefused, match="damaged"):
        stream.read()


def test_a_copy_that_was_cut_off_is_found_when_the_dump_is_read(zone: RawZone, dump: Path) -> None:
    zone.put(dump, MANY)
    os.truncate(zone.path(DIGEST), zone.path(DIGEST).stat().st_size // 2)
    with zone.open(DIGEST) as stream, pytest.raises(InputRefused, match="damaged"):
        stream.read()


def test_delivering_a_damaged_dump_again_mends_it(zone: RawZone, dump: Path) -> None:
    zone.put(dump, MANY)
    zone.path(DIGEST).write_bytes(b"rot")
    zone.put(dump, MANY)
    with zone.open(DIGEST) as stream:
        assert stream.read() == CONTENT


def test_a_dump_that_the_zone_never_had_is_refused_by_name(zone: RawZone) -> None:
    with pytest.raises(InputRefused, match=DIGEST):
        zone.open(DIGEST)


def test_a_dump_over_the_limit_is_refused_and_leaves_nothing(tmp_path: Path, zone: RawZone, dump: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        zone.put(dump, len(CONTENT) - 1)
    assert refused.value.reason is Reason.TOO_LARGE
    assert "WARRAQ_MAX_DUMP_BYTES" in str(refused.value)
    assert not (tmp_path / "raw").exists()


def test_a_zone_that_cannot_be_written_is_unavailable(tmp_path: Path, dump: Path) -> None:
    (tmp_path / "raw").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(Unavailable, match="WARRAQ_RAW"):
        RawZone(str(tmp_path / "raw")).put(dump, MANY)


def test_a_full_disk_refuses_the_dump_and_leaves_nothing(
    tmp_path: Path, zone: RawZone, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputRefused, match="no space") as refused:
        zone.put(dump, MANY)
    assert refused.value.reason is Reason.NO_SPACE
    assert leftovers(tmp_path) == []


def test_a_file_that_goes_away_after_it_was_listed_is_refused_as_vanished(
    tmp_path: Path, zone: RawZone, dump: Path
) -> None:
    day = datetime(2024, 9, 7, tzinfo=UTC)
    os.utime(dump, (day.timestamp(), day.timestamp()))
    (arrival,) = arrivals(str(tmp_path), day, day + timedelta(days=1))
    dump.unlink()
    with pytest.raises(InputRefused) as refused:
        zone.put(arrival.path, MANY)
    assert refused.value.reason is Reason.VANISHED
