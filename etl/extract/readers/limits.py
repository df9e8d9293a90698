"""What one dump may cost: limits that are settings, and what of them a dump has used."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from etl.errors import InputRefused, Reason
from etl.extract.readers.records.mapping import FieldMapping
from etl.settings import Settings

_RATIO_COUNTS_FROM = 32 * 1024 * 1024
"""Unpacked bytes below which no ratio is suspect: a small page of blanks packs as well as a bomb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one input may cost; readers refuse what is over. Field ``max_x`` is the setting ``WARRAQ_MAX_X``."""

    max_page_bytes: int
    max_unpacked_bytes: int
    max_unpacked_ratio: int
    max_members: int
    max_depth: int

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """The limits that the settings state."""
        return cls(**{each.name: getattr(settings, each.name) for each in fields(cls)})


@dataclass(slots=True, kw_only=True)
class Used:
    """What one dump has used of its limits so far, over all that is packed in it."""

    dump: str
    size_bytes: int
    """Of the dump itself."""
    limits: Limits
    mappings: tuple[FieldMapping, ...]
    unpacked_bytes: int = field(default=0)
    members: int = field(default=0)

    def unpack(self, size: int, member: str | None) -> None:
        """Count unpacked bytes; raises `InputRefused` where they are too many, or too many for the dump's size."""
        self.unpacked_bytes += size
        if self.unpacked_bytes > self.limits.max_unpacked_bytes:
            message = (
                f"what is packed in it has more than {self.limits.max_unpacked_bytes:,} bytes. Unpack it and give "
                "its files, or raise WARRAQ_MAX_UNPACKED_BYTES."
            )
            raise InputRefused(self.dump, Reason.BOMB, message, member)
        most = max(_RATIO_COUNTS_FROM, self.limits.max_unpacked_ratio * self.size_bytes)
        if self.unpacked_bytes > most:
            message = (
                f"its {self.size_bytes:,} bytes unpack to more than {self.limits.max_unpacked_ratio} times as many, as "
                "those of a decompression bomb do. If it is none, raise WARRAQ_MAX_UNPACKED_RATIO."
            )
            raise InputRefused(self.dump, Reason.BOMB, message, member)

    def enter(self, member: str | None, depth: int) -> None:
        """Count a packed file; raises `InputRefused` where there are too many, or it lies too deep."""
        self.members += 1
        if self.members > self.limits.max_members:
            message = (
                f"it packs more than {self.limits.max_members:,} files; those before were read. Split it, or raise "
                "WARRAQ_MAX_MEMBERS."
            )
            raise InputRefused(self.dump, Reason.TOO_MANY, message)
        if depth > self.limits.max_depth:
            message = (
                f"it is packed more than {self.limits.max_depth} times over. Unpack it and give its files, or raise "
                "WARRAQ_MAX_DEPTH."
            )
            raise InputRefused(self.dump, Reason.TOO_DEEP, message, member)
