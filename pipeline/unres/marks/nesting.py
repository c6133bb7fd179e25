"""Marks of one text that nest or stand apart, and never cross."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from unres.model import Mark, MarkKind

_START: Final = attrgetter("start")
_CITED: Final = frozenset({MarkKind.CITATION, MarkKind.DATE})
_NAMED: Final = _CITED | {
    MarkKind.CITATIONS,
    MarkKind.EVENT,
    MarkKind.INSTRUMENT,
    MarkKind.LINK,
    MarkKind.ORGAN,
    MarkKind.PLACE,
    MarkKind.ROLE,
    MarkKind.SESSION,
    MarkKind.STATE,
}
WITHIN: Final[dict[MarkKind, frozenset[MarkKind]]] = {
    MarkKind.CITATIONS: _CITED | {MarkKind.CITATIONS},
    MarkKind.AMENDMENT: _NAMED | {MarkKind.QUOTE},
    MarkKind.QUOTE: _NAMED,
    MarkKind.EVENT: frozenset({MarkKind.PLACE, MarkKind.STATE}),
    MarkKind.INSTRUMENT: frozenset({MarkKind.DATE}),
    MarkKind.ROLE: frozenset({MarkKind.ORGAN, MarkKind.PLACE, MarkKind.STATE}),
}
"""Kind → the kinds that may be found inside it; where nothing is said, none."""


class Nest:
    """A mark, or the whole text, with the marks inside it in order."""

    __slots__ = ("inside", "mark", "starts")

    def __init__(self, mark: Mark | None) -> None:
        """Make a nest that holds nothing yet."""
        self.mark = mark
        self.inside: list[Nest] = []
        self.starts: list[int] = []
        """Where each mark inside it starts."""


def nest_marks(kept: Sequence[Mark], found: Sequence[Mark]) -> tuple[Mark, ...]:
    """Give marks in order, with those found that cross nothing before them.

    Keeps every mark of the first sort, and all without width. Takes a found mark if
    it stands apart from all others, or inside one that may hold its kind.
    """
    if not kept and (marks := _sort_apart(found)):
        return tuple(marks)
    root = Nest(None)
    for mark in sorted(kept, key=outer_first):
        if mark.start < mark.end:
            _place(root, mark, forced=True)
    for mark in found:
        if mark.start < mark.end:
            _place(root, mark, forced=False)
    points = [mark for mark in kept if mark.start == mark.end]
    marks = _list_marks(root)
    return tuple(sorted([*points, *marks], key=outer_first) if points else marks)


def _sort_apart(found: Sequence[Mark]) -> list[Mark]:
    """Give marks that all stand apart in order; none if any do not, or are empty."""
    marks = sorted(found, key=_START) if len(found) > 1 else list(found)
    end = 0
    for mark in marks:
        if mark.start < end or mark.start >= mark.end:
            return []
        end = mark.end
    return marks


def _place(nest: Nest, mark: Mark, *, forced: bool) -> None:
    """Put a mark where it belongs, unless it would cross another."""
    start, end = mark.start, mark.end
    i = bisect_left(nest.starts, end)
    while i:
        inner = nest.inside[i - 1]
        before = inner.mark
        if before is None or before.end <= start:
            break
        around = before.start <= start and end <= before.end
        if not forced and not (around and _may_hold(before, mark)):
            return
        nest = inner
        i = bisect_left(nest.starts, end)
    nest.inside.insert(i, Nest(mark))
    nest.starts.insert(i, start)


def _may_hold(outer: Mark, mark: Mark) -> bool:
    return mark.kind in WITHIN.get(outer.kind, frozenset()) and outer != mark


def _list_marks(nest: Nest) -> list[Mark]:
    """Give all marks inside a nest, each before those inside it."""
    marks: list[Mark] = []
    stack = nest.inside[::-1]
    while stack:
        inner = stack.pop()
        if inner.mark:
            marks.append(inner.mark)
        if inner.inside:
            stack += inner.inside[::-1]
    return marks


def outer_first(mark: Mark) -> tuple[int, int]:
    """Give a key that sorts by start, the wider first."""
    return mark.start, -mark.end
