"""Tables: rows of cells between rules, as wide as the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unres.model import Block, Kind
from unres.writers.docx.wml import Element, make, paragraph

RULES: dict[str, int] = {"top": 4, "bottom": 12, "insideH": 4}
"""Where a table has a rule → its weight in eighths of a point."""


def list_cells(row: Block) -> list[Block]:
    """List the cells of a row; what is no row is a row of one cell."""
    if row.kind is not Kind.ROW:
        return [row]
    has_own = row.num or row.text or row.marks or row.notes
    own = [replace(row, blocks=row.notes)] if has_own else []
    return own + [cell for cell in row.parts if cell.kind is not Kind.PORTAL]


def draw_table(
    rows: Sequence[Sequence[list[Element]]], left: int, width: int
) -> Element:
    """Give a table of some rows of cells, each a list of paragraphs and tables.

    `left` and `width` are in twips; a width of 0 lets the words decide. The last
    cell of a short row takes the columns that are left.
    """
    columns = max(map(len, rows))
    column = width // columns
    table = make("tbl", _lay_out(left, width))
    table.append(make("tblGrid", *(make("gridCol", w=column) for _ in range(columns))))
    for cells in rows:
        row = make("tr", make("trPr", make("cantSplit")))
        for i, content in enumerate(cells, 1):
            taken = columns - len(cells) + 1 if i == len(cells) else 1
            row.append(_draw_cell(content, taken, column))
        table.append(row)
    return table


def _lay_out(left: int, width: int) -> Element:
    """Give the looks of a table: its place, width and rules."""
    rules = [
        make(side, val="single", sz=weight, space=0, color="auto")
        for side, weight in RULES.items()
    ]
    size = make("tblW", w=width, type="dxa" if width else "auto")
    indent = make("tblInd", w=left, type="dxa")
    return make("tblPr", size, indent, make("tblBorders", *rules))


def _draw_cell(content: list[Element], columns: int, column: int) -> Element:
    """Give a cell that takes some columns; it ends in a paragraph, as Word demands."""
    size = make("tcW", w=columns * column, type="dxa" if column else "auto")
    looks = make("tcPr", size)
    if columns > 1:
        looks.append(make("gridSpan", val=columns))
    return make("tc", looks, *(content or [paragraph("TableText", ())]))
