"""What a look at one part of an installation comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """Whether somebody must act."""

    OK = "ok"
    NOTE = "note"
    """Good to know, or better done otherwise; everything works as it is."""
    MEND = "mend"
    """Runs fail, or give wrong results, until somebody acts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    """What was looked at: settings, warehouse, migrations, landing zone …"""
    health: Health
    says: str
    """What was found, and where somebody should act, what to do."""


def ok(subject: str, says: str) -> Finding:
    """All is well."""
    return Finding(subject=subject, health=Health.OK, says=says)


def note(subject: str, says: str) -> Finding:
    """Something to know."""
    return Finding(subject=subject, health=Health.NOTE, says=says)


def mend(subject: str, says: str) -> Finding:
    """Something to put right."""
    return Finding(subject=subject, health=Health.MEND, says=says)
