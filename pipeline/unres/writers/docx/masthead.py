"""The masthead: the lines of the cover, laid out as the United Nations print them.

It is read from left to right: "United Nations" and the symbol; the principal organ and
the particulars (distribution, date, original language); then every other line. In each
of these five places the lines keep the order of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Final, NamedTuple

from unres.lexicon import organs
from unres.model import Block, Mark, MarkKind
from unres.text import Span
from unres.writers.docx.body import WIDTH, WordBody, draw_table
from unres.writers.docx.words import Element, paragraph, run


class MastheadPlace(IntEnum):
    """Where a line stands in the masthead, in reading order."""

    NATION = 0
    SYMBOL = 1
    ORGAN = 2
    PARTICULARS = 3
    BELOW = 4


class MastheadLine(NamedTuple):
    """A line of the masthead: a part of a block's words, its place and style."""

    block: Block
    span: Span
    place: MastheadPlace
    style: str


ROLES: Final[dict[MarkKind, tuple[MastheadPlace, str]]] = {
    MarkKind.AUTHORITY: (MastheadPlace.BELOW, "UNCoverOrgan"),
    MarkKind.SYMBOL: (MastheadPlace.SYMBOL, "UNSymbol"),
    MarkKind.STATUS: (MastheadPlace.PARTICULARS, "UNParticulars"),
    MarkKind.ISSUED: (MastheadPlace.PARTICULARS, "UNParticulars"),
    MarkKind.ORIGINAL: (MastheadPlace.PARTICULARS, "UNParticulars"),
    MarkKind.SESSION: (MastheadPlace.BELOW, "UNCoverStrong"),
    MarkKind.PERIOD: (MastheadPlace.BELOW, "UNCover"),
    MarkKind.AGENDA: (MastheadPlace.BELOW, "UNCover"),
    MarkKind.AGENDA_TITLE: (MastheadPlace.BELOW, "UNCoverStrong"),
    MarkKind.ADOPTION: (MastheadPlace.BELOW, "UNAdoption"),
    MarkKind.DOCTYPE: (MastheadPlace.BELOW, "UNAdoption"),
    MarkKind.PROPONENT: (MastheadPlace.BELOW, "UNProponent"),
}
"""What a mark says of a line → where the line stands, and in which style."""

# The whole Organization is the parent of its principal organs.
WHOLE: Final = "un"
# So a stop stays with the words before it, and "Distr.:" with those after.
_GAP: Final = re.compile(r"\S*\s*")
_COLUMNS: Final = (WIDTH - 3119, 3119)


def arrange(cover: Iterable[Block]) -> list[MastheadLine]:
    """Return the lines of the cover in reading order."""
    lines = [line for block in cover for line in cut_lines(block)]
    return sorted(lines, key=lambda line: line.place)


def cut_lines(block: Block) -> list[MastheadLine]:
    """Cut a block of the cover at the first blank before a mark of another role."""
    text = str(block.text)
    named = [m for m in block.marks if m.kind in ROLES and m.end > m.start]
    marks: list[Mark] = []
    for mark in sorted(named, key=lambda m: (m.start, -m.end)):
        marks += [mark] if not marks or mark.start >= marks[-1].end else []
    # As in “[without reference to a Main Committee (A/80/L.4)]”.
    plain = "UNProponent" if text.startswith("[") else "UNCover"
    role = _find_role(marks[0]) if marks else (MastheadPlace.BELOW, plain)
    lines: list[MastheadLine] = []
    start = 0
    for mark, after in pairwise(marks):
        gap = _GAP.match(text, mark.end, after.start)
        if gap and (mark.kind is not after.kind or role != _find_role(after)):
            lines.append(MastheadLine(block, Span(start, gap.end()), *role))
            start, role = gap.end(), _find_role(after)
    return [*lines, MastheadLine(block, Span(start, len(text)), *role)]


def _find_role(mark: Mark) -> tuple[MastheadPlace, str]:
    """Find the place and style of a line that begins with a mark."""
    if mark.kind is MarkKind.AUTHORITY and mark.target == WHOLE:
        return MastheadPlace.NATION, "UNNation"
    organ = organs().get(mark.target)
    if mark.kind is MarkKind.AUTHORITY and organ and organ.parent == WHOLE:
        return MastheadPlace.ORGAN, "UNOrgan"
    return ROLES[mark.kind]


def write_masthead(lines: Sequence[MastheadLine], body: WordBody) -> list[Element]:
    """Return the table of two columns, if any line needs it, and the lines below."""
    printed: list[list[Element]] = [[] for _ in MastheadPlace]
    for block, span, place, style in lines:
        number = str(block.num) if not span.start else ""
        runs = [run(f"{number} ")] if number else []
        start, first = span.start, str(block.text)[span.start : span.start + 2]
        if place is MastheadPlace.SYMBOL and first[1:] == "/":
            runs.append(run(first[0], "UNSymbolLetter"))
            start += 1
        runs += body.notes.write_words(block, Span(start, span.end))
        printed[place].append(body.print(block, style, runs))
    *cells, below = printed
    rows = [row for row in (cells[:2], cells[2:]) if any(row)]
    if not rows:
        return below
    table = draw_table(rows, "UNMasthead", _COLUMNS, headed=False)
    return [table, paragraph("UNCover", ()), *below]
