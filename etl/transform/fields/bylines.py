"""Bylines, typed: who wrote it (a person, a desk, an agency) and from where."""

from __future__ import annotations

import re

from etl.arabic.fold import fold
from etl.arabic.words import (
    AGENCIES,
    is_job,
    is_name,
    is_person,
    is_place,
    names,
    newsroom,
    opens_with_given_name,
)
from etl.model import Author, Byline
from etl.transform.fields.joints import APART, DESK_NAME, PAPER_ALONE, apart, authors_of

_CUE = re.compile(
    r"(?:كتب|نشر|حرر|أعد|أضيف|[أا]رسل|مرسل)(?:ه|ت|ة)?\s+(?:بواسطة|(?:من )?طرف|من قبل|الخبر|المقال)\s*:?\s+"
    r"|(?:كاتبة? (?:الموضوع|المقال|الخبر)|صفحة الكاتبة?)\s*:?\s+|الكاتب(?:ة)?\s*:\s*كتبت?\s+|من قبل\s+(?=\S+\s\S)|"
    r"(?:(?:حاور|التقا|أعد|كتب)(?:ه|ها|هم)\s+في\s+|(?:كتب(?:ت|ه|ها)?|بقلم|بواسطة"
    r"|المصدر(?! [أا]ون ?لاين)|By|[Ww]ritten by|[Aa]uthor|من)(?:\s*(?:[:،/–—-]|ـ+)\s*|\s+)|(?:Author|Role)\s*[,،]\s*"
    r"|(?:متابع(?:ة|ات)|إعداد|اعداد|أعد(?:ه|ها|ت)?|تقرير|تحقيق|حوار|حاورت?(?:ه|ها)|أجرى الحوار|أجرت الحوار|الكاتب(?:ة)?"
    r"|المؤلف|المحرر|تحرير|مراسل(?:ة|نا|تنا)?|نص|تأليف|تغطية|خاص)(?:\s+وتصوير)?\s*(?:[:/–—-]|ـ(?=\s))\s*|(?:متابعة|تحرير|أضاف(?:ه|ته))\s+(?=\S+\s\S)|خاص\s+[^\W\d_]+\s*[-–—/:]\s*(?=\S+\s\S))"
    r"(?:ال(?:دكتور|أستاذ|مهندس|صحفي|صحافي|محامي)ة?\s+)?"
)
_AFTER_SITE = re.compile(
    r"(?:[^\W\d_]+\s?[-–]?\s){1,3}(?:متابعة|بقلم|إعداد|اعداد|تقرير|كتبت?)\s*:\s*(?:[دأم]\.\s?)?"
    r"(?=[^\W\d_]+\s[^\W\d_]+(?:\s[^\W\d_]+)?$)"
)
"""The site's name, and a cue before two or three words: ``مع الأفق متابعة: نبيل الحداد``."""
_WITH = re.compile(r"(بقلم\s*:\s*[^:]{2,40}?)\s+مع\s.*")
"""The agencies whose dispatches an author used: ``بقلم: نبيل الحداد مع أ ف ب``."""
_FROM = "من "
_OFFICE = "مكتب "
_NOISES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("*", "•", ",", "،", ">"), r"^[*•,،>\s]+"),
    (("&",), r"&nbsp;"),
    (("|",), r"^\|\s*"),
    (("- من", "– من", "— من", "ـ من"), r"(?<=[-–—ـ]\s)من\s+(?:(?:مراسل|موفد)ت?نا\s+)?(?=\S+\s\S)"),
    (("@",), r"\s*(?:@\w+|\w+@)(?!\S)|\s+[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (("[at]",), r"\s+[\w.+-]+\s?\[at\]\s?[\w.-]+"),
    (("تصوير", "عدسة"), r"\s*(?:/|[-–—]|،|\()\s*(?:تصوير|عدسة)\s*[:–—-].*$|\s(?:تصوير|عدسة)\s*:.*$"),
    (("،",), r"،\s*(?:تحقيق|حوار|تقرير|استطلاع)(?=\s*[-–—/:])"),
    (("متابع", "خاص"), r"\s*[-–—/:|]\s*(?:متابع(?:ة|ات)|خاص)\s*:*\s*$"),
    (("تاب",), r"\s+تاب[ِ]?ع$"),
    (("..",), r"\s*\.{2,}$"),
    (("*",), r"(?<=[^\W\d_])\s?\*$"),
    (("كتب", "بقلم"), r"(?<=[-–—])\s*(?:كتب(?:ت)?|بقلم)\s*[-–—:](?=\s)"),
    ((":", "|", "/", "-", "–", "—"), r"\s*[:|/–—-]+\s*$"),
)
"""What stands beside the names, after what no such noise does without: a bullet, ``من`` or ``من مراسلنا`` after a
place, an account on a social network, the photographer, ``متابعة``, ``خاص``, a closing colon or dash."""
_NOISE = re.compile("|".join(form for _, form in _NOISES))
_SIGNS_OF_NOISE = tuple(sign for signs, _ in _NOISES for sign in signs)
_FOLLOWED = re.compile(r"[-–—/:|]\s*متابع(?:ة|ات)\s*:*$")
"""``عين اليوم – متابعات``: who follows what others report."""
_PAUSE = re.compile(r"[:،؛]")
_OWN = re.compile(r"[-–—/:|]\s*خاص\s*:*$")
"""``عدن/ صوت المدينة/ خاص:``: a newsroom's own report."""
_OWN_REPORT = re.compile(
    r"(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)\s*[(«\"]+(?P<desk>[^()«»\"]{2,25})[)»\"]+\s*[-–—/]?\s*خاص\s*:*"
)
"""``المهرة ((الأفق)) خاص:``, ``عدن «الأفق» خاص:``: the same with the place before it, as Yemeni newspapers have it."""
_FROM_REPORTER = re.compile(
    r"(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)(?:\s*[-–—ـ]\s*[^\W\d_]+(?: [^\W\d_]+)?)?"
    r"\s*[-–—ـ]\s*من\s+(?:(?:مراسل|موفد)ت?نا\s+)?(?P<who>[^:]{4,40}?)\s*:?"
)
"""``المضيبي – من نبيل الحداد:``, ``لندن ـ صوت المدينة ـ من نبيل الحداد:``, wherever the place is."""
_BESIDE_PAPER = re.compile(
    r"(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)\s?[«\"][^«»\"]{2,20}[»\"]\s?/?\s?(?P<who>[^:«»/]{4,40}?)\s*:?"
)
"""``عدن «الأفق» نبيل الحداد:``, as newspapers of the Yemen have it."""
_ENVOY = re.compile(
    r"(?:مبعوث|موفد|مراسل)(?:ة|نا|تنا)?\s(?:[«\"][^«»\"]{2,20}[»\"]\s)?(?:إلى|الى|في)\s(?P<place>[^\W\d_]+(?:\s[^\W\d_]+)?)"
    r"\s?:\s(?P<who>[^:]{3,40})"
)
"""``مبعوث «الأفق» إلى غرداية: ك. الحداد``."""
_LABELLED = re.compile(r"(?:الكاتب|المحرر|المؤلف)ة?\s*:|بواسطة\s(?=[ء-ي])")
"""What names whoever wrote, person or not: ``الكاتب: الأفق``, ``بواسطة الأفق``."""
_PENNED = re.compile(r"بقلم\s*:\s*(?P<who>(?:[دأم]\s?\.\s*)?[^\W\d_]{2,}(?: [^\W\d_]{2,}){1,3})")
_FEWEST_BLANKS = 2
"""In a headline before a slash and its author."""
_PENNED_LAST = re.compile(
    r"\s*(?:(?:\.{2,}|…|[-–—|/،(])\s*|\s(?=بقلم\s*:))(?P<byline>(?:بقلم|كتبت?)\s*[:/]?\s*(?P<who>[^:()|]{4,45}?))\)?$"
)
"""How a headline ends that names its author: ``… بقلم: نبيل الحداد``."""
_THIRD = re.compile(r"\s*[-–—/|:]\s*|\s+ـ\s+")
_OWN_WORD = "خاص"
_JOINT = re.compile(r"[-–—(:/|،«{\"]")
_JOINING = (" ـ", " من ")
"""What joins the parts of a byline; without it, and without a cue, only an agency's name is one."""
_MEDIUM = re.compile(r"(?:نص|فيديو|تقرير|إعداد|اعداد)\s+")
"""What an agency's name stands beside on France 24: ``نص أ ف ب``."""
_DASHES = ("-", "–", "—")
"""What sets a newsroom's name off from the text below it."""
_ENDS = " *•:-–—"
_LONGEST = 90
_LONGEST_STATED = 400
"""Letters of the longest line that is looked through for what stands beside names."""
_LONGEST_PLACE_WORDS = 3
_LONGEST_FILED = 25
"""Letters of a place or a newsroom that no list knows."""

