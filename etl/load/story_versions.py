"""The versions of a story: its copies in the order in which they were captured, those that say the same as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from etl.transform.edits import FIRST, Change, Told, change


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article of a story."""

    article_key: str
    position: int
    publisher_key: str
    headline: str | None
    section: str | None
    published_day: date | None
    modified_at: str | None
    captured_at: datetime | None
    word_count: int
    body: str
    days: frozenset[str] = frozenset()
    """That it mentions."""

    @staticmethod
    def of_article() -> tuple[str, ...]:
        """The fields that are columns of ``silver_article``."""
        elsewhere = {"publisher_key", "captured_at", "days"}
        return tuple(field.name for field in fields(Copy) if field.name not in elsewhere)

    @property
    def preference(self) -> tuple[bool, int, str]:
        """By which the best copy comes first: what a page is about, and then the longest."""
        return (self.position > 0, -self.word_count, self.article_key)

    @property
    def order(self) -> tuple[str, str, str]:
        """When it was so: by its capture, or else by what it states itself."""
        captured = self.captured_at.isoformat() if self.captured_at else ""
        published = self.published_day.isoformat() if self.published_day else ""
        return (captured, self.modified_at or published, self.article_key)

    @property
    def told(self) -> Told:
        """What an edit may change of it."""
        stated = {self.published_day.isoformat()} if self.published_day else set()
        return Told(headline=self.headline or "", body=self.body, dates=self.days | stated)


def version_rows(story_key: str, copies: Sequence[Copy]) -> Iterator[Mapping[str, object]]:
    """A row a version of a story; appended copies count where no page is about the story."""
    primary = [copy for copy in copies if copy.position == 0]
    before: Told | None = None
    number = 0
    for copy in sorted(primary or copies, key=lambda copy: copy.order):
        edited = FIRST if before is None else change(before, copy.told)
        if edited is not None:
            number += 1
            before = copy.told
            yield {"story_key": story_key, "version": number, **_of(copy), **_said(edited)}


def _of(copy: Copy) -> Mapping[str, object]:
    return {"article_key": copy.article_key, "captured_at": copy.captured_at}


def _said(edited: Change) -> Mapping[str, object]:
    listed = ("added_numbers", "removed_numbers", "added_dates", "removed_dates")
    return {
        "edit": edited.edit.value,
        "is_headline_changed": edited.is_headline_changed,
        "added_word_count": edited.added_word_count,
        "removed_word_count": edited.removed_word_count,
        **{name: " ".join(getattr(edited, name)) or None for name in listed},
    }
