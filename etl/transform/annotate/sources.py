"""The news organisations on whose authority an article says something: where it leans on them, and never itself."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.arabic.outlets import canonical_holder
from etl.arabic.vocabulary import Sense, analysed
from etl.model import SourceMention
from etl.transform.annotate.outlet_names import listed_outlets, unlisted_outlets
from etl.transform.annotate.prose import COMMAS, read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from etl.transform.annotate.outlet_names import Outlet
    from etl.transform.annotate.prose import Prose

_REPORTS = Sense.SAY | Sense.STATE | Sense.RELAY | Sense.PUBLISH
_BY_FIRST = attrgetter("first")
_PREPOSITIONS = words("outlets", "citing", "prepositions")
_TELLING = words("outlets", "citing", "telling")
_FIGURES = words("outlets", "citing", "figures")
_LEARNT = words("outlets", "citing", "learnt")
_TO = "ل"
_IN = "في"
_REACH = 14
_NEAR = 3
_ESTIMATES = words("outlets", "citing", "estimates")
_WROTE = frozenset({"كتب", "كتبت"})
_AUXILIARIES = words("outlets", "citing", "auxiliaries")


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
    """Every outlet of the registry that a paragraph names, cited or not, and the others that it cites."""
    if prose.outlets is None:
        listed = list(listed_outlets(prose))
        taken = {at for outlet in listed for at in range(outlet.opening, outlet.end)}
        others = [
            each
            for each in unlisted_outlets(prose)
            if taken.isdisjoint(range(each.opening, each.end)) and _is_cited(prose, each)
        ]
        prose.outlets = tuple(sorted([*listed, *others], key=_BY_FIRST)) if others else tuple(listed)
    return prose.outlets


def cited_in(prose: Prose) -> Iterator[Outlet]:
    """The outlets on which a paragraph leans; an abbreviation right after the full name is the same mention."""
    previous: Outlet | None = None
    for outlet in outlets_in(prose):
        is_repeated = previous is not None and previous.name == outlet.name and outlet.opening - previous.after <= 1
        if not is_repeated and _is_cited(prose, outlet):
            yield outlet
        previous = outlet


def _is_cited(prose: Prose, outlet: Outlet) -> bool:
    """Whether the words before or after an outlet's name make it the origin of what is said."""
    return _is_attributed(prose, outlet) or _reports(prose, outlet) or _is_told(prose, outlet)


def _is_attributed(prose: Prose, outlet: Outlet) -> bool:
    """«طبقاً لـ…», «بحسب …», «نقلاً عن …», «وفق ما ذكرت …», «كما يذكر …», «قالت …», «صور التقطتها …»."""
    at = outlet.opening - 1
    if at > 0 and prose.words[at].form.removeprefix(_TO) in _FIGURES:  # «وفقا لبيانات «بلومبرغ»»
        return bool(prose.senses[at - 1] & Sense.ACCORDING)
    if at >= 0 and (prose.forms[at] == _TO or prose.words[at].bare in _PREPOSITIONS):
        at -= 1
    elif _clitics(prose, outlet.opening) not in ("", "و", "ف", "ل", "ول"):
        return False
    for index in range(at, max(-1, at - _NEAR), -1):
        word = prose.words[index]
        if word.senses & Sense.ACCORDING:
            return True
        if _is_reporting(prose, index):
            return True
        if not word.senses & (Sense.COLOURLESS | Sense.TIME | Sense.PARTICLE) and word.form not in COMMAS | _LEARNT:
            return False
    return False


def _is_reporting(prose: Prose, index: int) -> bool:
    """A finite reporting verb, also with an object («التقطتها», «نقلته», «ووصفتها»)."""
    word = prose.words[index]
    if word.senses & Sense.OUTLET_KIND:  # «نشره موقع»; «نشرة» is none
        return bool(word.senses & _REPORTS and prose.senses[index + 1] & Sense.OUTLET_KIND)
    if not word.senses:
        verb = word.form.removeprefix("و").removesuffix("ها").removesuffix("ه")
        return verb != word.form and bool(analysed(verb).senses & _REPORTS)
    return bool(word.senses & _REPORTS) and not word.senses & Sense.OFFICE


def _reports(prose: Prose, outlet: Outlet) -> bool:
    """The outlet as the subject before its verb or as a speaker: «رويترز نقلت», ««رويترز»: …», «(واس) قد نقلت»."""
    if _clitics(prose, outlet.opening) not in ("", "و", "ف"):
        return False
    at = _after_asides(prose, outlet.after)
    if at >= len(prose.words):
        return False
    word = prose.words[at]
    return bool(
        (word.senses & _REPORTS or word.bare in _ESTIMATES)
        and _clitics(prose, at) in ("", "ف")
        and not word.senses & (Sense.PARTICLE | Sense.PREPOSITION | Sense.OFFICE | Sense.OCCUPATION)
    )


def _after_asides(prose: Prose, at: int) -> int:
    """The token after what may stand between an outlet and its verb: an adjective, its sign in parentheses, «قد»."""
    limit = len(prose.words)
    for _ in range(_NEAR):
        if at < limit and prose.forms[at] == "(" and ")" in prose.forms[at : at + 2 * _NEAR]:
            at = prose.forms.index(")", at) + 1
        elif at < limit and _is_between(prose, at):
            at += 1
    return at


def _is_between(prose: Prose, at: int) -> bool:
    word = prose.words[at]
    is_adjective = word.definite and not word.cut and word.senses & (Sense.NATIONALITY | Sense.ADJECTIVE)
    return bool(is_adjective) or word.form in _AUXILIARIES


def _is_told(prose: Prose, outlet: Outlet) -> bool:
    """«قال فلان لـ«رويترز»», «في تصريح لوكالة …», «في حديث مع قناة …»: who is told something in the same sentence."""
    before = outlet.opening - 1
    fused = _TO in _clitics(prose, outlet.opening)
    is_addressed = fused or (before >= 0 and (prose.forms[before] == _TO or prose.words[before].bare in _PREPOSITIONS))
    if not is_addressed:
        return False
    is_to = fused or prose.forms[before] == _TO
    for index in range(outlet.opening - 1, max(-1, outlet.opening - _REACH), -1):
        word = prose.words[index]
        if prose.ends_sentence(index) or word.senses & Sense.COMPLEMENTIZER:
            return False
        if word.bare.removesuffix("ا") in _TELLING and outlet.opening - index <= 2 * _NEAR:
            return True
        if word.bare in _WROTE and prose.forms[before] == _IN:
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
