"""A page while its lines are being labelled: every line gets one label, and the labels tile the page."""

from __future__ import annotations

from typing import NamedTuple

from etl.model import Block, Line, Role
from etl.publishers.vocabulary import Vocabulary
from etl.transform.look import Look, look
from etl.transform.unstopped import with_unstopped
from etl.transform.wrapping import paragraphs

REPEAT_REACH = 24
"""Lines that hold text between two prints of one headline, at most."""
_REPEATED_WORDS = 2


class Label(NamedTuple):
    """What a line was found to be, and by which rule."""

    role: Role
    rule: str
    article: int | None
    opens: bool
    """It begins a block; otherwise it goes on with the block of the line before it, if that is of its kind."""


UNCLASSIFIED = Label(Role.UNCLASSIFIED, "no rule names it", None, False)


class Sheet:
    """The looks of a page's lines that hold text, and the labels they have been given so far."""

    __slots__ = ("first", "labels", "lines", "looks", "next_same", "vocabulary")

    def __init__(self, lines: tuple[Line, ...], vocabulary: Vocabulary) -> None:
        """Look at every line once; ``next_same`` tells where a line is printed again soon."""
        self.lines = lines
        self.vocabulary = vocabulary
        self.looks: list[Look] = with_unstopped(
            [look(line, vocabulary, after_blank) for line, after_blank in paragraphs(lines)]
        )
        self.labels: list[Label | None] = [None] * len(self.looks)
        self.next_same = _next_same(self.looks)
        self.first: dict[str, int] = {}
        """Where each folded line is printed first."""
        for index, each in enumerate(self.looks):
            self.first.setdefault(each.folded, index)

    def __len__(self) -> int:
        """The number of lines that hold text."""
        return len(self.looks)

    def put(self, index: int, role: Role, rule: str, article: int | None, *, opens: bool = True) -> None:
        """Label one line."""
        self.labels[index] = Label(role, rule, article, opens)

    def blocks(self) -> tuple[Block, ...]:
        """The labels as blocks that tile the page; blank lines go with the block above them."""
        if not self.lines:
            return ()
        if not self.looks:
            return (
                Block(role=Role.BLANK, article=None, first_line=1, last_line=len(self.lines), text="", rule="blank"),
            )
        starts = [n for n in range(len(self.looks)) if n == 0 or not self._goes_on(n)]
        made = [self._block(n, end) for n, end in zip(starts, [*starts[1:], len(self.looks)], strict=True)]
        first = made[0].first_line
        if first == 1:
            return tuple(made)
        return Block(role=Role.BLANK, article=None, first_line=1, last_line=first - 1, text="", rule="blank"), *made

    def _goes_on(self, index: int) -> bool:
        before, this = self.labels[index - 1] or UNCLASSIFIED, self.labels[index] or UNCLASSIFIED
        return not this.opens and before[:3] == this[:3]

    def _block(self, start: int, end: int) -> Block:
        role, rule, article, _ = self.labels[start] or UNCLASSIFIED
        below = self.looks[end].line.number if end < len(self.looks) else len(self.lines) + 1
        return Block(
            role=role,
            article=article,
            first_line=self.looks[start].line.number,
            last_line=below - 1,
            text="\n".join(look.text for look in self.looks[start:end]),
            rule=rule,
        )


def _next_same(looks: list[Look]) -> dict[int, int]:
    """For each line that is printed again within reach, where."""
    last: dict[str, int] = {}
    found = {}
    for index, each in enumerate(looks):
        if each.words < _REPEATED_WORDS:
            continue
        before = last.get(each.folded)
        if before is not None and index - before <= REPEAT_REACH:
            found[before] = index
        last[each.folded] = index
    return found
