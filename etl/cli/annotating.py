"""The command that annotates plain texts, by the code that annotates articles."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import orjson
import typer

from etl.cli.printing import complain, stop_with_the_reader

if TYPE_CHECKING:
    from etl.transform.annotate.entities import Engine


def annotate() -> None:
    """Find dates, quotations, sources and names in texts.

    Reads JSON Lines, {"text": "…", "reference": "2024-09-07" or null}, and prints each object with the dates,
    quotations, sources and entities of its text, whose offsets count code points. Relative dates are seen from the
    reference. A line that is not such an object is named on standard error, the others are printed, and the exit
    status is then 1.

    \b
    Examples:
      warraq annotate < sentences.jsonl > annotated.jsonl
      echo '{"text": "عاد الوفد أمس.", "reference": "2024-09-07"}' | warraq annotate
    """
    from etl.engines import recogniser
    from etl.settings import load_settings

    stop_with_the_reader()
    engine = recogniser(load_settings().entity_engine)
    failed = False
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            stated = _stated(line)
        except ValueError as error:
            failed = True
            complain(f"line {number} of standard input: {error}")
            continue
        sys.stdout.buffer.write(orjson.dumps(stated | _mentions(stated, engine)) + b"\n")
    if failed:
        raise typer.Exit(1)


def _stated(line: bytes) -> dict[str, object]:
    """The object of a line; raises `ValueError` that says what is wrong with it."""
    stated = orjson.loads(line)
    if not (isinstance(stated, dict) and isinstance(stated.get("text"), str)):
        raise ValueError(  # noqa: TRY004  # a line of bad data, told like any other
            'expected an object like {"text": "…", "reference": "2024-09-07"}, found no "text" in it.'
        )
    _reference(stated)
    return stated


def _reference(stated: Mapping[str, object]) -> date | None:
    reference = stated.get("reference")
    return date.fromisoformat(str(reference)[:10]) if reference is not None else None


def _mentions(stated: Mapping[str, object], engine: Engine) -> dict[str, object]:
    from etl.model import Article, Paragraph
    from etl.record import mentions
    from etl.transform.annotate import annotate

    article = Article(position=0, headline=None, body=(Paragraph(text=str(stated["text"])),))
    annotated, _ = annotate(article, _reference(stated), recogniser=engine)
    return mentions(annotated)
