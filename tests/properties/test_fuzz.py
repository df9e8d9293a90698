"""Damaged dumps of every format: each ends in pages or in refusals, and none in a crash, a hang or in nothing.

``WARRAQ_TEST_FUZZ_CASES`` says how many, ``WARRAQ_TEST_FUZZ_SEED`` which; a failure names the case that failed.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import random
from dataclasses import replace

import pytest
import zstandard

from etl.errors import InputRefused
from etl.extract.readers import Skipped
from etl.jobs.reading import read_page
from etl.model import Page
from etl.transform import transform
from tests.unit.extract.dumps import LIMITS, found_in, page_html, page_text, record, response, warc
from tests.unit.extract.test_archives import tarred, zipped
from tests.unit.extract.test_feed_and_mhtml import ATOM, RSS, mhtml
from tests.unit.extract.test_records import array, comma, in_object, lines, parquet, saudi

CASES = int(os.environ.get("WARRAQ_TEST_FUZZ_CASES", "2000"))
SEED = int(os.environ.get("WARRAQ_TEST_FUZZ_SEED", "1"))
SMALL = replace(LIMITS, max_page_bytes=20_000, max_unpacked_bytes=2_000_000, max_members=50)
RECORDS = [saudi(number) for number in range(3)]
FILES = {"a.txt": page_text(1).encode(), "b/c.html": page_html(2).encode(), "d.jsonl": lines(RECORDS)}
REVISIT = record(7, response(b""), "revisit", WARC_Refers_To="<urn:uuid:00000000-0000-0000-0000-000000000001>")
CHUNKED = record(8, response(b"5\r\n<p>ab\r\n0\r\n\r\n", "200 OK", "text/html", "Transfer-Encoding: chunked"))
PACKED = record(9, response(gzip.compress(page_html(9).encode()), "200 OK", "text/html", "Content-Encoding: gzip"))
RECORDED = [*warc(2), REVISIT, CHUNKED, PACKED]
SAMPLES = {
    "text": page_text(1).encode(),
    "html": page_html(1).encode(),
    "windows-1256": page_text(1).encode("windows-1256"),
    "warc": b"".join(RECORDED),
    "warc.gz": b"".join(map(gzip.compress, RECORDED)),
    "warc.zst": b"".join(map(zstandard.compress, RECORDED)),
    "jsonl": lines(RECORDS),
    "jsonl.xz": lzma.compress(lines(RECORDS)),
    "array": array(RECORDS),
    "object": in_object(RECORDS),
    "html in json": json.dumps([{"url": "https://nakhil.example/1", "html": page_html(1)}]).encode(),
    "csv": comma(RECORDS),
    "csv.bz2": bz2.compress(comma(RECORDS, ";")),
    "parquet": parquet(RECORDS),
    "zip": zipped(FILES),
    "zip in zip": zipped({"in.zip": zipped(FILES), "w.warc": b"".join(warc(1))}),
    "tar": tarred(FILES),
    "tar.gz": gzip.compress(tarred(FILES)),
    "rss": RSS.encode(),
    "atom": ATOM.encode(),
    "mhtml": mhtml("base64", b"PGgxPg=="),
}
TOKENS = (b"-1", b"0", b"99999999999999999999", b"4294967295", b"\0" * 64, b"\xff" * 8, b"\r\n", b"<", b'"', b"{", b"[")


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content after one to eight blows: bytes changed, cut out, doubled, cut off, or of another sample."""
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(damaged) + 1)
        length = min(int(chance.paretovariate(0.6)), len(damaged))
        match chance.randrange(7):
            case 0 if damaged:
                damaged[at % len(damaged)] ^= 1 << chance.randrange(8)
            case 1:
                del damaged[at : at + length]
            case 2:
                damaged[at:at] = chance.randbytes(min(length, 100))
            case 3:
                damaged[at:at] = damaged[at : at + min(length, 2000)]
            case 4:
                damaged[at : at + chance.randrange(12)] = chance.choice(TOKENS)
            case 5 if chance.random() < 0.3:
                del damaged[at:]
            case _:
                other = chance.choice(list(SAMPLES.values()))
                start = chance.randrange(len(other))
                damaged[at : at + length] = other[start : start + min(length, 500)]
    return bytes(damaged)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.timeout(1800)
def test_a_damaged_dump_ends_in_pages_or_refusals(name: str) -> None:
    for case in range(CASES // len(SAMPLES) + 1):
        content = damaged(SAMPLES[name], random.Random(f"{SEED} {name} {case}"))  # noqa: S311  # the same in every run
        if not content:
            continue
        try:
            found = found_in(content, limits=SMALL)
            outcomes = [read_page(each, transform, 20) if isinstance(each, Page) else each for each in found]
        except BaseException as error:
            error.add_note(f"case {case} of {name}, seed {SEED}: {content[:200]!r}")
            raise
        assert any(not isinstance(each, Skipped) or each.count for each in found), f"case {case} of {name}"
        bugs = [each for each in outcomes if isinstance(each, InputRefused) and each.reason == "not_parsed"]
        assert not bugs, f"case {case} of {name}, seed {SEED}: {bugs}"
