"""Pages with a structure tree: its elements are the blocks, in its order.

Words outside of it are mastheads, running heads, page and job numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, product
from typing import Final

from unres.evidence import Role
from unres.readers.pdf.blocks import (
    Item,
    PdfBlock,
    PdfCell,
    PdfTable,
    group_lines,
    part_notes,
)
from unres.readers.pdf.lines import cut_lines, part_line
from unres.readers.pdf.page import Element, PdfPage, PdfRun

_HEADINGS: Final = {"Title": 1, "H": 0, **{f"H{level}": level for level in range(1, 7)}}
"""Element → the level of the heading that it is."""
_BLOCKS: Final = frozenset({"P", "LI", "Caption", "TOCI"})
"""Elements that hold the words of one paragraph."""
_INLINE: Final = frozenset({
    *("Annot", "BibEntry", "Code", "Em", "Figure", "Form", "Formula", "LBody", "Lbl"),
    *("Link", "Quote", "RB", "RP", "RT", "Reference", "Ruby", "Span", "Strong", "Sub"),
    *("WP", "WT", "Warichu"),
})
"""Elements that stand inside a paragraph."""
_NOTES: Final = frozenset({"FENote", "Note"})
_CELLS: Final = frozenset({"TD", "TH"})
_ROWS: Final = frozenset({"TBody", "TFoot", "THead"})
_SHARE: Final = 0.5
"""The tree of a page must hold so much of its words, or it is not believed."""


@dataclass(slots=True)
class _Open:
    """A paragraph that is being filled."""

    element: Element
    label: bool
    """Whether it is an item of a list that has no more than its label."""
    runs: list[PdfRun] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """What was found in the tree so far, and the marked contents that are left."""

    contents: dict[int, list[PdfRun]]
    items: list[_Open | PdfTable] = field(default_factory=list)
    notes: list[_Open] = field(default_factory=list)
    aside: list[PdfRun] = field(default_factory=list)

    def _below(self) -> _Walk:
        """Give a walk of its own over a part, with the same contents and notes."""
        return _Walk(self.contents, notes=self.notes, aside=self.aside)

    def read(self, element: Element, block: _Open | None) -> None:
        """Read what stands in an element, into a paragraph where there is one."""
        kind = element.kind
        if kind == "Artifact":
            self._read_aside(element)
        elif kind in _NOTES:
            # All notes of the page may be one: they stand at its foot.
            self.notes += self._read_apart(element)
        elif kind == "Table":
            self._read_table(element)
        elif kind in _BLOCKS or kind in _HEADINGS:
            if block is not None and block.label:
                block.label = False
            else:
                block = self._open(element)
            self.read_parts(element, block)
        else:
            self.read_parts(element, block if kind in _INLINE else None)

    def _open(self, element: Element) -> _Open:
        block = _Open(element, element.kind == "LI")
        self.items.append(block)
        return block

    def _read_aside(self, element: Element) -> None:
        """Read what stands in the tree only to say that it is no content."""
        for part in element.parts:
            if isinstance(part, int):
                runs = self.contents.pop(part, [])
                self.aside += (run._replace(artifact=True) for run in runs)
            else:
                self._read_aside(part)

    def read_parts(self, element: Element, block: _Open | None) -> None:
        """Read the parts of an element one by one."""
        for part in element.parts:
            if not isinstance(part, int):
                if block is None and part.kind in _INLINE:
                    block = self._open(element)
                self.read(part, block)
            elif runs := self.contents.pop(part, None):
                block = block or self._open(element)
                block.runs += runs

    def _read_apart(self, element: Element) -> list[_Open]:
        """Read the paragraphs of a note or a cell; a table in it is no part of it."""
        inside = self._below()
        inside.read_parts(element, None)
        self.items += [each for each in inside.items if isinstance(each, PdfTable)]
        return [each for each in inside.items if isinstance(each, _Open)]

    def _read_table(self, element: Element) -> None:
        """Read a table; one whose words all stand in one column is layout.

        What is loose in it stands behind it.
        """
        loose = self._below()
        cells: list[PdfCell] = []
        paragraphs: list[_Open] = []
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(_rows(element)):
            for part in row.parts:
                if isinstance(part, int):
                    continue
                if part.kind not in _CELLS:
                    loose.read(part, None)
                    continue
                opened = loose._read_apart(part)
                paragraphs += opened
                cells.append(_make_cell(part, number, opened, taken))
        if len({cell.column for cell in cells if cell.lines}) > 1:
            self.items.append(PdfTable(tuple(cells)))
        else:
            self.items += paragraphs
        self.items += loose.items


def _make_cell(
    element: Element, row: int, opened: Sequence[_Open], taken: set[tuple[int, int]]
) -> PdfCell:
    """Make a cell in the first column of its row that is free, and take its places."""
    rows, columns = element.reach
    column = next(column for column in count() if (row, column) not in taken)
    taken.update(product(range(row, row + rows), range(column, column + columns)))
    lines = tuple(line for each in opened for line in cut_lines(each.runs))
    return PdfCell(lines, row, column, rows, columns, element.kind == "TH")


def read_tagged(page: PdfPage) -> list[Item] | None:
    """Give what stands on a page by its tree; None where it has none to believe."""
    if not page.tree:
        return None
    contents: dict[int, list[PdfRun]] = {}
    strays: list[PdfRun] = []
    for run in page.runs:
        if run.content >= 0:
            contents.setdefault(run.content, []).append(run)
        else:
            strays.append(run)
    walk = _Walk(contents)
    for element in page.tree:
        walk.read(element, None)
    strays += (*walk.aside, *(run for runs in contents.values() for run in runs))
    told = sum(len(r.text) for r in page.runs if not r.artifact)
    outside = sum(len(r.text) for r in strays if not r.artifact)
    if outside > _SHARE * told:
        return None
    notes = [cut_lines(each.runs) for each in walk.notes if each.runs]
    notes.sort(key=lambda lines: lines[0].base)
    return _place_strays(page, list(_close(walk.items)), part_notes(notes), strays)


def _place_strays(
    page: PdfPage, body: list[Item], notes: list[PdfBlock], strays: list[PdfRun]
) -> list[Item]:
    """Give all that stands on a page in the order of reading.

    What stands outside of the tree above the first page's text is masthead, above
    or below the text of a page furniture. What the file calls no content is
    furniture wherever it stands; other words beside the text are paragraphs.
    """
    if not strays:
        return [*body, *notes]
    lines = [line for item in (*body, *notes) for line in item.lines]
    top = min((line.box.top for line in lines), default=page.height)
    bottom = max((line.box.bottom for line in lines), default=page.height)
    foot = min((line.box.top for note in notes for line in note.lines), default=bottom)
    role = Role.MASTHEAD if page.number == 1 else Role.FURNITURE
    heads, beside, above, below, feet = [], [], [], [], []
    for line in [part for row in cut_lines(strays) for part in part_line(row)]:
        middle = (line.box.top + line.box.bottom) / 2
        if middle < top:
            heads.append(line)
        elif middle > bottom:
            feet.append(line)
        elif not all(run.artifact or run.turned for run in line.runs):
            beside.append(line)
        elif line.base < foot:
            above.append(line)
        else:
            below.append(line)
    return [
        *group_lines(heads, role),
        *_insert(body, group_lines(beside, Role.PARAGRAPH)),
        *group_lines(above, Role.FURNITURE),
        *notes,
        *group_lines(below, Role.FURNITURE),
        *group_lines(feet, Role.FURNITURE),
    ]


def _insert(body: Sequence[Item], blocks: Sequence[PdfBlock]) -> list[Item]:
    """Put blocks between those of a body, each before the first that stands lower."""
    items = list(body)
    for block in blocks:
        base = block.lines[0].base
        lower = (i for i, each in enumerate(items) if each.lines[0].base > base)
        items.insert(next(lower, len(items)), block)
    return items


def _rows(element: Element) -> Iterator[Element]:
    """Give the rows of a table, those of its head and foot with them."""
    for part in element.parts:
        if isinstance(part, int):
            continue
        if part.kind in _ROWS:
            yield from _rows(part)
        else:
            yield part


def _close(items: Sequence[_Open | PdfTable]) -> Iterator[Item]:
    """Give the blocks that have words."""
    for item in items:
        if isinstance(item, PdfTable):
            if item.lines:
                yield item
        elif item.runs:
            kind, lines = item.element.kind, tuple(cut_lines(item.runs))
            role = Role.HEADING if kind in _HEADINGS else Role.PARAGRAPH
            yield PdfBlock(role, lines, _HEADINGS.get(kind, 0), item.element.key)
