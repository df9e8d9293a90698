"""Who an article has named in full is known by the last name, and the given name, everywhere in it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from etl.arabic.vocabulary import Sense
from etl.transform.annotate.names import NOBODY, SURE_STARTS, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from etl.transform.annotate.entities.taken import Taken
    from etl.transform.annotate.prose import Prose

_NISBA = "ي"
_BARE = attrgetter("bare")


class Acquaintances:
    """The last names of those whom an article has named in full."""

    def __init__(self) -> None:
        self._last_names: set[str] = set()
        self._doubtful: set[str] = set()
        """Names that may be ordinary words, and given names: known again only after an office or a verb of speech."""
        self._of_two_words: set[tuple[str, str]] = set()
        """«ولد الداه», «بن المعطي»."""

    def met(self, prose: Prose, names: Iterable[Span]) -> Iterator[Span]:
        """Passes names on and keeps the last word of each that is longer than one, or two where the first is a part."""
        for name in names:
            first, last = prose.words[name.first], prose.words[name.end - 1]
            if first.senses & SURE_STARTS and name.end - name.first > 1:
                if prose.senses[name.end - 2] & Sense.COMPOUND:
                    if name.end - name.first > 2:
                        self._of_two_words.add((prose.forms[name.end - 2], last.form))
                elif not last.senses & NOBODY:
                    is_doubtful = last.definite and not last.form.endswith(_NISBA)
                    (self._doubtful if is_doubtful else self._last_names).add(last.form)
                if first.senses & Sense.GIVEN and not first.senses & Sense.PARTICLE:
                    self._doubtful.add(first.form)
            yield name

    def recognised(self, prose: Prose, taken: Taken) -> Iterator[Span]:
        """The last names that stand alone."""
        for at in self._where(prose):
            if at not in taken:
                is_pair = prose.senses[at] & Sense.COMPOUND and (prose.words[at].bare, *prose.forms[at + 1 : at + 2])
                if is_pair in self._of_two_words:
                    yield Span(at, at + 2)
                elif self._is_known(prose, at):
                    yield Span(at, at + 1)

    def _where(self, prose: Prose) -> Iterator[int]:
        """The words that may be one of the names."""
        names = self._last_names | self._doubtful | {first for first, _ in self._of_two_words}
        if not names or (names.isdisjoint(prose.forms) and names.isdisjoint(map(_BARE, prose.words))):
            return iter(())
        return (at for at, word in enumerate(prose.words) if word.form in names or word.bare in names)

    def _is_known(self, prose: Prose, at: int) -> bool:
        word = prose.words[at]
        if word.form in self._last_names or (word.cut > 0 and word.bare in self._last_names):
            return True
        return word.form in self._doubtful and at > 0 and bool(prose.senses[at - 1] & (Sense.TITLE | Sense.SPEAK))
