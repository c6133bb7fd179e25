"""Which elements of two sequences are the same, in order; bounded in time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

LIMIT: Final = 4_000_000
"""How many pairs of equal elements may be looked at; beyond, only rare ones are."""

Pair = tuple[int, int]
"""The places of an element in both sequences."""


def align(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    """Return the places of equal elements that stand in the same order in both.

    What begins or ends both alike is matched first. Between, the longest run that both
    have is, and so on; where that would take too long, what each has only once.

    >>> align("abcd", "xbcy")
    [(1, 1), (2, 2)]
    """
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    inner = _align_middle(a[start : len(a) - end], b[start : len(b) - end])
    return [
        *((i, i) for i in range(start)),
        *((i + start, j + start) for i, j in inner),
        *((len(a) - i, len(b) - i) for i in range(end, 0, -1)),
    ]


def _align_middle(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    """Align what begins and ends differently."""
    if not a or not b:
        return []
    count = Counter(b)
    if sum(count[each] for each in a) <= LIMIT:
        found = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
        return [(i + k, j + k) for i, j, size in found for k in range(size)]
    # What both have once, as much of it as stands in the same order.
    if not (anchors := keep_order(find_twins(a, b))):
        return []
    pairs = list(anchors)
    for (i, stop_a), (j, stop_b) in list_gaps(anchors, len(a), len(b)):
        pairs += ((i + x, j + y) for x, y in align(a[i:stop_a], b[j:stop_b]))
    return sorted(pairs)


def list_gaps(
    pairs: Iterable[Pair], end_a: int, end_b: int
) -> Iterator[tuple[Pair, Pair]]:
    """Yield where each gap begins and ends in both: between pairs, and behind them."""
    i, j = 0, 0
    for stop_a, stop_b in [*pairs, (end_a, end_b)]:
        yield (i, stop_a), (j, stop_b)
        i, j = stop_a + 1, stop_b + 1


def find_twins(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    """Return the places of what both have once, sorted by the first."""
    once = {each for each, n in Counter(a).items() if n == 1}
    twins = {each for each, n in Counter(b).items() if n == 1} & once
    places = {each: j for j, each in enumerate(b) if each in twins}
    return [(i, places[x]) for i, x in enumerate(a) if x in twins]


def keep_order(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the most pairs, of pairs sorted by the first place, that do not cross.

    >>> keep_order([(0, 1), (1, 2), (2, 0)])
    [(0, 1), (1, 2)]
    """
    ends: list[int] = []
    """The least second place that ends a chain, by its length."""
    last: list[int] = []
    """The pair that ends it."""
    before: list[int] = []
    for place, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [place]
    kept: list[Pair] = []
    place = last[-1] if last else -1
    while place >= 0:
        kept.append(pairs[place])
        place = before[place]
    return kept[::-1]