_FILED = re.compile(r"(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)\s*(?:[-–—/:_]|ـ+)\s*(?P<desk>[^\W\d_]\w+(?: \w+){0,2})")
"""A place and a newsroom that no list knows."""
_DESK_FILED = re.compile(r"(?P<desk>[^\W\d_]+(?: \w+){0,2})\s*/\s*(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)")
"""The same the other way round."""
_DESK_DASHED = re.compile(r"(?P<desk>[^\W\d_]+(?: \w+){1,2})\s*(?:[-–—_]|ـ+)\s*(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)")
"""``وهج الخليج _ مسقط``."""
_OFFICE_FILED = re.compile(
    r"(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)\s*[-–—/]\s*(?P<desk>(?:إدارة|مكتب|قسم|دائرة|وحدة)(?: [^\W\d_]+){1,5})"
)
"""A ministry's own: ``الدوحة – إدارة العلاقات العامة والاتصال``."""
_PAPER_FILED = re.compile(r"(?P<desk>ال[^\W\d_]{3,})\s*[-–—]\s*(?P<place>[^\W\d_]+(?: [^\W\d_]+)?)")
"""One word with the article, which often is a newspaper's: ``المرفأ – بيروت``."""


def read_byline(line: str) -> Byline | None:
    """Who a byline names, and from where; ``None`` where the line's shape is no byline's.

    >>> read_byline("علي السراي (لندن)").place
    'لندن'
    >>> read_byline("لندن: «الشرق الأوسط»").authors
    (Author(name='الشرق الأوسط', kind='desk'),)
    >>> [author.name for author in read_byline("كتب – أحمد سالم ومنى كريم").authors]
    ['أحمد سالم', 'منى كريم']
    >>> [author.name for author in read_byline("مع الأفق متابعة: نبيل الحداد").authors]
    ['نبيل الحداد']
    >>> [read_byline(line).authors[0].name for line in ("مرسلة بواسطة نبيل الحداد", "خاص المرفأ - أحمد سالم")]
    ['نبيل الحداد', 'أحمد سالم']
    >>> read_byline("تحرير منى كريم").authors
    (Author(name='منى كريم', kind='person'),)
    >>> [author.name for author in read_byline("بقلم: نبيل الحداد مع رويترز").authors]
    ['نبيل الحداد']
    >>> read_byline("مبعوث «الأفق» إلى غرداية: ك. الحداد").place
    'غرداية'
    >>> [author.name for author in read_byline("بقلم نبيل الحداد - كاتب وصحافي").authors]
    ['نبيل الحداد']
    """
    if len(line) > _LONGEST:
        return None
    return _of_three(line) or _worded(line)


