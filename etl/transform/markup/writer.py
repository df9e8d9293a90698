"""From pieces of text to lines, as a browser would break them, each with what the markup says about it."""

from __future__ import annotations

from itertools import groupby

from etl.arabic.words import is_name
from etl.model import Container, Hints, Line
from etl.transform.fields.keywords import is_heading_of_keywords
from etl.transform.markup.addresses import is_tag_address
from etl.transform.markup.elements import HEADINGS
from etl.transform.markup.pieces import Piece, by_field, joined, named
from etl.transform.markup.places import BOLD, Block, Field, Link
from etl.transform.markup.stated import Statements

_COMMAS = ",، "
"""What parts a field from the one before it."""
_HEADLINE_WORDS = 20
_LABEL_WORDS = 4
"""A label before a link has no more words than this, and the link at least as many."""
_TIME_WORDS = 6
_CARD_WORDS = 3
"""A linked headline has no fewer words."""
_ARROWS = " »«›‹<>→←…."
"""What closes a button that leads on: ``اقرأ المزيد »``."""
_SENTENCE_ENDS = (".", "؟", "!", ":", "،", "؛", "»", '"')
_LABEL_ENDS = (":", "-", "–", "—", "|", "»", "…")

_LARGEST = 99
"""No text has letters of that size."""

_new = tuple.__new__


