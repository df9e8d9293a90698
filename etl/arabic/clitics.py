"""Search's view of a word: its letters plain, and what may remain of it without the little words written onto it.

Newsrooms write و ف ب ك ل and the article as one with the word that follows. Which of a word's first letters are such
clitics takes a dictionary to know, so all that remain are candidates; what is a word in full counts more than they do.
"""

from __future__ import annotations

import re

from etl.arabic.fold import fold

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"
_ARTICLE = "ال"
_LEFT = 3
"""Letters that must be left of a word: fewer are no word of its own, or any word's."""
_DEFINITE = re.compile(rf"[{_CONJUNCTIONS}]?(?:[بك]?{_ARTICLE}|ل(?=ل))(?=.{{{_LEFT}}})")
_STACKS = tuple(f"{first}{second}" for first in ("", *_CONJUNCTIONS) for second in ("", *_PREPOSITIONS))


def search_words(text: str) -> str:
    """The fold, and hamzas without their seats: «مسئول», «مسؤول» and «مسوول» are one.

    >>> search_words("المسئولة عن «الشّؤون» القائمة")
    'المسووله عن الشوون القايمه'
    """
    return fold(text).replace("ئو", "وو").replace("ؤ", "و").replace("ئ", "ي")


def bare_forms(word: str) -> tuple[str, ...]:
    """What may remain of a word of `search_words` when the clitics before it are taken off, one after the other.

    >>> bare_forms("وبالعراق"), bare_forms("للخارجيه"), bare_forms("بلد")
    (('بالعراق', 'العراق', 'عراق'), ('لخارجيه', 'خارجيه'), ())
    """
    forms = []
    for letters in (_CONJUNCTIONS, _PREPOSITIONS):
        if word[:1] in letters and len(word) > _LEFT:
            word = word[1:]
            forms.append(word)
    # After the preposition ل the article is the one ل that is left of it.
    article = _ARTICLE if word.startswith(_ARTICLE) else "ل" if forms and word.startswith("ل") else ""
    if article and len(word) >= len(article) + _LEFT:
        forms.append(word[len(article) :])
    return tuple(forms)


def definite_forms(word: str) -> tuple[str, ...]:
    """What remains without the article, and what stands before it: of such stacks there is little doubt.

    >>> definite_forms("والاتفاق"), definite_forms("للجنه"), definite_forms("لقاء")
    (('اتفاق',), ('لجنه', 'جنه'), ())
    """
    stack = _DEFINITE.match(word)
    if stack is None:
        return ()
    rest = word[stack.end() :]
    # The one ل that is left after a preposition is the article, or the word's own first letter.
    return (rest,) if stack[0].endswith(_ARTICLE) or len(rest) <= _LEFT else (rest, rest[1:])


def with_clitics(word: str) -> tuple[str, ...]:
    """The word, and as it reads with conjunctions and prepositions before it.

    >>> with_clitics("العراق")[:6]
    ('العراق', 'بالعراق', 'كالعراق', 'للعراق', 'والعراق', 'وبالعراق')
    """
    return tuple(f"{stack}{_after(stack, word)}" for stack in _STACKS)


def _after(stack: str, word: str) -> str:
    return f"ل{word.removeprefix(_ARTICLE)}" if stack.endswith("ل") and word.startswith(_ARTICLE) else word