def _worded(line: str) -> Byline | None:
    """A byline by its cue, or by the press's ways of joining who and where."""
    if found := _OWN_REPORT.fullmatch(line):
        return Byline(text=line, authors=(Author(name=found["desk"], kind="desk"),), place=found["place"])
    if found := _ENVOY.fullmatch(line):
        return Byline(text=line, authors=(Author(name=found["who"], kind="person"),), place=found["place"])
    found = _FROM_REPORTER.fullmatch(line) or _BESIDE_PAPER.fullmatch(line)
    if found and is_person(found["who"]) and (found.re is _FROM_REPORTER or is_place(found["place"])):
        return Byline(text=line, authors=(Author(name=found["who"], kind="person"),), place=found["place"])
    printed = _WITH.sub(r"\1", _without_noise(line))
    cue = _CUE.match(printed) or (_AFTER_SITE.match(printed) if ":" in printed else None) or _medium(line, printed)
    is_cued = cue is not None or _FOLLOWED.search(line) is not None or _OWN.search(line) is not None
    is_joined = _is_joined(printed) or (line.endswith(_DASHES) and newsroom(printed) is not None)
    if not is_cued and not is_joined and fold(printed) not in AGENCIES:
        return None
    who, place, is_certain = apart(_without_job(printed[cue.end() :] if cue else printed))
    authors = _own(line, who) or authors_of(who) or _labelled(line, who) or _following(line, who) or _paper(who, place)
    authors = authors or _penned(line, who)
    if not authors or not (is_cued or is_certain or fold(who) in AGENCIES or newsroom(who.strip('«»"')) == "desk"):
        return None
    return Byline(text=line, authors=authors, place=place)


