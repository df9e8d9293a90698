"""What is wrong with an OpenLineage event, by the types of its official client, which are generated from the schema.

Stricter than the schema in one thing: an object has no property that its type does not name, unless it is a facet of
somebody's own, whose type is the bare `RunFacet`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attr
from openlineage.client import generated
from openlineage.client.generated import base


def problems(event: object) -> list[str]:
    """Each as where it is and what it is; none in a valid event of a run."""
    return list(_problems(event, base.RunEvent, "event"))


@cache
def _types() -> Mapping[str, type]:
    """The generated types by the addresses of their schemas."""
    modules = [
        importlib.import_module(f"{generated.__name__}.{module.name}")
        for module in pkgutil.iter_modules(generated.__path__)
    ]
    named = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    return {each._get_schema(): each for each in named if hasattr(each, "_get_schema")}


def _problems(value: object, hint: Any, where: str) -> Iterator[str]:
    arguments = get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        tried = [list(_problems(value, each, where)) for each in arguments if each is not NoneType]
        if value is not None or NoneType not in arguments:
            yield from min(tried, key=len)
    elif attr.has(hint):
        yield from _problems_of_object(value, hint, where)
    elif not _is_of(value, get_origin(hint) or hint):
        yield f"{where}: {value!r} is no {hint}"
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _problems(each, arguments[0], f"{where}[{index}]")
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _problems(each, arguments[1], f"{where}.{name}")


def _is_of(value: object, hint: Any) -> bool:
    if hint is Any:
        return True
    if issubclass(hint, Enum):
        return value in [each.value for each in hint]
    return isinstance(value, hint) and (hint is bool or not isinstance(value, bool))


def _problems_of_object(value: object, hint: type, where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where}: {value!r} is no object"
        return
    stated = _types().get(str(value.get("_schemaURL")), hint) if issubclass(hint, base.BaseFacet) else hint
    if not issubclass(stated, hint):
        yield f"{where}: a {stated.__name__} stands where a {hint.__name__} belongs"
    elif issubclass(stated, base.BaseFacet) and value.get("_schemaURL") not in _types():
        yield f"{where}: no schema is at {value.get('_schemaURL')!r}"
    hints, fields = get_type_hints(stated), attr.fields_dict(stated)
    for name in value.keys() - fields.keys() if stated is not base.RunFacet else ():
        yield f"{where}: {stated.__name__} has no {name}"
    for name, field in fields.items():
        if name in value:
            yield from _problems(value[name], hints[name], f"{where}.{name}")
            yield from _refusals(field, value[name], f"{where}.{name}")
        elif field.default is attr.NOTHING:
            yield f"{where}: {name} is missing"


def _refusals(field: attr.Attribute[Any], value: object, where: str) -> Iterator[str]:
    """What the field's own rule refuses, as a time that is none."""
    try:
        if field.validator:
            field.validator(None, field, value)
    except (TypeError, ValueError, AttributeError) as error:
        yield f"{where}: {error}"
