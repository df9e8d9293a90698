"""Zip and tar archives: every file in them is read like any other, and nothing in them can do harm."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from etl.errors import Reason

from .dumps import LIMITS, found_in, page_html, page_text, pages_in, record_id, sorted_out, warc

Pack = Callable[[Mapping[str, bytes]], bytes]


def zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(files: Mapping[str, bytes], *others: tarfile.TarInfo) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        for other in others:
            archive.addfile(other)
    return packed.getvalue()


PACKERS: dict[str, Pack] = {"zip": zipped, "tar": tarred, "tar.gz": lambda files: gzip.compress(tarred(files))}
every_format = pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
PAGES = {"يوم/أول.txt": page_text(1).encode(), "b.html": page_html(2).encode(), "c.txt.gz": page_text(3).encode()}


@every_format
def test_every_file_of_an_archive_is_read_under_its_name(pack: Pack) -> None:
    files = PAGES | {"c.txt.gz": gzip.compress(PAGES["c.txt.gz"]), "day.warc": b"".join(warc(1)[1:])}
    pages = pages_in(pack(files))
    assert [page.member for page in pages] == ["يوم/أول.txt", "b.html", "c.txt.gz", f"day.warc/{record_id(1)}"]
    assert [page.text for page in pages] == [page_text(1), page_html(2), page_text(3), page_html(1)]


@every_format
def test_archives_may_lie_in_archives(pack: Pack) -> None:
    assert [page.member for page in pages_in(pack({"inner": zipped(PAGES), "t": tarred(PAGES)}))] == [
        *(f"inner/{name}" for name in PAGES),
        *(f"t/{name}" for name in PAGES),
    ]


@every_format
def test_a_file_that_cannot_be_read_keeps_no_other_out(pack: Pack) -> None:
    pages, (refused,), _ = sorted_out(found_in(pack({"a": b"\x89PNG\r\n", "b": page_text(1).encode()})))
    assert [page.member for page in pages] == ["b"]
    assert (refused.reason, refused.member) == (Reason.BINARY, "a")


@every_format
@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\windows\\system.ini"])
def test_names_that_lead_elsewhere_are_names_and_nothing_else(pack: Pack, name: str) -> None:
    (page,) = pages_in(pack({name: page_text(1).encode()}))
    assert page.text == page_text(1)


@every_format
def test_more_files_than_may_be_packed_are_refused_and_those_before_are_read(pack: Pack) -> None:
    files = {f"{number}.txt": page_text(number).encode() for number in range(5)}
    limits = replace(LIMITS, max_members=3)
    pages, (refused,), _ = sorted_out(found_in(pack(files), limits=limits))
    assert refused.reason is Reason.TOO_MANY
    assert "WARRAQ_MAX_MEMBERS" in refused.message
    assert len(pages) in (2, 3)  # the compression of a tar.gz counts too


@every_format
def test_archives_in_archives_without_end_are_refused(pack: Pack) -> None:
    content = page_text(1).encode()
    for _ in range(LIMITS.max_depth + 1):
        content = pack({"a": content})
    pages, (refused,), _ = sorted_out(found_in(content))
    assert (pages, refused.reason) == ([], Reason.TOO_DEEP)


@every_format
def test_a_bomb_in_an_archive_is_refused(pack: Pack) -> None:
    limits = replace(LIMITS, max_unpacked_bytes=5_000_000, max_page_bytes=1 << 40)
    _, refused, _ = sorted_out(found_in(pack({"a": bytes(20_000_000)}), limits=limits))
    assert {each.reason for each in refused} == {Reason.BOMB}


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_of_a_tar_are_refused(kind: bytes) -> None:
    link = tarfile.TarInfo("link")
    link.type, link.linkname = kind, "/etc/passwd"
    pages, (refused,), _ = sorted_out(found_in(tarred({"a": page_text(1).encode()}, link)))
    assert len(pages) == 1
    assert (refused.reason, refused.member) == (Reason.NOT_A_FILE, "link")


def test_the_files_before_the_cut_of_a_tar_are_read() -> None:
    packed = tarred({f"{number}.txt": page_text(number).encode() for number in range(3)})
    pages, (refused,), _ = sorted_out(found_in(packed[: packed.index(b"2.txt") + 600]))
    assert [page.member for page in pages] == ["0.txt", "1.txt"]
    assert refused.reason is Reason.TRUNCATED


def test_damage_between_the_files_of_a_tar_is_told() -> None:
    packed = bytearray(tarred({f"{number}.txt": page_text(number).encode() for number in range(3)}))
    second = packed.index(b"1.txt")
    packed[second + 148 : second + 156] = b"77777777"
    pages, (refused,), _ = sorted_out(found_in(bytes(packed)))
    assert [page.member for page in pages] == ["0.txt"]
    assert refused.reason is Reason.TRUNCATED
    assert f"byte {second:,}" in refused.message


def test_a_zip_without_its_end_is_refused() -> None:
    _, (refused,), _ = sorted_out(found_in(zipped(PAGES)[:-30]))
    assert refused.reason is Reason.TRUNCATED


def test_a_damaged_entry_of_a_zip_keeps_no_other_out() -> None:
    packed = bytearray(zipped({"a": page_text(1).encode(), "b": page_text(2).encode()}))
    packed[60] ^= 255
    pages, (refused,), _ = sorted_out(found_in(bytes(packed)))
    assert [page.member for page in pages] == ["b"]
    assert (refused.reason, refused.member) == (Reason.DAMAGED, "a")


def test_an_encrypted_entry_is_refused() -> None:
    packed = bytearray(zipped({"a": page_text(1).encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + offset] |= 1
    _, (refused,), _ = sorted_out(found_in(bytes(packed)))
    assert (refused.reason, refused.member) == (Reason.ENCRYPTED, "a")


def test_an_office_document_is_no_archive_of_pages() -> None:
    _, (refused,), _ = sorted_out(found_in(zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})))
    assert refused.reason is Reason.BINARY


def test_what_macos_adds_to_a_zip_is_counted() -> None:
    pages, refused, skipped = sorted_out(found_in(zipped({"a": page_text(1).encode(), "__MACOSX/._a": b"\0\5\26\7"})))
    assert (len(pages), refused, skipped) == (1, [], {"entries that macOS adds": 1})
