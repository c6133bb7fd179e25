"""Over page ends: paragraphs that surely go on, and the heads of tables again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from unres.evidence import Role
from unres.readers.pdf.blocks import Item, PdfBlock, PdfTable
from unres.readers.pdf.lines import PdfLine, measure_word
from unres.readers.pdf.untagged import is_numbered

_INDENT: Final = 0.7
"""A first line that stands in by more than this, in sizes, is indented."""
_FLUSH: Final = 0.3
"""Left edges that differ by less than this, in sizes, are one."""
_USUAL: Final = 0.75
"""So many paragraphs are indented or numbered where a document opens them so."""
_SOME: Final = 4
"""So many paragraphs tell whether it does."""
_SPARE: Final = 0.5
"""How much room a line may have left, in sizes, besides that of the next word."""


def find_continued(pages: Sequence[Sequence[Item]]) -> set[int]:
    """Tell of which pages the first paragraph surely goes on with the last one before.

    Where paragraphs are indented or numbered, a line that is neither goes on, if the
    line before it is as full as one inside a paragraph.
    """
    if not _opens_all(pages):
        return set()
    bodies = [_find_body(items) for items in pages]
    return {
        i
        for i in range(1, len(bodies))
        if bodies[i - 1] and bodies[i] and _goes_on(bodies[i - 1], bodies[i][0])
    }


def part_heads(pages: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """Give the items of pages, with heads of tables that are printed again apart.

    They are furniture of the page, like all that it prints again.
    """
    parted: list[list[Item]] = []
    before: PdfTable | None = None
    for items in pages:
        own, body = list(items), _find_body(items)
        first, last = (body[0], body[-1]) if body else (None, before)
        if before and isinstance(first, PdfTable):
            at = own.index(first)
            own[at : at + 1] = _part_head(first, _count_heads(before, first))
            # A table that takes the whole page has lost its head.
            last = before if last is first else last
        before = last if isinstance(last, PdfTable) else None
        parted.append(own)
    return parted


def _find_body(items: Sequence[Item]) -> list[Item]:
    """Give what of a page is no note and no furniture."""
    body = {Role.PARAGRAPH, Role.HEADING}
    return [item for item in items if isinstance(item, PdfTable) or item.role in body]


def _opens_all(pages: Sequence[Sequence[Item]]) -> bool:
    """Whether a document indents or numbers nearly each of its paragraphs."""
    told = opened = 0
    for items in pages:
        for item in items:
            if isinstance(item, PdfTable) or item.role is not Role.PARAGRAPH:
                continue
            if item.lines[1:]:
                first, second, *_ = item.lines
                indented = first.left > second.left + _INDENT * first.size
                told += 1
                opened += indented or is_numbered(first)
    return told >= _SOME and opened >= _USUAL * told


def _goes_on(before: Sequence[Item], after: Item) -> bool:
    """Whether a paragraph goes on with the last of the page before."""
    last = before[-1]
    if isinstance(last, PdfTable) or isinstance(after, PdfTable):
        return False
    if last.role is not Role.PARAGRAPH or after.role is not Role.PARAGRAPH:
        return False
    end, start = last.lines[-1], after.lines[0]
    if is_numbered(start):
        return False
    size = max(end.size, start.size)
    rests = [x.left for x in (*last.lines[1:], *after.lines[1:])]
    if abs(end.size - start.size) > 0.1 * size or not rests:
        return False
    if any(abs(start.left - left) > _FLUSH * size for left in rests):
        return False
    return _is_full(end, start, before)


def _is_full(end: PdfLine, start: PdfLine, before: Sequence[Item]) -> bool:
    """Whether the first word of a line would not have fitted on the one before."""
    inside = [
        line.right
        for item in before
        if isinstance(item, PdfBlock) and item.role is Role.PARAGRAPH
        for line in item.lines[:-1]
    ]
    room = measure_word(start) + _SPARE * end.size
    return bool(inside) and max(inside) - end.right < room


def _count_heads(before: PdfTable, after: PdfTable) -> int:
    """Count the first rows that a table has in common with the one before."""
    rows = max((cell.row for cell in after.cells), default=0)
    own = (
        row for row in range(rows) if _read_row(after, row) != _read_row(before, row)
    )
    return next(own, rows)


def _read_row(table: PdfTable, row: int) -> list[str]:
    cells = (cell for cell in table.cells if cell.row == row)
    return [" ".join(line.words for line in cell.lines) for cell in cells]


def _part_head(table: PdfTable, rows: int) -> list[Item]:
    head = PdfTable(tuple(cell for cell in table.cells if cell.row < rows))
    furniture = [PdfBlock(Role.FURNITURE, (line,)) for line in head.lines]
    cells = tuple(cell for cell in table.cells if cell.row >= rows)
    return [*furniture, PdfTable(cells)]
