"""From a WARC to silver rows, as a ratio to trafilatura over warcio on the same WARC in the same run.

::

    uv pip install --python .venv/bin/python trafilatura warcio
    .venv/bin/python benchmarks/warc.py                       # a WARC of invented pages of 180 KB, made here
    .venv/bin/python benchmarks/warc.py crawl.warc.gz         # one of your own
    .venv/bin/python benchmarks/warc.py --memory 2000000000   # the most memory while reading a WARC of so many bytes

Warraq does all that ``warraq run`` does: it keeps the bytes, reads and parses the pages with all their mentions, writes
rows and ledger into SQLite, and checks them. trafilatura extracts the main text and some metadata, and keeps nothing.
Both use one process; what counts is its processor time.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.parse import padded, page  # noqa: E402
from etl import jobs  # noqa: E402
from etl.extract.readers import Limits, pages_at  # noqa: E402
from etl.settings import Settings  # noqa: E402

PAGES = 120


def records(count: int) -> Iterator[bytes]:
    """WARC records of the golden pages, padded as real ones are, each with words of its own."""
    made = map(page, sorted((ROOT / "tests" / "golden").rglob("*.html")))
    pages = [padded(each) for each in made if "</head>" in each.text]
    for number, each in enumerate(islice(cycle(pages), count)):
        body = each.text.replace("</title>", f" {number}</title>", 1).encode()
        content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
            f"WARC-Date: 2024-09-07T10:00:00Z\r\nWARC-Target-URI: https://nakhil.example/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        yield head.encode() + content + b"\r\n\r\n"


def new_warehouse(folder: Path) -> Settings:
    """A warehouse that holds nothing but its calendar, as it is made once."""
    settings = Settings(warehouse_url=f"sqlite:///{folder}/warehouse.db", raw=str(folder / "raw"))
    jobs.migrate(settings)
    return settings


def ours(warc: Path, settings: Settings) -> int:
    """Load the WARC into the warehouse; how many articles it has."""
    return jobs.run(settings, [warc]).articles


def theirs(warc: Path) -> int:
    """Extract every response of the WARC with trafilatura's defaults; how many texts there are."""
    import trafilatura  # noqa: PLC0415  # not needed for the memory
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    found = 0
    with warc.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response":
                found += trafilatura.bare_extraction(record.content_stream().read()) is not None
    return found


def timed(action: Callable[[], int]) -> tuple[float, int]:
    """Processor seconds, and what the action counted."""
    start = time.process_time()
    return (found := action()) and (time.process_time() - start, found)


def compare(warc: Path) -> None:
    """Print how many times as fast the WARC becomes rows as it becomes texts."""
    with tempfile.TemporaryDirectory() as folder:
        settings = new_warehouse(Path(folder))
        mine, articles = timed(lambda: ours(warc, settings))
    other, texts = timed(lambda: theirs(warc))
    print(f"{warc.name}: {warc.stat().st_size / 1e6:.1f} MB")
    print(f"  Warraq to rows {mine:.2f} s, {articles} articles; trafilatura to texts {other:.2f} s, {texts} texts")
    print(f"  {other / mine:.1f} times as fast")


def memory(size: int) -> None:
    """Print the most memory that reading a gzipped WARC of about ``size`` unpacked bytes takes."""
    with tempfile.TemporaryDirectory() as folder:
        warc = Path(folder) / "large.warc.gz"
        packed = [gzip.compress(record, 1) for record in records(PAGES)]
        unpacked = sum(map(len, records(PAGES)))
        with warc.open("wb") as file:
            for _ in range(size // unpacked + 1):
                file.writelines(packed)
        count = sum(1 for _ in pages_at(warc, Limits.of(Settings())))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(
            f"{count:,} pages of {size / 1e9:.1f} GB ({warc.stat().st_size / 1e9:.2f} GB packed): {most:.0f} MB at most"
        )


def main() -> None:
    """Run what the command line asks for."""
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("warc", nargs="?", type=Path)
    command.add_argument("--memory", type=int)
    asked = command.parse_args()
    if asked.memory:
        memory(asked.memory)
    elif asked.warc:
        compare(asked.warc)
    else:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "made.warc.gz"
            made.write_bytes(b"".join(map(gzip.compress, records(PAGES))))
            compare(made)


if __name__ == "__main__":
    main()
