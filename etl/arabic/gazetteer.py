"""Names of several words, found by their first: the lexicons of places, organisations and outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from etl.arabic.aligned import folded
from etl.arabic.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Value = TypeVar("Value")


class Found(NamedTuple, Generic[Value]):
    """A name that stands at a word: what it is, and the index after its last word."""

    value: Value
    end: int


class Gazetteer(Generic[Value]):
    """Spellings of names and what each stands for, indexed by the first word."""

    def __init__(self, spellings: Iterable[tuple[str, Value]]) -> None:
        by_first: dict[str, list[tuple[list[str], Value]]] = {}
        for spelling, value in spellings:
            first, *rest = forms_of(spelling)
            by_first.setdefault(first, []).append((rest, value))
        self._by_first: Mapping[str, tuple[tuple[list[str], Value], ...]] = {
            first: tuple(sorted(names, key=lambda name: -len(name[0]))) for first, names in by_first.items()
        }

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which a name can begin."""
        return frozenset(self._by_first)

    def at(self, first: str, forms: list[str], index: int) -> Found[Value] | None:
        """The longest name that begins with the word ``first`` and goes on with the forms after ``index``.

        >>> Gazetteer([("سي إن إن", "CNN")]).at("سي", ["لسي", "ان", "ان", "قال"], 0)
        Found(value='CNN', end=3)
        """
        for rest, value in self._by_first.get(first, ()):
            end = index + 1 + len(rest)
            if forms[index + 1 : end] == rest:
                return Found(value, end)
        return None

    def named(self, name: str) -> Value | None:
        """What a whole name stands for; marks around it do not matter."""
        forms = forms_of(name)
        while forms and not forms[-1].isalnum():
            forms.pop()
        first = next((index for index, form in enumerate(forms) if form.isalnum()), len(forms))
        found = self.at(forms[first], forms, first) if first < len(forms) else None
        return found.value if found and found.end == len(forms) else None


def forms_of(name: str) -> list[str]:
    """The folded words and marks of a name.

    >>> forms_of("إيتار-تاس")
    ['ايتار', '-', 'تاس']
    """
    return [token.group() for token in tokens(folded(name))]
