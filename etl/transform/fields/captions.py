"""Captions and their credits: ``وزير الخارجية خلال المؤتمر (أ.ف.ب - غيتي)``."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.arabic.fold import fold
from etl.arabic.lexicon import words
from etl.arabic.words import NOT_CREDITS, is_job, is_person, is_place, newsroom

_CREDITED = re.compile(
    r"^(?P<text>.*\S)\s*\((?P<credit>[^()\d]{2,60}|[^\W\d]+\s?\d{2}|أرشيف\s[^()\d][^()]{1,40})\)\.?$"
)
_SIGNED = re.compile(
    r"^(?P<text>.*?\S)\s*(?:©\s*|(?:صورة من|Credit|Source)\s*:\s*|\sCopyright:?\s+|\s(?:تصوير|عدسة|المصدر|صورة)\s*:\s*"
    r"|(?:[-–—|/]|\.\.)\s*(?:(?:(?:ال)?(?:صورة|تصوير|عدسة|المصدر|مصدر الصورة)|ت)\s*:\s*|حقوق النشر\s*:?\s*"
    r"|(?:تصوير|عدسة|(?:ال)?صورة (?:من|عن)(?: موقع)?)\s+))"
    r"(?P<credit>\S[^©]{0,60})$"
)
_QUOTED = re.compile(r"^(?P<text>.*\S)\s*[«\"](?:تصوير|عدسة)\s*[:–—-]\s*(?P<credit>[^«»\"]{3,40})[»\"]$")
_SIGNING = re.compile("©|صورة|حقوق|Credit|Source|Copyright|تصوير|عدسة|المصدر| ت:")
"""Without one of these words a line bears no signature."""
_DASHED = re.compile(r"(?P<text>.*\S)\s*[-–—]\s*(?P<credit>\S.{1,40})$")
_HELD = re.compile(
    r"(?P<text>.*\S[.!؟]?)\s+(?P<credit>[A-Z][A-Za-z]+(?:[-\s][A-Z]{2,})?\s?/\s?[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){0,3})$"
)
"""An agency in its own letters and who took the picture: ``عمال في النفق. Keystone / Lea Meier``."""
_HOSTED = re.compile(r"(?P<text>.*\S\.)\s+(?P<credit>(?:[a-z\d-]+\.)+[a-z]{2,4})$")
"""The site itself: ``المعلمة أمام المحطة. ofoq.example``."""
_LED = re.compile(r"(?:(?P<credit>[A-Z][A-Za-z]+)|\((?P<holders>[^\W_][^()]{1,40})\))\s+(?P<text>[^\W\d_a-zA-Z].*)")
"""An agency in its own letters or in parentheses before the caption: ``Sputnik سنابل قمح``, ``(شينخوا) سنابل قمح``."""
_DASH = re.compile("[-–—]")
_REACH = 44
"""Letters of the longest holder that stands after a dash, with the dash."""
_HOLDER = re.compile(r"\s*[-–—/،|,]\s*")
_CREDIT_WORDS = 6
_SHOWN = "الصورة"
"""A label of who made a picture, or of what it shows in more words: ``الصورة: صياد يعرض الشبكة التجريبية``."""
_SHORT_WORDS = 2
_MADE = re.compile(
    r"(?:تصميم|تصوير|عدسة|رسم|كاريكاتير)\s*[:/–—-]?\s*(?P<who>[^:،/|–—-]{4,40}?)(?:\s*[-–—|/]\s*.+|\s+ل\S*(?:\s\S+)?)?$"
)

_LABEL = re.compile(
    r"(?P<credit>(?:(?:صدر|مصدر) الصورة|صورة من|تصوير|عدسة|الصورة|Credit)\s*[:،]\s*|©\s*|حقوق النشر\s*:?\s+(?!محفوظة)"
    r"|مصدر الصورة\s+|Image (?:copyright|source)\s*[:،,]?\s+)|[Ii]mage[ _]caption\s*[:،,]?\s+"
    r"|(?:Bildunterschrift\s*:\s*)?(?:Großansicht des Bildes mit der )?Bildunterschrift\s*:\s*"
    r"|(?:التعليق على|تعليق على|تعليق|شرح) الصورة\s*[:،]\s*|\[صورة\]\s*|\[صورة:\s*(?=[^\]]*\]$)"
)


_IN_PARENTHESES = re.compile(r"\([^()]+\)")
"""A credit alone, or all of a caption."""
_MADE_BY = re.compile(r"(?:تصوير|عدسة)\s*:?\s")
"""What a credit alone begins with, even below a sentence: ``(تصوير سامي البحري).``"""
_LONGEST_SCENE = 9
_MIDST, _BESIDE, _PLACE = ("|".join(sorted(words("press", "scenes", kind))) for kind in ("midst", "beside", "place"))
_PERIOD = rf"(?:ال)?(?:{'|'.join(sorted(words('press', 'scenes', 'period')))})\b"
_IN_MIDST = re.compile(
    rf"\S \b(?:{_MIDST})\s(?!{_PERIOD})\S|\S (?:بعد|قبل|عقب|لحظه)\s(?:اعاده\s)?\S{{3,}}(?:ه|ها|هم|هما)(?=\s|$)"
)
"""``الوزير خلال جولته``, ``المقاعد بعد إعادة طلائها``, of a folded line."""
_IN_PLACE = re.compile(rf"\S (?:{_BESIDE})\s\S|\S (?:في\s|ب)(?:{_PLACE})\s\S")
_TELLING = re.compile(r":|\.\.|…|^\W?\d|[؟!.]$")
"""Speakers, figures and stops: a line that holds one says more than what a picture shows."""
_VERB = re.compile(r"(?<!\S)ي[^\W\d_]{3,}")
_FILE = re.compile(r"\s[-–—]\s[^-–—,،]{3,25},\s\d{3,4},\s\d{2}\.\d{2}\.\d{4}$")
"""What Sputnik calls a picture's file by: ``… - سبوتنيك عربي, 1920, 20.04.2023``."""
_COUNTER = re.compile(r"^\d{1,3}\s*/\s*\d{1,3}\s+(?=[^\W\d])")
"""Which of a gallery's pictures it is: ``1/3 معصرة قديمة``."""


