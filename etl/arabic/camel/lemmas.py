"""Lemmas by camel-tools' morphology: the database's analyses of a word, the likeliest first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from etl.arabic.aligned import TATWEEL
from etl.arabic.camel.data import catalogue, installed, needs_extra
from etl.arabic.fold import without_diacritics
from etl.arabic.tokens import tokens
from etl.errors import ModelAbsent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_DATABASE = "morphology.db"
_MEMORY = 1 << 17
"""Words whose lemmas a process remembers; camel-tools' own memory is asked only after it has analysed the word."""


class Lemma(NamedTuple):
    """What a dictionary would list a word under."""

    text: str
    """Without diacritics; the word itself where the database does not know it."""
    pos: str | None
    """camel-tools' part of speech: noun, noun_prop, verb, adj, prep …; ``None`` where the word is not known."""


class _Analysis(Protocol):
    analysis: Mapping[str, str]


class _Analysed(Protocol):
    analyses: Sequence[_Analysis]


class _Disambiguator(Protocol):
    """What is used of `camel_tools.disambig.mle.MLEDisambiguator`, which looks at one word at a time."""

    def disambiguate(self, sentence: list[str], /) -> list[_Analysed]: ...


class CamelLemmatiser:
    """Looks words up, each once."""

    def __init__(self, name: str, disambiguator: _Disambiguator) -> None:
        """A database under the name that its rows bear."""
        self.name = name
        self._disambiguator = disambiguator
        self._known: dict[str, Lemma] = {}

    def lemmas(self, text: str) -> list[Lemma]:
        """The lemma of every word of a text, in order; marks have none."""
        words = list(_words(text))
        if len(self._known) > _MEMORY:
            self._known.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        for word, analysed in zip(new, self._disambiguator.disambiguate(new), strict=True):
            self._known[word] = _lemma(word, analysed)
        return [self._known[word] for word in words]


def _words(text: str) -> Iterator[str]:
    bare = without_diacritics(text).replace(TATWEEL, "")
    return (match.group() for match in tokens(bare) if match.group()[0].isalnum())


def _lemma(word: str, analysed: _Analysed) -> Lemma:
    if not analysed.analyses:
        return Lemma(word, None)
    best = analysed.analyses[0].analysis
    lemma = without_diacritics(best["lex"])
    return Lemma(lemma or word, best["pos"])


def load_lemmatiser(database: str | None) -> CamelLemmatiser:
    """The morphology in a file, or the one that ``camel_data -i light`` installs, with its counts of readings.

    Raises `ModelAbsent` where it is not there.
    """
    if database is not None:
        return _loaded(Path(database), None)
    morphology = morphology_file()
    try:
        counts = installed("DisambigMLE", "model.json", "light") / "model.json"
    except ModelAbsent:
        counts = None  # the database's own probabilities decide
    return _loaded(morphology, counts)


def morphology_file() -> Path:
    """The database that ``camel_data -i light`` installs; raises `ModelAbsent` where it is not there."""
    return installed("MorphologyDB", _DATABASE, "light") / _DATABASE


def _loaded(database: Path, counts: Path | None) -> CamelLemmatiser:
    if not database.is_file():
        raise ModelAbsent(f"expected a morphological database of camel-tools at {database}, and no file is there.")
    catalogue()
    try:
        from camel_tools.disambig.mle import MLEDisambiguator  # noqa: PLC0415  # asks for the catalogue when imported
        from camel_tools.morphology.analyzer import Analyzer  # noqa: PLC0415
        from camel_tools.morphology.database import MorphologyDB  # noqa: PLC0415
    except ImportError as error:
        raise needs_extra(error) from error
    analyzer = Analyzer(MorphologyDB(str(database), "a"))
    name = database.parent.name if database.name == _DATABASE else database.stem
    return CamelLemmatiser(f"camel-{name}", MLEDisambiguator(analyzer, str(counts) if counts else None, cache_size=0))
