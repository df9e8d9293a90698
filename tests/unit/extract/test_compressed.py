"""Compressed files are what they hold; damage and bombs are told, and what stands before them is read."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from dataclasses import replace

import pytest
import zstandard

from etl.errors import Reason

from .dumps import LIMITS, found_in, page_html, page_text, pages_in, sorted_out

Pack = Callable[[bytes], bytes]
FORMATS: dict[str, Pack] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": zstandard.compress,
}
every_format = pytest.mark.parametrize("pack", FORMATS.values(), ids=FORMATS)


@every_format
def test_a_compressed_page_is_the_page(pack: Pack) -> None:
    assert pages_in(pack(page_html(1).encode())) == pages_in(page_html(1).encode())


@every_format
def test_frames_behind_frames_are_one_file(pack: Pack) -> None:
    content = page_text(1).encode()
    packed = pack(content[:100]) + pack(content[100:]) + bytes(512)
    assert [page.text for page in pages_in(packed)] == [page_text(1)]


def test_compressions_may_lie_around_each_other() -> None:
    assert pages_in(gzip.compress(lzma.compress(page_text(1).encode())))[0].text == page_text(1)


@every_format
def test_a_page_that_was_cut_off_is_refused(pack: Pack) -> None:
    packed = pack(page_text(1).encode())
    pages, (refused,), _ = sorted_out(found_in(packed[:-12]))
    assert (pages, refused.reason) == ([], Reason.TRUNCATED)


@every_format
def test_bytes_behind_the_data_are_told_and_the_page_is_read(pack: Pack) -> None:
    packed = pack(page_text(1).encode())
    (page,), (refused,), _ = sorted_out(found_in(packed + b"not of it"))
    assert (page.text, refused.reason) == (page_text(1), Reason.TRAILING)
    assert f"from byte {len(packed):,} on" in refused.message


@pytest.mark.parametrize("name", ["gzip", "bzip2", "xz"])
def test_a_flipped_bit_is_damage(name: str) -> None:
    packed = bytearray(FORMATS[name](page_text(1).encode()))
    packed[len(packed) // 2] ^= 4
    _, (refused,), _ = sorted_out(found_in(bytes(packed)))
    assert refused.reason is Reason.DAMAGED


@every_format
def test_a_bomb_is_refused_before_it_has_gone_off(pack: Pack) -> None:
    bomb = pack(bytes(60_000_000))
    limits = replace(LIMITS, max_page_bytes=1 << 40)
    _, (refused,), _ = sorted_out(found_in(bomb, limits=limits))
    assert refused.reason is Reason.BOMB
    assert "WARRAQ_MAX_UNPACKED_RATIO" in refused.message


def test_more_than_may_be_unpacked_in_all_is_refused() -> None:
    limits = replace(LIMITS, max_unpacked_bytes=100)
    _, (refused,), _ = sorted_out(found_in(gzip.compress(page_text(1).encode()), limits=limits))
    assert refused.reason is Reason.BOMB
    assert "WARRAQ_MAX_UNPACKED_BYTES" in refused.message


def test_what_is_packed_too_many_times_over_is_refused() -> None:
    content = page_text(1).encode()
    for _ in range(LIMITS.max_depth + 1):
        content = gzip.compress(content)
    _, (refused,), _ = sorted_out(found_in(content))
    assert refused.reason is Reason.TOO_DEEP


def test_a_page_over_the_limit_is_refused_without_its_size() -> None:
    _, (refused,), _ = sorted_out(found_in(gzip.compress(page_text(1).encode() * 1000)))
    assert refused.reason is Reason.TOO_LARGE
    assert "WARRAQ_MAX_PAGE_BYTES" in refused.message
