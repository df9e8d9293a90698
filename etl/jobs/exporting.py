"""Exporting: what analysts query, as files for programs that read no database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from etl.jobs.warehouse import warehouse
from etl.load.engine import reading
from etl.load.export_files import WRITERS
from etl.load.export_folder import Folder, form_of, replacing
from etl.load.exported import Piece, pieces, rows
from etl.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What an export wrote."""

    folder: str
    format: str
    written: int
    """Files written anew."""
    kept: int
    """Files that were there and are what would be written."""
    rows: int
    """In the files written anew."""


def export(settings: Settings, form: str, to: Path) -> ExportReport:
    """Export one state of the warehouse as ``csv``, ``jsonl`` or ``parquet``; what did not change is not written again.

    Raises `ExportError` where the folder cannot take it.
    """
    with warehouse(settings) as engine, reading(engine) as connection, replacing(to, form) as folder:
        found = list(pieces(connection, by_publisher=form == "parquet"))
        fresh = [piece for piece in found if not folder.keep(_file(piece, form), piece.digest)]
        written = [_write(connection, folder, piece, form) for piece in fresh]
    return ExportReport(
        folder=str(to), format=form, written=len(fresh), kept=len(found) - len(fresh), rows=sum(written)
    )


def export_again(settings: Settings, to: Path) -> ExportReport:
    """Bring a former export up to date, in the format that it has; raises `ExportError` for what is none."""
    return export(settings, form_of(to), to)


def _write(connection: Connection, folder: Folder, piece: Piece, form: str) -> int:
    path = folder.place(_file(piece, form), piece.digest)
    return WRITERS[form](path, piece.columns, rows(connection, piece))


def _file(piece: Piece, form: str) -> str:
    """Below the folder of the export; folders of Parquet name the publisher as Hive does, which its readers know."""
    if form != "parquet":
        return f"{piece.source.name}.{form}"
    publisher = "" if piece.publisher_key is None else f"publisher_key={piece.publisher_key}/"
    return f"{piece.source.name}/{publisher}part.parquet"
