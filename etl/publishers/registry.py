"""Which publisher made a page, and which of its layouts it shows: by URL, else by markup, else by marks in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from etl.arabic.fold import fold
from etl.issues import Code, Issue
from etl.publishers.profile import Layout, Profile

_ADDRESS = re.compile(r"\n((?:https?://|www\.)[^\s]{4,200})(?=\n)")


class _Marks:
    """The marks of all publishers, looked for together: most of them begin a line."""

    def __init__(self, marks: tuple[str, ...]) -> None:
        opening = sorted((mark for mark in marks if mark.startswith("\n")), key=len, reverse=True)
        self._opening = re.compile(f"\n(?=({'|'.join(re.escape(mark[1:]) for mark in opening)}))") if opening else None
        self._shorter = {mark: [other for other in opening if mark.startswith(other)] for mark in opening}
        """The marks that a text with the mark begins with too, itself among them."""
        self._elsewhere = [mark for mark in marks if not mark.startswith("\n")]

    def held(self, text: str) -> set[str]:
        """The marks that a text holds."""
        found = {mark for mark in self._elsewhere if mark in text}
        for mark in set(self._opening.findall(text)) if self._opening else ():
            found.update(self._shorter[f"\n{mark}"])
        return found


_marks = lru_cache(maxsize=8)(_Marks)


class Recognised(NamedTuple):
    """A profile, the layout of it that applies, and what was doubtful."""

    profile: Profile
    layout: Layout
    issue: Issue | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """The registered profiles, and the one for pages that none of them recognises."""

    profiles: tuple[Profile, ...]
    fallback: Profile

    def __iter__(self) -> Iterator[Profile]:
        """Every profile, the fallback last."""
        return iter((*self.profiles, self.fallback))

    def recognise(self, *, url: str | None, site_name: str | None, text: str, day: date | None) -> Recognised:
        """The profile and the layout for a page.

        ``text`` is the page's displayed lines, each between newlines; ``day`` the day of its capture, where known.
        """
        found = self._by_host(url) or self._by_name(site_name) or self._by_address(text) or self._by_marks(text)
        if len(found) == 1:
            layout = _layout(found[0], text, day)
            return Recognised(found[0], replace(layout, owner=f"{found[0].key}/{layout.name}"), None)
        return Recognised(self.fallback, self.fallback.layouts[-1], _doubt(found))

    def _by_host(self, url: str | None) -> list[Profile]:
        try:
            host = f".{urlsplit(url).hostname or ''}" if url else ""
        except ValueError:
            host = ""
        return [profile for profile in self.profiles if any(host.endswith(f".{known}") for known in profile.hosts)]

    def _by_address(self, text: str) -> list[Profile]:
        """The publisher to whose site every address leads that is printed on a line of its own."""
        found = [profile for address in _ADDRESS.findall(text) for profile in self._by_host(_whole(address))]
        return found[:1] if all(profile is found[0] for profile in found) else []

    def _by_name(self, site_name: str | None) -> list[Profile]:
        name = fold(site_name) if site_name else ""
        return [profile for profile in self.profiles if name and name in (fold(profile.name), fold(profile.name_ar))]

    def _by_marks(self, text: str) -> list[Profile]:
        """The publishers of which the text holds most marks; agencies only where it holds no other publisher's."""
        held = _marks(tuple(mark for profile in self.profiles for mark in profile.marks)).held(text)
        counts = [(len(held.intersection(profile.marks)), profile) for profile in self.profiles]
        own = [(count, profile) for count, profile in counts if count and not profile.is_agency]
        if not own:
            return [profile for count, profile in counts if count]
        most = max(count for count, _ in own)
        return [profile for count, profile in own if count == most]


def _whole(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def _layout(profile: Profile, text: str, day: date | None) -> Layout:
    """The layout whose own marks the page holds, else the one of its day, else today's."""
    marked = [layout for layout in profile.layouts if any(mark in text for mark in layout.marks)]
    if len(marked) == 1:
        return marked[0]
    dated = [layout for layout in profile.layouts if day and layout.until and day < layout.until]
    return dated[0] if dated else profile.layouts[-1]


def _doubt(found: list[Profile]) -> Issue:
    if not found:
        detail = "no profile recognises the page by its URL, markup or text; the generic one was applied"
        return Issue(code=Code.PUBLISHER_UNKNOWN, detail=detail)
    names = ", ".join(profile.key for profile in found)
    detail = f"the page could be of any of {names}; the generic profile was applied"
    return Issue(code=Code.PUBLISHER_AMBIGUOUS, detail=detail)
