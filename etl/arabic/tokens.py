"""Words and marks of Arabic prose, at the speed of a regular expression; camel-tools is the oracle in the test."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"[^\W_]+|''|[^\w\s]|_")


def tokens(folded: str) -> Iterator[re.Match[str]]:
    """Every word and every mark of a folded text (etl/arabic/aligned.py), in order. A doubled apostrophe is one mark.

    >>> [token.group() for token in tokens("قال: ''لا 2.4%''.")]
    ['قال', ':', "''", 'لا', '2', '.', '4', '%', "''", '.']
    """
    return _TOKEN.finditer(folded)
