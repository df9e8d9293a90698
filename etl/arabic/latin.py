"""Names in Latin letters, for people without an Arabic keyboard: lower case, no diacritics, one spelling a name.

Arabic writes few vowels, so common names are looked up in their usual press spelling (``lexicons/latin.toml``), and the
others are spelled by rule: readable and always the same, but not always as their bearer writes it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from camel_tools.utils.charmap import CharMapper

from etl.arabic.aligned import folded
from etl.arabic.lexicon import tables
from etl.arabic.tokens import tokens

_AL = "ال"
_VOWELS = "aiu"
_SOUNDS = (
    (re.compile(rf"(?<=[^{_VOWELS}])yh$"), "iya"),
    (re.compile(rf"(?<=[^{_VOWELS}y])y$"), "i"),
    (re.compile(rf"(?<=..[^{_VOWELS}])h$"), "a"),
    (re.compile(rf"(?<=[^{_VOWELS}yw])w(?=[^{_VOWELS}]|$)"), "u"),
    (re.compile(rf"(?<=[^{_VOWELS}yw])y(?=[^{_VOWELS}]|$)"), "i"),
)
"""«ي» and «و» between consonants or at the end are vowels, «ة» at the end is one."""
_CARRIERS = "اع"
_SEMIVOWELS = "وي"


@lru_cache(1 << 14)
def latin(name: str) -> str:
    """A name in Latin letters.

    >>> latin("محمد شياع السوداني"), latin("علي موسى دقدوق"), latin("عبد الرحمن الراوي")
    ('mohammed shaya al-sudani', 'ali musa daqduq', 'abd al-rahman al-rawi')
    """
    words = (_word(match.group()) for match in tokens(folded(name)) if match.group()[0].isalnum())
    return " ".join(filter(None, words))


def _word(word: str) -> str:
    known = _spellings().get(word)
    if known is not None:
        return known
    if word[0] not in tables("latin")["letters"]:
        return unicodedata.normalize("NFKD", word.lower()).encode("ascii", "ignore").decode()
    if word.startswith(_AL) and len(word) > len(_AL) + 1:
        return f"al-{_word(word[len(_AL) :])}"
    return _spelled(word)


def _spelled(word: str) -> str:
    """By rule: a letter for a letter, «a» between two consonants that open the word, and what the letters imply."""
    sounds = _letters()
    spelled: str = sounds.map_string(word[0]) + "a" * _opens_with_cluster(word) + sounds.map_string(word[1:])
    for pattern, vowel in _SOUNDS:
        spelled = pattern.sub(vowel, spelled)
    return spelled


def _opens_with_cluster(word: str) -> bool:
    """«دقدوق» and «جواد», but neither «سوق» nor «عمر»."""
    if len(word) < 3 or word[0] in _CARRIERS or word[1] in _CARRIERS:
        return False
    return word[1] not in _SEMIVOWELS or word[2] in _CARRIERS


@cache
def _letters() -> CharMapper:
    """camel-tools' mapper with letters that readers of English expect; those of no sound fall away."""
    return CharMapper({letter: str(sound) for letter, sound in tables("latin")["letters"].items()})


@cache
def _spellings() -> dict[str, str]:
    return {folded(name): str(spelling) for name, spelling in tables("latin")["names"].items()}
