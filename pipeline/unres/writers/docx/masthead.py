"""The masthead: the lines of the cover, laid out as the United Nations print them.

It is read from left to right: "United Nations" and the symbol; the principal organ and
the particulars (distribution, date, original language); then every other line. In each
of these five places the lines keep the order of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from unres.lexicon import organs
from unres.model import Block, Mark, MarkKind
from unres.text import Span
from unres.writers.docx.body import WIDTH, Body, draw_table
from unres.writers.docx.words import Element, paragraph, run


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
    MarkKind.AUTHORITY: (Place.BELOW, "UNCoverOrgan"),
    MarkKind.SYMBOL: (Place.SYMBOL, "UNSymbol"),
    MarkKind.STATUS: (Place.PARTICULARS, "UNParticulars"),
    MarkKind.ISSUED: (Place.PARTICULARS, "UNParticulars"),
    MarkKind.ORIGINAL: (Place.PARTICULARS, "UNParticulars"),
    MarkKind.SESSION: (Place.BELOW, "UNCoverStrong"),
    MarkKind.PERIOD: (Place.BELOW, "UNCover"),
    MarkKind.AGENDA: (Place.BELOW, "UNCover"),
    MarkKind.AGENDA_TITLE: (Place.BELOW, "UNCoverStrong"),
    MarkKind.ADOPTION: (Place.BELOW, "UNAdoption"),
    MarkKind.DOCTYPE: (Place.BELOW, "UNAdoption"),
    MarkKind.PROPONENT: (Place.BELOW, "UNProponent"),
}
"""What a mark says of a line → where the line stands, and in which style."""

# The whole Organization is the parent of its principal organs.
WHOLE: Final = "un"
# So a stop stays with the words before it, and "Distr.:" with those after.
_GAP: Final = re.compile(r"\S*\s*")
_COLUMNS: Final = (WIDTH - 3119, 3119)


def arrange(cover: Iterable[Block]) -> list[Line]:
    """Return the lines of the cover in reading order."""
    lines = [line for block in cover for line in cut_lines(block)]
    return sorted(lines, key=lambda line: line.place)


def cut_lines(block: Block) -> list[Line]:
    """Cut a block of the cover at the first blank before a mark of another role."""
    text = str(block.text)
    marks = [m for m in block.marks if m.kind in ROLES and m.end > m.start]
    marks.sort(key=lambda m: (m.start, -m.end))
    ends = list(accumulate((m.end for m in marks), max, initial=0))
    marks = [m for m, end in zip(marks, ends, strict=False) if m.start >= end]
    # As in “[without reference to a Main Committee (A/80/L.4)]”.
    plain = "UNProponent" if text.startswith("[") else "UNCover"
    role = _find_role(marks[0]) if marks else (Place.BELOW, plain)
    lines: list[Line] = []
    start = 0
    for mark, after in pairwise(marks):
        gap = _GAP.match(text, mark.end, after.start)
        if gap and (mark.kind is not after.kind or role != _find_role(after)):
            lines.append(Line(block, Span(start, gap.end()), *role))
            start, role = gap.end(), _find_role(after)
    return [*lines, Line(block, Span(start, len(text)), *role)]


def _find_role(mark: Mark) -> tuple[Place, str]:
    """Find the place and style of a line that begins with a mark."""
    if mark.kind is MarkKind.AUTHORITY and mark.target == WHOLE:
        return Place.NATION, "UNNation"
    organ = organs().get(mark.target)
    if mark.kind is MarkKind.AUTHORITY and organ and organ.parent == WHOLE:
        return Place.ORGAN, "UNOrgan"
    return ROLES[mark.kind]


def write_masthead(lines: Sequence[Line], body: Body) -> list[Element]:
    """Return the table of two columns, if any line needs it, and the lines below."""
    printed: dict[Place, list[Element]] = {place: [] for place in Place}
    for block, span, place, style in lines:
        number = str(block.num) if not span.start else ""
        runs = [run(f"{number} ")] if number else []
        runs += body.notes.write_words(block, span)
        words = str(block.text)[span.start : span.end]
        large = place is Place.SYMBOL and words[1:2] == "/"
        if large and [own.text for own in runs[0]] == [words]:
            runs[0][0].text = words[1:]
            runs.insert(0, run(words[0], size=40))
        printed[place].append(body.print(block, style, runs))
    pairs = ((Place.NATION, Place.SYMBOL), (Place.ORGAN, Place.PARTICULARS))
    rows = [(printed[left], printed[right]) for left, right in pairs]
    rows = [row for row in rows if any(row)]
    if not rows:
        return printed[Place.BELOW]
    table = draw_table(rows, "UNMasthead", _COLUMNS, headed=False)
    return [table, paragraph("UNCover", ()), *printed[Place.BELOW]]
