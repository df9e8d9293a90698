"""Whether the clause before a date speaks of the future: «سيصل», «من المقرر», «غدا»."""

from __future__ import annotations

import re

from etl.arabic.lexicon import words
from etl.transform.annotate.dates.sentence import Sentence
from etl.transform.annotate.dates.words import Sense

_SIGNS = words("dates", "context", "future_sign")
_VERB = re.compile(rf"[وف]?س[ايتن](?:{'|'.join(sorted(words('dates', 'context', 'future_verb')))})\w{{0,3}}")
_SCHEDULED = re.compile(rf"[وف]?[يت](?:{'|'.join(sorted(words('dates', 'context', 'scheduled_verb')))})(?:ه|ها|ان)?")
_STOPS = frozenset({".", "؛", ":", "!", "؟", "«", "»", '"'})
_SENTENCE_ENDS = frozenset({".", "!", "؟"})
_REPORTING = words("reporting_verbs", "complementizers", "words")
_LOOK_BACK = 8


def is_to_come(s: Sentence, at: int) -> bool:
    """Whether the words before a position, up to the mark that opens their clause, speak of the future."""
    for back in range(at - 1, max(-1, at - _LOOK_BACK), -1):
        form = s.form(back)
        if form in _STOPS:
            return False
        if form in _SIGNS or s.sense(back, Sense.NEAR) == 1 or _SCHEDULED.fullmatch(form):
            return True
        if _VERB.fullmatch(form) and not s.has_tanwin(back):
            return True  # but «سنتمتراً» is no verb
    return False


def is_reported(s: Sentence, at: int) -> bool:
    """Whether the words of the sentence before a position hand on what was said, perhaps long ago: «قالت حينها إن»."""
    for back in range(at - 1, -1, -1):
        if s.form(back) in _SENTENCE_ENDS:
            return False
        if s.form(back) in _REPORTING:
            return True
    return False
