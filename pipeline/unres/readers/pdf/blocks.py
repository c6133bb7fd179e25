"""Blocks: what stands on a page, in the order of reading, before it is text."""

from __future__ import annotations

from dataclasses import dataclass

from unres.evidence import Role
from unres.readers.pdf.lines import PdfLine


@dataclass(frozen=True, slots=True)
class PdfBlock:
    """Lines that are one thing: a paragraph, a heading, furniture."""

    role: Role
    lines: tuple[PdfLine, ...]
    level: int = 0
    key: tuple[int, ...] = ()
    """The place of its element in the tree: what has the same goes on."""


@dataclass(frozen=True, slots=True)
class Note:
    """The words of a footnote, or what stands of them on this page."""

    lines: tuple[PdfLine, ...]
    marker: str = ""
    """Its printed marker; "" where it goes on with a note of the page before."""


@dataclass(frozen=True, slots=True)
class PdfCell:
    """A cell of a table; one without words has no lines."""

    lines: tuple[PdfLine, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class PdfTable:
    """The cells of a table, row by row."""

    cells: tuple[PdfCell, ...]


Item = PdfBlock | Note | PdfTable


def find_lines(item: Item) -> tuple[PdfLine, ...]:
    """Give the lines of an item in the order of reading."""
    if isinstance(item, PdfTable):
        return tuple(line for cell in item.cells for line in cell.lines)
    return item.lines
