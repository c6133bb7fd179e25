"""The body: every block as a paragraph or a table, in the order of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final

from unres.model import Block, Kind, MarkKind
from unres.text import Span, Text
from unres.writers.docx.notes import Footnotes
from unres.writers.docx.words import Element, make, paragraph, run

DEEPEST: Final = 6
"""The last level of headings, of points and of prose inside them."""
TABLES: Final = 4
"""Tables in so many others are none: the words would have no room."""
WIDTH: Final = 9638
"""The width of the type area in twips (170 mm)."""
CAST: Final = frozenset({MarkKind.VOTER, MarkKind.CHOICE})
NARROW: Final = 7370
"""The width of the text column, in which tables of few words stand."""
WORDS, FIGURE = "UNTableText", "UNTableFigure"
"""The styles of cells."""
_LEAST, _MOST, _NARROW = 6, 40, 90
"""How many characters a column is wide at least and at most, and a narrow table."""
LEADING: Final = frozenset(":：–—-")
"""Signs behind a number that lead on to the words."""


@dataclass(frozen=True, slots=True)
class Where:
    """How deep a block stands in others."""

    points: int = 0
    headings: int = 0
    tables: int = 0
    cell: str = WORDS
    """The style of the words of a cell."""


TOP: Final = Where()

STYLES: Final[dict[Kind, str]] = {
    Kind.TITLE: "Title",
    Kind.HEADING: "Heading",
    Kind.TABLE: "Caption",
    Kind.NOTE: "UNProse",
}
"""Kind of block → its style, where that is not "UN" and the name of the kind."""
TABBED: Final = frozenset({Kind.TITLE, Kind.OPERATIVE, Kind.POINT})
STACKED: Final = frozenset({Kind.PART, Kind.ANNEX, Kind.HEADING})
"""What has a tab behind its number, and what has it on a line above the words."""


@dataclass(slots=True)
class WordBody:
    """The paragraphs and tables of one document while they are written."""

    notes: Footnotes
    places: list[tuple[Span, Element]] = field(default_factory=list)
    """Where the words of each paragraph are from."""

    def write(self, blocks: Sequence[Block], where: Where = TOP) -> list[Element]:
        """Return the paragraphs and tables of blocks and all below them."""
        made: list[Element] = []
        stack = [(block, where) for block in reversed(blocks)]
        while stack:
            block, here = stack.pop()
            if block.kind is Kind.NOTE:
                call = self.notes.call(str(block.num), block)
                made.append(self.print(block, find_style(block, here), call))
            elif block.kind is Kind.TABLE and here.tables < TABLES:
                made += self._write_table(block, here)
            elif block.kind is not Kind.PORTAL:
                block = run_in(block)
                made += self._write_block(block, here)
                points = here.points + (block.kind in {Kind.POINT, Kind.QUOTED})
                headings = here.headings + (block.kind is Kind.HEADING)
                inner = Where(points, headings, here.tables)
                stack += [(part, inner) for part in reversed(block.parts)]
        return made

    def print(self, block: Block, style: str, runs: Sequence[Element]) -> Element:
        """Return a paragraph with words of a block, and keep where they are from."""
        made = paragraph(style, runs)
        self.places.append((block.text.span, made))
        return made

    def _write_block(self, block: Block, where: Where) -> list[Element]:
        """Return the paragraph of a block's own words; none if it has no words.

        The number of a heading stands above it when it has no stop: "I", but "A."; one
        that leads on never does: "Annex A –", "Part I:".
        """
        if block.kind is Kind.ANNEX:
            self.notes.known.clear()
        words, number = self.notes.write_words(block), str(block.num)
        if not (number or words or block.kind is Kind.ANNEX):
            return []
        last = number.rstrip()[-1:]
        gap = "\n" if block.kind in STACKED and last not in LEADING else " "
        stopped = block.kind is Kind.HEADING and last in {".", ")"}
        gap = "\t" if stopped or block.kind in TABBED else gap
        head = [run(number + gap if words else number)] if number else []
        return [self.print(block, find_style(block, where), [*head, *words])]

    def _write_table(self, block: Block, where: Where) -> list[Element]:
        """Return a table with its caption above it and a small gap below.

        Its first row stands on each page if it heads the columns. Figures stand at the
        end of their column, and so does what heads them.
        """
        made = self._write_block(block, where)
        rows = [list_cells(row) for row in block.parts if row.kind is not Kind.PORTAL]
        rows = [row for row in rows if row]
        if not rows:
            return made
        headed = len(rows) > 1 and all(cell.kind is Kind.HEAD for cell in rows[0])
        figures, deeper = find_figures(rows[headed:]), where.tables + 1
        inside = [Where(0, where.headings, deeper, style) for style in (WORDS, FIGURE)]
        cells = [
            [self.write([cell], inside[at in figures]) for at, cell in enumerate(row)]
            for row in rows
        ]
        widths = share_width(rows, headed=headed)
        table = draw_table(cells, "UNTable", widths, headed=headed)
        return [*made, table, paragraph(WORDS, ())]


def run_in(block: Block) -> Block:
    """Return a point that has but a title with that behind its number, as printed."""
    match block:
        case Block(kind=Kind.POINT, text=Text(words=""), blocks=(first, *rest)):
            if block.num and first.kind is Kind.HEADING and not first.num:
                parts = (*first.blocks, *rest)
                return replace(block, text=first.text, marks=first.marks, blocks=parts)
    return block


def find_style(block: Block, where: Where) -> str:
    """Find the style of a block where it stands."""
    style, level = STYLES.get(block.kind, f"UN{block.kind.capitalize()}"), 0
    kinds = {mark.kind for mark in block.marks}
    if block.kind in {Kind.ROW, Kind.CELL, Kind.HEAD}:
        style = where.cell
    elif block.kind is Kind.TITLE and not block.num:
        style = "UNTitleAlone"
    elif block.kind is Kind.VOTE and kinds & CAST == {MarkKind.VOTER}:
        style = "UNVoters"
    elif block.kind is Kind.HEADING:
        level = where.headings + 1
    elif block.kind is Kind.POINT or style == "UNProse":
        level = where.points + (block.kind is Kind.POINT)
    return f"{style}{min(level, DEEPEST)}" if level else style


def list_cells(row: Block) -> list[Block]:
    """List the cells of a row; what is no row is a row of one cell."""
    if row.kind is not Kind.ROW:
        return [row]
    has_own = row.num or row.text or row.marks or row.notes
    own = [replace(row, blocks=row.notes)] if has_own else []
    return own + [cell for cell in row.parts if cell.kind is not Kind.PORTAL]


def find_figures(rows: Sequence[Sequence[Block]]) -> set[int]:
    """Find the columns, the first apart, in most cells of which no letter stands."""
    lettered = ([any(map(str.isalpha, str(c.text))) for c in row[1:]] for row in rows)
    columns = enumerate(zip_longest(*lettered), 1)
    return {at for at, cells in columns if cells.count(False) > cells.count(True)}


def share_width(rows: Sequence[Sequence[Block]], *, headed: bool) -> list[int]:
    """Share the width of a table among its columns by the longest words of each.

    A head may stand on two lines. A row of few cells counts for none.
    """
    longest = [_LEAST] * max(map(len, rows))
    for i, row in enumerate(rows):
        for at, cell in enumerate(row if len(row) == len(longest) else ()):
            words = str(cell.text)
            halves = (len(words) // 2, *map(len, words.split()))
            size = max(halves) if headed and not i else len(words)
            longest[at] = min(max(longest[at], size + 2), _MOST)
    width = NARROW if sum(longest) <= _NARROW else WIDTH
    return [width * size // sum(longest) for size in longest]


def draw_table(
    rows: list[list[list[Element]]], style: str, widths: Sequence[int], *, headed: bool
) -> Element:
    """Return a table of rows of cells, in the middle of the type area.

    The last cell of a short row takes the columns that are left.
    """
    whole = sum(widths)
    looks = (
        make("tblStyle", val=style),
        make("tblW", w=5000 * whole // WIDTH, type="pct"),
        make("tblInd", w=(WIDTH - whole) // 2, type="dxa"),
        make("tblLook", val="0020" if headed else "0000", firstRow=int(headed)),
    )
    grid = make("tblGrid", *(make("gridCol", w=width) for width in widths))
    table = make("tbl", make("tblPr", *looks), grid)
    for i, cells in enumerate(rows):
        head = [make("tblHeader")] if headed and not i else []
        table.append(make("tr", make("trPr", make("cantSplit"), *head)))
        for at, content in enumerate(cells):
            taken = widths[at:] if at + 1 == len(cells) else widths[at : at + 1]
            width = make("tcW", w=sum(taken), type="dxa")
            span = [make("gridSpan", val=len(taken))] if taken[1:] else []
            words = content or [paragraph(WORDS, ())]
            table[-1].append(make("tc", make("tcPr", width, *span), *words))
    return table
