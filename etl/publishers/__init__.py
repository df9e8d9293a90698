"""Who publishes what, as data: one module a publisher, and the registry that recognises their pages."""

from __future__ import annotations

from etl.publishers import aawsat, bbc, cnn, generic, reuters
from etl.publishers.registry import Recognised, Registry

PUBLISHERS = Registry(profiles=(aawsat.PROFILE, bbc.PROFILE, cnn.PROFILE, reuters.PROFILE), fallback=generic.PROFILE)

__all__ = ["PUBLISHERS", "Recognised", "Registry"]
