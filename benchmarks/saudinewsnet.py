"""How well Saudi newspapers' bylines, openings and Hijri days are read: ``saudinewsnet.py PATH [--list]``.

``PATH`` is a file of the corpus SaudiNewsNet, a JSON object a line with ``title``, ``author`` and ``content``. The
corpus has no answers, so a string counts as read when nothing of it is lost: every word of it is a name, a place, a
newsroom or a word that bylines hold beside them. Exit status 1 where less than 97 % of any kind is read.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from etl.arabic.calendars import find_days
from etl.arabic.fold import fold
from etl.arabic.words import newsroom
from etl.keys import sha256
from etl.model import Article, Page
from etl.transform import transform
from etl.transform.fields.bylines import read_author

BAR = 0.97
_OPENING = re.compile(r"(?P<opening>[^\n:]{3,60}?(?:\s*[-–—ـ]\s*|\s*\()[^\n:]{2,40}?)\s*(?:\n|:\s)")
_TWIN = "الموافق"
_PHOTOGRAPHER = re.compile(r"\s*[-–—/(]\s*تصوير.*$")
_BESIDE = frozenset(map(fold, ("من", "حوار", "متابعة", "متابعات", "كتب", "كتبت", "بقلم", "مكتب", "تقرير", "خاص")))
"""Words beside names and places that are neither."""


class Reading(NamedTuple):
    """One string of a record, and whether all of it was read."""

    kind: str
    text: str
    found: str
    is_read: bool


def authors(record: dict[str, str]) -> Iterator[Reading]:
    """The record's ``author``: everyone's name and kind, and the place."""
    stated = _tidy(record["author"])
    if not stated:
        return
    byline = read_author(stated)
    parts = [*(author.name for author in byline.authors), byline.place or ""] if byline else []
    yield Reading("author", stated, " | ".join(parts), byline is not None and not _lost(stated, parts))


def openings(record: dict[str, str]) -> Iterator[Reading]:
    """Who reports from where on the first line of ``content``: the dateline of the article, or its byline."""
    content = record["content"].replace("\xa0", " ").strip()
    match = _OPENING.match(content)
    opening = _tidy(_PHOTOGRAPHER.sub("", match["opening"])) if match else ""
    if read_author(opening) is None:
        return
    article = _article(f"{record['title']}\n\n{content}")
    dateline, byline = (article.dateline, article.byline) if article else (None, None)
    parts = [dateline.text, dateline.place or "", dateline.agency or ""] if dateline else []
    parts += [byline.text] if byline else []
    yield Reading("opening", opening, " | ".join(parts), bool(parts) and not _lost(opening, parts))


def days(record: dict[str, str]) -> Iterator[Reading]:
    """A Hijri day beside the Gregorian one that it is: they agree to a day, as months begin when the moon is seen."""
    for sentence in re.split(r"(?<=[.\n])\s", f"{record['title']}\n{record['content']}"):
        for one, other in pairwise(find_days(sentence)):
            if one.calendar != other.calendar and _TWIN in sentence[one.end : other.start]:
                text = sentence[one.start : other.end]
                yield Reading("day", text, f"{one.day} | {other.day}", abs((one.day - other.day).days) <= 1)


def _article(text: str) -> Article | None:
    data = text.encode()
    page = Page(dump="saudinewsnet", sha256=sha256(data), size_bytes=len(data), media_type="text/plain", text=text)
    return next(iter(transform(page).articles), None)


def _tidy(text: str) -> str:
    return " ".join(text.replace("&nbsp;", " ").split())


def _lost(text: str, parts: list[str]) -> set[str]:
    """The words of a string that stand in none of its parts; a newsroom beside persons is none of the authors."""
    newsrooms = (part for part in re.split(r"\s*[-–—ـ،(/]\s*", text.strip(" :)")) if newsroom(part))
    kept = {word for part in (*parts, *newsrooms) for word in fold(part).split()} | _BESIDE
    words = fold(_PHOTOGRAPHER.sub("", text)).split()
    return {word for word in words if word not in kept and word.removeprefix("و") not in kept}


def main() -> int:
    """Read the corpus, and say how much of it was read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="a file of SaudiNewsNet: a JSON object a line")
    parser.add_argument("--list", action="store_true", help="print every string that was not read")
    arguments = parser.parse_args()
    records = [json.loads(line) for line in arguments.path.read_text(encoding="utf-8").splitlines() if line.strip()]
    readings = [reading for record in records for read in (authors, openings, days) for reading in read(record)]
    worst = 1.0
    for kind in ("author", "opening", "day"):
        mine = [reading for reading in readings if reading.kind == kind]
        share = sum(reading.is_read for reading in mine) / len(mine) if mine else 1.0
        worst = min(worst, share)
        print(f"{kind:8} {share:7.2%} of {len(mine)}")
    if arguments.list:
        for reading in readings:
            if not reading.is_read:
                print(f"{reading.kind:8} {reading.text}  →  {reading.found or 'nothing'}")
    return int(worst < BAR)


if __name__ == "__main__":
    sys.exit(main())
