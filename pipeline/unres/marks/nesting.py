"""Marks of one text that nest or stand apart, and never cross."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from unres.model import Mark, MarkKind

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


@dataclass(slots=True)
class Nest:
    """A mark, or the whole text, with the marks inside it in order."""

    mark: Mark | None = None
    inside: list[Nest] = field(default_factory=list)


def nest_marks(kept: Iterable[Mark], found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Give marks in order, with those found that cross nothing before them.

    Keeps every mark of the first sort, and all without width. Takes a found mark if
    it stands apart from all others, or inside one that may hold its kind.
    """
    kept = tuple(kept)
    points = [mark for mark in kept if mark.start == mark.end]
    root = Nest()
    for mark in sorted(kept, key=outer_first):
        if mark.start < mark.end:
            _place(root, mark, forced=True)
    for mark in found:
        if mark.start < mark.end:
            _place(root, mark, forced=False)
    return tuple(sorted((*points, *_list_marks(root)), key=outer_first))


def _place(nest: Nest, mark: Mark, *, forced: bool) -> None:
    """Put a mark where it belongs, unless it would cross another."""
    i = bisect_left(nest.inside, mark.end, key=_start)
    before = nest.inside[i - 1] if i else None
    while before and before.mark and before.mark.end > mark.start:
        around = before.mark.start <= mark.start and mark.end <= before.mark.end
        if not forced and not (around and _may_hold(before.mark, mark)):
            return
        nest = before
        i = bisect_left(nest.inside, mark.end, key=_start)
        before = nest.inside[i - 1] if i else None
    nest.inside.insert(i, Nest(mark))


def _may_hold(outer: Mark, mark: Mark) -> bool:
    """Say whether a mark may be found inside another."""
    return mark.kind in WITHIN.get(outer.kind, frozenset()) and outer != mark


def _start(nest: Nest) -> int:
    """Give where a mark starts."""
    return nest.mark.start if nest.mark else 0


def _list_marks(root: Nest) -> Iterator[Mark]:
    """Give all marks of a nest, in no order."""
    stack = [root]
    while stack:
        nest = stack.pop()
        stack += nest.inside
        if nest.mark:
            yield nest.mark


def outer_first(mark: Mark) -> tuple[int, int]:
    """Give a key that sorts by start, the wider first."""
    return mark.start, -mark.end
