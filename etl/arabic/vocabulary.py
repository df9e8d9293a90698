"""What the words of news prose can be: each form with its clitics cut off and every sense that the lexicons give it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.gazetteer import Gazetteer, forms_of
from etl.arabic.lexicon import tables
from etl.arabic.outlets import outlet_kinds, outlets
from etl.arabic.reporting import Shape, Voice, reporting_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AL = "ال"
_CLITICS = ("وبال", "وب", "ول", "وك", "فب", "فل", "وس", "فس", "و", "ف", "ب", "ل", "ك", "س")
_ARTICLE_FUSED = ("لل", "ولل", "فلل")
_MEMORY = 1 << 16
ON = "على"
"""The preposition, which the fold cannot tell from the name «علي»; `analysed` knows it unfolded."""


class Sense:
    """What a word can be, as bits: a word may have many senses, and the grammar around it decides.

    Plain integers, since an enumeration's operators cost more than all the rest of reading a word.
    """

    NONE = 0
    SAY = 1 << 0
    STATE = 1 << 1
    RELAY = 1 << 2
    PUBLISH = 1 << 3
    PARTICIPLE = 1 << 4
    SPEECH_NOUN = 1 << 5
    ACCORDING = 1 << 6
    CAME = 1 << 7
    COMPLEMENTIZER = 1 << 8
    COLOURLESS = 1 << 9
    ADJUNCT = 1 << 10
    MOUTHPIECE = 1 << 11
    HUSH = 1 << 12
    HUSHED = 1 << 13
    PREPOSITION = 1 << 14
    PARTICLE = 1 << 15
    RELATIVE = 1 << 16
    TIME = 1 << 17
    ADJECTIVE = 1 << 18
    NATIONALITY = 1 << 19
    OFFICE = 1 << 20
    OCCUPATION = 1 << 21
    UNNAMED = 1 << 22
    HONORIFIC = 1 << 23
    ADDRESS = 1 << 24
    CHAIN = 1 << 25
    GIVEN = 1 << 26
    UNSURE_GIVEN = 1 << 27
    COMPOUND = 1 << 28
    FAMILY = 1 << 29
    FAMOUS = 1 << 30
    PERSON = 1 << 31
    OUTLET = 1 << 32
    """First word of an outlet's name, as the next two are."""
    OUTLET_KIND = 1 << 33
    PLACE = 1 << 34
    PLACE_KIND = 1 << 35
    WATER_KIND = 1 << 36
    """A kind of place that is part of the name: نهر, خليج."""
    PLACE_PREPOSITION = 1 << 37
    ORGANISATION = 1 << 38
    ORGANISATION_KIND = 1 << 39
    WEAK_KIND = 1 << 40
    DEFINITE_KIND = 1 << 41
    COMPANY_KIND = 1 << 42
    DROPS_NATIONALITY = 1 << 43
    NATIONAL_KIND = 1 << 44
    FIELD_KIND = 1 << 45
    CLUB = 1 << 46

    NAME = GIVEN | UNSURE_GIVEN | COMPOUND | FAMILY
    POST = OFFICE | OCCUPATION
    TITLE = OFFICE | OCCUPATION | UNNAMED | HONORIFIC
    SPEAK = SAY | STATE
    CUE = SAY | STATE | RELAY | PUBLISH


class Analysis(NamedTuple):
    """A folded form, the clitics before it, and what the rest can be."""

    form: str
    cut: int
    """Letters of the clitics."""
    bare: str
    """The word that has the senses: with the article where ``لل`` has swallowed it."""
    senses: int
    definite: bool


@lru_cache(_MEMORY)
def analysed(form: str) -> Analysis:
    """A folded word with the shortest clitics that leave a word of the lexicons; the form as it is where none does.

    >>> [analysed(form)[1:3] for form in ("وقال", "للوزير", "ولبنان", "خوري")]
    [(1, 'قال'), (2, 'الوزير'), (1, 'لبنان'), (0, 'خوري')]
    """
    senses = _senses(form)
    if senses:
        return Analysis(form, 0, form, senses, form.startswith(AL))
    for cut, bare in _without_clitics(form):
        senses = _senses(bare)
        if senses:
            return Analysis(form, cut, bare, senses, bare.startswith(AL))
    for cut, bare in _without_clitics(form):
        if bare.startswith(AL) and len(bare) > 3:
            return Analysis(form, cut, bare, 0, definite=True)
    return Analysis(form, 0, form, 0, form.startswith(AL))


