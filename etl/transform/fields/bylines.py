"""Bylines, typed: who wrote it (a person, a desk, an agency) and from where."""

from __future__ import annotations

import re

from etl.arabic.fold import fold
from etl.arabic.words import AGENCIES, DESKS, is_job, is_name, is_place, names, newsroom
from etl.model import Author, Byline

_CUE = re.compile(
    r"(?:(?:كتب(?:ت|ه|ها)?|بقلم|By|من)(?:\s*[:،–—-]\s*|\s+)|Role\s*[,،]\s*|(?:متابعة|إعداد|اعداد|أعد(?:ه|ها|ت)?|تقرير|تحقيق|حوار|حاور(?:ه|ها)|"
    r"أجرى الحوار|أجرت الحوار|الكاتب(?:ة)?|المؤلف|المحرر|مراسل(?:ة|نا|تنا)?|نص|تأليف|تغطية)(?:\s+وتصوير)?\s*[:–—-]\s*)"
)
_ACCOUNT = re.compile(r"\s*(?:@\w+|\w+@)(?!\S)")
"""The reporter's or the newspaper's account on a social network."""
_FROM = "من "
_IN_PARENTHESES = re.compile(r"^(?P<who>[^()]{2,60}?)\s*\((?P<place>[^()\d]{2,40})\)$")
_PLACE_FIRST = re.compile(r"^(?P<place>[^:«»()\d]{2,40}?)\s*:\s*(?P<who>[^:()]{2,80})$")
_DASHED = re.compile(r"\s*[-–—|]\s*|\s*/\s*")
_DESK = r"(?:بي بي سي(?: نيوز)?(?: عربي)?|سكاي نيوز عربية|الجزيرة نت|العربية\.?\s?نت|سي إن إن بالعربية|CNN بالعربية)"
_JOINT = re.compile(rf"[-–—(:|/«\"]|{_DESK}")
"""What joins the parts of a byline; without it, and without a cue, only an agency's name is one."""
_LONGEST = 90
_NEWSROOM_INSIDE = re.compile(
    rf"(?P<who>.{{4,50}}?)(?:\s+[-–—]?\s*|\s*[-–—،]\s*){_DESK}(?P<rest>\s*[-–—،]?\s*[^.]{{0,25}})$"
)
_DESK_FIRST = re.compile(rf"(?P<desk>{_DESK})(?P<joint>\s*[-–—،]\s*|\s+)(?P<place>[^\d.]{{2,25}})$")


def read_byline(line: str) -> Byline | None:
    """Who a byline names, and from where; ``None`` where the line's shape is no byline's.

    >>> read_byline("علي السراي (لندن)").place
    'لندن'
    >>> read_byline("لندن: «الشرق الأوسط»").authors
    (Author(name='الشرق الأوسط', kind='desk'),)
    >>> [author.name for author in read_byline("كتب – أحمد سالم ومنى كريم").authors]
    ['أحمد سالم', 'منى كريم']
    """
    if len(line) > _LONGEST:
        return None
    printed = _ACCOUNT.sub("", line).strip()
    cue = _CUE.match(printed)
    if cue is None and _JOINT.search(printed) is None and fold(printed) not in AGENCIES:
        return None
    bare = printed[cue.end() :] if cue else printed
    who, place, is_certain = _apart(bare)
    authors = _authors(who)
    if not authors or not (cue or place or is_certain or _is_newsroom(who)):
        return None
    return Byline(text=line, authors=authors, place=place)


def is_byline(line: str) -> bool:
    """Whether a line can be nothing but a byline; ``من …`` is one only where a publisher writes so.

    >>> is_byline("واس - جدة"), is_byline("علي السراي (لندن)"), is_byline("قارب في ميناء جدة (واس)")
    (True, True, False)
    """
    return not line.startswith(_FROM) and read_byline(line) is not None


def has_newsroom(line: str) -> bool:
    """Whether a byline names an agency or a desk beside or in place of people, as sign-offs do.

    >>> has_newsroom("وام/ريم الهاجري/عماد العلي"), has_newsroom("كتب: سعيد علي")
    (True, False)
    """
    return any(newsroom(part) for part in (line, *_DASHED.split(line)))


def read_name(line: str) -> Byline | None:
    """A byline that is a bare name: only its place on the page tells it from a headline.

    >>> read_name("كمال الشناوي").authors
    (Author(name='كمال الشناوي', kind='person'),)
    """
    authors = _authors(line)
    return Byline(text=line, authors=authors) if authors else None


def _desk_and_place(bare: str) -> tuple[str, str | None, bool] | None:
    """``بي بي سي - شاربفيل``, ``بي بي سي نيوز، بروكسل``: a newspaper's desk, and one word or a known place after it."""
    found = _DESK_FIRST.match(bare)
    if found is None:
        return None
    place = found["place"]
    is_certain = is_place(place) or (found["joint"].strip() != "" and " " not in place)
    return (found["desk"], place, True) if is_certain else None


def _apart(bare: str) -> tuple[str, str | None, bool]:
    """Who, where, and whether the way of joining them is one that only bylines use."""
    inside = _IN_PARENTHESES.match(bare)
    if inside:
        place = inside["place"].strip()
        return (
            (inside["who"], place, True) if newsroom(place) is None and _authors(inside["who"]) else ("", None, False)
        )
    first = _PLACE_FIRST.match(bare)
    if first:
        return (first["who"], first["place"], True) if is_place(first["place"]) else ("", None, False)
    return _desk_and_place(bare) or _dashed(bare) or _beside_newsroom(bare) or (bare, None, False)


def _dashed(bare: str) -> tuple[str, str | None, bool] | None:
    """``واس - جدة``, ``هسبريس - وفاء الزاكي``, ``الجزائر/ ياسين بوعلام/ الأناضول``."""
    parts = [part for part in _DASHED.split(bare) if part]
    places = [part for part in parts if is_place(part)]
    people = [part for part in parts if not is_place(part)]
    persons = [part for part in people if not newsroom(part)]
    if len(parts) < 2 or not people or not all(newsroom(part) or is_name(part) for part in people):
        return None
    return "، ".join(persons or people), " - ".join(places) or None, len(persons) < len(people)


def _beside_newsroom(bare: str) -> tuple[str, str | None, bool] | None:
    """``خضير حسين بي بي سي - بغداد``: the name, perhaps a job, the newsroom, perhaps the place."""
    within = _NEWSROOM_INSIDE.match(bare)
    if within is None:
        return None
    words = within["who"].strip(" -–—،").split(" ")
    name = " ".join(words[: next((n for n, word in enumerate(words) if is_job(word)), None)])
    place = within["rest"].strip(" -–—،")
    is_set_off = is_place(place) or within["rest"] != f" {place}"
    return name, (place or None) if is_set_off else None, True


def _authors(who: str) -> tuple[Author, ...]:
    found = names(who)
    kinds = [newsroom(name) or ("person" if is_name(name) else None) for name in found]
    return (
        tuple(Author(name=name, kind=kind) for name, kind in zip(found, kinds, strict=True) if kind)
        if all(kinds)
        else ()
    )


def _is_newsroom(who: str) -> bool:
    """An agency's name alone is a byline; a newspaper's is one between its quotation marks only."""
    return fold(who) in AGENCIES or (fold(who) in DESKS and who.startswith(("«", '"')))
