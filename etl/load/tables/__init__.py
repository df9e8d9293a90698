"""The warehouse's tables as SQLAlchemy metadata: what the migrations, the loader and the data dictionary agree on.

A module a layer: `bronze` says what arrived, `silver` what the pages say, `ops` what the runs did.
"""

from __future__ import annotations

from etl.load.tables import bronze, ops, silver
from etl.load.tables.base import METADATA

__all__ = ["METADATA", "bronze", "ops", "silver"]
