"""Columns: two of text side by side, and those of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from unres.readers.pdf.blocks import PdfCell, PdfTable
from unres.readers.pdf.lines import PdfLine, make_line, part_line
from unres.readers.pdf.page import PdfPage

_LINES: Final = 6
"""Each of two columns has at least so many lines."""
_WIDE: Final = 0.22
"""A column of text is wider than this share of the page."""
_MIDDLE: Final = (0.35, 0.65)
"""Where the gap between two columns may be, in shares of the page's width."""
_SHARE: Final = 0.5
"""So many of the lines of a column are as wide as that."""
_GAP: Final = 4.0
"""How wide the gap between two columns is at least, in points."""
_LATE: Final = 30
"""How many rows back a row is compared."""
_NEAR: Final = 3.5
"""The rows of a table stand no further apart than this, in sizes."""
_ROWS: Final = 2
"""A table has at least so many rows."""
_MARKER: Final = re.compile(
    r"[(\[]?\w{1,7}(?:/\w{1,4})?[.)\]]{1,2}|[•·–—*-]|\d{1,4}/\d{1,4}"
)
"""What stands before the words of its paragraph and is no column."""


def order_columns(lines: Sequence[PdfLine], page: PdfPage) -> list[list[PdfLine]]:
    """Give the lines of each column of a page, in the order of reading.

    Lines across both columns come between what stands above and below them.
    """
    parts = [_part(line) for line in lines]
    if (gutter := _find_gutter(parts, page)) is None:
        return [list(lines)]
    columns: list[list[PdfLine]] = [[], []]
    for line in lines:
        if sides := _part_at(line, gutter):
            columns[-2] += sides[0]
            columns[-1] += sides[1]
        else:
            columns += [line], [], []
    return [column for column in columns if column]


def find_tables(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine] | PdfTable]:
    """Give the lines between tables and the tables, in order.

    Rows of a table follow each other and leave the same gaps free.
    """
    parted = [_part(line) for line in lines]
    loose: list[PdfLine] = []
    end = 0
    while end < len(lines):
        start, end = end, end + 1
        rows = [parted[start]]
        while end < len(lines) and _fits(rows, parted[end]):
            rows.append(parted[end])
            end += 1
        if sum(len(parts) > 1 for parts in rows) < _ROWS:
            loose += lines[start:end]
            continue
        if loose:
            yield loose
            loose = []
        yield PdfTable(tuple(_fill(rows)))
    if loose:
        yield loose


def _part(line: PdfLine) -> list[PdfLine]:
    """Part a line at its wide gaps; a marker stays with what it marks."""
    parts: list[PdfLine] = []
    for part in part_line(line):
        if parts and len(parts) == 1 and _MARKER.fullmatch(parts[0].words):
            parts[0] = make_line((*parts[0].runs, *part.runs))
        else:
            parts.append(part)
    return parts


def _fits(rows: Sequence[Sequence[PdfLine]], parts: Sequence[PdfLine]) -> bool:
    """Whether parts stand in the columns of the rows above them."""
    late, first = rows[-_LATE:], parts[0]
    widest = max(late, key=len)
    near = first.base - rows[-1][0].base < _NEAR * first.size
    if len(widest) == 1 or not near:
        return False
    edges = _edges(late)
    for part in parts:
        over = sum(part.left < right and part.right > left for left, right in edges)
        if over > 1:
            return False
    # A single part is the next line of a cell, not the text below the table.
    inside = first.right < widest[-1].left or first.left >= widest[1].left - 2
    return len(parts) > 1 or inside


def _edges(rows: Sequence[Sequence[PdfLine]]) -> list[tuple[float, float]]:
    """Give the left and right edges of the columns of rows, from the left."""
    spans = sorted((part.left, part.right) for row in rows for part in row)
    edges: list[tuple[float, float]] = []
    for left, right in spans:
        if edges and left < edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], right))
        else:
            edges.append((left, right))
    return edges


def _fill(rows: Sequence[Sequence[PdfLine]]) -> Iterator[PdfCell]:
    """Give the cells of a table; a row without its first cell goes on with the last."""
    edges = _edges(rows)
    table: list[dict[int, list[PdfLine]]] = []
    for row in rows:
        cells: dict[int, list[PdfLine]] = {}
        for part in row:
            over = (i for i, e in enumerate(edges) if part.left < e[1])
            cells.setdefault(next(over, len(edges) - 1), []).append(part)
        if table and 0 not in cells:
            for column, lines in cells.items():
                table[-1].setdefault(column, []).extend(lines)
        else:
            table.append(cells)
    for number, cells in enumerate(table):
        for column in range(len(edges)):
            yield PdfCell(tuple(cells.get(column, ())), number, column)


def _find_gutter(parts: Sequence[Sequence[PdfLine]], page: PdfPage) -> float | None:
    """Find the middle of the gap between two columns of text; None for one column."""
    low, high = (share * page.width for share in _MIDDLE)
    gaps = [
        (one.right, other.left)
        for row in parts
        for one, other in pairwise(row)
        if one.right < high and other.left > low
    ]
    if len(gaps) < _LINES:
        return None
    rights, lefts = sorted(gap[0] for gap in gaps), sorted(gap[1] for gap in gaps)
    left, right = rights[len(rights) * 9 // 10], lefts[len(lefts) // 10]
    if right - left < _GAP:
        return None
    middle = (left + right) / 2
    own = [part for row in parts for part in row]
    across = sum(part.left < middle < part.right for part in own)
    sides = (
        [part for part in own if part.right <= middle],
        [part for part in own if part.left >= middle],
    )
    filled = all(_is_text(side, page) for side in sides)
    return middle if filled and across <= len(gaps) else None


def _is_text(parts: Sequence[PdfLine], page: PdfPage) -> bool:
    """Whether lines are those of a column of text, not cells."""
    wide = sum(part.right - part.left > _WIDE * page.width for part in parts)
    return wide >= _LINES and wide >= _SHARE * len(parts)


def _part_at(
    line: PdfLine, middle: float
) -> tuple[list[PdfLine], list[PdfLine]] | None:
    """Part a line at a gap; None if it goes across."""
    if any(run.left < middle < run.box.right for run in line.runs):
        return None
    left = [run for run in line.runs if run.left < middle]
    right = [run for run in line.runs if run.left >= middle]
    return [make_line(left)] if left else [], [make_line(right)] if right else []
