"""Datelines: the opening ``place (agency) --`` of wire copy, in the styles of the region's agencies."""

from __future__ import annotations

import re
from datetime import date

from etl.arabic.aligned import Aligned, align, folded
from etl.arabic.calendars import MONTHS, WEEKDAYS, find_day, gregorian_day
from etl.arabic.fold import fold
from etl.arabic.lexicon import alternatives
from etl.arabic.memory import Memory
from etl.arabic.words import AGENCIES, COUNTRIES, DESKS, is_name, is_place, newsroom, opens_with_given_name
from etl.model import Dateline
from etl.transform.fields.bylines import newsroom_of, read_byline

_LONGEST = 120
_LONGEST_HEAD = 60
_LONGEST_PLACE_WORDS = 6
_FILED_PARTS = 3
_DASH = r"[-–—ـ]"


def _any_of(names: frozenset[str]) -> str:
    """A regular expression for folded names; where the fold put a space a dot or a space may be printed."""
    ordered = sorted(map(folded, names), key=lambda name: (-len(name), name))
    return "|".join(r"[\s.]*".join(map(re.escape, name.split())) + r"\.?" for name in ordered)


_NEWSROOM = rf"[«\"]?(?:وكاله\s+)?(?P<agency>{_any_of(AGENCIES | DESKS)})(?!\w)[»\"]?(?:\s+بالعربيه)?"
_MONTH = rf"(?:{alternatives(MONTHS)})(?:\s*[/(\s]\s*(?:{alternatives(MONTHS)})\s*\)?)?"
_DAY = (
    rf"(?P<day>\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?|\d{{1,2}}\s-\s\d{{1,2}}(?=\s)"
    rf"|(?P<full>\d{{1,2}}(?:\s[^()/]{{4,60}}?|[-/.]\d{{1,2}}[-/.]\d{{4}})))"
)
_DATED = rf"(?:\s+(?:في\s+)?|\s?[,،/]\s*|\s*{_DASH}\s*){_DAY}\s*(?:م\s*)?"
_PLACE = r"(?P<place>[^\W\d_][^()/:؛.«»\"\d]{1,60}?(?:\s\([^()\d]{2,30}\)(?=\s[\d(]))?)"
_STYLES = (
    # دبي، الإمارات العربية المتحدة (CNN) --      لندن (رويترز) -
    rf"{_PLACE}\s*(?:{_DATED})?\(\s*{_NEWSROOM}(?:\s*/[^()]{{2,40}})?\s*\)\s*(?:{_DASH}+|:)",
    # بكين 3 يونيو 2024 (شينخوا)      الكويت 30 - 1 (كونا) --      طبرق- 3 يونيو 2024م –(وال)
    rf"{_PLACE}{_DATED}{_DASH}?\(\s*{_NEWSROOM}\s*\)",
    # أبوظبي في 3 يونيو / وام /      عمان 5 أيار/ بترا /
    rf"{_PLACE}\s*(?:{_DATED})?/\s*{_NEWSROOM}\s*/\s*{_DASH}*",
    # الرياض 26 شوال 1444 هـ الموافق 16 مايو 2023 م واس
    # رام الله 8-2-2021 وفا-
    rf"(?P<place>[^\W\d_]+(?: [^\W\d_]+){{0,2}}){_DATED}\s+{_NEWSROOM}(?:{_DASH}|(?=\s|$))",
    # موسكو، 14 سبتمبر (أيلول). نوفوستي.
    rf"{_PLACE}{_DATED}\.\s*{_NEWSROOM}\.",
    # (رويترز) -
    rf"\(\s*{_NEWSROOM}\s*\)\s*{_DASH}+",
)
_LOOSE_STYLES = (
    # القاهرة (د ب أ)
    rf"{_PLACE}\s*\(\s*{_NEWSROOM}\s*\)",
    # دمشق-سانا      عمان - (بترا)      القاهرة - رويترز:      الجزائر/ ياسين بوعلام/ الأناضول
    rf"{_PLACE}\s*{_DASH}\s*{_NEWSROOM}\s*(?:{_DASH}+|:|\.(?=\s)|$)",
    rf"{_PLACE}\s*{_DASH}\s*\(\s*{_NEWSROOM}\s*\)\s*{_DASH}*",
    rf"{_PLACE}(?:\s*/\s*[^/:،.]{{3,40}})?\s*/\s*{_NEWSROOM}\s*(?:{_DASH}+|:|$)",
    rf"{_PLACE}{_DASH}{_NEWSROOM}(?=\s)",
)
"""Styles that prose could hold too: their place must be a known one."""
_STRICT, _LOOSE = tuple(map(re.compile, _STYLES)), tuple(map(re.compile, _LOOSE_STYLES))
_CITY = re.compile(rf"(?P<place>[^\W\d_]+(?: [^\W\d_]+){{0,2}})(?:\s?{_DASH}{{1,2}}|:)\s(?=\S+\s)")
_CITY_AND_NEWSROOM = re.compile(
    r"(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)\s?/\s?(?P<agency>[^\W\d_]+(?: [^\W\d_]+){0,2})\s?[:-]\s(?=\S+\s)"
    rf"|(?P<newsroom>[^\W\d_]+(?: [^\W\d_]+)?) \(\(?(?P<within>[^()\d]{{3,25}}\d{{0,2}})\)\)?\s?"
    rf"(?:{_DASH}|خاص\s?(?:{_DASH}|:))\s(?=\S+\s)"
)
"""The city, and a newsroom that no list knows: ``بغداد / أفق برس: …``, ``الأفق (نواكشوط) ـ …``; or the other way."""
_CITY_DASHED = re.compile(
    rf"(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)\s?{_DASH}\s?"
    rf"(?:(?P<agency>[^\W\d_]+(?: [^\W\d_]+)?)\s?{_DASH}{{1,2}}"
    r"|(?P<paper>ال[^\W\d_]{3,}|[«\"][^»\"]{2,20}[»\"])\s?:)"
    r"\s(?=\S+\s)"
)
_CITY_DATED = re.compile(
    r"(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)(?:[,،]\s?\d{1,2}/\d{1,2}/\d{4}|\s\d{1,2}\s[^\W\d_]+(?:/[^\W\d_]+)?\s\d{4})"
    rf"\s?{_DASH}\s(?=\S+\s)"
)
"""The city and the day, as Mauritania's agency and Sudan's sites open: ``كيهيدي, 11/03/2010 - …``."""
_CITY_SLASHED = re.compile(
    r"(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)\s?/\s?(?P<paper>ال[^\W\d_]{3,})\s(?=\S+\s)"
    r"|(?P<newsroom>[^\W\d_]+(?: [^\W\d_]+){0,2})\s?/\s?(?P<within>[^\W\d_]+)\s(?=\S+\s)"
)
"""The same without a mark before the text, where the newsroom is known: ``بغداد / الصباح اعلنت``."""
_FROM_CITY = re.compile(
    r"[«\"]?(?P<newsroom>[^\W\d_]+(?: [^\W\d_]+)?)[»\"]?\sمن\s(?P<within>[^\W\d_]+(?: [^\W\d_]+)?)\s?:\s(?=\S+\s)"
)
"""A known newsroom, and from where: ``إيلاف من لندن: …``."""
_IN_COUNTRY = re.compile(rf"(?P<agency>[^\W\d_]+ [^\W\d_]+)\s{_DASH}\s(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)\.\s(?=\S+\s)")
"""A known newsroom, and which country a story is of: ``أفريقيا برس – المغرب. …``."""
_MAY_HOLD = re.compile(r"[-–—ـ/(\d]")
_TATWEEL_APART = re.compile(r"(?<=\s)ـ(?=\s)")
"""A dash as the Gulf's newspapers type it, which a folded text has lost."""
_DASHED = re.compile(r"[-–—]|\sـ\s")
_FROM = " من "
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_WORDS = frozenset(folded(name).partition(" ")[0] for name in AGENCIES | DESKS) | {"وكاله"}
_MAY_BE_NEWSROOM = Memory(lambda printed: not _FIRST_WORDS.isdisjoint(_WORD.findall(folded(printed)))).__getitem__
"""Whether a newsroom's name may begin in a run of letters: no style does without one."""


