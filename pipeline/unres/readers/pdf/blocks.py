"""Blocks: what stands on a page, in the order of reading, before it is text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from unres.evidence import Role
from unres.readers.pdf.lines import PdfLine

_BELOW: Final = 1.7
"""Lines of one block stand no further apart than this, in sizes."""
_BEHIND: Final = 20
"""How many blocks back the one is looked for that a line goes on with."""
_ALIGNED: Final = 3.0
"""How many points the left edges of a block may differ."""


class PdfBlock(NamedTuple):
    """Lines that are one thing: a paragraph, a heading, a note, furniture."""

    role: Role
    lines: tuple[PdfLine, ...]
    level: int = 0
    key: tuple[int, ...] = ()
    """The place of its element in the tree: what has the same goes on."""
    marker: str = ""
    """That of a note; "" where it goes on with a note of the page before."""


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


Item = PdfBlock | PdfTable
"""What stands on a page, in the order of reading."""


def group_lines(lines: Sequence[PdfLine], role: Role) -> list[PdfBlock]:
    """Give blocks of lines that stand below each other, by the first line of each."""
    groups: list[list[PdfLine]] = []
    for line in lines:
        for group in groups[-_BEHIND:]:
            last = group[-1]
            near = 0 < line.base - last.base < _BELOW * line.size
            aligned = abs(line.left - last.left) < _ALIGNED
            if near and aligned and last.size == line.size:
                group.append(line)
                break
        else:
            groups.append([line])
    return [PdfBlock(role, tuple(group)) for group in groups]
