"""Words that mark who reports and from where: newsrooms, places, jobs; and the little words that no name holds."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from etl.arabic.fold import fold
from etl.arabic.lexicon import tables
from etl.arabic.memory import Memory

_QUOTES = "«»\"“”„'‘’{}"
DASH = r"(?:[-–—]|(?<=\s)ـ+(?=\s))"
"""A dash; Saudi newspapers set a tatweel between blanks for it, others several."""
_ONLINE = re.compile(
    r"\w+(?: \w+)? (?:نيوز|الاخباريه|الاخباري"
    r"|اونلاين|اون لاين|برس|بريس|بوست|لايف|تايمز|انفو|ميديا|ديجيتال|تيفي|تي في|نت|الان|news|tv|press|post|media)"
    r"|(?:بوابه|صحيفه|جريده|موقع|صدي|انباء|قناه|شبكه|مجله|اذاعه|راديو|تلفزيون) \w+(?: \w+)?"
    r"|(?:المركز|المكتب) (?:الصحفي|الاعلامي) \w+|محرر الش[ؤئ]ون ال\w+|المحرر ال\w+|قسم ال\w+"
)
"""Names that only sites bear, folded, and their unnamed editors: «الواحة نيوز», «محرر الشؤون المحلية»."""
_AGENCY = re.compile(r"وكاله \w+(?: \w+)?")
"""Names that only agencies bear, folded."""
_TODAY = " اليوم"
"""How newspapers are called after a place: ``دمشق اليوم``."""
_QUOTED = re.compile(r"[«{\"“„].{2,40}[»}\"”“]$")


def _printed(lexicon: str, table: str, key: str) -> frozenset[str]:
    entry = tables(lexicon)[table][key]
    return frozenset(entry) if isinstance(entry, list) else frozenset()


def _folded(lexicon: str, table: str, key: str) -> frozenset[str]:
    return frozenset(map(fold, _printed(lexicon, table, key)))


AGENCIES = _folded("press", "newsrooms", "agency")
STAFF = _folded("press", "newsrooms", "staff")
DESKS = _folded("press", "newsrooms", "desk") | STAFF
_REPORTED_FROM = ("arab_countries", "arab_places", "cities")
"""Tables of ``lexicons/places.toml`` that bylines name; other countries stand in headlines beside a dash as often."""
COUNTRIES = _folded("places", "names", "arab_countries") | _folded("places", "names", "countries")
PLACES = _folded("press", "places", "city").union(*(_folded("places", "names", key) for key in _REPORTED_FROM))
_GIVEN = frozenset().union(*(_folded("names", "given", key) for key in ("sure", "foreign", "unsure")))
JOBS = _folded("press", "jobs", "opening")
NOT_CREDITS = _folded("press", "credits", "not")
ARCHIVE = _folded("press", "credits", "archive")
ALL_NEWS = frozenset(map(fold, ("أخبار", "الأخبار")))
"""What names no section and no topic in particular, folded."""
STAMP_WORDS = _folded("press", "stamps", "word")
_HOLDERS = _folded("press", "credits", "holder").union(
    *(_folded("organisations", "heads", key) for key in ("kept", "definite"))
)
_PARTICLES = _folded("press", "names", "particle")
_FUNCTION_WORDS = _printed("press", "names", "never")
_WAW_NAMES = _printed("press", "names", "with_waw")
_BEFORE_PLACES = _folded("places", "heads", "left_out") | frozenset(map(fold, ("شمال", "جنوب", "شرق", "غرب", "وسط")))
_NAMED_AS_DAYS = _folded("press", "names", "as_days")

_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d]|[\u064b-\u0652.'’-])+")
_INITIALLED = re.compile(r"[^\W\d_]{2,}(?:\. ?| )[^\W\d_]\.?|[^\W\d_]\. ?[^\W\d_]{2,}")
"""A name of which only one part is written out, as Algerian newspapers do: ``محمد. ف``."""
_LISTED = re.compile(r"\s*[،,&]\s*|\s+and\s+")
_CONJOINED = re.compile(r"\s+و\s?(?=\S)")
_COMMA = re.compile("[،,&]")
_AND = (" و", " and ")
_SEVERAL = re.compile(rf"\s*(?:{DASH}|[،/])\s*")
_MOST_WORDS = 4
_NEVER, _PARTICLE, _DEFINITE = 1, 2, 4
"""What a word says about a name that holds it, as bits: it is none; the word does not count; it has the article."""


_LAST_OF_COMPOUNDS = frozenset(map(fold, ("الدين", "الله", "الإسلام")))
"""What names of two words end with, whose article is none of the family's name: «نصر الدين الحلو»."""
_SERVANT = "عبد"
"""What names of two words begin with: «عبد الله»."""
_DEFINITE_WORDS = 1
"""Words with the article in a name at most; «القوات الأمنية العراقية» has three."""
_FAMILY_WORDS = 3
"""Of a name that may have two: a given name, the family's and the tribe's, ``أحمد الأحمدي الحربي``."""