def read_dateline(text: str, year: int | None = None) -> Dateline | None:
    """The dateline that opens a paragraph or stands on a line of its own.

    ``year`` is that of the page, for datelines that leave it out.

    >>> read_dateline("لندن (رويترز) - صعدت أسعار القمح")
    Dateline(text='لندن (رويترز) -', place='لندن', agency='رويترز', date=None)
    >>> read_dateline("أبوظبي في 3 يونيو / وام / أطلقت هيئة البيئة", 2024).date
    '2024-06-03'
    >>> read_dateline("الكويت 30 - 1 (كونا) -- أعلنت الوزارة", 2024)
    Dateline(text='الكويت 30 - 1 (كونا) --', place='الكويت', agency='كونا', date='2024-01-30')
    >>> read_dateline("غازي عنتاب (تركيا) 28 أغسطس آب (رويترز) - قال أطباء").place
    'غازي عنتاب (تركيا)'
    >>> read_dateline("السلط (الأردن) (رويترز) - قال مزارعون").place
    'السلط (الأردن)'
    >>> read_dateline("قبلي 5 مارس (وات/تحرير نزار الهاني)- انطلقت").place
    'قبلي'
    >>> read_dateline("صلالة ـ العمانية: أنقذت الشرطة").agency
    'العمانية'
    >>> read_dateline("موسكو، 4 مايو (أيار). نوفوستي. أعلن").place
    'موسكو'
    >>> read_dateline("قال الوزير (رويترز)")
    """
    opening = _TATWEEL_APART.sub("-", text[:_LONGEST])
    if _MAY_HOLD.search(opening) is None:
        return None
    if not any(map(_MAY_BE_NEWSROOM, opening.split())):
        return _newsroom_first(text)
    aligned = align(opening)
    match = _match(aligned)
    if match is None:
        return _newsroom_first(text)
    parts = match.groupdict()

    def printed(part: str) -> str | None:
        return text[slice(*aligned.span(*match.span(part)))].strip(" -–—ـ،,") if parts.get(part) else None

    place = printed("place")
    is_too_long = place is not None and place.count(" ") >= _LONGEST_PLACE_WORDS
    if is_too_long or (parts.get("full") and find_day(parts["full"]) is None):
        return None
    first, last = aligned.span(match.start(), match.end())
    return Dateline(
        text=text[first:last].strip(), place=place, agency=printed("agency"), date=_day(printed("day"), year)
    )


