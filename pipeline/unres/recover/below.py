"""Numbers that an extractor put below the first line of their paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from unres.language import Language
from unres.lexicon import match_action
from unres.recover.edges import has_ended
from unres.recover.lines import IN_TEXT, Line

SURE: Final = 2
"""So many numbers, each below words that act, tell the order of a page."""

_LONGEST: Final = len("100.")
_NUMBER: Final = re.compile(r"(\d{1,3})\.$")


def lift_numbers(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """Give the lines with each number above the first line of its paragraph.

    Only where all numbers that stand alone count up, each below a line that opens
    an operative paragraph: above the first one the preamble would end otherwise.
    """
    body = [i for i, line in enumerate(lines) if line.kind is IN_TEXT]
    short = [i for i in body if len(lines[i].words) <= _LONGEST]
    alone = [(i, m) for i in short if (m := _NUMBER.match(lines[i].words))]
    counted = [int(m[1]) for _, m in alone] == list(range(1, len(alone) + 1))
    if (
        len(alone) < SURE
        or not counted
        or not all(_acts(lines, i, language) for i, _ in alone)
    ):
        return tuple(lines)
    lifted = list(lines)
    for i, _ in alone:
        above, number = (line.copy() for line in lifted[i - 1 : i + 1])
        number.gap, number.page = above.gap, above.page
        above.gap = above.page = False
        lifted[i - 1 : i + 1] = number, above
    return tuple(lifted)


def _acts(lines: Sequence[Line], i: int, language: Language) -> bool:
    """Whether the line above one opens an operative paragraph without a number.

    Where words may open both parts, one that has ended is a recital.
    """
    above = lines[i - 1].words if i else ""
    if match_action(above, "operative", language) is None:
        return False
    recites = match_action(above, "preambular", language) is not None
    return not (recites and has_ended(above))