def _without_clitics(form: str) -> Iterator[tuple[int, str]]:
    for fused in _ARTICLE_FUSED:
        if form.startswith(fused) and len(form) > len(fused) + 2:
            yield len(fused), AL + form[len(fused) :]
    for clitic in reversed(_CLITICS):
        if form.startswith(clitic) and len(form) > len(clitic) + 1:
            yield len(clitic), form[len(clitic) :]


def _senses(bare: str) -> int:
    return _lexicon().get(bare, 0) | (_bases().get(bare[len(AL) :], 0) if bare.startswith(AL) else 0)


@cache
def places() -> Gazetteer[bool]:
    """Names of places; the value says whether the name is an ordinary word too."""
    ordinary = frozenset(_entries("places", "ordinary", "words"))
    names = [name for kind in tables("places")["names"] for name in _entries("places", "names", kind)]
    return Gazetteer((name, name in ordinary) for name in dict.fromkeys([*names, *sorted(ordinary)]))


@cache
def organisations() -> Gazetteer[str]:
    """Names of organisations that are no outlets, with their kind."""
    kinds = tables("organisations")["names"]
    return Gazetteer((name, kind) for kind in kinds for name in _entries("organisations", "names", kind))


@cache
def ordinary_organisations() -> frozenset[tuple[str, ...]]:
    """Names of organisations that are words of their own too, as folded words."""
    return frozenset(tuple(name.split()) for name in _entries("organisations", "ordinary", "words"))


@cache
def relations() -> frozenset[str]:
    """Who somebody is to another, with a pronoun: «نظيره», «ابنتها»."""
    stems = (
        relation.removesuffix("ه") + "ت" * relation.endswith("ه")
        for relation in _entries("titles", "relation", "words")
    )
    return frozenset(stem + pronoun for stem in stems for pronoun in ("ه", "ها", "هم", "هما"))


@cache
def platforms() -> frozenset[str]:
    """Places where people write, folded: «فيسبوك»."""
    return frozenset(_entries("organisations", "ordinary", "platforms"))


@cache
def clubs() -> Gazetteer[bool]:
    """Names of clubs that are towns or words of their own too."""
    return Gazetteer((name, True) for name in _entries("organisations", "sport", "clubs"))


@cache
def people() -> Gazetteer[bool]:
    """Names of persons that begin with a word of another kind."""
    return Gazetteer((name, True) for name in _entries("names", "full", "words"))


@cache
def _bases() -> dict[str, int]:
    """Words that take the article."""
    bases: dict[str, int] = {}
    for name, table, key, sense in (
        ("titles", "office", "words", Sense.OFFICE),
        ("titles", "occupation", "words", Sense.OCCUPATION),
        ("titles", "unnamed", "words", Sense.UNNAMED),
        ("places", "nationalities", "words", Sense.NATIONALITY),
        ("particles", "particles", "adjective", Sense.ADJECTIVE),
    ):
        _add(bases, (form for word in _entries(name, table, key) for form in _numbers(word)), sense)
    _add(bases, outlet_kinds(), Sense.OUTLET_KIND)
    _add(bases, _entries("reporting_verbs", "mouthpieces", "words"), Sense.MOUTHPIECE)
    _add(bases, _entries("places", "heads", "left_out"), Sense.PLACE_KIND)
    return bases


@cache
def _lexicon() -> dict[str, int]:
    lexicon = dict(_bases())
    for form, (voice, shape) in reporting_forms().items():
        _add(lexicon, [form], _VOICES[voice] | _SHAPES[shape])
    compounds = set(_entries("names", "compounds", "first"))
    for key, sense in (("office", Sense.OFFICE), ("occupation", Sense.OCCUPATION)):
        titles = _entries("titles", key, "words")
        governing = {title + ending for title in titles for ending in ("ي", "و")} - compounds  # «أبو» begins a name
        _add(lexicon, governing, sense | Sense.CHAIN)
    _add(lexicon, relations(), Sense.OCCUPATION)
    for key, sense in _PARTICLES.items():
        _add(lexicon, _entries("particles", "particles", key), sense)
    for name, table, key, sense in _EXACT:
        _add(lexicon, _entries(name, table, key), sense)
    for gazetteer, sense in (
        (outlets(), Sense.OUTLET),
        (places(), Sense.PLACE),
        (organisations(), Sense.ORGANISATION),
        (clubs(), Sense.CLUB),
        (people(), Sense.PERSON),
    ):
        _add(lexicon, gazetteer.first_words, sense)
    for key in ("sure", "foreign"):
        _add(lexicon, [given.split()[0] for given in _entries("names", "given", key)], Sense.GIVEN)
    return lexicon | {ON: Sense.PREPOSITION | Sense.PARTICLE}