def _of_three(line: str) -> Byline | None:
    """A place, a newsroom that no list need know, and whoever reports for it or ``خاص``, in any order.

    >>> _of_three("سبها - بوابة الأفق: نبيل الحداد").authors, _of_three("الأفق أونلاين - خاص - مأرب").place
    ((Author(name='نبيل الحداد', kind='person'),), 'مأرب')
    """
    parts = _THIRD.split(line.strip(_ENDS))
    if len(parts) != 3 or not all(parts):
        return None
    places = [part for part in parts if is_place(part)]
    people = [part for part in parts if is_person(part)]
    rest = [part for part in parts if part not in places and part not in people and part != _OWN_WORD]
    if len(places) != 1 or len(rest) != 1 or not _is_called(rest[0]):
        return None
    if any(is_place(each.rpartition(" ")[2]) for each in people):
        return None  # the second of two places, each with who reports from there
    if is_name(rest[0]) and newsroom(rest[0]) is None and ":" not in line:
        return None  # one of two reporters: only a colon tells a newsroom from a person
    author = Author(name=people[0], kind="person") if people else Author(name=rest[0], kind="desk")
    return Byline(text=line, authors=(author,), place=places[0])


def _is_called(name: str) -> bool:
    """Whether a text can be a newsroom's name: a few words without figures that are no job's."""
    return (
        name.count(" ") < _LONGEST_PLACE_WORDS
        and all(map(str.isalpha, re.sub(r"[\s.«»\"]", "", name)))
        and not is_job(name)
    )


def is_labelled(line: str) -> bool:
    """Whether a line says by its label that it names who wrote."""
    return _LABELLED.match(line) is not None


def _labelled(line: str, who: str) -> tuple[Author, ...]:
    """Whoever a label says to have written is a newsroom, where the words are no person's."""
    is_short = bool(who) and who.count(" ") < _LONGEST_PLACE_WORDS and all(map(str.isalpha, who.split()))
    return (Author(name=who, kind="desk"),) if is_short and is_labelled(line) else ()


def _penned(line: str, who: str) -> tuple[Author, ...]:
    """Whoever stands after ``بقلم:`` is a person, though the name begins as few do: ``بقلم: د. النور حمد الله``."""
    found = _PENNED.fullmatch(line)
    return (Author(name=who, kind="person"),) if found and found["who"].strip() == who else ()