def _newsroom_first(text: str) -> Dateline | None:
    """``سبق- حفر الباطن: …``, ``أحمد علي- سبق- القاهرة: …``: a byline that opens the text, newsroom and all.

    A reporter may stand in the newsroom's place: ``نزوى ـ من نبيل الحداد: …``.

    >>> _newsroom_first("سبق- جدة: أبرمت الشركة عقدا")
    Dateline(text='سبق- جدة:', place='جدة', agency='سبق', date=None)
    """
    head, colon, rest = text[:_LONGEST].partition(":")
    if not rest or len(head) > _LONGEST_HEAD or _DASHED.search(head) is None:
        return None
    agency, byline = newsroom_of(head), read_byline(head)
    if byline is None or not (agency or (_FROM in head and is_place(byline.place or ""))):
        return None
    return Dateline(text=head + colon, place=byline.place, agency=agency)


def read_city(text: str) -> Dateline | None:
    """The city alone that opens a newspaper's own report; prose may begin so too, so only a first paragraph is asked.

    >>> read_city("بيروت: أعلنت البلدية موعد المهرجان").place
    'بيروت'
    >>> read_city("عجلون- افتتحت البلدية المعصرة"), read_city("بغداد، التي لم تنم، تنتظر")
    (Dateline(text='عجلون-', place='عجلون', agency=None, date=None), None)
    >>> read_city("عمان - الضفة نت - دشنت الأمانة خطا").agency
    'الضفة نت'
    >>> read_city("بغداد / أفق برس: ارتفعت الأسعار").agency, read_city("الأفق (نواكشوط) ـ عاد الوزير").place
    ('أفق برس', 'نواكشوط')
    >>> read_city("دمشق ـ الأفق: افتتح الوزير المحطة").agency, read_city("وطنية - عكار - افتتحت تعاونية").place
    ('الأفق', 'عكار')
    >>> read_city("وادي الزيتون (موريتانيا) - عاد الرعاة إلى قراهم").place
    'وادي الزيتون (موريتانيا)'
    >>> read_city("كيهيدي, 11/03/2010 - أشرف الوالي على الحملة").place
    'كيهيدي'
    >>> read_city("بغداد / الصباح اعلنت المديرية").agency, read_city("السومرية نيوز/ بغداد أعلنت الأمانة").place
    ('الصباح', 'بغداد')
    >>> read_city("كسلا 9 سبتمبر 2024 – أعلنت الغرفة").place, read_city("القاهرة/ الإسكندرية الصحراوي مغلق")
    ('كسلا', None)
    >>> read_city("الخليج (دبي) - عاد الوزير").agency, read_city("عدن ((الأفق الجديد)) خاص : عاد الوزير").agency
    ('الخليج', 'الأفق الجديد')
    >>> read_city("الأفق برس – تونس. عاد الوزير").agency
    'الأفق برس'
    >>> read_city("بيروت (الأفق 24)- عاد الوزير").agency, read_city("«إيلاف» من لندن: عاد الوزير").place
    ('الأفق 24', 'لندن')
    """
    forms = (_CITY_DATED.match, _from_city, _CITY.match, _CITY_AND_NEWSROOM.match, _slashed)
    found = _between_dashes(text) or next((found for form in forms if (found := form(text))), None)
    if found is None:
        return None
    parts = {"place": "", "within": "", "agency": "", "paper": "", "newsroom": "", **found.groupdict("")}
    place = parts["place"] or parts["within"]
    agency = parts["agency"] or parts["paper"].strip('«»"') or parts["newsroom"]
    if parts["newsroom"] and fold(place) in COUNTRIES:
        place, agency = f"{agency} ({place})", ""
    elif not is_place(parts["within"]) if parts["newsroom"] else is_place(agency):
        place, agency = agency, place
    if not is_place(place.partition(" (")[0]) and fold(parts["within"]) not in COUNTRIES:
        return None
    return Dateline(text=found[0].strip(), place=place, agency=agency or None)


