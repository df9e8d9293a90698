"""Dumps cut into parts, and parts put together into batches, so that each transaction holds about as much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TypeVar

from etl.engines import lemmatiser, recogniser
from etl.errors import InputRefused
from etl.extract.raw import RawZone
from etl.extract.readers import Skipped
from etl.extract.redacted import Remaining, Withheld, placed
from etl.jobs.reading import found_in, read_page
from etl.load.batch import Part, Reading, Refusal, Skip, Withholding
from etl.load.bronze import StoredDump
from etl.model import Page, ParsedPage
from etl.settings import Settings
from etl.transform import transform

_LETTERS_OF_A_PAGE = 40_000
"""A page with more text counts as several, so that huge ones do not fill the memory."""

_Read = Callable[[Page], ParsedPage | InputRefused]
_Outcome = tuple[int, Remaining]
"""Place among the dump's pages, and what was found there; what holds no page shares the place of what follows."""
_Item = TypeVar("_Item")


def batches(settings: Settings, dumps: Iterable[StoredDump]) -> Iterator[Sequence[Part]]:
    """What the transactions of a load hold: each some parts of dumps, read and parsed."""
    raw = RawZone(settings.raw)
    parts = chain.from_iterable(_parts(raw, dump, settings) for dump in dumps)
    return (batch for batch in grouped(parts, _weight_of_part, settings.batch_pages) if batch)


def _parts(raw: RawZone, stored: StoredDump, settings: Settings) -> Iterator[Part]:
    parse = partial(
        transform, recogniser=recogniser(settings.entity_engine), lemmatiser=lemmatiser(settings.morphology)
    )
    read = partial(read_page, parse=parse, seconds=settings.max_page_seconds)
    groups = grouped(placed(found_in(raw, stored, settings)), _weight, settings.batch_pages)
    group = next(groups)
    number = 0
    for number, following in enumerate(groups, start=1):
        yield _part(stored, number - 1, group, read, is_last=False)
        group = following
    yield _part(stored, number, group, read, is_last=True)


def _part(dump: StoredDump, number: int, group: Sequence[_Outcome], read: _Read, *, is_last: bool) -> Part:
    outcomes = [(position, read(found) if isinstance(found, Page) else found) for position, found in group]
    return Part(
        dump_key=dump.dump_key,
        number=number,
        is_last=is_last,
        positions=_positions(group),
        readings=tuple(
            Reading(position=position, parsed=found) for position, found in outcomes if isinstance(found, ParsedPage)
        ),
        refusals=tuple(_refusal(dump, found) for _, found in outcomes if isinstance(found, InputRefused)),
        skips=tuple(
            Skip(member=found.member, what=found.what, count=found.count)
            for _, found in outcomes
            if isinstance(found, Skipped)
        ),
        withheld=tuple(
            Withholding(position=position, member=found.member, takedown_key=found.takedown_key, is_in_raw=False)
            for position, found in outcomes
            if isinstance(found, Withheld)
        ),
    )


def _positions(group: Sequence[_Outcome]) -> range:
    if not group:
        return range(0)
    (first, _), (last, found) = group[0], group[-1]
    return range(first, last + (not isinstance(found, Skipped)))


def _refusal(dump: StoredDump, refused: InputRefused) -> Refusal:
    # The raw zone knows a dump by its digest alone; people know it by its name.
    named = InputRefused(dump.name, refused.reason, refused.message, refused.member)
    return Refusal(refused=named, origin=dump.dump_key, dump_key=dump.dump_key, arrived_at=dump.arrived_at)


def _weight(outcome: _Outcome) -> int:
    _, found = outcome
    return 1 + len(found.text) // _LETTERS_OF_A_PAGE if isinstance(found, Page) else 1


def _weight_of_part(part: Part) -> int:
    # A dump without pages is a row in the ledger all the same.
    return max(1, sum(_weight((reading.position, reading.parsed.page)) for reading in part.readings))


def grouped(items: Iterable[_Item], weigh: Callable[[_Item], int], most: int) -> Iterator[list[_Item]]:
    """The items in their order, in groups of a weight of ``most`` or of one heavier item; at least one group.

    >>> list(grouped([1, 1, 3, 9, 1], int, 3)), list(grouped([], int, 3))
    ([[1, 1], [3], [9], [1]], [[]])
    """
    group: list[_Item] = []
    weight = 0
    for item in items:
        if group and weight + weigh(item) > most:
            yield group
            group, weight = [], 0
        group.append(item)
        weight += weigh(item)
    yield group
