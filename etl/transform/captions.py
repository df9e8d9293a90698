"""The captions of an article from its blocks: each once, with the holders that stand on it, above it or below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from etl.arabic.fold import fold
from etl.model import Block, Caption, Role
from etl.transform.fields.captions import CREDIT_APART, holders, is_label, read_captions

_BODY = (Role.PARAGRAPH, Role.SUBHEADING, Role.LIST_ITEM, Role.BLOCKQUOTE)


def read_blocks(blocks: Iterable[Block]) -> tuple[Caption, ...]:
    """Distinct captions in page order: above the text those of the lead picture, inside it inline ones."""
    reading = _Reading()
    for block in blocks:
        reading.read(block)
    return tuple(reading.found.values())


@dataclass(slots=True)
class _Reading:
    """The captions found so far; of two prints of one either may name the holders."""

    found: dict[str, Caption] = field(default_factory=dict)
    last: str = ""
    """Under which the last of them stands in ``found``."""
    owed: tuple[str, ...] = ()
    """Holders of the caption on the next line, below its label."""
    paragraphs: int = 0
    above: Role | None = None
    """Of the block above."""

    def read(self, block: Block) -> None:
        """Take a block of the article, in page order."""
        self.paragraphs += block.role in _BODY
        if block.role is Role.CAPTION:
            if block.rule.endswith(CREDIT_APART) and self.last in self.found:
                self._credit(holders(block.text.strip("()")))
            else:
                self._read_caption(block)
        self.above = block.role

    def _read_caption(self, block: Block) -> None:
        is_beside = self.above is Role.CAPTION and self.last in self.found
        is_labelled_below = is_label(block.text.rpartition("\n")[2])
        if is_labelled_below and is_beside and not self.found[self.last].text:
            self.owed = self.found.pop(self.last).credits
        for text, credited in read_captions(block.text.split("\n")):
            if not text and is_labelled_below:
                self.owed = credited
            elif not text and is_beside:
                self._credit(credited)
            else:
                self._add(text, credited or self.owed)

    def _add(self, text: str, credited: tuple[str, ...]) -> None:
        place: Literal["lead", "inline"] = "inline" if self.paragraphs else "lead"
        caption = Caption(text=text, credits=credited, place=place, paragraph=self.paragraphs or None)
        self.last, self.owed = fold(text) or f"© {credited}", ()
        self.found.setdefault(self.last, caption)
        self._credit(credited)

    def _credit(self, credited: tuple[str, ...]) -> None:
        """Name the holders of the last caption, unless they are named."""
        caption = self.found[self.last]
        self.found[self.last] = replace(caption, credits=caption.credits or credited)
