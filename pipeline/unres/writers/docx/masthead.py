"""The masthead: the lines of the cover, laid out as the United Nations print them.

The reading order of the file is: what stands at the left of the first line ("United
Nations") and at its right (the symbol); the principal organ at the left and the
particulars at its right (distribution, date, original language); then every other
line. Within each of these five places the lines keep the order of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Final, NamedTuple

from unres.lexicon import organs
from unres.model import Block, Mark, MarkKind
from unres.text import Span
from unres.writers.docx.notes import Notes
from unres.writers.docx.styles import TYPE_AREA
from unres.writers.docx.wml import Element, make, paragraph, run


class Place(IntEnum):
    """Where a line stands in the masthead, in reading order."""

    NATION = 0
    SYMBOL = 1
    ORGAN = 2
    PARTICULARS = 3
    BELOW = 4


class Line(NamedTuple):
    """A line of the masthead: a part of a block's words, its place and style."""

    block: Block
    span: Span
    place: Place
    style: str


ROLES: Final[dict[MarkKind, tuple[Place, str]]] = {
    MarkKind.AUTHORITY: (Place.BELOW, "CoverOrgan"),
    MarkKind.SYMBOL: (Place.SYMBOL, "Symbol"),
    MarkKind.STATUS: (Place.PARTICULARS, "Particulars"),
    MarkKind.ISSUED: (Place.PARTICULARS, "Particulars"),
    MarkKind.ORIGINAL: (Place.PARTICULARS, "Particulars"),
    MarkKind.SESSION: (Place.BELOW, "CoverStrong"),
    MarkKind.PERIOD: (Place.BELOW, "Cover"),
    MarkKind.AGENDA: (Place.BELOW, "Cover"),
    MarkKind.AGENDA_TITLE: (Place.BELOW, "CoverStrong"),
    MarkKind.ADOPTION: (Place.BELOW, "Adoption"),
    MarkKind.DOCTYPE: (Place.BELOW, "Adoption"),
    MarkKind.PROPONENT: (Place.BELOW, "Proponent"),
}
"""What a mark says of a line → where the line stands, and in which style."""

WHOLE: Final = "un"
"""The name of the whole Organization, which is the parent of its principal organs."""
_NARROW: Final = 2835
_WIDE: Final = TYPE_AREA - _NARROW


def arrange(cover: Iterable[Block]) -> list[Line]:
    """Give the lines of the cover in reading order.

    A block that holds words for two places is cut between them.
    """
    lines = [line for block in cover for line in cut_lines(block)]
    return sorted(lines, key=lambda line: line.place)


def cut_lines(block: Block) -> list[Line]:
    """Cut a block of the cover where a mark of another role begins."""
    text, marks = str(block.text), _find_outermost(block)
    role = _find_role(marks[0]) if marks else (Place.BELOW, "Cover")
    lines: list[Line] = []
    start = 0
    for mark, after in pairwise(marks):
        if mark.kind is after.kind and _find_role(mark) == _find_role(after):
            continue
        cut = min(_find_cut(text, mark.end, after.start), len(text))
        lines.append(Line(block, Span(start, cut), *role))
        start, role = cut, _find_role(after)
    return [*lines, Line(block, Span(start, len(text)), *role)]


def _find_outermost(block: Block) -> list[Mark]:
    """Find the marks that say what a line is, without those inside another."""
    found: list[Mark] = []
    end = len(str(block.text))
    marks = [m for m in block.marks if m.kind in ROLES and m.start < min(m.end, end)]
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return found


def _find_role(mark: Mark) -> tuple[Place, str]:
    """Find the place and style of a line that begins with a mark."""
    if mark.kind is MarkKind.AUTHORITY and mark.target == WHOLE:
        return Place.NATION, "Nation"
    organ = organs().get(mark.target)
    if mark.kind is MarkKind.AUTHORITY and organ and organ.parent == WHOLE:
        return Place.ORGAN, "Organ"
    return ROLES[mark.kind]


def _find_cut(text: str, start: int, end: int) -> int:
    """Find where to cut between two marks: after the first white space.

    So a stop stays with the words before it, and "Distr.:" with those after.
    """
    gap = text[start:end]
    words = gap.split(maxsplit=1)
    if not gap[:1].isspace() and words:
        return start + len(words[0]) + _count_blanks(gap[len(words[0]) :])
    return start + _count_blanks(gap)


def _count_blanks(text: str) -> int:
    """Count the white space at the start of a text."""
    return len(text) - len(text.lstrip())


def write_masthead(lines: Sequence[Line], notes: Notes) -> list[Element]:
    """Give the table of two columns, if any line needs it, and the lines below."""
    printed: dict[Place, list[Element]] = {place: [] for place in Place}
    for line in lines:
        printed[line.place].append(write_line(line, notes))
    pairs = ((Place.NATION, Place.SYMBOL), (Place.ORGAN, Place.PARTICULARS))
    rows = [pair for pair in pairs if printed[pair[0]] or printed[pair[1]]]
    made: list[Element] = []
    if rows:
        made = [_write_table([(printed[left], printed[right]) for left, right in rows])]
        made.append(paragraph("Cover", ()))
    return made + printed[Place.BELOW]


def write_line(line: Line, notes: Notes) -> Element:
    """Give the paragraph of a line; a symbol's first letter is large."""
    number = str(line.block.num) if not line.span.start else ""
    runs = [run(f"{number} ")] if number else []
    runs += notes.write_words(line.block, line.span)
    if line.place is Place.SYMBOL:
        enlarge(runs)
    return paragraph(line.style, runs)


def enlarge(runs: list[Element]) -> None:
    """Print the letter before the first slash of a symbol in 20 points."""
    printed = next((t for t in runs[0]), None) if runs else None
    text = printed.text or "" if printed is not None else ""
    if printed is not None and text[1:2] == "/":
        printed.text = text[1:]
        runs.insert(0, run(text[0], size=40))


def _write_table(rows: Sequence[tuple[list[Element], list[Element]]]) -> Element:
    """Give the two columns: a thin rule below the first row, a heavy one at the end."""
    layout = make("tblPr", make("tblW", w=TYPE_AREA, type="dxa"))
    layout.append(make("tblLayout", type="fixed"))
    sides = {"top": 60, "left": 0, "bottom": 0, "right": 0}
    gaps = [make(side, w=gap, type="dxa") for side, gap in sides.items()]
    layout.append(make("tblCellMar", *gaps))
    grid = make("tblGrid", make("gridCol", w=_WIDE), make("gridCol", w=_NARROW))
    table = make("tbl", layout, grid)
    for i, (left, right) in enumerate(rows):
        last = i + 1 == len(rows)
        weight = 12 if last else 4
        height = make("trHeight", val=1700 if i else 480, hRule="atLeast")
        cells = [
            _write_cell(_WIDE, left, weight, low=not i),
            _write_cell(_NARROW, right, weight, low=not i),
        ]
        table.append(make("tr", make("trPr", make("cantSplit"), height), *cells))
    return table


def _write_cell(width: int, content: list[Element], weight: int, low: bool) -> Element:
    """Give a cell with a rule below it, its words at the bottom if `low`."""
    rule = make("bottom", val="single", sz=weight, space=0, color="auto")
    looks = make("tcPr", make("tcW", w=width, type="dxa"), make("tcBorders", rule))
    if low:
        looks.append(make("vAlign", val="bottom"))
    return make("tc", looks, *(content or [paragraph("Normal", ())]))