def _slashed(text: str) -> re.Match[str] | None:
    """The city and a newsroom that is known, in either order."""
    found = _CITY_SLASHED.match(text)
    return found if found and newsroom(found["paper"] or found["newsroom"]) else None


def _from_city(text: str) -> re.Match[str] | None:
    found = _FROM_CITY.match(text) or _IN_COUNTRY.match(text)
    return found if found and newsroom(found.groupdict().get("newsroom") or found["agency"]) else None


def _between_dashes(text: str) -> re.Match[str] | None:
    """The city, and between dashes a newsroom that no list knows; a person there is who reports."""
    found = _CITY_DASHED.match(text)
    if found is None or found["agency"] is None:
        return found
    is_of_places = is_place(found["agency"]) and is_place(found["place"])
    return None if is_of_places or any(map(opens_with_given_name, found.group("place", "agency"))) else found


def read_filed(line: str) -> Dateline | None:
    """A byline that is a dateline too: the reporter after the place and the agency.

    >>> read_filed("بغداد – واع – حسين الدراجي")
    Dateline(text='بغداد – واع – حسين الدراجي', place='بغداد', agency='واع', date=None)
    >>> read_filed("واس - جدة")
    """
    parts = re.split(rf"\s*{_DASH}\s*", line)
    if len(parts) != _FILED_PARTS or not is_place(parts[0]) or newsroom(parts[1]) != "agency":
        return None
    return Dateline(text=line, place=parts[0], agency=parts[1]) if is_name(parts[2]) else None


def _match(head: Aligned) -> re.Match[str] | None:
    strict = next((found for style in _STRICT if (found := style.match(head.folded))), None)
    return strict or next(
        (found for style in _LOOSE if (found := style.match(head.folded)) and _is_known(head, found)), None
    )


def _is_known(head: Aligned, found: re.Match[str]) -> bool:
    return is_place(head.original[slice(*head.span(*found.span("place")))])


def is_dateline(line: str) -> bool:
    """Whether a line is a dateline and nothing else.

    >>> is_dateline("دمشق-سانا"), is_dateline("لندن (رويترز) - صعدت أسعار القمح")
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    found = read_dateline(line)
    if found is None or found.text != line or not found.place or WEEKDAYS.get(fold(found.place)) is not None:
        return False
    return newsroom(found.agency or "") == "agency" or (line.endswith(")") and is_place(found.place))


def _day(printed: str | None, year: int | None) -> str | None:
    if printed is None:
        return None
    found = find_day(printed)
    if found:
        return found.day.isoformat()
    words = align(printed).folded.replace(" - ", " ").split()
    name = " ".join(words[1:]).partition("/")[0].strip()
    month = int(name) if name.isdigit() else MONTHS.get(name)
    day: date | None = gregorian_day(year, month, int(words[0])) if year and month and words[0].isdigit() else None
    return day.isoformat() if day else None
