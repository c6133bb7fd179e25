"""Two texts word by word: runs of both that are the same, and what stands between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from unres.diff.align import align
from unres.diff.words import ComparedWord, Measure


class Segment(NamedTuple):
    """A run of words of the first text, and the one of the second for it."""

    same: bool
    old: str
    new: str


def compare_words(a: str, b: str, measure: Measure) -> tuple[Segment, ...]:
    """Return the segments of two texts, in order; together they are both texts.

    >>> [tuple(each) for each in compare_words("We go.", "We do go.", Measure())]
    [(True, 'We ', 'We '), (False, '', 'do '), (True, 'go.', 'go.')]
    """
    words_a, words_b = measure.list_words(a), measure.list_words(b)
    pairs = align([each.folded for each in words_a], [each.folded for each in words_b])
    bounds_a, bounds_b = _find_bounds(words_a, a), _find_bounds(words_b, b)
    runs: list[Segment] = []
    at_a, at_b = 0, 0
    for next_a, next_b in [*pairs, (len(words_a), len(words_b))]:
        stop_a, stop_b = bounds_a[next_a], bounds_b[next_b]
        if stop_a > at_a or stop_b > at_b:
            old, new = a[at_a:stop_a], b[at_b:stop_b]
            same = measure.fold(old) == measure.fold(new)
            runs.append(Segment(same, old, new))
            at_a, at_b = stop_a, stop_b
        if next_a < len(words_a):
            stop_a, stop_b = bounds_a[next_a + 1], bounds_b[next_b + 1]
            runs.append(Segment(True, a[at_a:stop_a], b[at_b:stop_b]))
            at_a, at_b = stop_a, stop_b
    return tuple(_merge(runs))


def _find_bounds(words: list[ComparedWord], text: str) -> list[int]:
    """Return where each word begins, the first with the text, and where all end."""
    return [0, *(word.start for word in words[1:]), len(text)][-len(words) - 1 :]


def _merge(runs: list[Segment]) -> Iterator[Segment]:
    """Yield the runs, with those of one sort that meet made one."""
    for same, group in groupby(runs, key=attrgetter("same")):
        olds, news = zip(*((run.old, run.new) for run in group), strict=True)
        yield Segment(same, "".join(olds), "".join(news))
