"""Tables of web pages: those that hold data, and those that only lay out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from unres.readers.flow import MARKER, Cell
from unres.readers.html.page import Element, has_class, words_of

MOST: Final = 1000
"""No cell reaches over more rows or columns."""

WORDY: Final = 600
"""A cell with more characters than this is laid out, and holds no data."""

PAIR: Final = 2
"""A number and the words that it numbers."""

_LAYING: Final = frozenset({
    "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "pre", "section",
    "table", "ul",
})  # fmt: skip


def holds_data(table: Element) -> bool:
    """Whether a table holds data: several rows of several short cells.

    Two columns are a list if the first holds its numbers.
    """
    if has_class(table, "tables"):
        return True
    if table.get("role", "") in {"presentation", "none"}:
        return False
    rows = [list(row.iterchildren("td", "th")) for row in _rows(table)]
    cells = [cell for row in rows for cell in row]
    if any(own.tag in _LAYING for own in table.iterdescendants()):
        return False
    if table.find("caption") is not None or any(c.tag == "th" for c in cells):
        return max(map(len, rows), default=0) > 1
    if all(len(row) == PAIR and MARKER.fullmatch(words_of(row[0])) for row in rows):
        return False
    wordy = any(len(words_of(cell)) > WORDY for cell in cells)
    return sum(len(row) > 1 for row in rows) > 1 and not wordy


def place_cells(table: Element) -> Iterator[tuple[Element, Cell]]:
    """Give the cells of a table with their places, row by row, without their words."""
    taken: dict[int, int] = {}
    for at, row in enumerate(_rows(table)):
        column = 0
        head = next(row.iterancestors()).tag == "thead"
        for cell in row.iterchildren("td", "th"):
            while taken.get(column, 0) > at:
                column += 1
            wide, high = _read_span(cell, "colspan"), _read_span(cell, "rowspan")
            for each in range(column, column + wide):
                taken[each] = at + high
            yield cell, Cell((), at, column, high, wide, head or cell.tag == "th")
            column += wide


def _rows(table: Element) -> list[Element]:
    """Give the rows of a table, without those of tables inside it."""
    parts = {table, *table.iterchildren("thead", "tbody", "tfoot")}
    return [row for row in table.iter("tr") if row.getparent() in parts]


def _read_span(cell: Element, name: str) -> int:
    value = cell.get(name, "").strip()
    few = value.isascii() and value.isdecimal() and len(value) < len(str(MOST)) + 1
    return min(max(int(value), 1), MOST) if few else 1