CREDIT_APART = "credit apart from its caption"
"""The rule of blocks that the markup calls credits: they hold nothing but who made the picture above."""


class Credited(NamedTuple):
    """A caption without its credits, and the credits, one a holder."""

    text: str
    credits: tuple[str, ...]


def read_caption(line: str) -> Credited:
    """A caption line taken apart.

    >>> read_caption("اعتقال القيادي (أ.ف.ب - غيتي)")
    Credited(text='اعتقال القيادي', credits=('أ.ف.ب', 'غيتي'))
    >>> read_caption("Sputnik سنابل قمح داخل وحدة زراعية مغلقة").credits
    ('Sputnik',)
    >>> read_caption("(شينخوا/سامي البحري) بحارة على ظهر السفينة")
    Credited(text='بحارة على ظهر السفينة', credits=('شينخوا', 'سامي البحري'))
    >>> read_caption("إحدى الحافلات - صورة: منير امحيمدات").credits
    ('منير امحيمدات',)
    >>> read_caption("حقول الشاي / صورة: AA (AA)")
    Credited(text='حقول الشاي', credits=('AA',))
    >>> [read_caption(line).credits[0] for line in ("المزاد | تصوير منير الهاني", "جولة الأمين «عدسة - سعد الهاني»")]
    ['منير الهاني', 'سعد الهاني']
    >>> read_caption("أسر داخل فصول المدرسة .. تصوير سامي البحري"), read_caption("عصفور فوق سياج صورة: dpa").credits
    (Credited(text='أسر داخل فصول المدرسة', credits=('سامي البحري',)), ('dpa',))
    """
    line = _FILE.sub("", line)
    found = _credit(line)
    if found is None:
        led = _LED.match(line)
        by = holders(led["credit"] or led["holders"]) if led else ()
        return Credited(led["text"], by) if led and newsroom(by[0]) == "agency" else Credited(line, ())
    text, before = read_caption(found["text"]) if _SIGNING.search(found["text"]) else Credited(found["text"], ())
    return Credited(text, tuple(dict.fromkeys((*before, *holders(found["credit"])))))


def read_captions(lines: list[str]) -> list[Credited]:
    """The captions of a run of lines, in which a label may name caption and credit apart; one may be a credit alone.

    >>> read_captions(["صدر الصورة، Getty Images", "التعليق على الصورة، متطوعون في شارع الحمراء"])
    [Credited(text='متطوعون في شارع الحمراء', credits=('Getty Images',))]
    >>> read_captions(["(تصوير: سامي البحري/واس)"])
    [Credited(text='', credits=('سامي البحري', 'واس'))]
    """
    found: list[Credited] = []
    pending: tuple[str, ...] = ()
    for printed in dict.fromkeys(lines):
        line = _COUNTER.sub("", printed)
        line = line[1:-1] if _IN_PARENTHESES.fullmatch(line) else line
        label = _LABEL.match(f"{line} ")  # which may be all of the line
        if label and label["credit"] and not (line.startswith(_SHOWN) and line.count(" ") > _CREDIT_WORDS):
            pending = holders(line[label.end() :])
            continue
        if newsroom(line) == "agency":
            pending = holders(line)
            continue
        if maker := read_maker(line):
            pending = (maker,)
            continue
        text, holding = read_caption(line[label.end() :] if label else line)
        if not text:
            continue
        found.append(Credited(text, holding or pending))
        pending = ()
    if pending and found:
        found[-1] = Credited(found[-1].text, (*found[-1].credits, *pending))
    return found if found or not pending else [Credited("", pending)]


