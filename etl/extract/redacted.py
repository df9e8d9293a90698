"""A dump from which pages were taken down: what reading it found, one JSON object a line, and their places left empty.

It stands in the raw zone in place of the dump. So every other page keeps its place, its name and its key, whatever the
format of the dump was; its text is kept as it was decoded, and its bytes are not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import BinaryIO

from etl.errors import InputRefused, Reason
from etl.extract.readers import Found, Skipped
from etl.issues import Code, Issue
from etl.model import Page, Stated

_GONE = "Its bytes went with a page of the same dump that was taken down; deliver it again by itself. It was refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """The place of a page that was taken down."""

    member: str | None
    takedown_key: str


Remaining = Found | Withheld
"""What is found in a dump, redacted or not."""


def redacted(found: Iterable[Remaining], taken: Mapping[int, str]) -> Iterator[bytes]:
    """The lines of a dump without the pages at the places ``taken``, each with the key of its takedown."""
    for position, each in placed(found):
        line = _line(each, taken.get(position) if isinstance(each, Page) else None)
        yield json.dumps(line, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass") + b"\n"


def remaining(stream: BinaryIO, name: str) -> Iterator[Remaining]:
    """What the lines of a redacted dump say was found in it; ``name`` is the dump's."""
    with stream:
        for line in stream:
            yield _remaining(line, name)


def placed(found: Iterable[Remaining]) -> Iterator[tuple[int, Remaining]]:
    """Each with its place among the dump's pages; what holds no page shares the place of what follows."""
    position = 0
    for each in found:
        yield position, each
        position += not isinstance(each, Skipped)


def _line(each: Remaining, takedown_key: str | None) -> dict[str, object]:
    if isinstance(each, Page):
        if takedown_key is not None:
            return {"withheld": asdict(Withheld(member=each.member, takedown_key=takedown_key))}
        # A place counts from the beginning of the file that is no more.
        return {"page": {key: value for key, value in asdict(each).items() if key not in ("dump", "place")}}
    if isinstance(each, InputRefused):
        message = each.message if each.message.startswith(_GONE) else f"{_GONE}: {each.message}"
        return {"refused": {"reason": each.reason.value, "message": message, "member": each.member}}
    return {"skipped" if isinstance(each, Skipped) else "withheld": asdict(each)}


def _remaining(line: bytes, name: str) -> Remaining:
    ((kind, stated),) = json.loads(line.decode("utf-8", "surrogatepass")).items()
    if kind == "refused":
        return InputRefused(name, Reason(stated["reason"]), stated["message"], stated["member"])
    if kind == "skipped":
        return Skipped(**stated)
    if kind == "withheld":
        return Withheld(**stated)
    captured_at = stated["captured_at"]
    typed = {
        "captured_at": captured_at and datetime.fromisoformat(captured_at),
        "issues": tuple(Issue(**{**issue, "code": Code(issue["code"])}) for issue in stated["issues"]),
        "stated": tuple(Stated(*each) for each in stated["stated"]),
    }
    return Page(dump=name, **{**stated, **typed})
