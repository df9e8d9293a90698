"""What stands above an article's headline on an HTML page: the path to its section, a kicker, a day."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.arabic.fold import fold
from etl.arabic.words import ALL_NEWS, is_person
from etl.model import Role
from etl.publishers.profile import Sign
from etl.transform.fields.sections import first_of_glued
from etl.transform.markup.outline import USUAL_SIZE
from etl.transform.markup.part import LINKED, ROLES, SECTION_WORDS, Part
from etl.transform.markup.standing import HOME

NEAR = 4
"""Lines above a headline among which its section, kicker and stamp stand."""
_BREADCRUMB_REACH = 6
_PATH_REACH = 12
"""Lines above a headline among which a path begins, with the author's box or a player between."""
_STEP = re.compile(r"[»›>|/]")
_STEPS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}(?:\s?[»›>]\s?[^\W\d_]+(?: [^\W\d_]+){0,2}){1,3}")
_PATH_FROM_HOME = re.compile(r"(?:الصفحة )?الرئيسية(?:\s?[»›>]\s?[^\W\d_]+(?: [^\W\d_]+){0,3}){1,4}$")
"""``الرئيسية > المركز الإعلامي > أخبار الوزارة``, wherever above the article it stands."""
_KICKER_WORDS = 5
_PLAIN_KICKER_WORDS = 10
"""Of a line without a link; one with a link may be the box of its author."""
_HOME = "الرئيسية "
_NAMED = (None, Sign.SECTION)
_PATH_NAMES = frozenset(("breadcrumb", "breadcrumbs", "crumbs"))
_MENU_NAMES = frozenset(("nav", "navbar", "navigation", "menu"))
_FORUM = re.compile(r"(?:ال)?منتد(?:ى|يات)\b")
"""A part of a forum is no newspaper's section: ``منتدى أخبار المحافظات``."""
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_ARABIC = re.compile("[\u0621-\u064a]")

Reading = tuple[Role, str]
"""A role, and the rule that gives it."""


