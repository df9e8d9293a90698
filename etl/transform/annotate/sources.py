"""The news organisations on whose authority an article says something: where it leans on them, and never itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.outlets import canonical_holder, ordinary_spellings, outlets
from etl.arabic.vocabulary import Sense
from etl.model import SourceMention
from etl.transform.annotate.prose import read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from etl.transform.annotate.prose import Prose

_REPORTS = Sense.SAY | Sense.STATE | Sense.RELAY | Sense.PUBLISH
_OPENING = frozenset("«“”„\"'‘’(") | {"''"}
_CLOSING = frozenset("»“”\"'‘’)") | {"''"}
_COMMAS = frozenset("،,")
_FROM = frozenset({"عن", "لدي", "مع", "الي", "عبر", "علي", "في", "من"})
_TELLING = frozenset(
    {"تصريح", "تصريحات", "حديث", "مقابله", "حوار", "لقاء", "بيان", "مقال", "تقرير", "تحقيق", "اتصال", "خبر"}
)
_CORRESPONDENTS = frozenset({"مراسل", "مراسله", "مراسلو", "مراسلي"})
_FIGURES = frozenset({"بيانات", "ارقام", "تقرير", "تقارير", "معلومات"})
_LEARNT = frozenset({"علم", "علمت", "علمته"})
_TO = "ل"
_AGENCY = "وكاله"
_REACH = 14
_NEAR = 3


class Outlet(NamedTuple):
    """An outlet's name in a paragraph; indexes of tokens."""

    name: str
    """Canonical."""
    first: int
    end: int
    opening: int
    """First token of the whole phrase: the word for its kind, its quotation mark, or the name itself."""
    after: int
    """The token after the phrase, its closing mark included."""


def find_sources(paragraphs: Iterable[str], publisher_names: Collection[str] = ()) -> tuple[SourceMention, ...]:
    """The outlets that an article's paragraphs cite; ``publisher_names`` are the article's own, in any spelling.

    >>> [(m.text, m.agency) for m in find_sources(["وبحسب وكالة «رويترز» فإن العرض قائم، ولم تعلق شركة بلومبرغ."])]
    [('رويترز', 'Reuters')]
    """
    return sources_in([read(paragraph) for paragraph in paragraphs], publisher_names)


def sources_in(prose: Sequence[Prose], publisher_names: Collection[str] = ()) -> tuple[SourceMention, ...]:
    """The outlets that paragraphs cite which are read already."""
    own = {canonical_holder(name) for name in publisher_names}
    return tuple(
        _mention(paragraph, index, outlet)
        for index, paragraph in enumerate(prose)
        for outlet in cited_in(paragraph)
        if outlet.name not in own
    )


def outlets_in(prose: Prose) -> tuple[Outlet, ...]:
    """Every outlet that a paragraph names, cited or not; an ordinary word only with marks or its kind beside it."""
    if prose.outlets is None:
        prose.outlets = tuple(_outlets(prose))
    return prose.outlets


def _outlets(prose: Prose) -> Iterator[Outlet]:
    end = 0
    for at in prose.where(Sense.OUTLET):
        outlet = _outlet_at(prose, at) if at >= end else None
        if outlet:
            yield outlet
            end = outlet.end


def cited_in(prose: Prose) -> Iterator[Outlet]:
    """The outlets on which a paragraph leans; an abbreviation right after the full name is the same mention."""
    previous: Outlet | None = None
    for outlet in outlets_in(prose):
        is_repeated = previous is not None and previous.name == outlet.name and outlet.opening - previous.after <= 1
        if not is_repeated and _is_cited(prose, outlet):
            yield outlet
        previous = outlet


def _outlet_at(prose: Prose, at: int) -> Outlet | None:
    found = outlets().at(prose.words[at].bare, prose.forms, at)
    if found is None:
        return None
    opening, after = at, found.end
    is_marked = at > 0 and prose.forms[at - 1] in _OPENING and not prose.words[at].cut
    if is_marked:
        opening -= 1
        after = _after_mark(prose, found.end)
    kind = opening > 0 and _is_kind(prose, opening - 1)
    if prose.senses[at] & Sense.NATIONALITY and found.end == at + 1:  # «الوكالة الفرنسية», but «المجلة الفرنسية»
        kind = kind and prose.words[opening - 1].bare.endswith(_AGENCY)
    if kind:
        opening -= 1
    spelling = (prose.words[at].bare, *prose.forms[at + 1 : found.end])
    is_ordinary = spelling in ordinary_spellings() or spelling[:1] in ordinary_spellings()
    if is_ordinary and not kind and not (is_marked and after > found.end):
        return None
    return Outlet(found.value, at, found.end, opening, after)


