"""Two texts word by word: runs of both that are the same, and what stands between."""

from __future__ import annotations

from collections.abc import Iterator
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
    ends_a, ends_b = _find_ends(words_a, a), _find_ends(words_b, b)
    runs: list[Segment] = []
    at_a, at_b = 0, 0
    for next_a, next_b in [*pairs, (len(words_a), len(words_b))]:
        stop_a, stop_b = _stop(ends_a, next_a, a), _stop(ends_b, next_b, b)
        if stop_a > at_a or stop_b > at_b:
            old, new = a[at_a:stop_a], b[at_b:stop_b]
            same = measure.fold(old) == measure.fold(new)
            runs.append(Segment(same, old, new))
            at_a, at_b = stop_a, stop_b
        if next_a < len(words_a):
            stop_a, stop_b = ends_a[next_a], ends_b[next_b]
            runs.append(Segment(True, a[at_a:stop_a], b[at_b:stop_b]))
            at_a, at_b = stop_a, stop_b
    return tuple(_merge(runs))


def _find_ends(words: list[ComparedWord], text: str) -> list[int]:
    """Return where each word ends, with the white space and the like behind it."""
    return [*(word.start for word in words[1:]), len(text)][: len(words)]


def _stop(ends: list[int], count: int, text: str) -> int:
    """Return where so many words end: all of them, with the text."""
    if count == len(ends):
        return len(text)
    return ends[count - 1] if count else 0


def _merge(runs: list[Segment]) -> Iterator[Segment]:
    """Yield the runs, with those of one sort that meet made one."""
    last: Segment | None = None
    for run in runs:
        if last and last.same == run.same:
            last = Segment(run.same, last.old + run.old, last.new + run.new)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
