"""A comparison as plain values, for scripts: `schemas/diff.schema.json`."""

from __future__ import annotations

import json

from unres.diff.compare import Comparison
from unres.diff.rows import DiffRow, DiffSort
from unres.diff.sides import Side
from unres.readers.flat import FlatUnit


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
