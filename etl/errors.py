"""What can break in the machinery. Bad *data* is never an exception: it is an `etl.issues.Issue`.

::

    WarraqError                 every error that Warraq raises on purpose
    ├── SettingsError           a setting is unknown, missing or makes no sense
    ├── WarehouseError          the warehouse refuses, for good, until somebody acts
    │   ├── WarehouseBehind     its migrations are older than this code
    │   └── WarehouseAhead      its migrations are newer than this code
    ├── Unavailable             a service did not answer; trying again later may help
    ├── QueryError              what was searched for makes no query
    ├── ModelAbsent             the data of a language model is not installed; work goes on without it
    ├── ExportError             an export cannot go where it was asked to
    ├── TakedownError           what is to be taken down is not to be found, or is more than was meant
    ├── InputRefused            one input cannot be read; the others go on
    └── ChecksFailed            the data is loaded and safe, and a check marked *fail* found rows

Every message says what was expected, what was found, where, and what to do. The command line prints it as one
paragraph; Airflow retries `Unavailable` alone and fails at once on the rest.
"""

from __future__ import annotations

from enum import StrEnum


class WarraqError(Exception):
    """Base of every error that Warraq raises on purpose; its text is meant for the person who runs it."""


class SettingsError(WarraqError):
    """A setting is unknown, missing or makes no sense."""


class WarehouseError(WarraqError):
    """The warehouse refuses, and will until somebody acts."""


class WarehouseBehind(WarehouseError):
    """The warehouse's migrations are older than this code."""


class WarehouseAhead(WarehouseError):
    """The warehouse's migrations are newer than this code."""


class Unavailable(WarraqError):
    """A service did not answer; the same call may go through later."""


class QueryError(WarraqError):
    """What was searched for makes no query; another one does."""


class ModelAbsent(WarraqError):
    """The data of a language model, or what runs it, is not installed."""


class ExportError(WarraqError):
    """An export cannot go where it was asked to; what stood there still does."""


class TakedownError(WarraqError):
    """What is to be taken down is not to be found, or is more than was meant; nothing was removed."""


class ChecksFailed(WarraqError):
    """A quality check marked *fail* found rows in what a run has loaded."""


class Reason(StrEnum):
    """Why an input was refused: the closed set of ``ops_quarantine.reason``."""

    EMPTY = "empty"
    NOT_A_FILE = "not_a_file"
    VANISHED = "vanished"
    NOT_PERMITTED = "not_permitted"
    UNREADABLE = "unreadable"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    NO_SPACE = "no_space"
    TRUNCATED = "truncated"
    """It ends before what it announces; what is whole before that was read."""
    TRAILING = "trailing"
    """Bytes that do not belong to it follow what was read."""
    DAMAGED = "damaged"
    """Its bytes are not those that it was made of: a checksum, digest or frame does not hold."""
    MALFORMED = "malformed"
    """It is not what its format asks for."""
    UNMAPPED = "unmapped"
    """Records without the fields that a page needs."""
    ENCRYPTED = "encrypted"
    BOMB = "bomb"
    """It unpacks to far more than it should."""
    TOO_MANY = "too_many"
    TOO_DEEP = "too_deep"
    TOO_COSTLY = "too_costly"
    """Reading the page took more time or memory than a page may take."""
    NOT_PARSED = "not_parsed"
    """Reading the page met a bug in Warraq."""


class InputRefused(WarraqError):
    """One input cannot be read; it goes to quarantine with its reason and the other inputs go on."""

    def __init__(self, name: str, reason: Reason, message: str, member: str | None = None) -> None:
        """Refuse the input called ``name`` (or one ``member`` of it); ``message`` says why and what to do."""
        super().__init__(f"{name}: {message}" if member is None else f"{name} ({member}): {message}")
        self.name = name
        self.member = member
        self.reason = reason
        self.message = message
