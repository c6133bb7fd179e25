"""Which units of one row are those of another: by length, and by the numbers in them.

After Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993):
what is translated keeps its order and, but for a factor, its length. Resolutions have
more to go by: years, symbols and numbers are the same in all languages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, starmap
from math import log
from operator import itemgetter
from typing import Final, NamedTuple

SMALL: Final = 20
"""A difference of so many characters says little."""
OTHER: Final = 1.5
"""What two units cost that have no number in common, though one has some."""
ALONE: Final = 1.0
"""What a unit costs that has no counterpart."""
TWO: Final = 0.9
"""What it costs besides that one unit is two in the other row."""
FAR: Final = 40
"""By how many units a row is ahead of the other at most, for its length."""
LONGEST: Final = 18
"""So many digits of a number tell it from others."""
STEPS: Final = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
"""How many units of each row are one bead."""
_NUMBER: Final = re.compile(r"\d+")


class Bead(NamedTuple):
    """Units of two rows that are the same: their places in each."""

    left: range
    right: range


class _Word(NamedTuple):
    """What is compared of a unit: its length, and the numbers in it."""

    size: float
    numbers: Counter[int]


def align_rows(rows: Sequence[Sequence[str]]) -> list[tuple[range, ...]]:
    """Return what is the same in several rows: the places of it in each, in order.

    Rows of one length are the same one by one. Else each is matched with the longest;
    a row that lacks something has no places there, one that parts it has several.
    """
    longest = max(rows, key=len)
    if all(len(row) == len(longest) for row in rows):
        return [(range(i, i + 1),) * len(rows) for i in range(len(longest))]
    beads = [match_rows(longest, row) for row in rows]
    inside = {i for row in beads for bead in row for i in bead.left[1:]}
    opens = [i for i in range(len(longest)) if i not in inside]
    spans = starmap(range, pairwise([*opens, len(longest)]))
    return [places for span in spans for places in _gather(beads, span)]


def _gather(
    beads: Sequence[Sequence[Bead]], span: range
) -> Iterator[tuple[range, ...]]:
    """Yield the places in all rows of one span of the longest, and what is behind it.

    What no other row has comes before it at the head of the rows.
    """
    held = [
        _cover([b.right for b in row if b.left and b.left[0] in span]) for row in beads
    ]
    alone = [
        (k, bead.right)
        for k, row in enumerate(beads)
        for bead in row
        if not bead.left and max(bead.left.start - 1, 0) in span
    ]
    yield tuple(held)
    for k, places in alone:
        yield tuple(places if i == k else range(0) for i in range(len(beads)))


def _cover(parts: Sequence[range]) -> range:
    """Return the places from the first to the last of some."""
    some = [part for part in parts if part]
    return range(some[0].start, some[-1].stop) if some else range(0)


def match_rows(left: Sequence[str], right: Sequence[str]) -> list[Bead]:
    """Return the beads of two rows of texts, in order; each unit is in one of them."""
    factor = (sum(map(len, left)) or 1) / (sum(map(len, right)) or 1)
    mine, others = [_read(text, 1) for text in left], [_read(t, factor) for t in right]
    # The cost of the cheapest way to a place in both rows, and its last step.
    ways = {(0, 0): (0.0, 0, 0)}
    for i, j in _list_places(len(left), len(right)):
        steps = (
            (before[0] + _weigh(mine[i - a : i], others[j - b : j]), a, b)
            for a, b in STEPS
            if (before := ways.get((i - a, j - b)))
        )
        if step := min(steps, key=itemgetter(0), default=None):
            ways[i, j] = step
    beads: list[Bead] = []
    i, j = len(left), len(right)
    while i or j:
        _, a, b = ways[i, j]
        beads.append(Bead(range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    return beads[::-1]


def _list_places(left: int, right: int) -> Iterator[tuple[int, int]]:
    """Yield the places in two rows that are near each other, but the first."""
    for i in range(left + 1):
        for j in range(right + 1):
            near = abs(i * right - j * left) <= FAR * max(left, right)
            if near and (i or j):
                yield i, j


def _read(text: str, factor: float) -> _Word:
    """Read what is compared of a text; numbers may be in any digits."""
    numbers = (int(found[:LONGEST]) for found in _NUMBER.findall(text))
    return _Word(len(text) * factor, Counter(numbers))


def _weigh(left: Sequence[_Word], right: Sequence[_Word]) -> float:
    """Return how unlike some units are that would be one bead."""
    if not left or not right:
        return ALONE
    mine, others = _add(left), _add(right)
    unlike = abs(log((mine.size + SMALL) / (others.size + SMALL)))
    if most := max(mine.numbers.total(), others.numbers.total()):
        unlike += OTHER * (1 - (mine.numbers & others.numbers).total() / most)
    return unlike + TWO * (len(left) != len(right))


def _add(words: Sequence[_Word]) -> _Word:
    if len(words) == 1:
        return words[0]
    return _Word(sum(w.size for w in words), sum((w.numbers for w in words), Counter()))
