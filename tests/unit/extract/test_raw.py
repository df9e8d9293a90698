"""The raw zone keeps bytes, or says why not."""

from __future__ import annotations

import bz2
import errno
import gzip
import hashlib
import lzma
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zstandard

from etl.errors import InputRefused, Reason, Unavailable
from etl.extract.arrival import Arrival, Wanted
from etl.extract.landing import arrivals
from etl.extract.raw import RawZone, StoredDump

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


def put(zone: RawZone, dump: Path, max_bytes: int = MANY) -> StoredDump:
    with dump.open("rb") as stream:
        return zone.put(stream, dump.name, max_bytes)


def kept(zone: RawZone) -> Path:
    return Path(zone.address(DIGEST))


def leftovers(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "raw" / "incoming").iterdir())


def test_what_is_put_is_read_back(zone: RawZone, dump: Path) -> None:
    stored = put(zone, dump)
    assert (stored.sha256, stored.size_bytes) == (DIGEST, len(CONTENT))
    with zone.open(DIGEST) as stream:
        assert stream.read() == CONTENT


def test_a_dump_is_read_in_pieces(zone: RawZone, dump: Path) -> None:
    put(zone, dump)
    with zone.open(DIGEST) as stream:
        assert b"".join(iter(lambda: stream.read(7), b"")) == CONTENT


def test_a_dump_lies_compressed_under_its_digest_and_nothing_else_is_left(
    tmp_path: Path, zone: RawZone, dump: Path
) -> None:
    put(zone, dump)
    assert kept(zone) == tmp_path / "raw" / "sha256" / DIGEST[:2] / f"{DIGEST}.zst"
    assert kept(zone).stat().st_size < len(CONTENT)
    assert leftovers(tmp_path) == []


def test_putting_the_same_bytes_again_keeps_one_copy(tmp_path: Path, zone: RawZone, dump: Path) -> None:
    assert put(zone, dump) == put(zone, dump)
    assert len([path for path in (tmp_path / "raw").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("at", [0, 10, -1])
def test_a_flipped_bit_is_found_when_the_dump_is_read(zone: RawZone, dump: Path, at: int) -> None:
    put(zone, dump)
    content = bytearray(kept(zone).read_bytes())
    content[at] ^= 1
    kept(zone).write_bytes(content)
    with zone.open(DIGEST) as stream, pytest.raises(InputRefused, match="damaged"):
        stream.read()


def test_a_copy_that_was_cut_off_is_found_when_the_dump_is_read(zone: RawZone, dump: Path) -> None:
    put(zone, dump)
    os.truncate(kept(zone), kept(zone).stat().st_size // 2)
    with zone.open(DIGEST) as stream, pytest.raises(InputRefused, match="damaged"):
        stream.read()


def test_delivering_a_damaged_dump_again_mends_it(zone: RawZone, dump: Path) -> None:
    put(zone, dump)
    kept(zone).write_bytes(b"rot")
    put(zone, dump)
    with zone.open(DIGEST) as stream:
        assert stream.read() == CONTENT


def test_a_dump_that_the_zone_never_had_is_refused_by_name(zone: RawZone) -> None:
    with pytest.raises(InputRefused, match=DIGEST):
        zone.open(DIGEST)


def test_a_dump_over_the_limit_is_refused_and_leaves_nothing(tmp_path: Path, zone: RawZone, dump: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        put(zone, dump, len(CONTENT) - 1)
    assert refused.value.reason is Reason.TOO_LARGE
    assert "WARRAQ_MAX_DUMP_BYTES" in str(refused.value)
    assert not (tmp_path / "raw").exists()


def test_a_zone_that_cannot_be_written_is_unavailable(tmp_path: Path, dump: Path) -> None:
    (tmp_path / "raw").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(Unavailable, match="WARRAQ_RAW"):
        put(RawZone(str(tmp_path / "raw")), dump)


def test_a_full_disk_refuses_the_dump_and_leaves_nothing(
    tmp_path: Path, zone: RawZone, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputRefused, match="no space") as refused:
        put(zone, dump)
    assert refused.value.reason is Reason.NO_SPACE
    assert leftovers(tmp_path) == []


def test_a_file_that_goes_away_after_it_was_listed_is_refused_as_vanished(tmp_path: Path, dump: Path) -> None:
    day = datetime(2024, 9, 7, tzinfo=UTC)
    os.utime(dump, (day.timestamp(), day.timestamp()))
    (arrival,) = arrivals(str(tmp_path), Wanted(start=day, end=day + timedelta(days=1)))
    dump.unlink()
    assert isinstance(arrival, Arrival)
    with pytest.raises(InputRefused) as refused:
        arrival.open()
    assert refused.value.reason is Reason.VANISHED


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.compress])
def test_a_dump_that_came_compressed_is_kept_as_it_came(
    tmp_path: Path, zone: RawZone, pack: Callable[[bytes], bytes]
) -> None:
    packed = tmp_path / "packed"
    packed.write_bytes(pack(CONTENT))
    stored = put(zone, packed)
    assert Path(zone.address(stored.sha256)).read_bytes() == packed.read_bytes()
    with zone.open(stored.sha256) as stream:
        assert stream.read() == packed.read_bytes()


def test_a_flipped_bit_in_a_dump_that_came_compressed_is_found(tmp_path: Path, zone: RawZone) -> None:
    packed = tmp_path / "packed"
    packed.write_bytes(gzip.compress(CONTENT))
    stored = put(zone, packed)
    damaged = bytearray(packed.read_bytes())
    damaged[4] ^= 1  # the time in the head of a gzip file, which gzip itself does not check
    Path(zone.address(stored.sha256)).write_bytes(damaged)
    with zone.open(stored.sha256) as stream, pytest.raises(InputRefused, match="damaged"):
        stream.read()


def test_a_record_of_a_dump_that_came_compressed_is_read_without_the_bytes_before_it(
    tmp_path: Path, zone: RawZone
) -> None:
    first, second = gzip.compress(CONTENT), gzip.compress("خبر آخر".encode())
    packed = tmp_path / "pages.warc.gz"
    packed.write_bytes(first + second)
    digest = put(zone, packed).sha256
    with Path(zone.address(digest)).open("r+b") as file:
        file.write(bytes(len(first)))
    with zone.open_at(digest, len(first)) as stream:
        assert gzip.decompress(stream.read(len(second))) == "خبر آخر".encode()


@pytest.mark.parametrize("offset", [0, 7, len(CONTENT) - 1, len(CONTENT), len(CONTENT) + 1])
def test_a_dump_is_read_from_any_byte_on(zone: RawZone, dump: Path, offset: int) -> None:
    put(zone, dump)
    with zone.open_at(DIGEST, offset) as stream:
        assert stream.read() == CONTENT[offset:]