_VOICES = {Voice.SAY: Sense.SAY, Voice.STATE: Sense.STATE, Voice.RELAY: Sense.RELAY, Voice.PUBLISH: Sense.PUBLISH}
_SHAPES = {Shape.FINITE: Sense.NONE, Shape.PARTICIPLE: Sense.PARTICIPLE, Shape.NOUN: Sense.SPEECH_NOUN}
_PARTICLES = {
    "preposition": Sense.PREPOSITION | Sense.PARTICLE,
    "conjunction": Sense.PARTICLE,
    "pronoun": Sense.PARTICLE,
    "relative": Sense.PARTICLE | Sense.RELATIVE,
    "negation": Sense.PARTICLE,
    "auxiliary": Sense.PARTICLE,
    "participle": Sense.PARTICLE,
    "time": Sense.PARTICLE | Sense.TIME,
}
_EXACT = (
    ("reporting_verbs", "according", "words", Sense.ACCORDING),
    ("reporting_verbs", "came", "words", Sense.CAME),
    ("reporting_verbs", "complementizers", "words", Sense.COMPLEMENTIZER),
    ("reporting_verbs", "colourless", "words", Sense.COLOURLESS),
    ("reporting_verbs", "adjuncts", "words", Sense.ADJUNCT),
    ("reporting_verbs", "hush", "verbs", Sense.HUSH),
    ("reporting_verbs", "hush", "objects", Sense.HUSHED),
    ("titles", "honorific", "address", Sense.HONORIFIC | Sense.ADDRESS),
    ("titles", "honorific", "words", Sense.HONORIFIC),
    ("titles", "chains", "words", Sense.CHAIN),
    ("names", "given", "unsure", Sense.UNSURE_GIVEN),
    ("names", "compounds", "first", Sense.COMPOUND),
    ("names", "family", "beside", Sense.FAMILY),
    ("names", "family", "famous", Sense.FAMILY | Sense.FAMOUS),
    ("places", "heads", "kept", Sense.WATER_KIND),
    ("places", "heads", "prepositions", Sense.PLACE_PREPOSITION),
    ("organisations", "heads", "kept", Sense.ORGANISATION_KIND),
    ("organisations", "heads", "weak", Sense.WEAK_KIND),
    ("organisations", "heads", "with_field", Sense.FIELD_KIND | Sense.ORGANISATION_KIND | Sense.WEAK_KIND),
    ("organisations", "heads", "left_out", Sense.COMPANY_KIND),
    ("organisations", "heads", "definite", Sense.DEFINITE_KIND),
    ("organisations", "heads", "national", Sense.NATIONAL_KIND),
    ("organisations", "heads", "without_nationality", Sense.DROPS_NATIONALITY),
)


def _entries(name: str, table: str, key: str) -> list[str]:
    """The folded entries under one key; those of several words keep their spaces."""
    entry = tables(name)[table][key]
    return [" ".join(forms_of(word)) for word in entry] if isinstance(entry, list) else []


def _add(lexicon: dict[str, int], forms: Iterable[str], sense: int) -> None:
    for form in forms:
        lexicon[form] = lexicon.get(form, 0) | sense


def _numbers(word: str) -> Iterator[str]:
    """A noun or adjective of persons with its feminine and its sound plurals and duals.

    >>> list(_numbers("مدير"))
    ['مدير', 'مديره', 'مديرون', 'مديرين', 'مديران', 'مديرات', 'مديرتان', 'مديرتين']
    """
    yield word
    stem = word.removesuffix("ه")
    yield from (stem + ending for ending in ("ه", "ون", "ين", "ان", "ات", "تان", "تين"))
