"""What the readers of an article's head, text and end share: its place on the page, and how they label a line."""

from __future__ import annotations

import re

from etl.arabic.words import newsroom
from etl.model import Role
from etl.publishers.profile import Sign
from etl.transform.fields.captions import CREDIT_APART
from etl.transform.markup.addresses import is_picture_address
from etl.transform.markup.labels import Labels
from etl.transform.markup.standing import Standing

LINKED = 0.6
"""A line of which so large a share is links is a link."""
LONG_WORDS = 20
"""A line of so many words is no caption, button or heading."""
STAMP_WORDS = 26
"""Of the longest line that may be a day, with all that stands beside it."""
SECTION_WORDS = 4
"""The longest name of a section, or keyword."""
STANDFIRST_NAMES = frozenset(
    ("standfirst", "lede", "excerpt", "subtitle", "subheadline", "sapo", "intro", "summary", "deck", "chapo")
)
SHARE_NAMES = frozenset(("share", "sharing", "social", "addthis", "toolbar", "tools"))
POST_NAMES = frozenset(("tweet", "instagram", "tiktok"))
"""Of the quotations that the scripts of social networks turn into posts: ``<blockquote class="twitter-tweet">``."""
QUOTE_NAMES = frozenset(("quote", "quotebox", "pullquote"))
COMMENT_NAMES = frozenset(("comments", "comment", "disqus", "reply"))
BYLINE_NAMES = frozenset(("byline", "author", "authors", "writer"))
SECTION_NAMES = frozenset(("category", "cat", "rubric"))
_CREDIT_NAMES = frozenset(("credit", "credits", "photographer", "copyrights"))
_CAPTION_NAMES = frozenset(("caption", "credit", "credits", "photographer"))
_CREDIT_WORDS = 6
NUMBERED = re.compile(r"\d{1,3}\s*/\s*\d{1,3}")
"""Which of a gallery's pictures stands beside the words."""
_CAPTION_WORDS = 40

ROLES = {
    Sign.WIDGET: Role.WIDGET,
    Sign.STAMP: Role.STAMP,
    Sign.BYLINE: Role.BYLINE,
    Sign.DATELINE: Role.DATELINE,
    Sign.SECTION: Role.SECTION,
    Sign.KICKER: Role.KICKER,
    Sign.NAVIGATION: Role.NAVIGATION,
    Sign.KEYWORDS: Role.KEYWORDS,
    Sign.SIGN_OFF: Role.SIGN_OFF,
    Sign.CAPTION: Role.CAPTION,
    Sign.CREDIT: Role.CAPTION,
    Sign.COMMENTS: Role.COMMENTS,
    Sign.ITEM_MARK: Role.WIDGET,
    Sign.BOX_END: Role.WIDGET,
}
"""What a line inside an article is, by its wording."""
_OF_THE_PAGE = (Role.NAVIGATION, Role.TICKER, Role.COMMENTS)
"""Roles of lines that belong to no article, wherever they stand."""


