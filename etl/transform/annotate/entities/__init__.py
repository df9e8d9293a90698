"""The people, organisations and places that an article names, by the engine that is built in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.transform.annotate.entities.acquaintances import Acquaintances
from etl.transform.annotate.entities.engine import Engine, mention_at
from etl.transform.annotate.entities.organisations import organisations_in
from etl.transform.annotate.entities.people import people_in
from etl.transform.annotate.entities.places import places_in, places_named
from etl.transform.annotate.entities.settlements import Settled, foreign_places, streets_in
from etl.transform.annotate.entities.taken import Taken
from etl.transform.annotate.prose import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from etl.model import EntityMention
    from etl.transform.annotate.prose import Prose

__all__ = ["BUILTIN", "Engine", "entities_in", "find_entities"]

_NAME = "builtin"


def find_entities(paragraphs: Iterable[str]) -> tuple[EntityMention, ...]:
    """The proper names of an article's paragraphs, in order.

    >>> found = find_entities(["زار وزير الخارجية سامي عواد بيروت، ثم التقى عواد وفداً من الأمم المتحدة."])
    >>> [(mention.text, mention.type) for mention in found]
    [('سامي عواد', 'PERS'), ('بيروت', 'LOC'), ('عواد', 'PERS'), ('الأمم المتحدة', 'ORG')]
    """
    return entities_in([read(paragraph) for paragraph in paragraphs])


def entities_in(prose: Sequence[Prose]) -> tuple[EntityMention, ...]:
    """The proper names of paragraphs that are read already.

    Organisations come first, since their names hold those of people and places, and streets that bear a person's name;
    who is named in full anywhere is known by the last name everywhere, and a place once its kind has been told.
    """
    found = [Taken(len(paragraph.words)) for paragraph in prose]
    acquaintances, settled = Acquaintances(), Settled()
    for paragraph, taken in zip(prose, found, strict=True):
        taken.take("ORG", organisations_in(paragraph))
        taken.take("LOC", streets_in(paragraph))
        taken.take("LOC", places_named(paragraph))
        taken.take("PERS", acquaintances.met(paragraph, people_in(paragraph, taken)))
        taken.take("LOC", settled.met(paragraph, places_in(paragraph, taken)))
    for paragraph, taken in zip(prose, found, strict=True):
        taken.take("PERS", acquaintances.recognised(paragraph, taken))
        taken.take("LOC", settled.recognised(paragraph, taken))
        taken.take("LOC", foreign_places(paragraph, taken))
    return tuple(
        mention_at(paragraph, index, kind, span, _NAME)
        for index, (paragraph, taken) in enumerate(zip(prose, found, strict=True))
        for span, kind in taken.in_order()
    )


BUILTIN = Engine(name=_NAME, entities_in=entities_in)
