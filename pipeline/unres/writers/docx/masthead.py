"""The masthead: the lines of the cover, laid out as the United Nations print them.

It is read from left to right: "United Nations" and the symbol; the principal organ and
the particulars (distribution, date, original language); then every other line. In each
of these places the lines keep the order of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from unres.lexicon import organs
from unres.model import Block, Mark, MarkKind
from unres.text import Span
from unres.writers.docx.body import WIDTH, WordBody, draw_table
from unres.writers.docx.words import Element, paragraph, run

CELLS: Final = ("UNNation", "UNSymbol", "UNOrgan", "UNParticulars")
"""The styles of what stands in the table, in reading order; all else is below."""
STYLES: Final[dict[MarkKind, str]] = {
    MarkKind.AUTHORITY: "UNCoverOrgan",
    MarkKind.SYMBOL: "UNSymbol",
    MarkKind.STATUS: "UNParticulars",
    MarkKind.ISSUED: "UNParticulars",
    MarkKind.ORIGINAL: "UNParticulars",
    MarkKind.SESSION: "UNCoverStrong",
    MarkKind.PERIOD: "UNCover",
    MarkKind.AGENDA: "UNCover",
    MarkKind.AGENDA_TITLE: "UNCoverStrong",
    MarkKind.ADOPTION: "UNAdoption",
    MarkKind.DOCTYPE: "UNAdoption",
    MarkKind.PROPONENT: "UNProponent",
}
"""What a mark says of a line → the style of the line."""

# The whole Organization is the parent of its principal organs.
WHOLE: Final = "un"
# So a stop stays with the words before it, and "Distr.:" with those after.
_GAP: Final = re.compile(r"\S*\s*")
_COLUMNS: Final = (WIDTH - 3119, 3119)


class MastheadLine(NamedTuple):
    """A line of the masthead: a part of a block's words, and its style."""

    block: Block
    span: Span
    style: str


def arrange(cover: Iterable[Block]) -> list[MastheadLine]:
    """Return the lines of the cover in reading order."""
    lines = [line for block in cover for line in cut_lines(block)]
    return sorted(lines, key=lambda line: (*CELLS, line.style).index(line.style))


def cut_lines(block: Block) -> list[MastheadLine]:
    """Cut a block of the cover at the first blank before a mark of another style."""
    text = str(block.text)
    named = [m for m in block.marks if m.kind in STYLES and m.end > m.start]
    marks: list[Mark] = []
    for mark in sorted(named, key=lambda m: (m.start, -m.end)):
        marks += [mark] if not marks or mark.start >= marks[-1].end else []
    # As in “[without reference to a Main Committee (A/80/L.4)]”.
    plain = "UNProponent" if text.startswith("[") else "UNCover"
    style, start = _find_style(marks[0]) if marks else plain, 0
    lines: list[MastheadLine] = []
    for mark, after in pairwise(marks):
        gap = _GAP.match(text, mark.end, after.start)
        if gap and (mark.kind is not after.kind or style != _find_style(after)):
            lines.append(MastheadLine(block, Span(start, gap.end()), style))
            start, style = gap.end(), _find_style(after)
    return [*lines, MastheadLine(block, Span(start, len(text)), style)]


def _find_style(mark: Mark) -> str:
    if mark.kind is MarkKind.AUTHORITY and mark.target == WHOLE:
        return "UNNation"
    organ = organs().get(mark.target)
    if mark.kind is MarkKind.AUTHORITY and organ and organ.parent == WHOLE:
        return "UNOrgan"
    return STYLES[mark.kind]


def write_masthead(lines: Sequence[MastheadLine], body: WordBody) -> list[Element]:
    """Return the table of two columns, if any line needs it, and the lines below."""
    printed: dict[str, list[Element]] = {style: [] for style in CELLS}
    below: list[Element] = []
    for block, span, style in lines:
        number = str(block.num) if not span.start else ""
        runs = [run(f"{number} ")] if number else []
        start, first = span.start, str(block.text)[span.start : span.start + 2]
        if style == "UNSymbol" and first[1:] == "/":
            runs.append(run(first[0], "UNSymbolLetter"))
            start += 1
        runs += body.notes.write_words(block, Span(start, span.end))
        printed.get(style, below).append(body.print(block, style, runs))
    cells = list(printed.values())
    rows = [row for row in (cells[:2], cells[2:]) if any(row)]
    if not rows:
        return below
    table = draw_table(rows, "UNMasthead", _COLUMNS, headed=False)
    return [table, paragraph("UNCover", ()), *below]
