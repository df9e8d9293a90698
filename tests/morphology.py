"""A morphological database in camel-tools' own format, of a few words, and the folder that would hold it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FEATURES = ("pos", "diac", "lex", "bw", "gloss", "pos_lex_logprob", "lex_logprob")
_STEMS = (
    ("سوق", "سُوق", "سُوق_1", "noun", "-3.0"),
    ("اسواق", "أَسْواق", "سُوق_1", "noun", "-3.0"),
    ("سفينه", "سَفِينَة", "سَفِينَة_1", "noun", "-4.0"),
    ("سفن", "سُفُن", "سَفِينَة_1", "noun", "-4.0"),
    ("ذهب", "ذَهَب", "ذَهَب_1", "noun", "-5.0"),
    ("ذهب", "ذَهَب", "ذَهَب-َ_1", "verb", "-4.0"),
    ("كبير", "كَبِير", "كَبِير_1", "adj", "-2.0"),
)
_PREFIXES = (("", "Pre0", ""), ("ال", "PreAl", "ال"), ("و", "PreWa", "وَ"), ("وال", "PreWaAl", "وَال"))


def write_database(path: Path) -> None:
    """Write the database: the words of `_STEMS`, with «و» and the article."""
    define = [f"DEFINE {name} {name}:*open*" for name in _FEATURES]
    default = [
        f"DEFAULT pos:{pos} diac:* lex:* bw:* gloss:* pos_lex_logprob:-99.0 lex_logprob:-99.0"
        for pos in ("noun", "verb", "adj", "digit", "punc", "latin")
    ]
    prefixes = [f"{form}\t{category}\tdiac:{diac} bw:" for form, category, diac in _PREFIXES]
    stems = [
        f"{form}\tStem\tpos:{pos} diac:{diac} lex:{lex} bw:{form} gloss:x pos_lex_logprob:{odds} lex_logprob:{odds}"
        for form, diac, lex, pos, odds in _STEMS
    ]
    lines = (
        "###DEFINES###", *define, "###DEFAULTS###", *default,
        "###ORDER###", f"ORDER {' '.join(_FEATURES)}", "###TOKENIZATIONS###", "###STEMBACKOFF###",
        "###PREFIXES###", *prefixes, "###SUFFIXES###", "\tSuf0\tdiac: bw:", "###STEMS###", *stems,
        "###TABLE AB###", *(f"{category} Stem" for _, category, _ in _PREFIXES),
        "###TABLE BC###", "Stem Suf0",
        "###TABLE AC###", *(f"{category} Suf0" for _, category, _ in _PREFIXES),
    )  # fmt: skip
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def install(folder: Path, *, with_counts: bool) -> None:
    """Lay the database out as `camel_data -i light` does, with counts that prefer gold to going, or without."""
    components = {"MorphologyDB": _component("morphology_db"), "DisambigMLE": _component("disambig_mle")}
    (folder / "catalogue.json").write_text(json.dumps({"version": "1.6.0", "packages": {}, "components": components}))
    database = folder / "data/morphology_db/test-msa"
    database.mkdir(parents=True)
    write_database(database / "morphology.db")
    if with_counts:
        counts = folder / "data/disambig_mle/test-msa"
        counts.mkdir(parents=True)
        gold = {"pos": "noun", "diac": "ذَهَب", "lex": "ذَهَب_1", "bw": "ذهب"}
        (counts / "model.json").write_text(json.dumps({"ذهب": gold}), encoding="utf-8")


def _component(folder: str) -> dict[str, object]:
    return {"default": "test-msa", "datasets": {"test-msa": {"path": f"{folder}/test-msa"}}}