def is_label(line: str) -> bool:
    """Whether a line is the label of a caption that stands on the next one.

    >>> is_label("التعليق على الصورة،"), is_label("Image caption"), is_label("شرح الصورة: قارب في الميناء")
    (True, True, False)
    """
    label = _LABEL.match(f"{line} ")
    return label is not None and not label["credit"] and not line[label.end() :]


def is_scene(line: str, *, surely: bool = False) -> bool:
    """Whether a short line says what somebody is at, or where something stands, as captions do.

    ``surely`` asks for the former alone, which headings in a text do not say.

    >>> is_scene("نورة داخل ورشتها في حي الكوت"), is_scene("قافلة إرشادية بقرية طهنا الجبل")
    (True, True)
    >>> is_scene("المقاعد الخشبية بعد إعادة طلائها", surely=True), is_scene("ينطلق السباق في ساحة المدينة")
    (True, False)
    """
    folded = fold(line)
    if folded.count(" ") >= _LONGEST_SCENE or _TELLING.search(line):
        return False
    if _IN_MIDST.search(folded) is not None:
        return True
    return not surely and _IN_PLACE.search(folded) is not None and _VERB.search(line) is None


def holders(credit: str) -> tuple[str, ...]:
    """The holders that one credit names.

    >>> holders("هيئة القناة / رويترز"), holders("تصوير: رامي العلي")
    (('هيئة القناة', 'رويترز'), ('رامي العلي',))
    """
    label = _LABEL.match(credit) or _MADE_BY.match(credit)
    return tuple(part for part in _HOLDER.split(credit[label.end() if label else 0 :].strip()) if part)


def read_maker(line: str) -> str | None:
    """Who made a picture, from a line that says so and perhaps for whom.

    >>> read_maker("تصميم سامي البحري لـ الأفق"), read_maker("تصميم جديد للحديقة العامة")
    ('سامي البحري', None)
    """
    who = found["who"] if (found := _MADE.match(line)) else ""
    return who if is_person(who) else None


def has_credit(line: str, *, only_newsrooms: bool = False) -> bool:
    """Whether a line closes with a credit, as captions do and sentences do not.

    ``only_newsrooms`` is for lines as long as a paragraph, which may close with other words in parentheses.

    >>> has_credit("بادين خلال لقائه السوداني (أ.ف.ب)"), has_credit("مباراة مثيرة في القاهرة (فيديو)")
    (True, False)
    """
    found = _credit(line)
    if found is not None and is_place(found["credit"]) and found["text"].count(" ") < _SHORT_WORDS:
        return False  # a newsroom or a reporter, and from where
    return found is not None and (
        not only_newsrooms
        or _MADE_BY.match(found["credit"]) is not None
        or _is_held(holders(found["credit"]), found["text"])
    )


def _is_held(by: tuple[str, ...], text: str) -> bool:
    """Whether a newsroom holds a picture; behind a sentence's stop it closes a dispatch: ``… الأسبوع. (وال)``."""
    are_known = any(newsroom(each.removeprefix("أرشيف ").rstrip(".")) for each in by)
    return are_known and not text.endswith(".")


def _credit(line: str) -> re.Match[str] | None:
    if line.endswith((")", ").")):
        found = _CREDITED.match(line)
        if found and (found["credit"].count(" ") >= _CREDIT_WORDS or fold(found["credit"]) in NOT_CREDITS):
            return None
        return found
    if _SIGNING.search(line) and (found := _QUOTED.match(line) or _SIGNED.match(line)):
        return found
    if "©" in line or ":" in line or "Copyright" in line:
        return None
    if line[-1:].isascii() and (found := _HOSTED.match(line) or _HELD.match(line)):
        return found
    found = _DASHED.match(line) if _DASH.search(line, max(0, len(line) - _REACH)) else None
    return found if found and newsroom(found["credit"]) and not is_job(line) else None
