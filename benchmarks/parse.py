"""How fast pages are read, as ratios to trafilatura on the same pages in the same run.

::

    uv pip install --python .venv/bin/python trafilatura
    .venv/bin/python benchmarks/parse.py                  # pages made here: HTML of 180 KB, and text
    .venv/bin/python benchmarks/parse.py pages/*.html     # pages of your own
    .venv/bin/python benchmarks/parse.py --growth         # whether time grows with size alone
    .venv/bin/python benchmarks/parse.py --memory         # whether a hundred thousand pages leave memory flat (Linux)

Wall-clock times depend on the machine and on what else it does; ratios of one run hardly do, so only they are
recorded (``docs/performance.md``). Warraq reads every field of every article, with cards, captions and mentions, and
the structural parse is told apart from the annotation with its mentions; trafilatura runs with its defaults
(``bare_extraction``). Each page is read several times and the best time counts.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from itertools import pairwise
from pathlib import Path

import trafilatura

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from etl.extract.decoding import decode  # noqa: E402
from etl.model import Article, MediaType, Page  # noqa: E402
from etl.transform import transform  # noqa: E402
from etl.transform.annotate import annotate, reference_date  # noqa: E402

_HEAD_END = re.compile("(</head>)", re.IGNORECASE)
PAGE_BYTES = 180_000
ROUNDS = 5
PAGES_OF_A_NIGHT = 100_000
_STATE = '{"id":%d,"size":[300,250],"lazy":true,"url":"/story/%d"},'
_RULES = ".c-%d{display:flex;margin:0 auto;padding:%dpx}@media(min-width:768px){.c-%d{width:50%%}}"
_MENU = '<li class="menu-item menu-item-%d"><a href="/section/%d" title="">قسم رقم %d من أقسام الصحيفة</a></li>\n'
_CARD = (
    '<div class="card card--%d"><a href="/story/%d"><img src="/i/%d.jpg" alt="" loading="lazy"></a>'
    '<h4><a href="/story/%d">عنوان خبر آخر من أخبار اليوم رقم %d في الصحيفة</a></h4>'
    '<span class="date">قبل ساعتين</span></div>\n'
)


def page(path: Path) -> Page:
    """A file as the page that a reader would make of it."""
    content = path.read_bytes()
    is_html = path.suffix in (".html", ".htm")
    text = decode(content, is_html=is_html).text
    return _page(path.name, text, is_html=is_html)


def _page(name: str, text: str, *, is_html: bool) -> Page:
    media_type: MediaType = "text/html" if is_html else "text/plain"
    return Page(dump=name, sha256="0" * 64, size_bytes=len(text.encode()), media_type=media_type, text=text)


def padded(plain: Page, size: int = PAGE_BYTES) -> Page:
    """The page with the furniture of a real one: three quarters scripts and styles, the rest menus and boxes."""
    room = size - plain.size_bytes
    before, _, after = _HEAD_END.split(plain.text, maxsplit=1)
    head = f"<style>{_filled(room // 4, lambda n: _RULES % (n, n, n))}</style>\n"
    head += f"<script>window.__STATE__=[{_filled(room // 2, lambda n: _STATE % (n, n))}]</script>\n"
    menu = f"<nav><ul>{_filled(room // 16, lambda n: _MENU % (n, n, n))}</ul></nav>"
    cards = _filled(room * 3 // 16, lambda n: _CARD % (n, n, n, n, n))
    box = f'<aside class="most"><h3>الأكثر قراءة</h3>{cards}</aside>'
    opening, _, body = after.strip().partition(">")
    text = f"{before}{head}</head>{opening}>{menu}{body.replace('</body>', f'{box}</body>', 1)}"
    return _page(plain.dump, text, is_html=True)


def _filled(size: int, piece: Callable[[int], str]) -> str:
    pieces: list[str] = []
    length = number = 0
    while length < size:
        pieces.append(piece(number))
        length += len(pieces[-1].encode())
        number += 1
    return "".join(pieces)


def _padded_pages(folder: Path) -> list[Page]:
    """The HTML pages below a folder that have a head to fill."""
    found = map(page, sorted(folder.rglob("*.html")))
    return [padded(each) for each in found if _HEAD_END.search(each.text)]


def best(action: Callable[[], object], rounds: int) -> float:
    """Seconds of the fastest of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def compare(title: str, pages: Sequence[Page], rounds: int) -> None:
    """Print how many times as fast as trafilatura the pages are read, one by one and together."""
    ours = theirs = mentions = 0.0
    print(f"{title}: {len(pages)} pages, {sum(each.size_bytes for each in pages) // len(pages) // 1000} KB on average")
    for each in pages:
        markup = each.text if each.media_type == "text/html" else _as_paragraphs(each.text)
        mine = best(partial(transform, each), rounds)
        other = best(partial(trafilatura.bare_extraction, markup), max(2, rounds // 2))
        articles = transform(each).articles
        mentions += best(partial(_annotated, articles), rounds)
        ours, theirs = ours + mine, theirs + other
        print(f"  {each.dump:32} {other / mine:6.1f} times  ({mine * 1e3:.2f} ms to {other * 1e3:.1f} ms)")
    structure = ours - mentions
    print(f"  together {theirs / ours:.2f} times as fast, {theirs / structure:.2f} without mentions")
    print(
        f"  structural parse {structure * 1e3:.1f} ms, annotation {mentions * 1e3:.1f} ms: {mentions / structure:.2f}\n"
    )


def _annotated(articles: Sequence[Article]) -> None:
    """Look for mentions once more, alone."""
    for article in articles:
        annotate(article, reference_date(article))


def _as_paragraphs(text: str) -> str:
    return "<html><body>" + "".join(f"<p>{escape(line)}</p>\n" for line in text.splitlines()) + "</body></html>"


def growth() -> None:
    """Print the time of pages that double in size: the ratio of neighbours stays near two where time is linear."""
    prose = "قال الوزير إن الخطة ستنفذ في موعدها، وإن القرى كلها ستصلها المياه قبل الشتاء المقبل بإذن الله. "
    makers: dict[str, tuple[bool, Callable[[int], str]]] = {
        "paragraphs of text": (False, lambda n: "عنوان الخبر الأول في الصفحة\n\n" + f"{prose}\n\n" * n),
        "one paragraph of dates": (
            False,
            lambda n: "عنوان الخبر الأول في الصفحة\n\n" + "بدأ العمل في 12 مايو 2011. " * n,
        ),
        "lines of three letters": (False, lambda n: "خبر\n" * (n * 30)),
        "paragraphs of HTML": (True, lambda n: "<h1>عنوان الخبر الأول في الصفحة</h1>" + f"<p>{prose}</p>" * n),
        "cards of HTML": (True, lambda n: "<h1>عنوان الخبر</h1>" + f"<div><h3><a href=/1>{prose}</a></h3></div>" * n),
        "nested divs": (True, lambda n: "<div>" * (n * 5) + prose),
        "unclosed tags": (True, lambda n: "<b><i><p>خ" * (n * 3)),
    }
    for name, (is_html, make) in makers.items():
        pages = [_page(name, make(n), is_html=is_html) for n in (500, 1000, 2000, 4000, 8000)]
        times = [best(partial(transform, each), 1) for each in pages]
        ratios = " ".join(f"{after / before:.1f}" for before, after in pairwise(times))
        print(f"{name:24} {times[-1]:6.2f} s at the end; doubling costs {ratios}")


def memory(pages: int = PAGES_OF_A_NIGHT, steps: int = 10) -> None:
    """Read pages of ever new words in one process, and print the resident memory after each tenth of them.

    Memories of words are bounded and fill within the first tenths, so the first measured is compared with the last.
    """
    sizes = []
    for number in range(1, pages + 1):
        transform(_invented(number))
        if number % (pages // steps) == 0:
            sizes.append(_resident())
            print(f"{number:8} pages: {sizes[-1] / 1e6:6.1f} MB")
    first, middle = sizes[-1] / sizes[0], sizes[-1] / sizes[steps // 2]
    print(f"at the end {first:.3f} of the first measured and {middle:.3f} of the middle")


def _invented(number: int) -> Page:
    """A small page whose words no other page has, every second one as HTML."""
    letters = random.Random(number)  # noqa: S311 - the same pages in every run

    def words(count: int) -> str:
        return " ".join(
            "".join(letters.choices("ابتثجحدرسشصعفقكلمنهوي", k=letters.randint(3, 8))) for _ in range(count)
        )

    prose = [f"قال {words(2)} إن {words(14)} في {letters.randint(1, 28)} مايو 2024." for _ in range(2)]
    parts = [words(7), f"كتب: {words(2)}", f"{letters.randint(1, 28)} مايو 2024", *prose, "مقالات ذات صلة", words(6)]
    if number % 2:
        return _page(f"{number}.txt", "\n\n".join(parts), is_html=False)
    body = "".join(f"<div class='{words(1)}'><p>{part}</p></div>" for part in parts[1:])
    return _page(f"{number}.html", f"<html><body><h1>{parts[0]}</h1>{body}</body></html>", is_html=True)


def _resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def main() -> None:
    """Run what the command line asks for."""
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("pages", nargs="*", type=Path)
    command.add_argument("--rounds", type=int, default=ROUNDS)
    command.add_argument("--growth", action="store_true")
    command.add_argument("--memory", action="store_true")
    options = command.parse_args()
    gc.freeze()  # as `warraq run` does before it reads pages
    gc.set_threshold(100_000)
    if options.growth:
        growth()
    elif options.memory:
        memory()
    elif options.pages:
        compare("given pages", [page(path) for path in options.pages], options.rounds)
    else:
        golden = ROOT / "tests" / "golden"
        compare("HTML pages", _padded_pages(golden), options.rounds)
        compare("text pages", [page(path) for path in sorted(golden.rglob("*.txt"))], options.rounds)


if __name__ == "__main__":
    main()
