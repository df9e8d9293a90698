"""How a byline joins who wrote it and from where: a dash, a colon, parentheses, «من», a comma, or a newsroom."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.arabic.fold import fold
from etl.arabic.words import ARCHIVE, DASH, is_holder, is_job, is_name, is_place, names, newsroom, opens_with_given_name
from etl.model import Author

_DESK = (
    r"(?:بي بي سي(?: نيوز)?(?: عربي| العربية)?|سكاي نيوز عربية|الجزيرة نت|العربية\.?\s?نت|سي إن إن بالعربية"
    r"|CNN بالعربية)"
)
_IN_PARENTHESES = re.compile(r"(?P<who>[^()]{2,60}?)\s*\(\s*(?P<place>[^()\d]{2,40}?)\s*\)$")
_PLACE_FIRST = re.compile(r"(?P<place>[^:«»{\d]{2,40}?)\s*:\s*\(?(?P<who>[^:()]{2,80})\)?$")
_WITH_PLACE = re.compile(r"(?P<who>.{4,40}?)\s+من\s+(?P<place>\S+(?:\s\S+)?)$")
APART = re.compile(rf"\s*{DASH}\s*|\s*[|/]\s*")
"""What stands between the parts of a byline that no word joins."""
_PAPER = re.compile(r"[«\"][^»\"]{2,20}[»\"]\s+(?=\w)")
PAPER_ALONE = re.compile(r"ال[^\W\d_]{3,}")
"""One word with the article, as newspapers are called."""
DESK_NAME = re.compile(_DESK)
"""A newsroom that may stand beside a name without a mark."""
_MOST_WORDS_OF_UNKNOWN = 3
"""Of a person's name after a place and a colon; more words are a headline, unless a given name opens them."""
_DESK_FIRST = re.compile(rf"(?P<desk>{_DESK})(?P<joint>\s*[-–—،]\s*|\s+)(?P<place>[^\d.]{{2,25}})$")
_DESK_INSIDE = re.compile(
    rf"(?P<who>.{{4,50}}?)(?:\s+[-–—]?\s*|\s*[-–—،]\s*){_DESK}(?P<rest>\s*[-–—،]?\s*[^.]{{0,25}})$"
)


class Parts(NamedTuple):
    """A byline without its cue, taken apart."""

    who: str
    place: str | None
    is_certain: bool = True
    """The way of joining who and where is one that only bylines use."""


def apart(bare: str) -> Parts:
    """Who and where, by the first of the press's ways of joining them that fits."""
    forms = (_paired, _in_parentheses, _place_first, _with_place, _desk_and_place, _dashed, _beside_desk, _with_comma)
    return next((found for form in forms if (found := form(bare))), Parts(bare, None, is_certain=False))


def _paired(bare: str) -> Parts | None:
    """``باكو: هشام المياني - لندن: «الشرق الأوسط»``: several places, each with its reporter."""
    parts = [part.strip(" -–—،") for part in bare.split(":")]
    if len(parts) < 3:
        return None
    places, people = [parts[0]], []
    for part in parts[1:-1]:
        words = part.split(" ")
        at = next((n for n in (len(words) - 2, len(words) - 1) if n > 0 and is_place(" ".join(words[n:]))), None)
        if at is None:
            return None
        people.append(" ".join(words[:at]).strip(" -–—،"))
        places.append(" ".join(words[at:]))
    people.append(parts[-1])
    return Parts("، ".join(people), " - ".join(places)) if all(map(is_place, places)) else None


def _in_parentheses(bare: str) -> Parts | None:
    """``علي السراي (لندن)``; a newsroom or an organisation there is a picture's credit."""
    found = _IN_PARENTHESES.match(bare) if bare.endswith(")") else None
    if found is None or fold(found["place"]).partition(" ")[0] in ARCHIVE or fold(found["place"]) in ARCHIVE:
        return None
    if not authors_of(found["who"]) and not (PAPER_ALONE.fullmatch(found["who"]) and is_place(found["place"])):
        return None
    if is_holder(found["place"]) and not is_place(found["place"]):
        return None
    return Parts(found["who"], found["place"])


