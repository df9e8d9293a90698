"""The raw zone as a whole: whether what it holds is what was delivered."""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.raw import RawZone
from etl.extract.verifying import Examined, examine
from etl.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a look at the whole raw zone found."""

    objects: int
    bytes: int
    """Of the dumps, before compression."""
    faults: tuple[Examined, ...]


def verify(settings: Settings) -> Verification:
    """Read everything in the raw zone; needs no warehouse."""
    objects = size = 0
    faults: list[Examined] = []
    for one in examine(RawZone(settings.raw)):
        objects += 1
        size += one.size_bytes
        if one.fault:
            faults.append(one)
    return Verification(objects=objects, bytes=size, faults=tuple(faults))