class Above(Part):
    """The lines above one article's headline."""

    def read(self) -> None:
        """Label the path, section, kicker and day above the headline."""
        first = self.labels.outline.containers[self.standing.around].first_line
        near = range(self.standing.headline - 1, max(first, self.standing.headline - NEAR) - 1, -1)
        path = self._path(near)
        self._breadcrumb(first)
        for number in near:
            if not self.labels.is_free(number):
                continue
            found = self._in_path(number, path) if number in path else self._names_above(number)
            if found is None:
                break
            self.put(number, *found)

    def _breadcrumb(self, first: int) -> None:
        """A path above what holds the article: it closes with the headline, or is called one."""
        headline = fold(self.labels.text(self.standing.headline))
        reach = range(first - 1, max(self.standing.first_line, first - _BREADCRUMB_REACH) - 1, -1)
        for number in range(self.standing.headline - 1, self.standing.first_line - 1, -1):
            text = self.labels.text(number)
            if (_STEP.search(text) or _HOME in f"{text} ") and fold(text).endswith(f" {headline}"):
                self.put(number, Role.SECTION, "path that ends with the headline")
            elif _PATH_FROM_HOME.match(text) and self.is_free_of(Role.SECTION):
                self.put(number, Role.SECTION, "path from the home page")
        called = (
            number for number in reach if self._ends_named_path(number) and fold(self.labels.text(number)) != headline
        )
        if self.is_free_of(Role.SECTION) and (last := next(called, None)) is not None:
            self.put(last, Role.SECTION, "last step of what is called a path")
        if self.is_free_of(Role.SECTION) and (step := self._end_of_path()) is not None:
            self.put(step, Role.SECTION, "last step from the home page")
        if self.is_free_of(Role.SECTION) and first > 1:
            if self._is_of_menu(first - 1):
                self.put(first - 1, Role.SECTION, "in the menu, and right above the article")
            elif _STEPS.fullmatch(self.labels.text(first - 1)):
                self.put(first - 1, Role.SECTION, "path right above the article")

    def _end_of_path(self) -> int | None:
        """The last step of a box above the headline that holds the home page, and few steps that the menu has too."""
        for number in range(self.standing.headline - 1, max(1, self.standing.headline - _PATH_REACH), -1):
            if not (self._is_step(number) and self._is_home(number)):
                continue
            box = self.labels.outline.containers[self._box_from(number)]
            steps = range(number + 1, box.last_line + 1)
            are_short = 0 < len(steps) < NEAR and all(self.words(n) <= SECTION_WORDS for n in steps)
            if are_short and any(self._is_of_menu(n) for n in steps):
                return steps[-1] if self.labels.is_free(steps[-1]) else None
        return None

    def _box_from(self, number: int) -> int:
        """The largest container that begins with a line and ends above the headline."""
        containers = self.labels.outline.containers
        box = self.labels.hints(number).container
        while (around := containers[box].parent) is not None:
            if containers[around].first_line != number or containers[around].last_line >= self.standing.headline:
                break
            box = around
        return box

    def _ends_named_path(self, number: int) -> bool:
        """Whether a line in what its names call a path may be a section, though no link or alone."""
        is_called = not _PATH_NAMES.isdisjoint(self.labels.hints(number).tokens)
        return is_called and self.words(number) <= SECTION_WORDS and self.labels.sign(number) in _NAMED

    def _is_of_menu(self, number: int) -> bool:
        """Whether a name of few words is printed once more above, as the menu's entries are."""
        text = self.labels.text(number)
        may_be = (
            self.labels.is_free(number) and self.words(number) <= SECTION_WORDS and self.labels.sign(number) in _NAMED
        )
        return may_be and any(self.labels.text(n) == text for n in range(self.standing.first_line, number))

    def _path(self, near: Iterable[int]) -> list[int]:
        """The short links that stand together above the headline, the nearest first."""
        linked = [number for number in near if self._is_step(number)]
        if len(linked) < NEAR or any(self.labels.sign(n) is Sign.NAVIGATION for n in linked):
            return [n for n in linked if not self._is_in_menu(n)]
        goes_on = all(self._is_step(n) for n in range(max(1, linked[-1] - 2), linked[-1]))
        return [n for n in linked[:1] if self._is_of_menu(n)] if goes_on else linked

    def _is_step(self, number: int) -> bool:
        return self.labels.hints(number).link_density >= LINKED and self.words(number) <= SECTION_WORDS

    def _is_in_menu(self, number: int) -> bool:
        """Whether a link and one beside it stand in what is called a menu and no path."""
        named = self.labels.hints(number).tokens & _MENU_NAMES
        beside = self.labels.hints(number + 1).tokens | (self.labels.hints(number - 1).tokens if number > 1 else set())
        return bool(named & beside) and _PATH_NAMES.isdisjoint(self.labels.hints(number).tokens)

    def _in_path(self, number: int, path: list[int]) -> Reading:
        """The last step of a path from the home page is the section; of topics without a home page, the first."""
        if self.labels.sign(number) is Sign.WIDGET:
            return Role.WIDGET, "button above the headline"
        steps = [n for n in path if not self._is_home(n) and self.labels.sign(n) is not Sign.WIDGET]
        steps = [n for n in steps if fold(self.labels.text(n)) not in ALL_NEWS] or steps
        named = [n for n in steps if self.labels.sign(n) is Sign.SECTION]
        steps = named if len(named) == 1 else steps
        section = (steps[0] if len(steps) < len(path) else steps[-1]) if steps else None
        return (Role.SECTION if number == section else Role.NAVIGATION), "breadcrumb"

    def _is_home(self, number: int) -> bool:
        """Whether a step of a path leads to the home page, whose name it may be, or to a forum, which has none."""
        is_named = self.labels.sign(number) is Sign.NAVIGATION or _FORUM.match(self.labels.text(number)) is not None
        return is_named or HOME.fullmatch(self.labels.hints(number).href or "#") is not None

    def _names_above(self, number: int) -> Reading | None:
        """What a line above the headline is, if it belongs to it."""
        labels, words = self.labels, self.words(number)
        if labels.hints(number).link_density >= LINKED:
            return Role.NAVIGATION, "link above the headline"
        sign = labels.sign(number)
        if "player" in labels.hints(number).tokens or _CLOCK.fullmatch(labels.text(number)):
            return Role.WIDGET, "clock or player above the headline"
        if sign in (Sign.STAMP, Sign.SECTION, Sign.KICKER):
            return ROLES[sign], f"{sign} above the headline"
        if sign is None and words <= SECTION_WORDS and self.is_named_section(number):
            return Role.SECTION, "called a section above the headline"
        if self._is_of_menu(number):
            return Role.SECTION, "in the menu, and above the headline"
        return self._right_above(number) if sign is None and number == self.standing.headline - 1 else None

    def _right_above(self, number: int) -> Reading | None:
        """What an unlinked line right above the headline is that says nothing of itself."""
        text, words, hints = self.labels.text(number), self.words(number), self.labels.hints(number)
        if _ARABIC.search(text) is None:
            return None
        if hints.after_picture and words > SECTION_WORDS and not (hints.is_strong and hints.size >= USUAL_SIZE):
            return Role.CAPTION, "below a picture above the headline"
        if is_person(text) and self.labels.text(self.standing.text_starts).startswith(text):
            return Role.BYLINE, "with whose name the text opens"
        if words == 1 or first_of_glued(text, self.labels.words):
            return Role.SECTION, "a name above the headline"
        most = _KICKER_WORDS if hints.link_density else _PLAIN_KICKER_WORDS
        return (Role.KICKER, "short line above the headline") if words <= most else None
