"""Direct speech: what somebody says in quotation marks or after a colon, and who. Names in marks are no speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.transform.annotate.prose import read
from etl.transform.annotate.quotations.listener import Listener, may_speak

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from etl.model import Quotation
    from etl.transform.annotate.prose import Prose

__all__ = ["find_quotations", "quotations_in"]


def find_quotations(paragraphs: Iterable[str]) -> tuple[Quotation, ...]:
    """The direct speech of an article's paragraphs, in order.

    >>> found = find_quotations(["وقال مدير الميناء سليم عواد: «السفن تنتظر الفجر»."])
    >>> [(quotation.speaker, quotation.speaker_role, quotation.text) for quotation in found]
    [('سليم عواد', 'مدير الميناء', 'السفن تنتظر الفجر')]
    """
    return quotations_in([read(paragraph) for paragraph in paragraphs])


def quotations_in(prose: Sequence[Prose]) -> tuple[Quotation, ...]:
    """The direct speech of paragraphs that are read already."""
    listener = Listener()
    last = max((index for index, paragraph in enumerate(prose) if may_speak(paragraph)), default=-1)
    heard = enumerate(prose[: last + 1])
    return tuple(quotation for index, paragraph in heard for quotation in listener.hear(index, paragraph))
