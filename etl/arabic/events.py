"""Which words say that something has happened, and which that it is planned."""

from __future__ import annotations

from functools import cache

from etl.arabic.aligned import folded
from etl.arabic.lexicon import tables, words
from etl.arabic.reporting import Voice, past_forms

_OBJECTS = ("", "ه", "ها", "هم", "هما")
_CLITICS = ("و", "ف")


@cache
def happened_forms() -> frozenset[str]:
    """Past forms of the verbs whose date is the date of the event, folded.

    >>> {"اعتقلت", "سلمه", "انسحبوا", "التقت"} <= happened_forms(), "عقد" in happened_forms()
    (True, False)
    """
    verbs = (folded(verb) for verb in sorted(words("events", "happened", "verbs")))
    inflected = {form + suffix for verb in verbs for form in past_forms(verb) for suffix in _OBJECTS}
    return frozenset(inflected | words("events", "happened", "forms"))


@cache
def told_forms() -> frozenset[str]:
    """Past forms of the verbs of speech: «أعلن», «قالت»."""
    stems = (stems[0] for voice in Voice for stems in _stems(voice) if not folded(stems[0]).startswith("ي"))
    return frozenset(form for stem in stems for form in past_forms(folded(stem)))


def without_and(form: str) -> str:
    """A form without «و» and «ف» before it, where the rest is a past form.

    >>> without_and("واعتقلت"), without_and("وقع")
    ('اعتقلت', 'وقع')
    """
    known = happened_forms() | told_forms()
    return form[1:] if form not in known and form.startswith(_CLITICS) and form[1:] in known else form


@cache
def since_words() -> frozenset[str]:
    """«منذ»: only a past day follows."""
    return words("events", "since", "words")


@cache
def adverbial_words() -> frozenset[str]:
    """«في», «يوم»: the date after it says when the clause happened."""
    return words("events", "adverbial", "words")


@cache
def past_words() -> frozenset[str]:
    """«الماضي»: the date lies before the day of writing."""
    return words("events", "past", "words")


@cache
def planned_words() -> frozenset[str]:
    """«المقرر», «بحلول», «إذا»: the date may be still to come."""
    return words("events", "planned", "words")


def _stems(voice: Voice) -> list[list[str]]:
    return [entry for entry in tables("reporting_verbs")[voice.name.lower()].values() if isinstance(entry, list)]
