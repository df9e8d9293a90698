"""What an edit changed between two versions of a story: values in, values out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from etl.arabic.fold import fold

_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_KEPT = 0.5
"""Of the words of the longer version, what must stay for it to be the same text still."""
_GROWN = 1.1
"""How many times its length a text that was extended has at least."""


class Edit(StrEnum):
    """The kind of an edit: the most telling thing that it changed."""

    FIRST = "first"
    REWRITTEN = "rewritten"
    EXTENDED = "extended"
    SHORTENED = "shortened"
    FIGURES = "figures"
    DATES = "dates"
    WORDING = "wording"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one copy of a story says."""

    headline: str
    body: str
    dates: AbstractSet[str] = frozenset()
    """ISO days, stated or mentioned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a version has that the one before does not, and the other way round."""

    edit: Edit
    is_headline_changed: bool = False
    added_word_count: int = 0
    removed_word_count: int = 0
    added_numbers: tuple[str, ...] = ()
    removed_numbers: tuple[str, ...] = ()
    added_dates: tuple[str, ...] = ()
    removed_dates: tuple[str, ...] = ()


FIRST = Change(edit=Edit.FIRST)


def change(before: Told, after: Told) -> Change | None:
    """What was edited; ``None`` where both say the same, however it is spelt.

    >>> told = Told(headline="وصول القافلة", body="وصلت القافلة ومعها ١٢ خيمة")
    >>> change(told, Told(headline="وُصول القافلة", body=told.body))
    >>> edited = change(told, Told(headline=told.headline, body="وصلت القافلة ومعها 15 خيمة"))
    >>> edited.edit.value, edited.added_numbers, edited.removed_numbers, edited.added_word_count
    ('figures', ('15',), ('12',), 1)
    """
    words, words_after = (Counter(fold(told.body).split()) for told in (before, after))
    numbers, numbers_after = (Counter(_numbers(told)) for told in (before, after))
    added, removed = words_after - words, words - words_after
    is_headline_changed = fold(before.headline) != fold(after.headline)
    dates = (tuple(sorted(after.dates - before.dates)), tuple(sorted(before.dates - after.dates)))
    if not (added or removed or is_headline_changed or any(dates)):
        return None
    figures = (tuple(sorted(numbers_after - numbers)), tuple(sorted(numbers - numbers_after)))
    return Change(
        edit=_kind(words, words_after, is_dated_anew=any(dates)),
        is_headline_changed=is_headline_changed,
        added_word_count=added.total(),
        removed_word_count=removed.total(),
        added_numbers=figures[0],
        removed_numbers=figures[1],
        added_dates=dates[0],
        removed_dates=dates[1],
    )


def _kind(words: Counter[str], after: Counter[str], *, is_dated_anew: bool) -> Edit:
    size, size_after = words.total(), after.total()
    if (words & after).total() < _KEPT * min(size, size_after):
        return Edit.REWRITTEN
    if size_after > _GROWN * size:
        return Edit.EXTENDED
    if size > _GROWN * size_after:
        return Edit.SHORTENED
    changed = [*(after - words), *(words - after)]
    if changed:
        return Edit.FIGURES if all(map(_NUMBER.fullmatch, changed)) else Edit.WORDING
    return Edit.DATES if is_dated_anew else Edit.HEADLINE


def _numbers(told: Told) -> list[str]:
    """The figures of headline and body, in ASCII digits.

    >>> _numbers(Told(headline="ارتفاع ٣٫٥ في المئة", body="من 1,200"))
    ['3.5', '1,200']
    """
    text = f"{told.headline}\n{told.body}".translate(_DIGITS)
    return _NUMBER.findall(text)


_DIGITS = (
    {ord("٠") + value: str(value) for value in range(10)}
    | {ord("۰") + value: str(value) for value in range(10)}
    | {ord("٫"): ".", ord("٬"): ","}
)
