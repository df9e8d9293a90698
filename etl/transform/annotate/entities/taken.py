"""Which tokens of a paragraph belong to a name already: no two mentions overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etl.transform.annotate.names import Span

Kind = Literal["PERS", "ORG", "LOC"]


class Taken:
    """The mentions of one paragraph so far."""

    def __init__(self, length: int) -> None:
        self._tokens = bytearray(length)
        self._mentions: list[tuple[Span, Kind]] = []

    def __contains__(self, token: int) -> bool:
        return bool(self._tokens[token])

    def take(self, kind: Kind, spans: Iterable[Span]) -> None:
        """Keeps those spans of which no token is taken."""
        for span in spans:
            if not any(self._tokens[span.first : span.end]):
                self._tokens[span.first : span.end] = b"\x01" * (span.end - span.first)
                self._mentions.append((span, kind))

    def in_order(self) -> list[tuple[Span, Kind]]:
        """The mentions as they stand in the paragraph."""
        return sorted(self._mentions)
