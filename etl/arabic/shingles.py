"""A text as the runs of words that it is made of: what two texts have in common, however they were edited."""

from __future__ import annotations

from etl.arabic.fold import fold

_RUN = 4
"""Words of a run. Unrelated news shares few runs of four; an edited word takes four of them away."""


def shingles(text: str) -> list[str]:
    """Every run of four folded words, in order; a text of fewer words has none.

    >>> shingles("أعلنت البلديّة، أمس، عن افتتاح الجسر")
    ['اعلنت البلديه امس عن', 'البلديه امس عن افتتاح', 'امس عن افتتاح الجسر']
    """
    words = fold(text).split()
    return list(map(" ".join, zip(*(words[start:] for start in range(_RUN)), strict=False)))
