"""One resolution in several languages, unit by unit: a parallel corpus."""

from unres.align.pair import FEWEST, Gap, Pair, pair_editions
from unres.align.read import Expression, read_edition, refuse_others
from unres.align.write import WRITERS

__all__ = [
    "FEWEST",
    "WRITERS",
    "Expression",
    "Gap",
    "Pair",
    "pair_editions",
    "read_edition",
    "refuse_others",
]
