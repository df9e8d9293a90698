"""What a page prints, what its markup states and what its address holds, compared in one place, field by field.

The winner's basis is kept where the record has a place for it; what disagrees becomes an issue, never a silent choice.
"""

from etl.transform.evidence.settle import settle

__all__ = ["settle"]
