"""What an engine is: a name, and a function from the paragraphs of an article to the proper names in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.model import EntityMention

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from etl.transform.annotate.entities.taken import Kind
    from etl.transform.annotate.names import Span
    from etl.transform.annotate.prose import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """One way to find people, organisations and places."""

    name: str
    """Every mention that it finds bears it."""
    entities_in: Callable[[Sequence[Prose]], tuple[EntityMention, ...]]


def mention_at(prose: Prose, paragraph: int, kind: Kind, span: Span, engine: str) -> EntityMention:
    """The mention that some tokens of a paragraph are, without the clitics of the first one."""
    start, end = prose.span(*span)
    return EntityMention(
        text=prose.text[start:end], type=kind, engine=engine, paragraph=paragraph, start=start, end=end
    )
