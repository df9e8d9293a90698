"""One page of a dump is read again by what its receipt says, whatever lies around it."""

from __future__ import annotations

import gzip
import io

import pytest

from etl.errors import InputRefused
from etl.extract.readers import Dump, page_at
from etl.model import Page

from .dumps import LIMITS, found_in, html_record, page_text, record, record_id, response, sorted_out, warc
from .test_archives import tarred, zipped
from .test_feed_and_mhtml import RSS
from .test_records import array, comma, lines, parquet, saudi

RECORDS = [saudi(1), saudi(2)]
FILES = {"a.txt": page_text(1).encode(), "w.warc": b"".join(warc(2)), "g.txt.gz": gzip.compress(page_text(3).encode())}
REVISIT = record(5, response(b""), "revisit", WARC_Refers_To=record_id(1))
DUMPS = {
    "text": page_text(1).encode(),
    "gzip": gzip.compress(page_text(1).encode()),
    "warc": b"".join(warc(3)),
    "warc.gz": b"".join(map(gzip.compress, warc(3))),
    "warc as a whole": gzip.compress(b"".join(warc(3))),
    "revisit": html_record(1) + REVISIT,
    "jsonl": lines(RECORDS),
    "jsonl.gz": gzip.compress(lines(RECORDS)),
    "array": array(RECORDS),
    "csv": comma(RECORDS),
    "parquet": parquet(RECORDS),
    "rss": RSS.encode(),
    "zip": zipped(FILES),
    "tar": tarred(FILES),
    "tar.gz": gzip.compress(tarred(FILES)),
    "zip in zip": zipped({"in.zip": zipped(FILES), "warc.gz": b"".join(map(gzip.compress, warc(2)))}),
}


def dump(content: bytes) -> Dump:
    return Dump(name="dump", size_bytes=len(content), open=lambda: io.BytesIO(content))


@pytest.mark.parametrize("content", DUMPS.values(), ids=DUMPS)
def test_every_page_is_read_again_as_it_was(content: bytes) -> None:
    pages, refused, _ = sorted_out(found_in(content))
    assert (len(pages) > 0, refused) == (True, [])
    assert [page_at(dump(content), page.member, page.place, LIMITS) for page in pages] == pages


@pytest.mark.parametrize("content", DUMPS.values(), ids=DUMPS)
def test_a_page_that_is_not_there_is_refused(content: bytes) -> None:
    assert isinstance(page_at(dump(content), "another", None, LIMITS), InputRefused)


def test_a_page_at_its_place_is_read_without_what_stands_before_it() -> None:
    content = b"".join(map(gzip.compress, warc(3)))
    page = sorted_out(found_in(content))[0][-1]
    assert page.place is not None
    damaged = b"\0" * page.place.offset + content[page.place.offset :]
    broken = b"\x1f\x8b\x08" + damaged[3:]
    assert isinstance(page_at(dump(broken), page.member, page.place, LIMITS), Page)