def _place_first(bare: str) -> Parts | None:
    """``لندن: محمد الشافعي``, ``درعا-الثورة: نبيل الحداد``; a place that is not known needs a newsroom after it."""
    found = _PLACE_FIRST.match(bare) if ":" in bare else None
    if found is None:
        return None
    place, _, paper = found["place"].partition("-")
    if is_place(place) and PAPER_ALONE.fullmatch(paper.strip()):
        return Parts(found["who"], place.strip())
    is_called = found["who"].count(" ") < _MOST_WORDS_OF_UNKNOWN or opens_with_given_name(found["who"])
    is_reporter = is_place(found["place"]) and (is_called or len(names(found["who"])) > 1)
    return Parts(found["who"], found["place"]) if is_reporter or newsroom(found["who"]) else None


def _with_place(bare: str) -> Parts | None:
    """``«الاقتصادية» من الرياض``, ``الأفق ـ نبيل الحداد من مراكش``."""
    found = _WITH_PLACE.match(bare) if "من" in bare else None
    if found is None or not is_place(found["place"]) or is_job(found["who"]):
        return None
    site, *who = APART.split(found["who"])
    return Parts(who[0] if len(who) == 1 and " " not in site else found["who"], found["place"])


def _dashed(bare: str) -> Parts | None:
    """``واس - جدة``, ``هسبريس - وفاء الزاكي``, ``الجزائر/ ياسين بوعلام/ الأناضول``, ``سبق- فيفاء``.

    A site in Latin letters says nothing beside a name and a place: ``Ofoqmedia / نبيل الحداد / أربيل``.
    """
    parts = [_PAPER.sub("", part.strip("() ")) for part in APART.split(bare) if part]
    arabic = [part for part in parts if not part.isascii()]
    parts = arabic if len(arabic) > 1 else parts
    if len(parts) < 2:
        return None
    people = [part for part in parts if not is_place(part) and authors_of(part)]
    unknown = [part for part in parts if not is_place(part) and part not in people]
    newsrooms = [part for part in people if newsroom(part)]
    is_one_place = len(unknown) == 1 and " " not in unknown[0] and newsrooms
    if not people or (unknown and not is_one_place):
        return None
    places = [part for part in parts if part not in people]
    who = [part for part in people if part not in newsrooms] or people
    return Parts("، ".join(who), " - ".join(places) or None, is_certain=bool(places or newsrooms))


def _desk_and_place(bare: str) -> Parts | None:
    """``بي بي سي - شاربفيل``, ``بي بي سي نيوز، بروكسل``: a newspaper's desk, and one word or a known place after it."""
    found = _DESK_FIRST.match(bare)
    if found is None:
        return None
    is_one_word = found["joint"].strip() != "" and " " not in found["place"]
    return Parts(found["desk"], found["place"]) if is_one_word or is_place(found["place"]) else None


def _beside_desk(bare: str) -> Parts | None:
    """``خضير حسين بي بي سي - بغداد``: the name, perhaps a job, the newsroom, perhaps the place."""
    within = _DESK_INSIDE.match(bare) if DESK_NAME.search(bare) else None
    if within is None:
        return None
    words = within["who"].strip(" -–—،").split(" ")
    name = " ".join(words[: next((n for n, word in enumerate(words) if is_job(word)), None)])
    place = within["rest"].strip(" -–—،")
    is_set_off = is_place(place) or within["rest"] != f" {place}"
    return Parts(name, (place or None) if is_set_off else None)


def _with_comma(bare: str) -> Parts | None:
    """``محمد علي، بيروت``."""
    who, comma, place = bare.rpartition("،")
    return Parts(who.strip(), place.strip()) if comma and is_place(place.strip()) and authors_of(who.strip()) else None


def authors_of(who: str) -> tuple[Author, ...]:
    """The names of a list by kind; none where one of them is no name."""
    if newsroom(who.strip()) == "desk":
        return (Author(name=who.strip(" «»\"“”„'{}"), kind="desk"),)
    found = [(name, newsroom(name) or ("person" if is_name(name) else None)) for name in names(who)]
    authors = tuple(Author(name=name, kind=kind) for name, kind in found if kind)
    return authors if len(authors) == len(found) else ()