def _is_kind(prose: Prose, at: int) -> bool:
    """«صحيفة», «قناة», «مراسل»: what follows is an outlet."""
    return bool(prose.senses[at] & Sense.OUTLET_KIND) or prose.words[at].bare in _CORRESPONDENTS


def _after_mark(prose: Prose, end: int) -> int:
    """The token after a closing mark that stands at once, or after a word or two («إن بي سي نيوز» الأميركية)."""
    for at in range(end, min(len(prose.forms), end + _NEAR)):
        if prose.forms[at] in _CLOSING:
            return at + 1
    return end


def _is_cited(prose: Prose, outlet: Outlet) -> bool:
    """Whether the words before or after an outlet's name make it the origin of what is said."""
    return _is_attributed(prose, outlet) or _reports(prose, outlet) or _is_told(prose, outlet)


def _is_attributed(prose: Prose, outlet: Outlet) -> bool:
    """«طبقاً لـ…», «بحسب …», «نقلاً عن …», «وفق ما ذكرت …», «كما يذكر …», «قالت …», «صور التقطتها …»."""
    at = outlet.opening - 1
    if at > 0 and prose.words[at].form.removeprefix(_TO) in _FIGURES:  # «وفقا لبيانات «بلومبرغ»»
        return bool(prose.senses[at - 1] & Sense.ACCORDING)
    if at >= 0 and (prose.forms[at] == _TO or prose.words[at].bare in _FROM):
        at -= 1
    elif _clitics(prose, outlet.opening) not in ("", "و", "ف", "ل", "ول"):
        return False
    for index in range(at, max(-1, at - _NEAR), -1):
        word = prose.words[index]
        if word.senses & Sense.ACCORDING:
            return True
        if _is_reporting(prose, index):
            return True
        if not word.senses & (Sense.COLOURLESS | Sense.TIME | Sense.PARTICLE) and word.form not in _COMMAS | _LEARNT:
            return False
    return False


def _is_reporting(prose: Prose, index: int) -> bool:
    """A finite reporting verb, also with an object («التقطتها», «نقلته»)."""
    word = prose.words[index]
    return bool(word.senses & _REPORTS) and not word.senses & (Sense.OUTLET_KIND | Sense.OFFICE)


def _reports(prose: Prose, outlet: Outlet) -> bool:
    """The outlet as the subject before its verb or as a speaker: «رويترز نقلت», ««رويترز»: …», «رويترز إن»."""
    at = outlet.after
    if at < len(prose.words) and prose.words[at].senses & Sense.NATIONALITY:
        at += 1
    if at >= len(prose.words) or _clitics(prose, outlet.opening) not in ("", "و", "ف"):
        return False
    word = prose.words[at]
    return bool(
        word.senses & _REPORTS
        and not word.cut
        and not word.senses & (Sense.PARTICLE | Sense.PREPOSITION | Sense.OFFICE | Sense.OCCUPATION)
    )


def _is_told(prose: Prose, outlet: Outlet) -> bool:
    """«قال فلان لـ«رويترز»», «في تصريح لوكالة …», «في حديث مع قناة …»: who is told something in the same sentence."""
    before = outlet.opening - 1
    fused = _TO in _clitics(prose, outlet.opening)
    is_addressed = fused or (before >= 0 and (prose.forms[before] == _TO or prose.words[before].bare in _FROM))
    if not is_addressed:
        return False
    is_to = fused or prose.forms[before] == _TO
    for index in range(outlet.opening - 1, max(-1, outlet.opening - _REACH), -1):
        word = prose.words[index]
        if prose.ends_sentence(index) or word.senses & Sense.COMPLEMENTIZER:
            return False
        if word.bare in _TELLING and outlet.opening - index <= 2 * _NEAR:
            return True
        if is_to and word.senses & (Sense.SAY | Sense.STATE) and not word.senses & (Sense.OFFICE | Sense.OCCUPATION):
            return True
    return False


def _clitics(prose: Prose, at: int) -> str:
    word = prose.words[at]
    return word.form[: word.cut]


def _mention(prose: Prose, paragraph: int, outlet: Outlet) -> SourceMention:
    start, end = prose.span(outlet.first, outlet.end)
    return SourceMention(text=prose.text[start:end], agency=outlet.name, paragraph=paragraph, start=start, end=end)