class Part:
    """One article on its page."""

    def __init__(self, labels: Labels, standing: Standing, article: int) -> None:
        """The article at position ``article``."""
        self.labels = labels
        self.standing = standing
        self.article = article
        self.text_end = self._text_end()

    def _text_end(self) -> int:
        """The last line of the text's container; of one that holds the whole page, the last prose of no box."""
        outline, standing = self.labels.outline, self.standing
        end = min(outline.containers[standing.text].last_line, standing.last_line)
        if outline.containers[standing.text].element != "body":
            return end
        told = (n for n in range(end, standing.text_starts, -1) if outline.is_prose(n) and self.labels.is_free(n))
        return next(told, end)

    def put(self, number: int, role: Role, rule: str, *, opens: bool = True) -> None:
        """Label a line, unless it has a label."""
        article = None if role in _OF_THE_PAGE else self.article
        self.labels.put(number, role, rule, article, opens=opens)

    def is_free_of(self, role: Role) -> bool:
        """Whether no line of the article has a role yet."""
        return (role, self.article) not in self.labels.roles

    def words(self, number: int) -> int:
        """How many words a line holds."""
        return self.labels.text(number).count(" ") + 1

    def is_in_text(self, number: int) -> bool:
        """Whether a line stands in the container of the text."""
        return self.labels.outline.within(number, self.standing.text)

    def is_named_section(self, number: int) -> bool:
        """Whether the names of its element call a line the section; what holds the headline too is named after it."""
        own = self.labels.hints(number).tokens - self.labels.hints(self.standing.headline).tokens
        return bool(own & SECTION_NAMES)

    def box(self, number: int) -> int:
        """The container of a line; of an entry of a list, the list."""
        containers, container = self.labels.outline.containers, self.labels.hints(number).container
        parent = containers[container].parent if containers[container].element == "li" else None
        return container if parent is None else parent

    def is_post(self, number: int) -> bool:
        """Whether a line stands in a post of a social network, which the text only shows."""
        if POST_NAMES.isdisjoint(self.labels.hints(number).tokens):
            return False
        containers = self.labels.outline.containers
        container: int | None = self.labels.hints(number).container
        while container is not None and POST_NAMES.isdisjoint(containers[container].tokens):
            container = containers[container].parent
        return container is not None and containers[container].element == "blockquote"

    def is_caption(self, number: int) -> bool:
        """Whether the markup calls a line the words below a picture."""
        hints = self.labels.hints(number)
        if NUMBERED.fullmatch(self.labels.text(number)):
            return False
        if hints.element in ("figcaption", "caption"):
            return True
        is_linked = hints.link_density >= LINKED
        is_own = (is_linked and hints.element == "blockquote") or "player" in hints.tokens
        if not is_own and self._figure(number) is not None:
            return True
        if is_linked and hints.href is not None and is_picture_address(hints.href):
            return self.words(number) <= _CAPTION_WORDS
        is_short = not is_linked and self.words(number) <= _CAPTION_WORDS
        return is_short and self._is_called_caption(number) and self.labels.sign(number) is not Sign.STAMP

    def _is_called_caption(self, number: int) -> bool:
        """Whether names call a line a caption or a credit; ``byline-credits`` is who wrote the text."""
        tokens = self.labels.hints(number).tokens
        is_byline = BYLINE_NAMES & (tokens - self.labels.hints(self.standing.headline).tokens)
        return bool(tokens & _CAPTION_NAMES) and not is_byline

    def captioned(self, number: int, where: str) -> tuple[Role, str]:
        """A caption, or which of a gallery's pictures it is of; a credit may be set apart from its caption."""
        if NUMBERED.fullmatch(self.labels.text(number)):
            return Role.WIDGET, f"number of a picture in the {where}"
        is_credit = self._is_called_credit(number) and self.goes_on(number, Role.CAPTION)
        return Role.CAPTION, CREDIT_APART if is_credit else f"caption in the {where}"

    def _is_called_credit(self, number: int) -> bool:
        """Whether names call a few words a credit that do not call the line above it so."""
        hints, above = self.labels.hints(number), self.labels.hints(number - 1)
        return self.words(number) <= _CREDIT_WORDS and bool((hints.tokens - above.tokens) & _CREDIT_NAMES)

    def goes_on(self, number: int, role: Role) -> bool:
        """Whether a caption goes on with the line above it: both stand in one figure, or a credit right below it.

        The points of a standfirst stand in one box.
        """
        if role not in (Role.CAPTION, Role.STANDFIRST) or number == 1:
            return False
        above = self.labels.given[number - 2]
        if above is None or above.role is not role:
            return False
        figure = self._figure(number)
        if figure is None:
            is_beside = self.box(number) == self.box(number - 1)
            return is_beside and (role is Role.STANDFIRST or self._is_holder(number) or self._is_called_credit(number))
        return figure == self._figure(number - 1)

    def by_sign(self, number: int, where: str) -> tuple[Role, str] | None:
        """What a line's wording says that it is; a credit right below its caption is no caption of its own."""
        sign = self.labels.sign(number)
        if self._is_holder(number) and self.goes_on(number, Role.CAPTION):
            return Role.CAPTION, CREDIT_APART
        return (ROLES[sign], f"{sign} in the {where}") if sign in ROLES else None

    def _is_holder(self, number: int) -> bool:
        """Whether a line is a credit, or an agency's name alone."""
        return self.labels.sign(number) is Sign.CREDIT or newsroom(self.labels.text(number)) == "agency"

    def _figure(self, number: int) -> int | None:
        """The figure that a line stands in; the cells of a table are no caption of the figure that holds it."""
        containers = self.labels.outline.containers
        container: int | None = self.labels.hints(number).container
        while container is not None and containers[container].element != "figure":
            if containers[container].element == "table":
                return None
            container = containers[container].parent
        return container