class Writer:
    """Joins pieces of text to lines; a container is listed when its first line is written."""

    def __init__(self, statements: Statements) -> None:
        """No line yet; the statements know the page's address by the first link, which stands below the head."""
        self._statements = statements
        self.lines: list[Line] = []
        """Their hints name no article yet."""
        self._listed: list[tuple[int | None, str, frozenset[str], int]] = []
        """Index of the container around it, element, own telling words and first line of each container."""
        self.block: Block | None = None
        """The one that the current line stands in."""
        self.pieces: list[Piece] = []
        """What the current line holds so far."""
        self._has_link = self._has_field = False
        self._bold, self._size = BOLD, _LARGEST
        self.linked: set[str | None] = set()
        """Targets of the links that hold words."""
        self._after_picture = self._before_next = False
        """A picture stands before the current line; before the one after it."""

    def text(self, text: str, link: Link | None, field: Field | None, weight: int) -> None:
        """Text on the current line; as much as its least part, the line stands out."""
        self.pieces.append((text, link, field))
        if field is not None:
            self._has_field = True
        if link is not None:
            self._has_link = True
            self.linked.add(link.href)
        self._bold &= weight
        self._size = min(self._size, weight >> 1)

    def gap(self) -> None:
        """Something other than words stands between the words before and those after."""
        self.pieces.append((" ", None, None))

    def enter(self, block: Block) -> None:
        """What follows stands in this block, on a line of its own."""
        if block is not self.block:
            if self.pieces:
                self.end_line()
            self.block = block

    def picture(self) -> None:
        """A picture stands here."""
        if self.pieces:
            self._before_next = True
        else:
            self._after_picture = True

    def pending(self) -> str:
        """The words of the current line so far."""
        return "".join([text for text, _, _ in self.pieces])

    def end_line(self) -> None:
        """The current line ends, if it holds anything."""
        if not self.pieces:
            return
        if self.block is not None:
            self._write(self.block)
        self.pieces = []
        self._has_link = self._has_field = False
        self._bold, self._size = BOLD, _LARGEST
        if self._before_next:
            self._after_picture, self._before_next = True, False

    def _write(self, block: Block) -> None:
        """The current line, which most often is one piece, or has no link."""
        if len(self.pieces) == 1 and not self._has_field:
            text, link, _ = self.pieces[0]
            if text := " ".join(text.split()):
                self._append(text, 1.0 if link else 0.0, link.href if link else None, block)
            return
        for pieces in by_field(self.pieces) if self._has_field else (self.pieces,):
            text = joined(pieces).lstrip(_COMMAS)
            names = named(pieces) if self._has_field else None
            for part, link_density, href in self._broken(pieces, text) if self._has_link else ((text, 0.0, None),):
                if part:
                    self._append(part, link_density, href, block, names)

    def _broken(self, pieces: list[Piece], text: str) -> list[tuple[str, float, str | None]]:
        """The line, or the lines that it is: links with nothing but separators between them, a label and its link."""
        runs = [(link, list(run)) for link, run in groupby(pieces, key=lambda piece: piece[1])]
        linked = [(link, joined(run)) for link, run in runs if link is not None]
        if not linked:
            return [(text, 0.0, None)]
        rest = "".join([text for link, run in runs if link is None for text, _, _ in run])
        if not any(map(str.isalnum, rest)):
            return [(text, 1.0, link.href) for link, text in linked]
        if label := self._list_label(linked, text):
            return [(label, 0.0, None), *((target, 1.0, link.href) for link, target in linked)]
        if len(linked) == 1 and linked[0][1]:  # a link may hold nothing but space
            link, target = linked[0]
            before, _, after = text.partition(target)
            if not after and (
                _is_label(before.rstrip(), target) or _is_time(before, target) or self._is_apart(before, target)
            ):
                return [(before.rstrip(), 0.0, None), (target, 1.0, link.href)]
            if not any(map(str.isalnum, before)) and (
                _is_filed(target, after)
                or _is_time(after, target)
                or self._is_name(after, target)
                or self._is_apart(after, target)
            ):
                return [(target, 1.0, link.href), (after.lstrip(" :»›>"), 0.0, None)]
        targets = {link.href for link, _ in linked}
        density = min(1.0, sum(len(target) for _, target in linked) / max(1, len(text)))
        return [(text, density, linked[0][0].href if len(targets) == 1 else None)]

    def _list_label(self, linked: list[tuple[Link, str]], text: str) -> str | None:
        """The few words before tags or headlines that nothing but separators parts: ``الوسوم: <a>…</a> <a>…</a>``."""
        if not linked[0][1]:
            return None  # a link may hold nothing but space
        label = text.partition(linked[0][1])[0].rstrip()
        are_tags = all(link.href and is_tag_address(link.href) for link, _ in linked) or is_heading_of_keywords(label)
        are_cards = len(linked) > 1 and all(target.count(" ") >= _CARD_WORDS - 1 for _, target in linked)
        if not are_tags and not (are_cards and label.endswith(":")):
            return None
        rest = text.removeprefix(label)
        for _, target in linked:
            rest = rest.replace(target, "", 1)
        is_label = 0 < len(label.split()) < _LABEL_WORDS and not any(map(str.isalnum, rest))
        return label if is_label else None

    def _is_apart(self, beside: str, linked: str) -> bool:
        """A word or two beside a linked headline outside of running text: the section, or what heads the link."""
        is_running = self.block is None or self.block.element == "p" or beside.rstrip().endswith(_SENTENCE_ENDS)
        is_short = 0 < len(beside.split()) < _LABEL_WORDS and any(map(str.isalpha, beside))
        return is_short and not is_running and linked.count(" ") >= _LABEL_WORDS - 1

    def _is_name(self, after: str, linked: str) -> bool:
        """The author who is printed after a linked headline; in running text more follows, or the sentence ends."""
        name = after.strip(" -–—|•·،")
        is_running = self.block is None or self.block.element == "p" or after.endswith(_SENTENCE_ENDS)
        return not is_running and is_name(name) and linked.count(" ") >= _LABEL_WORDS - 1

    def _append(
        self, text: str, link_density: float, href: str | None, block: Block, names: frozenset[str] | None = None
    ) -> None:
        container = block.holder or block
        if container.index < 0:
            self._list(container)
        tokens = container.tokens
        if block is not container and link_density < 1:
            own = block.own_tokens()
            tokens = tokens | own if own else tokens
        if names and link_density < 1:
            tokens = tokens | names
        element = block.heading()
        if self._after_picture and element == "p" and block.around is not None and block.around.element == "center":
            element = "center"  # the words below a picture, centred with it
        is_strong = self._bold == BOLD or element in HEADINGS
        target = self._statements.addresses.whole(href) if href else None
        hints = (
            element,
            tokens,
            container.index,
            None,
            link_density,
            target,
            is_strong,
            self._after_picture,
            self._size,
        )
        # A page has hundreds of lines, and made so they take half the time of Line(…) and Hints(…).
        self.lines.append(_new(Line, (len(self.lines) + 1, text, _new(Hints, hints))))
        self._after_picture = False

    def _list(self, container: Block) -> None:
        """List a container and those around it, the outermost first."""
        chain = []
        block: Block | None = container
        while block is not None and block.index < 0:
            if block.holder is None:
                chain.append(block)
            block = block.around
        for inner in reversed(chain):
            above = (inner.around.holder or inner.around) if inner.around else None
            own = inner.own_tokens()
            inner.index = len(self._listed)
            if above is None:
                inner.tokens = own
            else:
                inner.tokens = own | above.tokens if own else above.tokens
            self._listed.append((above.index if above else None, inner.element, own, len(self.lines) + 1))

    def containers(self) -> tuple[Container, ...]:
        """The containers that hold lines, when the whole page is written."""
        ends = [0] * len(self._listed)
        for number, _, hints in self.lines:
            if hints is not None:
                ends[hints.container] = number
        for index in range(len(self._listed) - 1, 0, -1):
            parent = self._listed[index][0]
            if parent is not None and ends[parent] < ends[index]:
                ends[parent] = ends[index]
        return tuple(
            Container(parent, element, own, first, last)
            for (parent, element, own, first), last in zip(self._listed, ends, strict=True)
        )


def _is_label(label: str, linked: str) -> bool:
    """The few words before the link that is the rest of its line: ``للمزيد – <a>…</a>``."""
    return label.endswith(_LABEL_ENDS) and label.count(" ") < _LABEL_WORDS and linked.count(" ") >= _LABEL_WORDS - 1


def _is_filed(linked: str, after: str) -> bool:
    """The section that is linked before a headline: ``<a>محليات</a> : افتتاح سوق السمك``."""
    is_apart = after.lstrip()[:1] in tuple(":»›>") and linked.count(" ") < _LABEL_WORDS - 1
    return is_apart and _LABEL_WORDS <= after.count(" ") <= _HEADLINE_WORDS and not after.endswith(_SENTENCE_ENDS)


def _is_time(beside: str, linked: str) -> bool:
    """The few words with a number beside a linked headline: when it was published."""
    is_short = beside.strip().count(" ") < _TIME_WORDS and any(map(str.isdigit, beside))
    return is_short and linked.rstrip(_ARROWS).count(" ") >= _CARD_WORDS - 1
