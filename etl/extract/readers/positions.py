"""Where what was unpacked lies in the compressed file."""

from __future__ import annotations

from collections import deque


class Frames:
    """Where the frames of a compressed file begin. A place before one that was asked for is forgotten."""

    def __init__(self) -> None:
        """Know no frame yet."""
        self._begun: deque[tuple[int, int]] = deque()

    def begin(self, before: int, after: int) -> None:
        """A frame begins at byte ``before`` of the compressed file, which gave ``after`` bytes up to there."""
        self._begun.append((before, after))

    def offset(self, after: int) -> int | None:
        """Where the frame begins that gives the byte ``after`` first; ``None`` where that is within a frame.

        >>> frames = Frames()
        >>> frames.begin(0, 0); frames.begin(70, 512)
        >>> frames.offset(0), frames.offset(512), frames.offset(600)
        (0, 70, None)
        """
        while self._begun and self._begun[0][1] < after:
            self._begun.popleft()
        return self._begun[0][0] if self._begun and self._begun[0][1] == after else None
