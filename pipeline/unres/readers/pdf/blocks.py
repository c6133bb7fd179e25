"""Blocks: what stands on a page, in the order of reading, before it is text."""

from __future__ import annotations

from typing import NamedTuple

from unres.evidence import Role
from unres.readers.pdf.lines import PdfLine


class PdfBlock(NamedTuple):
    """Lines that are one thing: a paragraph, a heading, furniture."""

    role: Role
    lines: tuple[PdfLine, ...]
    level: int = 0
    key: tuple[int, ...] = ()
    """The place of its element in the tree: what has the same goes on."""


class Note(NamedTuple):
    """The words of a footnote, or what stands of them on this page."""

    lines: tuple[PdfLine, ...]
    marker: str = ""
    """Its printed marker; "" where it goes on with a note of the page before."""


class PdfCell(NamedTuple):
    """A cell of a table; one without words has no lines."""

    lines: tuple[PdfLine, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


class PdfTable(NamedTuple):
    """The cells of a table, row by row."""

    cells: tuple[PdfCell, ...]

    @property
    def lines(self) -> tuple[PdfLine, ...]:
        """The lines of all cells, in the order of reading."""
        return tuple(line for cell in self.cells for line in cell.lines)


Item = PdfBlock | Note | PdfTable
