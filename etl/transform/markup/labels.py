"""From a page's markup to one label a line: what the outline knows by place, the shared grammar knows by wording."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from etl.arabic.fold import fold
from etl.model import Block, Hints, Line, Rendering, Role
from etl.publishers.profile import Layout, Sign
from etl.publishers.vocabulary import Vocabulary, vocabulary
from etl.transform.look import Look, look
from etl.transform.markup.outline import Outline
from etl.transform.sheet import UNCLASSIFIED, Label

_KINDS_OF_LABEL = 1024
"""Many more than there are rules: a page's thousand lines share a few labels."""
_SENTENCE_ENDS = (".", "؟", "!")


@dataclass(slots=True)
class Labels:
    """The labels of a page's lines, and the looks of those that were looked at."""

    outline: Outline
    words: Vocabulary
    given: list[Label | None]
    looks: dict[int, Look] = field(default_factory=dict)
    roles: set[tuple[Role, int | None]] = field(default_factory=set)
    """The roles that lines of each article have been given."""
    _headings: dict[str, Sign | None] = field(default_factory=dict)
    """By text: the boxes of a page repeat their buttons and days."""

    @classmethod
    def of(cls, rendering: Rendering, layout: Layout) -> Labels:
        """No label yet."""
        blank = Label(Role.BLANK, "blank", None, opens=False)
        given = [None if line.text else blank for line in rendering.lines]
        return cls(Outline(rendering), vocabulary(layout.phrases), given)

    def look(self, number: int) -> Look:
        """What a line looks like by itself."""
        found = self.looks.get(number)
        if found is None:
            found = self.looks[number] = look(self.outline.lines[number - 1], self.words, after_blank=False)
        return found

    def hints(self, number: int) -> Hints:
        """What the markup says about a line."""
        return self.outline.hints[number - 1]

    def text(self, number: int) -> str:
        """A line as displayed."""
        return self.outline.lines[number - 1].text

    def sign(self, number: int) -> Sign | None:
        """What a line's wording and shape say."""
        return self.look(number).sign

    def heads(self, number: int) -> Sign | None:
        """What a line's wording says, if it is all that the line says: as a box's heading does."""
        text = self.text(number)
        if text not in self._headings:
            found = self.words.wording(text, fold(text))
            self._headings[text] = found.sign if found and not found.rest else None
        return self._headings[text]

    def is_sentence(self, number: int) -> bool:
        """Whether a line ends as a sentence does, and no phrase of the grammar says that it is something else."""
        text = self.text(number)
        return text.endswith(_SENTENCE_ENDS) and self.words.wording(text, fold(text)) is None

    def put(self, number: int, role: Role, rule: str, article: int | None, *, opens: bool = True) -> None:
        """Label a line that has no label yet."""
        if self.given[number - 1] is None:
            self.given[number - 1] = _label(role, rule, article, opens=opens)
            self.roles.add((role, article))

    def is_free(self, number: int) -> bool:
        """Whether a line has no label yet."""
        return self.given[number - 1] is None

    def blocks(self) -> tuple[Block, ...]:
        """The labels as blocks that tile the page."""
        lines = self.outline.lines
        if not lines:
            return ()
        labels = [given or UNCLASSIFIED for given in self.given]
        starts = [n for n, this in enumerate(labels) if n == 0 or this.opens or labels[n - 1][:3] != this[:3]]
        ends = [*starts[1:], len(lines)]
        return tuple(_block(labels[start], lines[start:end]) for start, end in zip(starts, ends, strict=True))


@lru_cache(_KINDS_OF_LABEL)
def _label(role: Role, rule: str, article: int | None, *, opens: bool) -> Label:
    return Label(role, f"markup: {rule}", article, opens)


def _block(label: Label, lines: tuple[Line, ...]) -> Block:
    return Block(
        role=label.role,
        article=label.article,
        first_line=lines[0].number,
        last_line=lines[-1].number,
        text="\n".join(line.text for line in lines if line.text),
        rule=label.rule,
    )