def _own(line: str, who: str) -> tuple[Author, ...]:
    """Whoever has a report of its own is a newsroom, unless it bears a person's name."""
    if _OWN.search(line) is None or who.count(" ") >= _LONGEST_PLACE_WORDS or opens_with_given_name(who):
        return ()
    who = who.strip('«»"“” ')
    is_one = bool(who) and not is_place(who) and newsroom(who) != "agency" and _PAUSE.search(who) is None
    return (Author(name=who, kind="desk"),) if is_one else ()


def _following(line: str, who: str) -> tuple[Author, ...]:
    """Whoever follows what others report is a newsroom, though no list knows it."""
    is_short = _FOLLOWED.search(line) is not None and who.count(" ") < _LONGEST_PLACE_WORDS
    return (Author(name=who, kind="desk"),) if who and is_short else ()


def _paper(who: str, place: str | None) -> tuple[Author, ...]:
    """One word with the article, and from where, is a newspaper though no list knows it: ``البلاد (جدة)``."""
    is_paper = place is not None and PAPER_ALONE.fullmatch(who) is not None and is_place(place)
    return (Author(name=who, kind="desk"),) if is_paper else ()


def _is_joined(printed: str) -> bool:
    """Whether anything joins the parts of a byline; a newspaper's desk may stand beside a name without it."""
    if _JOINT.search(printed) is not None or any(joint in printed for joint in _JOINING):
        return True
    return DESK_NAME.search(printed) is not None


def _medium(line: str, printed: str) -> re.Match[str] | None:
    found = None if line.endswith(":") else _MEDIUM.match(printed)  # «نص البيان:» leads into a text
    return found if found and all(map(newsroom, names(printed[found.end() :].replace("/", "،")))) else None


def is_own_report(line: str) -> bool:
    """Whether a line closes with the word for a newsroom's own report, or for what it follows: no headline does.

    >>> is_own_report("المشهد الأول| خاص"), is_own_report("واس - جدة")
    (True, False)
    """
    forms = (_OWN.search, _FOLLOWED.search, _OWN_REPORT.fullmatch)
    return any(form(line) for form in forms)


def is_byline(line: str) -> bool:
    """Whether a line can be nothing but a byline; ``من …`` is one only where a publisher writes so.

    >>> is_byline("واس - جدة"), is_byline("علي السراي (لندن)"), is_byline("قارب في ميناء جدة (واس)")
    (True, True, False)
    """
    return not line.startswith(_FROM) and read_byline(line) is not None


def newsroom_of(line: str) -> str | None:
    """The first agency or desk that a byline names, beside or in place of people.

    >>> newsroom_of("أحمد علي- سبق- القاهرة"), newsroom_of("كتب: سعيد علي")
    ('سبق', None)
    >>> newsroom_of("بيروت – «القلم العربي»")
    'القلم العربي'
    """
    parts = (name for part in APART.split(line) for name in (part, *names(part)))
    return next((part.strip('«»"“”') for part in parts if newsroom(part)), None)


def has_newsroom(line: str) -> bool:
    """Whether a byline names an agency or a desk beside or in place of people, as sign-offs do.

    >>> has_newsroom("وام/ريم الهاجري/عماد العلي"), has_newsroom("كتب: سعيد علي")
    (True, False)
    """
    return newsroom(line) is not None or newsroom_of(line) is not None


def read_name(line: str) -> Byline | None:
    """A byline that is a bare name: only its place on the page tells it from a headline.

    >>> read_name("كمال الشناوي").authors
    (Author(name='كمال الشناوي', kind='person'),)
    """
    authors = authors_of(_without_job(_without_noise(line)))
    return Byline(text=line, authors=authors) if authors else None


