"""The registry of news organisations: every Arabic spelling of an outlet, and its canonical English name."""

from __future__ import annotations

from functools import cache

from etl.arabic.aligned import folded
from etl.arabic.gazetteer import Gazetteer, forms_of
from etl.arabic.lexicon import tables

_KINDS = ("agencies", "newspapers", "magazines", "broadcasters", "sites")


@cache
def outlets() -> Gazetteer[str]:
    """All outlets by all their spellings."""
    return Gazetteer((spelling, name) for name, spellings in registry().items() for spelling in spellings)


@cache
def registry() -> dict[str, tuple[str, ...]]:
    """Canonical name to spellings."""
    lexicon = tables("outlets")
    return {
        name: (name, *spellings)
        for kind in _KINDS
        for name, spellings in lexicon[kind].items()
        if isinstance(spellings, list)
    }


@cache
def ordinary_spellings() -> frozenset[tuple[str, ...]]:
    """Spellings that are words of their own too, as folded words: «الوطن», «الحدث»."""
    listed = tables("outlets")["ordinary"]["words"]
    return frozenset(tuple(forms_of(word)) for word in listed) if isinstance(listed, list) else frozenset()


@cache
def acronyms() -> frozenset[str]:
    """Agencies' signs that are words of the language too, folded: «وال», «وات»."""
    listed = tables("outlets")["ordinary"]["acronyms"]
    return frozenset(map(folded, listed)) if isinstance(listed, list) else frozenset()


def canonical_holder(credit: str) -> str:
    """The canonical name of the outlet that holds a picture, or the credit as printed where it is no known outlet.

    >>> canonical_holder("الخارجية العراقية")
    'الخارجية العراقية'
    """
    return outlet_named(credit) or credit


def outlet_named(credit: str) -> str | None:
    """The canonical name of the outlet that a credit names by any of its spellings.

    >>> [outlet_named(credit) for credit in ("أ.ف.ب", "(رويترز)", "وكالة الأناضول", "الخارجية العراقية")]
    ['AFP', 'Reuters', 'Anadolu', None]
    """
    name = outlets().named(credit)
    if name is None:
        kind, _, rest = credit.strip(" ()«»").partition(" ")
        name = outlets().named(rest) if folded(kind) in outlet_kinds() else None
    return name


@cache
def outlet_kinds() -> frozenset[str]:
    """Folded words for a kind of outlet, without the article: «وكاله», «صحيفه»."""
    listed = tables("outlets")["kinds"]["words"]
    return frozenset(map(folded, listed)) if isinstance(listed, list) else frozenset()
