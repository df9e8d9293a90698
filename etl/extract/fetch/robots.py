"""What a site's robots.txt allows, by RFC 9309: a missing one allows all, one that cannot be had forbids all."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from etl.extract.fetch.exchange import Answer, Failed, unpacked
from etl.extract.fetch.limits import ROBOT
from etl.visits import Outcome

ROBOTS_BYTES = 1024 * 1024
"""The largest robots.txt that is read; RFC 9309 asks for at least 500 KiB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules of one site for us."""

    rules: Protego
    failure: Failed | None = None
    """Why the rules could not be had, and everything is therefore forbidden for now."""

    def require_allowed(self, url: str) -> None:
        """Raise `Failed` where the address may not be asked for."""
        if self.failure:
            is_refused = self.failure.outcome is Outcome.REFUSED_ADDRESS
            outcome = Outcome.REFUSED_ADDRESS if is_refused else Outcome.DEFERRED
            raise Failed(outcome, f"the site's robots.txt could not be had: {self.failure.detail}")
        if not self.rules.can_fetch(url, ROBOT):
            raise Failed(Outcome.ROBOTS, "the site's robots.txt forbids it")

    @property
    def delay(self) -> float | None:
        """Seconds between two requests that the site asks for, by either of the directives that there are."""
        rate = self.rules.request_rate(ROBOT)
        stated = [self.rules.crawl_delay(ROBOT), rate.seconds / rate.requests if rate and rate.requests else None]
        return max((seconds for seconds in stated if seconds), default=None)


def robots_of(found: Answer | Failed) -> Robots:
    """The rules in a robots.txt, or in the fact that it could not be had.

    A busy or unreachable site is left alone until it says what it allows; any other status of 400 to 499 means that
    there are no rules.
    """
    if isinstance(found, Failed):
        has_none = found.status is not None and 400 <= found.status < 500 and not found.may_pass
        return Robots(rules=Protego.parse(""), failure=None if has_none else found)
    return Robots(rules=Protego.parse(unpacked(found, most=ROBOTS_BYTES).decode("utf-8", "replace")))