def split_penned(headline: str) -> tuple[str, Byline | None]:
    """A headline, and whoever it says at its end to have written the text.

    >>> split_penned("الترعة التي شربت القرية .. بقلم: نبيل الحداد")[0]
    'الترعة التي شربت القرية'
    >>> split_penned("الترعة التي شربت القرية / محمد سالم ولد الدده")[0]
    'الترعة التي شربت القرية'
    >>> split_penned("قصة حياة بقلم صاحبها")
    ('قصة حياة بقلم صاحبها', None)
    """
    title, slash, who = headline.rpartition(" / ")
    if slash and title.count(" ") >= _FEWEST_BLANKS and is_person(who):
        return title, Byline(text=who, authors=(Author(name=who, kind="person"),))
    found = _PENNED_LAST.search(headline)
    authors = authors_of(_without_job(_without_noise(found["who"]))) if found else ()
    if not found or not authors or authors[0].kind != "person" or not found.start():
        return headline, None
    return headline[: found.start()], Byline(text=found["byline"], authors=authors)


def read_author(stated: str) -> Byline | None:
    """A byline that is known to be one, as in a record's field ``author``: its place need not be a known one.

    >>> read_author("القصب - محمد الحميضي:").place, read_author("محايل: وحيد الحفظي").place
    ('القصب', 'محايل')
    """
    printed = _without_noise(stated)
    parts = APART.split(printed)
    found = read_byline(stated) or read_name(stated) or _people(stated, parts) or _filed(stated, printed, parts)
    if found:
        return found
    for part in (*parts, *printed.split(":")):
        place = part.strip()
        who = printed.removeprefix(place).removesuffix(place).strip(" :-–—ـ|/")
        if place.count(" ") < _LONGEST_PLACE_WORDS and not newsroom(place) and (authors := authors_of(who)):
            return Byline(text=stated, authors=authors, place=place)
    return None


def _people(stated: str, parts: list[str]) -> Byline | None:
    """``أيمن الدسوقي - هدير البحيري``: what begins with a given name is no place."""
    if len(parts) == 1 or not opens_with_given_name(parts[0]) or not all(map(is_name, parts)):
        return None
    return Byline(text=stated, authors=tuple(Author(name=part, kind="person") for part in parts))


def _filed(stated: str, printed: str, parts: list[str]) -> Byline | None:
    """``غزة - الأفق``, ``الأفق/غزة``, ``المرفأ – بيروت``, ``وادي السدر - الأفق:``, ``الأفق - غزة - نبيل الحداد``.

    The place is known, or a colon leads into the text.
    """
    forms = (form.fullmatch(printed) for form in (_FILED, _OFFICE_FILED, _DESK_FILED, _PAPER_FILED, _DESK_DASHED))
    if filed := next((f for f in forms if f and is_place(f["place"]) and not is_place(f["desk"])), None):
        return Byline(text=stated, authors=(Author(name=filed["desk"], kind="desk"),), place=filed["place"])
    if len(parts) == 3 and is_place(place := parts[1].removeprefix(_OFFICE)) and is_person(parts[2]):
        return Byline(text=stated, authors=(Author(name=parts[2], kind="person"),), place=place)
    if len(parts) != 2 or not stated.endswith(":"):
        return None
    place, desk = parts
    are_names = all(part[:1].isalpha() and _PAUSE.search(part) is None for part in parts)
    if not are_names or is_place(desk) or is_name(desk) or max(map(len, parts)) > _LONGEST_FILED:
        return None
    return Byline(text=stated, authors=(Author(name=desk, kind="desk"),), place=place)


def _without_noise(line: str) -> str:
    may_be = len(line) <= _LONGEST_STATED and any(sign in line for sign in _SIGNS_OF_NOISE)
    return (_NOISE.sub(" ", line) if may_be else line).strip()


def _without_job(who: str) -> str:
    """``نبيل الحداد`` of ``نبيل الحداد - كاتب وصحافي``, and of ``نبيل الحداد مراسل``.

    >>> _without_job("نبيل الحداد مراسل"), _without_job("نبيل كاتب")
    ('نبيل الحداد', 'نبيل كاتب')
    """
    name, _, job = who.rpartition(" ")
    if is_job(job) and is_name(name):
        return name
    bearer, *jobs = APART.split(who)
    return bearer if len(jobs) == 1 and is_job(jobs[0]) and is_person(bearer) else who
