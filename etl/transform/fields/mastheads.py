"""Who heads a newspaper, as the top of its pages prints it: no part of any article, and no byline."""

from __future__ import annotations

import re

from etl.arabic.words import newsroom
from etl.transform.fields.bylines import read_name

_MAY_HEAD = re.compile("رئيس|التحرير|المشرف|الإشراف")
_LONGEST = 120
_OFFICE = re.compile(
    r"(?P<paper>(?:\S+\s){1,4})?(?:رئيس\s(?:\S+\s){1,3}و)?"
    r"(?:رئيس[ةا]?\s(?:تحرير|مجلس[يى]?\s(?:ال)?[إا]دارة|التحرير)|(?:مدير|مجلس|سكرتير|نائب رئيس)\sالتحرير"
    r"|(?:المشرف|الإشراف) العام)"
    r"(?:\s?و\s?رئيس\sالتحرير|\s?و\s?التحرير)?(?P<rest>\s?:.*|[^\W\d_].*)?$"
)
_ISSUE = re.compile(r"العدد\s*[:(]?\s*\(?\d+\)?\s*[-–—,،|]?\s*(?:السنة|المجلد)\s[^:.]{2,40}$")
"""Which issue of which year: ``العدد (1292) السنة السادسة``."""
_SLUG = re.compile(r"([^\W\d_]+)\s\d{3,4}(?:\s\S+){0,4}$")
"""How agencies count their dispatches: ``بترا 0112 محلي/ زراعة``."""
_TITLE = re.compile(r"^(?:(?:د|أ|م)\s?[./]\s?|(?:الدكتور|الأستاذ|المهندس|السيد)ة?\s)+")
"""What stands before the name of who heads it."""


def is_masthead(line: str) -> bool:
    """Whether a line only names who heads a newspaper, is the label of a line that does, or counts its issues.

    >>> is_masthead("رئيس مجلس الإدارة : د. خالد الصافي"), is_masthead("صحيفة الأفق رئيس التحريرسامي الورداني")
    (True, True)
    >>> is_masthead("العدد (1292) السنة السادسة"), is_masthead("بترا 0112 محلي/ زراعة")
    (True, True)
    >>> is_masthead("رئيس مجلس الإدارة: نوزع الأرباح في مايو"), is_masthead("استقالة رئيس مجلس الإدارة")
    (False, False)
    """
    if _ISSUE.match(line) or ((slug := _SLUG.match(line)) and newsroom(slug[1]) == "agency"):
        return True
    found = _OFFICE.match(line) if len(line) <= _LONGEST and _MAY_HEAD.search(line) else None
    if found is None:
        return False
    name = _TITLE.sub("", (found["rest"] or "").strip(" :"))
    return read_name(name) is not None if name else not found["paper"]


def is_label(line: str) -> bool:
    """Whether the name stands on the line below: ``رئيس التحرير``.

    >>> is_label("رئيس حزب الأفق ورئيس مجلس الإدارة"), is_label("رئيس التحرير: سامي الورداني")
    (True, False)
    """
    found = _OFFICE.match(line) if len(line) <= _LONGEST and _MAY_HEAD.search(line) else None
    return found is not None and not found["paper"] and not (found["rest"] or "").strip(" :")
