"""What became of one unit."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from unres.diff.words import Measure, Segment, compare_words, keep_letters
from unres.readers.flat import FlatUnit, UnitKind


class DiffSort(StrEnum):
    """What became of a unit; of one that both documents have, several may be true."""

    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"
    """Its words differ."""
    MOVED = "moved"
    """It stands elsewhere among the others; a note is called elsewhere."""
    RENUMBERED = "renumbered"
    RECAST = "recast"
    """It is another kind of unit: a heading that was a paragraph."""


class DiffRow(NamedTuple):
    """A unit of the first document, of the second, or of both."""

    a: FlatUnit | None
    b: FlatUnit | None
    sorts: tuple[DiffSort, ...] = ()
    """What became of it; none where it is alike."""
    words: tuple[Segment, ...] = ()
    """Its words, where they changed."""
    names: tuple[str, str] = ("", "")
    """What it is called in each document ("preambular 4"); "" where it is not there."""
    shaped: bool = False
    """Whether it is alike but for white space and the shapes of characters."""


def compare_pair(
    a: FlatUnit | None,
    b: FlatUnit | None,
    measure: Measure,
    *,
    moved: bool = False,
    renumbered: bool | None = None,
) -> DiffRow:
    """Compare a unit of one document with that of the other, if both are there.

    Whether it is renumbered is told by its number, unless that is known.
    """
    names = _name_note(a), _name_note(b)
    if a is None or b is None:
        # What only calls notes is not there for a reader; the notes are.
        seen = any(it.num or it.text or it.kind is UnitKind.NOTE for it in (a, b) if it)
        sort = DiffSort.ADDED if a is None else DiffSort.REMOVED
        return DiffRow(a, b, (sort,) if seen else (), names=names)
    sorts = tuple(_list_sorts(a, b, measure, moved=moved, renumbered=renumbered))
    changed = DiffSort.CHANGED in sorts
    words = compare_words(a.text, b.text, measure) if changed else ()
    shaped = not sorts and a.text + a.num != b.text + b.num
    return DiffRow(a, b, sorts, words, names, shaped and a.kind is not UnitKind.NOTE)


def _name_note(unit: FlatUnit | None) -> str:
    """Return what a note is called; other units are named by who knows them all."""
    return f"note {unit.num}".strip() if unit and unit.kind is UnitKind.NOTE else ""


def _list_sorts(
    a: FlatUnit, b: FlatUnit, measure: Measure, *, moved: bool, renumbered: bool | None
) -> Iterator[DiffSort]:
    """Yield what became of a unit that both documents have."""
    headings = a.kind is b.kind is UnitKind.HEADING and not measure.exact
    whole = keep_letters(a.num + a.text) == keep_letters(b.num + b.text)
    if headings and whole:
        yield from [DiffSort.MOVED] * moved
        return
    if measure.fold(a.text) != measure.fold(b.text):
        yield DiffSort.CHANGED
    if moved:
        yield DiffSort.MOVED
    if renumbered is None:
        renumbered = measure.fold_number(a) != measure.fold_number(b)
    if renumbered:
        yield DiffSort.RENUMBERED
    if a.kind is not b.kind:
        yield DiffSort.RECAST
