"""camel-tools' data folder as `camel_data -i ner-arabert` lays it, with a small model that is trained here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LABELS = ("B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O")
"""In the order of camel-tools' own."""
LESSONS = (
    ("قال سليم عواد في نخلان .", "O B-PERS I-PERS O B-LOC O"),
    ("زارت ليلى ناصر بلدية نخلان .", "O B-PERS I-PERS B-ORG I-ORG O"),
    ("وصل الوفد إلى نخلان ، ثم غادر .", "O O O B-LOC O O O O"),
    ("قرأ سليم ملحمة جلجامش .", "O B-PERS B-MISC I-MISC O"),
)
CATALOGUE = {
    "version": "1.6.0",
    "packages": {},
    "components": {
        "NamedEntityRecognition": {
            "default": "arabert",
            "datasets": {"arabert": {"path": "ner/arabert"}},
        }
    },
}


@pytest.fixture(scope="session")
def camel_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for `CAMELTOOLS_DATA`."""
    folder = tmp_path_factory.mktemp("camel_tools")
    (folder / "catalogue.json").write_text(json.dumps(CATALOGUE))
    model = folder / "data/ner/arabert"
    model.mkdir(parents=True)
    words = sorted({word for text, _ in LESSONS for word in text.split()})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    (model / "vocab.txt").write_text("\n".join(vocabulary) + "\n")
    (model / "tokenizer_config.json").write_text(json.dumps({"do_lower_case": False, "strip_accents": False}))
    _train(model, {word: index for index, word in enumerate(vocabulary)})
    return folder


def _train(folder: Path, ids: dict[str, int]) -> None:
    """Teach a model of one layer the lessons by heart, in the architecture that `NERecognizer` loads."""
    import torch  # noqa: PLC0415  # only where it is installed
    from transformers import BertConfig, BertForTokenClassification  # noqa: PLC0415

    torch.manual_seed(7)
    model = BertForTokenClassification(
        BertConfig(
            vocab_size=len(ids),
            hidden_size=32,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=256,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            id2label=dict(enumerate(LABELS)),
            label2id={label: index for index, label in enumerate(LABELS)},
        )
    )
    optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(80):
        for text, labels in LESSONS:
            tokens = [ids["[CLS]"], *(ids[word] for word in text.split()), ids["[SEP]"]]
            wanted = [-100, *(LABELS.index(label) for label in labels.split()), -100]
            optimiser.zero_grad()
            model(input_ids=torch.tensor([tokens]), labels=torch.tensor([wanted])).loss.backward()
            optimiser.step()
    model.save_pretrained(folder)
