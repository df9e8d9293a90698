"""Which field of a record says what: small TOML files, one for each kind of export, and one of the user's own.

::

    needs = ["title", "content"]        # fields whose presence tells the export; without it, any record fits

    [fields]
    headline = ["title"]                # where each part is, the best first; "a.b" is the field b of the field a
    content = ["content"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path

from etl.errors import SettingsError

Record = Mapping[str, object]


class Part(StrEnum):
    """What a record may state of a page."""

    HTML = "html"
    """The page as it was fetched: what else the record states of it was read from it, and is not taken."""
    CONTENT = "content"
    """The article's text, plain or as markup."""
    HEADLINE = "headline"
    AUTHOR = "author"
    PUBLISHED_AT = "published_at"
    MODIFIED_AT = "modified_at"
    CAPTURED_AT = "captured_at"
    URL = "url"
    SECTION = "section"
    KEYWORDS = "keywords"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMapping:
    """The fields of one kind of export."""

    name: str
    needs: tuple[str, ...]
    fields: Mapping[Part, tuple[str, ...]]

    def fits(self, names: Iterable[str]) -> bool:
        """Whether a record with fields of these names is of this kind, and holds a page."""
        held = set(names)
        pages = (*self.fields.get(Part.HTML, ()), *self.fields.get(Part.CONTENT, ()))
        return held.issuperset(self.needs) and any(path.partition(".")[0] in held for path in pages)

    def value(self, record: Record, part: Part) -> object:
        """What the record states of a part; ``None`` where it states nothing."""
        found = (_at(record, path) for path in self.fields.get(part, ()))
        return next((value for value in found if value not in (None, "", [], b"")), None)


def _at(record: Record, path: str) -> object:
    value: object = record
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def records_in(held: Record, known: Iterable[FieldMapping]) -> Sequence[object]:
    """The first array of objects in an object that is no record itself."""
    arrays = (value for value in held.values() if isinstance(value, list) and value and isinstance(value[0], Mapping))
    return () if any(each.fits(held) for each in known) else next(arrays, ())


@cache
def mappings(own: str) -> tuple[FieldMapping, ...]:
    """The mapping in the file ``own``, if one is named, then those that Warraq brings along."""
    folder = files("etl.extract.readers.records").joinpath("mappings")
    shipped = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    return (
        *((_own(Path(own)),) if own else ()),
        *(_mapping(each.name, each.read_text("utf-8")) for each in shipped),
    )


def _own(path: Path) -> FieldMapping:
    try:
        return _mapping(path.name, path.read_text("utf-8"))
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"WARRAQ_MAPPING names {path}, and that is no mapping of fields ({error}). Write it like those in "
            "etl/extract/readers/records/mappings, with the parts "
            f"{', '.join(Part)}; or unset it."
        ) from error


def _mapping(name: str, toml: str) -> FieldMapping:
    stated = tomllib.loads(toml)
    fields = {Part(part): tuple(map(str, paths)) for part, paths in stated["fields"].items()}
    return FieldMapping(name=name, needs=tuple(map(str, stated.get("needs", ()))), fields=fields)