def newsroom(name: str) -> Literal["desk", "agency"] | None:
    """Whether a name is an agency's or a newspaper's; in a byline, what stands in quotation marks is the latter.

    >>> newsroom("«الشرق الأوسط»"), newsroom("رويترز"), newsroom("علي السراي")
    ('desk', 'agency', None)
    >>> newsroom("بوابة الواحة"), newsroom("دمشق اليوم"), newsroom("محرر الشؤون المحلية")
    ('desk', 'desk', 'desk')
    """
    folded = fold(name).removeprefix("مكتب ")
    if folded in AGENCIES or _AGENCY.fullmatch(folded):
        return "agency"
    if folded in DESKS or _QUOTED.match(name):
        return "desk"
    if " " not in folded or folded.count(" ") >= _MOST_WORDS:
        return None
    is_desk = _ONLINE.fullmatch(folded) or (folded.endswith(_TODAY) and folded.removesuffix(_TODAY) in PLACES)
    return "desk" if is_desk else None


def opens_with_given_name(name: str) -> bool:
    """Whether a name can only be a person's: newsrooms that no list knows are named by other words.

    >>> opens_with_given_name("محمد العلي"), opens_with_given_name("صوت المدينة")
    (True, False)
    """
    first = fold(name.partition(" ")[0])
    return first in _GIVEN or first == _SERVANT or first.startswith(f"{_SERVANT}ال")


def is_person(name: str) -> bool:
    """Whether a text is a name, and can only be a person's.

    >>> is_person("محمد العلي"), is_person("صوت المدينة"), is_person("محمد في بيروت"), is_person("أحمد العمري الحربي")
    (True, False, False, True)
    """
    return opens_with_given_name(name) and is_name(name)


def is_place(name: str) -> bool:
    """A place that bylines name, or several joined by a dash or a comma.

    >>> is_place("أبوجا - لندن"), is_place("ريف دمشق"), is_place("سهيل المعلوف")
    (True, True, False)
    """
    return all(map(_is_one_place, _SEVERAL.split(name.strip(f"{_QUOTES} "))))


def _is_one_place(name: str) -> bool:
    folded = fold(name)
    of, _, place = folded.partition(" ")
    return folded in PLACES or (of in _BEFORE_PLACES and place in PLACES)


def is_holder(name: str) -> bool:
    """A newsroom or an organisation that a picture is credited to, by its first word or by being called «ال… ال…».

    >>> is_holder("نادي الواحة"), is_holder("الخارجية العراقية"), is_holder("أم القصب")
    (True, True, False)
    """
    words = fold(name).split()
    is_office = len(words) > 1 and all(word.startswith("ال") for word in words)
    return newsroom(name) is not None or is_office or not _HOLDERS.isdisjoint(words[:1])


def is_job(line: str) -> bool:
    """The line under a columnist's name that says what they do.

    >>> is_job("كاتبة وباحثة في الإدارة العامة")
    True
    """
    return fold(line.partition(" ")[0]) in JOBS


def is_name(text: str) -> bool:
    """Two to five words, none of which a name cannot hold. A guess that only a line's place on the page can confirm.

    >>> is_name("ليلى الدغيدي"), is_name("مهرجان في عمّان"), is_name("ناصر الفرحان العنزي")
    (True, False, True)
    """
    words = text.split(" ")
    return (2 <= len(words) <= 6 and _may_be_name(words)) or _INITIALLED.fullmatch(text) is not None


def _may_be_name(words: list[str]) -> bool:
    """Whether none of some words forbids a name, and few of them count; the article after ``عبد`` does not."""
    kinds = [_KINDS[word] for word in words]
    if any(kind & _NEVER for kind in kinds):
        return False
    real = sum(not kind & _PARTICLE for kind in kinds)
    definite = sum(bool(kind & _DEFINITE and not before & _PARTICLE) for before, kind in pairwise([0, *kinds]))
    most = _DEFINITE_WORDS + (len(words) == _FAMILY_WORDS and opens_with_given_name(words[0]))
    return real <= _MOST_WORDS and definite <= most


def _kind(word: str) -> int:
    folded = fold(word)
    is_stamp = folded in STAMP_WORDS and folded not in _NAMED_AS_DAYS
    is_none = _NAME_WORD.fullmatch(word) is None or word in _FUNCTION_WORDS or is_stamp
    return (
        _NEVER * is_none
        | _PARTICLE * (folded in _PARTICLES)
        | _DEFINITE * (word.startswith("ال") and folded not in _LAST_OF_COMPOUNDS)
    )


_KINDS = Memory(_kind)


def names(text: str) -> tuple[str, ...]:
    """The names of a list joined by commas and ``و``.

    >>> names("أحمد علي، ومنى سالم وكريم ناصر")
    ('أحمد علي', 'منى سالم', 'كريم ناصر')
    """
    if _COMMA.search(text) is None and not any(conjunction in text for conjunction in _AND):
        name = text.strip(f" .{_QUOTES}")
        return (name,) if name else ()
    first, *others = _LISTED.split(text)
    found = [name for part in (first, *map(_without_waw, others)) for name in _conjoined(part)]
    return tuple(name for name in (part.strip(f" .{_QUOTES}") for part in found) if name)


def _without_waw(part: str) -> str:
    """A listed name without the conjunction before it."""
    if not part.startswith("و") or part.partition(" ")[0] in _WAW_NAMES or newsroom(part):
        return part
    return part[1:].lstrip()


def _conjoined(part: str) -> list[str]:
    """Two names joined by ``و``; one name where a half would be no name, as in ``أحمد وليد``."""
    halves = _CONJOINED.split(part)
    return halves if len(halves) > 1 and all(is_name(half) or newsroom(half) for half in halves) else [part]
