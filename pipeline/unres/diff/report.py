"""A comparison in words, as plain values for scripts, and as one page.

`schemas/diff.schema.json` says what the values are. The page is static, with both
documents side by side.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from unres.diff.compare import Comparison, Side
from unres.diff.rows import DiffRow, DiffSort
from unres.diff.words import Segment
from unres.escaping import escape_words
from unres.readers.flat import FlatUnit
from unres.webpage import PageFrame, read_asset, write_webpage

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


def write_page(a: Side, b: Side, comparison: Comparison) -> bytes:
    """Return the page in UTF-8: every unit of both, the words that differ marked."""
    title = f"{a.name} – {b.name}"
    told = "".join(f"<p>{escape_words(line)}</p>\n" for line in tell_sum(comparison))
    rows = "".join(_write_row(row) for row in comparison.rows)
    names = "".join(
        f'<th scope="col">{escape_words(side.name)}</th>' for side in (a, b)
    )
    body = (
        f"<h1>{escape_words(title)}</h1>\n{told}<table>\n<thead><tr><th></th>{names}"
        f"</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
    return write_webpage(PageFrame(title, read_asset("unres.diff")), body)


def _write_row(row: DiffRow) -> str:
    classes = " ".join(row.sorts) or "alike"
    return (
        f'<tr class="{classes}"><th scope="row">{"<br>".join(row.sorts)}</th>'
        f"<td>{_write_unit(row.a, row, DiffSort.REMOVED)}</td>"
        f"<td>{_write_unit(row.b, row, DiffSort.ADDED)}</td></tr>\n"
    )


def _write_unit(unit: FlatUnit | None, row: DiffRow, side: DiffSort) -> str:
    """Return a unit with its name, its number and its words."""
    if unit is None:
        return ""
    new = side is DiffSort.ADDED
    num = f"<b>{escape_words(unit.num)}</b> " if unit.num else ""
    if DiffSort.RENUMBERED in row.sorts:
        num = f"<b>{_mark(unit.num, side)}</b> "
    # The words that the other side has not are marked.
    parts = [(it.same, it.new if new else it.old) for it in row.words]
    parts = parts or [(side not in row.sorts, unit.text)]
    marked = (escape_words(own) if same else _mark(own, side) for same, own in parts)
    name, words = escape_words(row.names[new]), "".join(marked)
    return f'<small>{name}</small><div dir="auto">{num}{words}</div>'


def _mark(words: str, side: DiffSort) -> str:
    name = "ins" if side is DiffSort.ADDED else "del"
    return f"<{name}>{escape_words(words)}</{name}>" if words else ""
