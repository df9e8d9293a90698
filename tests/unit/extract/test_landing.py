"""What arrived when, and what still waits."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Timer

import pytest

from etl.errors import InputRefused, Reason, SettingsError
from etl.extract.arrival import Arrival, Wait, Waiting, Wanted
from etl.extract.landing import arrivals, deliver, found_at

NOON = datetime(2024, 9, 7, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def land(path: Path, modified: datetime = NOON, content: str = "خبر") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    os.utime(path, (modified.timestamp(), modified.timestamp()))
    return path


def look(landing: Path, start: datetime = NOON, end: datetime = NOON + DAY) -> list[Arrival | Waiting]:
    return list(arrivals(str(landing), Wanted(start=start, end=end), settle_seconds=1))


def names(landing: Path, start: datetime = NOON, end: datetime = NOON + DAY) -> list[str]:
    return [found.name for found in look(landing, start, end) if isinstance(found, Arrival)]


def waits(landing: Path, start: datetime = NOON, end: datetime = NOON + DAY) -> list[tuple[str, Wait]]:
    return [(found.name, found.reason) for found in look(landing, start, end) if isinstance(found, Waiting)]


def arrival_of(path: Path) -> Arrival:
    (arrival,) = found_at(str(path))
    assert isinstance(arrival, Arrival)
    return arrival


def test_a_file_arrived_when_it_was_last_written(tmp_path: Path) -> None:
    assert arrival_of(land(tmp_path / "a.txt", NOON)).arrived_at == NOON


def test_a_file_in_a_folder_of_a_day_arrived_at_noon_of_that_day(tmp_path: Path) -> None:
    path = land(tmp_path / "2024-01-31" / "batch" / "a.txt", NOON)
    assert arrival_of(path).arrived_at == datetime(2024, 1, 31, 12, tzinfo=UTC)


def test_a_folder_whose_name_is_no_day_of_the_calendar_says_nothing(tmp_path: Path) -> None:
    assert arrival_of(land(tmp_path / "2024-02-31" / "a.txt", NOON)).arrived_at == NOON


def test_a_file_has_the_same_arrival_named_alone_or_found_in_the_landing_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = land(tmp_path / "2024-09-07" / "a.txt", NOON - 9 * DAY)
    monkeypatch.chdir(path.parent)
    alone = arrival_of(Path("a.txt"))
    (found,) = look(Path(".."))
    assert (alone.origin, alone.arrived_at) == (found.origin, found.arrived_at) == (str(path), NOON)


def test_an_interval_holds_its_start_and_not_its_end(tmp_path: Path) -> None:
    for name, modified in (("before", NOON - timedelta(seconds=1)), ("start", NOON), ("end", NOON + DAY)):
        land(tmp_path / name, modified)
    assert names(tmp_path) == ["start"]


def test_arrivals_come_in_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b/1.txt", "a.txt", "b/0.txt", "c.txt"):
        land(tmp_path / name)
    assert names(tmp_path) == ["a.txt", "0.txt", "1.txt", "c.txt"]


def test_unfinished_downloads_wait_and_names_that_begin_with_a_dot_are_no_dumps(tmp_path: Path) -> None:
    for name in (".hidden", ".git/config", "a.txt.part", "b.tmp", "c.txt"):
        land(tmp_path / name)
    assert names(tmp_path) == ["c.txt"]
    assert waits(tmp_path) == [("a.txt.part", Wait.UNFINISHED), ("b.tmp", Wait.UNFINISHED)]


def test_a_file_that_waited_is_taken_whenever_it_arrived(tmp_path: Path) -> None:
    waited = land(tmp_path / "2024-01-31" / "a.txt", NOON)
    land(tmp_path / "2024-01-31" / "b.txt", NOON)
    wanted = Wanted(start=NOON, end=NOON + DAY, awaited=frozenset({str(waited)}))
    assert [found.name for found in arrivals(str(tmp_path), wanted)] == ["a.txt"]


def test_a_file_written_just_now_is_taken_once_it_has_settled(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    land(tmp_path / "a.txt", now)
    assert names(tmp_path, now - DAY, now + DAY) == ["a.txt"]


def test_a_file_that_grows_while_it_is_looked_at_waits(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    growing = land(tmp_path / "2024-09-07" / "a.txt", now)
    land(tmp_path / "2024-09-07" / "b.txt", now - DAY)
    writer = Timer(0.3, growing.write_text, ("خبر عاجل",))
    writer.start()
    found = look(tmp_path)
    writer.join()
    assert [(one.name, getattr(one, "reason", None)) for one in found] == [("b.txt", None), ("a.txt", Wait.CHANGING)]


def test_a_missing_landing_zone_is_an_error_that_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="WARRAQ_LANDING"):
        names(tmp_path / "nowhere")


def test_an_entry_that_cannot_be_read_is_an_arrival_whose_opener_records_why(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.utime(tmp_path / "loop", (NOON.timestamp(), NOON.timestamp()), follow_symlinks=False)
    assert names(tmp_path) == ["loop"]


def test_a_folder_that_may_not_be_listed_is_an_arrival_whose_opener_records_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    land(tmp_path / "closed" / "a.txt")
    os.utime(tmp_path / "closed", (NOON.timestamp(), NOON.timestamp()))
    listed = os.scandir

    def scandir(folder: str) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        if folder.endswith("closed"):
            raise PermissionError(folder)
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    assert names(tmp_path) == ["closed"]


def test_a_name_that_is_not_utf_8_is_made_readable(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc7.txt"))
    path.write_text("خبر", encoding="utf-8")
    arrival = arrival_of(path)
    assert arrival.name == "\N{REPLACEMENT CHARACTER}.txt"
    assert arrival.origin == f"file://{tmp_path}/%C7.txt"
    (again,) = found_at(arrival.origin)
    assert again.origin == arrival.origin


def test_a_folder_that_is_named_is_everything_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "2024-01-31/a.txt", "c.txt.part"):
        land(tmp_path / name)
    assert [type(found) for found in found_at(str(tmp_path))] == [Arrival, Arrival, Waiting]


def test_a_folder_without_files_is_refused_as_empty(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="nothing is in") as refused:
        list(found_at(str(tmp_path)))
    assert refused.value.reason is Reason.EMPTY


def test_a_place_that_is_neither_a_folder_nor_a_bucket_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(SettingsError, match="s3://, gs://, az://"):
        list(arrivals("ftp://news.example/landing", Wanted()))


def test_a_file_that_is_delivered_is_moved_into_the_landing_zone(tmp_path: Path) -> None:
    landing = tmp_path / "landing"
    origin = deliver(str(landing), land(tmp_path / "work.warc"), "2024-09-07/pages.warc")
    assert origin == str(landing / "2024-09-07" / "pages.warc")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["pages.warc"]
    assert names(landing) == ["pages.warc"]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (os.mkfifo, Reason.NOT_A_FILE),
        (Path.touch, Reason.EMPTY),
        (Path.exists, Reason.VANISHED),
    ],
)
def test_what_is_no_file_with_bytes_is_refused_with_its_reason(
    tmp_path: Path, make: Callable[[Path], object], reason: Reason
) -> None:
    make(tmp_path / "it")
    with pytest.raises(InputRefused) as refused:
        arrival_of(tmp_path / "it")
    assert refused.value.reason is reason
