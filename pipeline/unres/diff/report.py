"""A comparison in words, for people, and as plain values, for scripts.

`schemas/diff.schema.json` says what these are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from unres.diff.compare import Comparison, Side
from unres.diff.rows import DiffRow, DiffSort
from unres.diff.words import Segment
from unres.readers.flat import FlatUnit

NEARBY = 40
"""How much of the words around a change is shown, in characters."""

Paint = Callable[[DiffSort, str], str]
"""Marks words as removed, as added, or as what became of a unit."""


def mark_words(sort: DiffSort, words: str) -> str:
    """Mark words by signs, as `git diff --word-diff` does."""
    marked = {DiffSort.REMOVED: f"[-{words}-]", DiffSort.ADDED: f"{{+{words}+}}"}
    return marked.get(sort, words)


def tell_comparison(comparison: Comparison, paint: Paint) -> Iterator[str]:
    """Yield the lines that say what differs, the changes first, then the sum."""
    for row in comparison.changes:
        old, new = row.names
        was = f" (was {old})" if old and new and old != new else ""
        yield f"{' and '.join(row.sorts)}: {new or old}{was}"
        if words := "".join(_tell_words(row, paint)):
            yield f"    {words}"
    if comparison.changes:
        yield ""
    yield from tell_sum(comparison)


def tell_sum(comparison: Comparison) -> Iterator[str]:
    """Yield how much differs, and what was passed over."""
    counts = comparison.counts
    told = [f"{counts[sort]} {sort}" for sort in DiffSort if counts[sort]]
    alike = len(comparison.rows) - len(comparison.changes)
    yield f"{', '.join(told) or 'no difference'}; {alike} alike"
    if comparison.shaped:
        yield (
            f"{comparison.shaped} of these differ in white space or in the shapes of"
            " characters (--exact)"
        )
    if comparison.shift:
        yield f"the numbers of the notes differ by {abs(comparison.shift)} (--exact)"


def _tell_words(row: DiffRow, paint: Paint) -> Iterator[str]:
    """Yield the words of a unit, those around changes only as far as they help."""
    if row.words:
        last = len(row.words) - 1
        for i, segment in enumerate(row.words):
            yield from _tell_segment(segment, paint, first=i == 0, last=i == last)
    elif row.a is None and row.b and row.b.text:
        yield paint(DiffSort.ADDED, row.b.text)
    elif row.b is None and row.a and row.a.text:
        yield paint(DiffSort.REMOVED, row.a.text)
    elif row.b is not None:
        yield _cut(row.b.text, 2 * NEARBY, 0)


def _tell_segment(
    segment: Segment, paint: Paint, *, first: bool, last: bool
) -> Iterator[str]:
    """Yield a run of words; of one that is the same, its ends."""
    if segment.same:
        yield _cut(segment.new, 0 if first else NEARBY, 0 if last else NEARBY)
        return
    old, new = segment.old.rstrip(), segment.new.rstrip()
    if old:
        yield paint(DiffSort.REMOVED, old)
    if new:
        yield paint(DiffSort.ADDED, new)
    yield " " if not (segment.new or segment.old)[-1].strip() else ""


def _cut(words: str, head: int, tail: int) -> str:
    """Return the beginning and the end of words, an ellipsis for what is between."""
    if len(words) <= head + tail + NEARBY:
        return words
    start = words[: words.rfind(" ", 0, head) + 1] if head else ""
    end = words[words.find(" ", len(words) - tail) :] if tail else ""
    return f"{start}…{end}"


def report_comparison(a: Side, b: Side, comparison: Comparison) -> dict[str, object]:
    """Return what differs between two documents, and the words of each change."""
    counts = comparison.counts
    return {
        "a": a.name,
        "b": b.name,
        "changes": [_report_row(row) for row in comparison.changes],
        "counts": {sort.value: counts[sort] for sort in DiffSort},
        "alike": len(comparison.rows) - len(comparison.changes),
        "shaped": comparison.shaped,
        "notes_shift": comparison.shift,
    }


def _report_row(row: DiffRow) -> dict[str, object]:
    return {
        "change": [sort.value for sort in row.sorts],
        "a": _report_unit(row.a, row.names[0]),
        "b": _report_unit(row.b, row.names[1]),
        "words": [segment._asdict() for segment in row.words],
    }


def _report_unit(unit: FlatUnit | None, name: str) -> dict[str, object] | None:
    """Return a unit of one of the documents; null where it is not there."""
    if unit is None:
        return None
    return {
        "name": name,
        "kind": unit.kind.value,
        "id": unit.id or None,
        "num": unit.num or None,
        "text": unit.text,
        "annexed": unit.annexed,
    }


def dump_report(report: dict[str, object]) -> bytes:
    """Return a report as JSON in UTF-8."""
    text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    # A lone surrogate is written as JSON does: \ud800.
    return text.encode("utf-8", "backslashreplace")
