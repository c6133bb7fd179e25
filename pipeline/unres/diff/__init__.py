"""What differs between two documents: unit by unit, then word by word."""

from unres.diff.compare import Comparison, compare_units

__all__ = ["Comparison", "compare_units"]
