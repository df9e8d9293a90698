"""Landing and raw zones in buckets of real servers that speak the protocols of S3, Google and Azure."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import fsspec
import pytest
import s3fs

from etl import jobs
from etl.errors import InputRefused, Reason, SettingsError, Unavailable
from etl.extract.arrival import Arrival, Wait, Waiting, Wanted
from etl.extract.landing import arrivals, deliver, found_at
from etl.extract.raw import RawZone
from etl.load.engine import open_engine
from tests.warehouse.pages import tables_of

if TYPE_CHECKING:
    from tests.conftest import NewWarehouse

PAGE = "افتتاح مكتبة عامة في حي الزيتون\nقال أمين المكتبة إن القاعة الجديدة تتسع لمئة قارئ كل يوم.\n"
SAMPLES = sorted(path for path in (Path(__file__).parents[3] / "samples").rglob("*.*") if path.is_file())
MANY = 1 << 20


def land(bucket: str, key: str, content: str = PAGE) -> None:
    system, root = fsspec.url_to_fs(bucket)
    system.pipe_file(f"{root}/{key}", content.encode())


def look(bucket: str) -> list[Arrival | Waiting]:
    return list(arrivals(bucket, Wanted()))


def put(zone: RawZone, path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with path.open("rb") as stream:
        return zone.put(stream, path.name, MANY).sha256


def test_objects_arrive_when_they_were_written_or_at_noon_of_the_day_that_their_key_names(bucket: str) -> None:
    land(bucket, "landing/now.txt")
    land(bucket, "landing/2024-09-07/خبر أول.txt")
    land(bucket, "elsewhere/other.txt")
    dated, fresh = look(f"{bucket}/landing")
    assert (dated.name, dated.origin) == ("خبر أول.txt", f"{bucket}/landing/2024-09-07/خبر أول.txt")
    assert dated.arrived_at.isoformat() == "2024-09-07T12:00:00+00:00"
    assert (fresh.name, fresh.arrived_at.utcoffset(), fresh.arrived_at.microsecond) == (
        "now.txt",
        dated.arrived_at.utcoffset(),
        0,
    )


def test_unfinished_objects_wait_and_names_that_begin_with_a_dot_are_no_dumps(bucket: str) -> None:
    for key in ("a.txt.part", ".keep", ".git/config", "b.txt"):
        land(bucket, key)
    assert [(found.name, getattr(found, "reason", None)) for found in look(bucket)] == [
        ("a.txt.part", Wait.UNFINISHED),
        ("b.txt", None),
    ]


def test_an_object_can_be_named_alone(bucket: str) -> None:
    land(bucket, "2024-09-07/a.txt")
    (found,) = found_at(f"{bucket}/2024-09-07/a.txt")
    assert isinstance(found, Arrival)
    assert (found.name, found.origin) == ("a.txt", f"{bucket}/2024-09-07/a.txt")
    with found.open() as stream:
        assert stream.read() == PAGE.encode()


def test_an_object_that_goes_away_after_it_was_listed_is_refused_as_vanished(bucket: str) -> None:
    land(bucket, "a.txt")
    (found,) = look(bucket)
    fsspec.url_to_fs(bucket)[0].rm(f"{bucket}/a.txt")
    assert isinstance(found, Arrival)
    with pytest.raises(InputRefused) as refused:
        found.open()
    assert refused.value.reason is Reason.VANISHED


def test_a_file_that_is_delivered_is_moved_into_the_bucket(bucket: str, tmp_path: Path) -> None:
    source = tmp_path / "work.warc"
    source.write_bytes(b"WARC/1.1")
    assert deliver(bucket, source, "2024-09-07/pages.warc") == f"{bucket}/2024-09-07/pages.warc"
    assert [found.name for found in look(bucket)] == ["pages.warc"]
    assert not source.exists()


def test_a_bucket_that_is_not_there_is_an_error_that_names_the_setting(bucket: str) -> None:
    with pytest.raises(SettingsError, match=f"WARRAQ_LANDING is {bucket}-missing, and there is no such bucket"):
        look(f"{bucket}-missing/landing")


@pytest.mark.parametrize("bucket", ["s3"], indirect=True)
def test_a_service_that_is_down_is_unavailable(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    s3fs.S3FileSystem.clear_instance_cache()
    with pytest.raises(Unavailable, match="did not answer"):
        list(arrivals(f"{bucket}/down", Wanted()))


@pytest.mark.parametrize("bucket", ["s3"], indirect=True)
def test_a_process_without_credentials_is_told_so(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    s3fs.S3FileSystem.clear_instance_cache()
    with pytest.raises(SettingsError, match=r"refused us .*credentials"):
        look(f"{bucket}/nobody")


def test_a_service_whose_library_is_missing_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_installed(*_: object, **__: object) -> None:
        raise ImportError("Please install gcsfs to access Google Storage")

    monkeypatch.setattr(fsspec, "url_to_fs", not_installed)
    with pytest.raises(SettingsError, match=r"gcsfs.*pip install 'warraq\[buckets\]'"):
        look("gs://news/landing")


def test_a_dump_is_kept_compressed_in_a_bucket_and_read_back(bucket: str, tmp_path: Path) -> None:
    zone = RawZone(f"{bucket}/raw")
    digest = put(zone, tmp_path / "a.txt", PAGE.encode())
    assert zone.address(digest) == f"{bucket}/raw/sha256/{digest[:2]}/{digest}.zst"
    with zone.open(digest) as stream:
        assert stream.read() == PAGE.encode()


def test_a_record_of_a_dump_in_a_bucket_is_read_from_its_offset(bucket: str, tmp_path: Path) -> None:
    zone = RawZone(f"{bucket}/raw")
    first, second = gzip.compress(b"a" * 1000), gzip.compress(PAGE.encode())
    digest = put(zone, tmp_path / "pages.warc.gz", first + second)
    with zone.open_at(digest, len(first)) as stream:
        assert gzip.decompress(stream.read(len(second))) == PAGE.encode()


def test_a_flipped_bit_in_a_bucket_is_found(bucket: str, tmp_path: Path) -> None:
    zone = RawZone(f"{bucket}/raw")
    digest = put(zone, tmp_path / "a.txt", PAGE.encode())
    system = fsspec.url_to_fs(bucket)[0]
    kept = bytearray(system.cat_file(zone.address(digest)))
    kept[-1] ^= 1
    system.pipe_file(zone.address(digest), bytes(kept))
    with zone.open(digest) as stream, pytest.raises(InputRefused, match="damaged"):
        stream.read()


def test_a_dump_that_the_bucket_never_had_is_refused_by_name(bucket: str) -> None:
    digest = hashlib.sha256(b"").hexdigest()
    with pytest.raises(InputRefused, match=digest):
        RawZone(f"{bucket}/raw").open(digest)


def test_a_run_from_bucket_to_bucket_gives_the_rows_of_a_run_from_folder_to_folder(
    bucket: str, new_warehouse: NewWarehouse
) -> None:
    in_folders = new_warehouse("sqlite")
    in_buckets = replace(new_warehouse("sqlite"), landing=f"{bucket}/landing", raw=f"{bucket}/raw")
    for path in SAMPLES:
        land(in_buckets.landing, f"2024-09-07/{path.name}", path.read_text(encoding="utf-8"))
    jobs.run(in_folders, SAMPLES)
    report = jobs.run(in_buckets, [f"{in_buckets.landing}/2024-09-07"])
    assert (report.status, report.dumps) == ("succeeded", len(SAMPLES))
    silver = [tables_of(open_engine(each.warehouse_url), "silver") for each in (in_folders, in_buckets)]
    assert silver[0] == silver[1]
