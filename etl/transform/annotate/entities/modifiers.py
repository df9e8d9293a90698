"""What modifies the head of an organisation's name: adjectives, a conjunct, and what the body is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense, places

if TYPE_CHECKING:
    from etl.arabic.printed import Word
    from etl.transform.annotate.prose import Prose

ENDS = Sense.PARTICLE | Sense.COMPLEMENTIZER | Sense.ACCORDING | Sense.COLOURLESS | Sense.TIME
"""What no name of a body goes on with."""
BODY = Sense.ORGANISATION_KIND | Sense.DEFINITE_KIND | Sense.NATIONAL_KIND | Sense.COMPANY_KIND
"""What begins another body's name."""
OTHERS = Sense.OFFICE | Sense.OCCUPATION | Sense.UNNAMED | Sense.PLACE | Sense.PLACE_KIND | Sense.NATIONALITY
"""What belongs to a person, a place or an origin rather than to a body."""
LONGEST = 9
"""Words of a name."""
PURPOSES = words("organisations", "heads", "purposes")
FIELDS = words("organisations", "heads", "fields")
CLOSING = frozenset(
    form + ending for form in words("organisations", "heads", "closing") for ending in ("", "ه", "ين", "ها")
)
_FUSED = "لل"
_TO = "ل"
_AND = "و"
_SON = "بن"
_ADJECTIVES = words("organisations", "heads", "adjectives")
"""Adjectives that do not end as those of origin do."""


def with_purpose(prose: Prose, at: int) -> int:
    """The end with «لتنسيق الشؤون الإنسانية», «لنقابات عمال البحرين» after a name; ``at`` where none follows."""
    if at >= len(prose.words) or not prose.forms[at].startswith(_TO) or prose.forms[at][1:] not in PURPOSES:
        return at
    end = at + 1
    while end < len(prose.words) and end < at + 3 and _is_plain_noun(prose.words[end]):
        end += 1
    if end == len(prose.words) or prose.words[end].cut or prose.senses[end] & ENDS:
        return at
    found = places().at(prose.words[end].bare, prose.forms, end) if prose.senses[end] & Sense.PLACE else None
    if found:
        return found.end
    if not prose.words[end].definite:
        return at
    end = _adjectives_end(prose, end + 1)
    following = prose.forms[end : end + 2]
    is_pair = len(following) > 1 and following[0].startswith(_AND) and following[0][1:] in PURPOSES
    return end + 2 if is_pair and prose.words[end + 1].definite else end  # «لحماية النزاهة ومكافحة الفساد»


def purpose_end(prose: Prose, at: int) -> int:
    """The end with «للعمليات النفطية» after a proper name; ``at`` where nothing of the kind follows."""
    if at >= len(prose.words) or not is_for(prose.words[at]):
        return at
    return _adjectives_end(prose, at + 1)


def conjunct_end(prose: Prose, head: int, at: int) -> int:
    """«والاتصالات وتقنية المعلومات»: a noun of the name after «و», and the definite noun that closes it.

    The index after both, or ``at`` where they do not stand there.
    """
    word = prose.words[at]
    if at < head + 2 or not word.form.startswith(_AND) or word.cut > 1 or at + 1 == len(prose.words):
        return at
    noun = word.form[1:]
    closing = prose.words[at + 1]
    is_noun = noun in FIELDS or noun in PURPOSES or (word.senses & Sense.CHAIN and not word.senses & BODY)
    if not is_noun or word.senses & (Sense.OFFICE | BODY) or not closing.definite or closing.cut:
        return at
    return at + 2


def is_for(word: Word) -> bool:
    """Whether a word has «لل» before it and is no person's title; short ones are in no lexicon: «للخط»."""
    is_fused = word.form.startswith(_FUSED) and len(word.form) > 3
    return is_fused and not word.senses & (OTHERS | BODY | Sense.OUTLET)


def may_describe(word: Word) -> bool:
    """«الإنسانية», «المسلحة»: a definite word with «و» before it, or by its form an adjective."""
    is_adjective = word.senses & Sense.ADJECTIVE or word.form.endswith(("ي", "يه", "ى")) or word.form in _ADJECTIVES
    return word.definite and (word.cut > 0 or bool(is_adjective))


def opens_person(prose: Prose, at: int) -> bool:
    """«الهادي بن رمضان»: somebody whom the name of the body does not hold."""
    following = at + 1 < len(prose.words) and (prose.forms[at + 1] == _SON or prose.senses[at + 1] & Sense.FAMILY)
    return bool(following and (prose.senses[at] & Sense.NAME or prose.forms[at + 1] == _SON))


def _is_plain_noun(word: Word) -> bool:
    return not word.definite and (word.form in PURPOSES or word.form in FIELDS)


def _adjectives_end(prose: Prose, at: int) -> int:
    """The token after the definite words that go on with a name, «و» before them or not."""
    while at < len(prose.words):
        word = prose.words[at]
        is_over = not may_describe(word) or word.senses & (ENDS | OTHERS | BODY) or word.form in CLOSING
        if is_over or word.form[: word.cut] not in ("", _AND) or opens_person(prose, at):
            return at
        at += 1
    return at
