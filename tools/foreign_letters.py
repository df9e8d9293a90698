"""Write ``etl/arabic/lexicons/letters.toml``, how foreign a word looks: ``python -m tools.foreign_letters``.

Every three letters in a row, the ends of a word among them, weigh as much as they are likelier in names of other
languages than in words of Arabic: the logarithm of the two shares, in tenths, so that the sum over a word tells. The
names are those of the lexicons; the words are the prose of the project's own pages in ``tests/golden``, without what
is a name there. After the lexicons or the pages have grown by much it is worth making anew.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import chain
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from etl.arabic.aligned import folded
from etl.arabic.foreign import letters
from etl.arabic.lexicon import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "etl" / "arabic" / "lexicons" / "letters.toml"
HEAD = """# How much likelier three letters in a row are in names of other languages than in words of Arabic, by weight:
# tenths of the natural logarithm of the ratio of the shares. "^" begins a word and "$" ends it; letters are folded.
#
# Source: made by `python -m tools.foreign_letters` from the project's own lexicons and its own prose; change those.
# Checked: tests/unit/arabic/test_foreign.py.

[weights]
"""
_NAMES = (
    ("names", "given", "foreign"),
    ("places", "names", "cities"),
    ("places", "names", "countries"),
    ("organisations", "names", "companies"),
    ("organisations", "names", "clubs"),
)
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")
_WORD = re.compile(r"[\u0621-\u064a]{4,}")
_UNSEEN = 0.4
"""What three letters that were never seen on one side count there."""
_FEWEST = 3
_LINE = 118


def main() -> None:
    """Weigh, and write."""
    native = set(_prose())
    foreign = set(_names()) - native
    shares = [Counter(chain.from_iterable(set(letters(word)) for word in words)) for words in (foreign, native)]
    weights = {
        three: round(10 * log(_share(shares[0][three], foreign) / _share(shares[1][three], native)))
        for three in shares[0] | shares[1]
        if shares[0][three] + shares[1][three] >= _FEWEST
    }
    by_weight: dict[int, list[str]] = {}
    for three, weight in sorted(weights.items()):
        by_weight.setdefault(weight, []).append(three)
    lines = (line for weight in sorted(by_weight) for line in _entry(weight, by_weight[weight]))
    PAGE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _names() -> Iterator[str]:
    for name, table, key in _NAMES:
        entry = tables(name)[table][key]
        words = folded(" ".join(entry) if isinstance(entry, list) else "").split()
        yield from (word for word in words if _WORD.fullmatch(word) and not word.startswith("ال"))


def _prose() -> Iterator[str]:
    """The words of the golden pages' articles that are no part of a name, without the article."""
    for path in sorted((ROOT / "tests" / "golden").glob("*/*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            for index, block in enumerate(article["body"]):
                names = [each for each in article["entities"] if each["paragraph"] == index]
                for match in re.finditer(r"[\u0621-\u0652]+", block["text"]):
                    if not any(each["start"] < match.end() and match.start() < each["end"] for each in names):
                        yield from _without_article(folded(match.group()))


def _without_article(word: str) -> Iterator[str]:
    article = next((each for each in _ARTICLES if word.startswith(each)), "")
    stem = word.removeprefix(article)
    if _WORD.fullmatch(stem):
        yield stem


def _share(count: int, words: set[str]) -> float:
    return (count + _UNSEEN) / (len(words) + 2 * _UNSEEN)


def _entry(weight: int, threes: Iterable[str]) -> Iterator[str]:
    """The lines of one weight."""
    yield f'"{weight}" = """'
    line = ""
    for three in threes:
        if len(line) + 4 > _LINE:
            yield line
            line = ""
        line = f"{line} {three}".strip()
    yield line
    yield '"""'


if __name__ == "__main__":
    main()
