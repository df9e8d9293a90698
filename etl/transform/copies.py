"""How much of two texts is the same text, and whether that makes one a copy of the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

_OF_SHORTER = 0.35
"""Half a text, less what editing takes of it. Unrelated news shares a tenth at most."""
_OF_LONGER = 0.25
"""A review of the day holds five reports whole, and is a copy of none."""
_FIGURES = re.compile("[0-9]+")
_FORM = 8
"""Runs with figures, by their other words, that two texts share at least where both fill in one form."""

Forms = Mapping[str, AbstractSet[str]]


class Overlap(NamedTuple):
    """What two texts share, in runs of words (`etl.arabic.shingles`)."""

    shared: int
    first: int
    """Runs of the first text."""
    second: int

    @property
    def is_copy(self) -> bool:
        """Whether so much is the same that one text was made of the other, or both of a third.

        >>> Overlap(50, 100, 120).is_copy, Overlap(20, 100, 120).is_copy, Overlap(50, 50, 600).is_copy
        (True, False, False)
        """
        shorter, longer = sorted((self.first, self.second))
        return self.shared >= _OF_SHORTER * shorter and self.shared >= _OF_LONGER * longer > 0


def overlap(first: AbstractSet[str], second: AbstractSet[str]) -> Overlap:
    """What two texts share, by their distinct runs.

    >>> overlap({"a b c d", "b c d e"}, {"b c d e"})
    Overlap(shared=1, first=2, second=1)
    """
    return Overlap(len(first & second), len(first), len(second))


def is_one_form(first: Forms, second: Forms) -> bool:
    """Whether two texts fill in one form with other figures, as each day's prices do: neither is a copy.

    >>> monday, tuesday = (forms({f"{place} {price} قرشا امس" for place in "ابتثجحخد"}) for price in (3, 4))
    >>> is_one_form(monday, tuesday), is_one_form(monday, monday)
    (True, False)
    """
    shared = first.keys() & second.keys()
    return len(shared) >= _FORM and 2 * sum(not first[form].isdisjoint(second[form]) for form in shared) < len(shared)


def forms(runs: AbstractSet[str]) -> Forms:
    """The runs that hold figures, by what they are without them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for run in runs:
        if _FIGURES.search(run):
            found[_FIGURES.sub("0", run)].add(run)
    return found
