"""Names by camel-tools' `NERecognizer`, a BERT model that labels every word as ANERcorp does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from etl.arabic.camel.data import installed, needs_extra
from etl.arabic.fold import without_diacritics

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NO_WORD = "."
"""Stands for what the model's tokenizer takes to be nothing, so that words and labels stay side by side."""


class _Tokenizer(Protocol):
    def tokenize(self, word: str) -> list[str]: ...


class _Model(Protocol):
    """What is used of `camel_tools.ner.NERecognizer`."""

    tokenizer: _Tokenizer

    def predict(self, sentences: list[list[str]], /) -> list[list[str]]: ...


class CamelLabeller:
    """Labels words ``B-PERS``, ``I-PERS``, ``O`` and so on; the model's weights are in memory once."""

    def __init__(self, name: str, model: _Model) -> None:
        """A model under the name that its rows bear."""
        self.name = name
        self._model = model

    def labels(self, paragraphs: Sequence[Sequence[str]]) -> list[list[str]]:
        """One label a word, for all paragraphs in batches; the model was trained on words without diacritics."""
        filled = [[self._known(word) for word in words] for words in paragraphs if words]
        labelled = iter(self._model.predict(filled) if filled else [])
        return [next(labelled) if words else [] for words in paragraphs]

    def _known(self, word: str) -> str:
        bare = without_diacritics(word)
        return bare if bare and self._model.tokenizer.tokenize(bare) else _NO_WORD


def model_folder() -> Path:
    """Where the model is that ``camel_data -i ner-arabert`` installs; raises `ModelAbsent` where it is not."""
    return installed("NamedEntityRecognition", "config.json", "ner-arabert")


def load_labeller() -> CamelLabeller:
    """The installed model; raises `ModelAbsent` where it or torch is not there."""
    path = model_folder()
    try:
        from camel_tools.ner import NERecognizer  # noqa: PLC0415  # it imports torch
    except ImportError as error:
        raise needs_extra(error) from error
    return CamelLabeller(f"camel-{path.name}", NERecognizer(str(path)))
