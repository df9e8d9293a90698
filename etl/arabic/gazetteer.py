"""Names of several words, found by their first: the lexicons of places, organisations and outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from etl.arabic.aligned import folded
from etl.arabic.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value = TypeVar("Value")


class Found(NamedTuple, Generic[Value]):
    """A name that stands at a word: what it is, and the index after its last word."""

    value: Value
    end: int


class _Branch(NamedTuple, Generic[Value]):
    """Where the names that share their first words part."""

    ended: list[Value]
    """The name that ends here, if one does."""
    longer: dict[str, _Branch[Value]]
    """By the next word."""


class Gazetteer(Generic[Value]):
    """Spellings of names and what each stands for, a tree that branches word by word."""

    def __init__(self, spellings: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, _Branch[Value]] = {}
        for spelling, value in spellings:
            first, *rest = forms_of(spelling)
            branch = self._by_first.setdefault(first, _Branch([], {}))
            for form in rest:
                branch = branch.longer.setdefault(form, _Branch([], {}))
            if not branch.ended:
                branch.ended.append(value)

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which a name can begin."""
        return frozenset(self._by_first)

    def at(self, first: str, forms: Sequence[str], index: int) -> Found[Value] | None:
        """The longest name that begins with the word ``first`` and goes on with the forms after ``index``.

        >>> Gazetteer([("سي إن إن", "CNN")]).at("سي", ["لسي", "ان", "ان", "قال"], 0)
        Found(value='CNN', end=3)
        """
        found, branch, end = None, self._by_first.get(first), index
        while branch is not None:
            end += 1
            if branch.ended:
                found = Found(branch.ended[0], end)
            branch = branch.longer.get(forms[end]) if branch.longer and end < len(forms) else None
        return found

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
