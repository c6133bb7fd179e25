"""Columns: two of text side by side, and those of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unres.readers.pdf.blocks import Cell, Table
from unres.readers.pdf.furniture import APART
from unres.readers.pdf.lines import Line, part_line
from unres.readers.pdf.page import Page

_LINES: Final = 6
"""Each of two columns has at least so many lines."""
_WIDE: Final = 0.22
"""A column of text is wider than this share of the page."""
_MIDDLE: Final = (0.35, 0.65)
"""Where the gap between two columns may be, in shares of the page's width."""
_SHARE: Final = 0.5
"""So many of the lines that reach the gap leave it free."""
_ROWS: Final = 2
"""A table has at least so many rows."""

_MARKER: Final = re.compile(
    r"[(\[]?\w{1,7}(?:/\w{1,4})?[.)\]]{1,2}|[•·–—*-]|\d{1,4}/\d{1,4}"
)
"""What stands before the words of its paragraph and is no column."""


def order_columns(lines: Sequence[Line], page: Page) -> Iterator[list[Line]]:
    """Give the lines of each column of a page, in the order of reading.

    Lines across both columns come between what stands above and below them.
    """
    parts = [_part(line) for line in lines]
    gutter = _find_gutter(parts, page)
    if not gutter:
        yield list(lines)
        return
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        sides = _part_at(line, gutter)
        if sides:
            left += sides[0]
            right += sides[1]
            continue
        yield from (column for column in (left, right) if column)
        left, right = [], []
        yield [line]
    yield from (column for column in (left, right) if column)


def find_tables(lines: Sequence[Line]) -> Iterator[list[Line] | Table]:
    """Give the lines between tables and the tables, in order.

    Rows of a table follow each other and leave the same gaps free.
    """
    loose: list[Line] = []
    rows: list[list[Line]] = []
    for line in lines:
        parts = _part(line)
        goes_on = bool(rows) and _fits(rows, parts)
        if (len(parts) > 1 and not rows) or goes_on:
            rows.append(parts)
            continue
        yield from _end(rows, loose)
        rows = [parts] if len(parts) > 1 else []
        if not rows:
            loose.append(line)
    yield from _end(rows, loose)
    if loose:
        yield loose


def _end(rows: list[list[Line]], loose: list[Line]) -> Iterator[list[Line] | Table]:
    """Give a table if the rows make one; else they are lines like any."""
    whole = [parts for parts in rows if len(parts) > 1]
    if len(whole) < _ROWS:
        loose += (_whole(parts) for parts in rows)
        return
    if loose:
        yield list(loose)
        loose.clear()
    yield Table(tuple(_fill(rows)))


def _whole(parts: Sequence[Line]) -> Line:
    """Make one line of its parts."""
    from unres.readers.pdf.lines import make_line

    return make_line([run for part in parts for run in part.runs])


def _part(line: Line) -> list[Line]:
    """Part a line at its wide gaps; a marker stays with what it marks."""
    parts: list[Line] = []
    for part in part_line(line, APART):
        if parts and len(parts) == 1 and _MARKER.fullmatch(parts[0].words):
            parts[0] = _whole((parts[0], part))
        else:
            parts.append(part)
    return parts


def _fits(rows: Sequence[Sequence[Line]], parts: Sequence[Line]) -> bool:
    """Whether parts stand in the columns of the rows above them."""
    widest = max(rows, key=len)
    edges = _edges(rows)
    for part in parts:
        over = [e for e in edges if part.left < e[1] and part.right > e[0]]
        if len(over) > 1:
            return False
    near = parts[0].base - rows[-1][0].base < 3.5 * parts[0].size
    if len(parts) == 1:
        # The next line of a cell, not the text below the table.
        inside = parts[0].right < widest[-1].left or parts[0].left >= widest[1].left - 2
        return near and inside
    return near


def _edges(rows: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """Give the left and right edges of the columns of rows, from the left."""
    spans = sorted((part.left, part.right) for row in rows for part in row)
    edges: list[tuple[float, float]] = []
    for left, right in spans:
        if edges and left < edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], right))
        else:
            edges.append((left, right))
    return edges


def _fill(rows: Sequence[Sequence[Line]]) -> Iterator[Cell]:
    """Give the cells of a table; a row without its first cell goes on with the last."""
    edges = _edges(rows)
    table: list[dict[int, list[Line]]] = []
    for row in rows:
        cells: dict[int, list[Line]] = {}
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
            yield Cell(tuple(cells.get(column, ())), number, column)


def _find_gutter(parts: Sequence[Sequence[Line]], page: Page) -> tuple[float, float]:
    """Find the gap between two columns of text; () where there is one column."""
    low, high = (share * page.width for share in _MIDDLE)
    gaps = [
        (row[i].right, row[i + 1].left)
        for row in parts
        for i in range(len(row) - 1)
        if row[i].right < high and row[i + 1].left > low
    ]
    if len(gaps) < _LINES:
        return ()  # type: ignore[return-value]
    rights, lefts = sorted(g[0] for g in gaps), sorted(g[1] for g in gaps)
    left, right = rights[len(rights) * 9 // 10], lefts[len(lefts) // 10]
    if right - left < 4:
        return ()  # type: ignore[return-value]
    middle = (left + right) / 2
    sides = [[p for row in parts for p in row if p.right <= middle]]
    sides.append([p for row in parts for p in row if p.left >= middle])
    across = [p for row in parts for p in row if p.left < middle < p.right]
    for side in sides:
        wide = [p for p in side if p.right - p.left > _WIDE * page.width]
        if len(wide) < _LINES or len(wide) < _SHARE * len(side):
            return ()  # type: ignore[return-value]
    if len(across) > len(gaps):
        return ()  # type: ignore[return-value]
    return left, right


def _part_at(
    line: Line, gutter: tuple[float, float]
) -> tuple[list[Line], list[Line]] | None:
    """Part a line at a gap; None if it goes across."""
    from unres.readers.pdf.lines import make_line

    middle = (gutter[0] + gutter[1]) / 2
    if any(run.left < middle < run.box.right for run in line.runs):
        return None
    sides = (
        [r for r in line.runs if r.left < middle],
        [r for r in line.runs if r.left >= middle],
    )
    made = tuple([make_line(side)] if side else [] for side in sides)
    return made[0], made[1]
