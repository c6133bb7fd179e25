"""Justified lines that pdfminer gave in parts, put together again.

Where a line is stretched, pdfminer takes a wide blank before a narrow letter for the
gap between two columns. Print tells which parts belong together: they make a line if
they fill it, and if it falls into just these parts when it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import Final

from unres.language import Language
from unres.lexicon import notice
from unres.model import Notice
from unres.numbers import is_marker, read_marker
from unres.recover.edges import opens_unit
from unres.recover.glue import glue
from unres.recover.lines import IN_TEXT, Leaf, Line
from unres.recover.orders import Bit, LineRow, PageOrder
from unres.recover.rows import Zone
from unres.recover.setting import (
    INDENTS,
    LinePart,
    LineWidths,
    find_setting,
    is_stretched,
    read_part,
)

_SURE: Final = 2.5
"""How many bits the next best order costs more where an order is certain."""
_DEAR: Final = 4.0
"""How many bits an order costs at most that is."""
_MOST: Final = 100
"""More parts side by side are no sentences."""
_CLOSED: Final = (";", ".")
"""What a word inside a line does not end with, most of the time."""


def mend_torn(
    leaves: Sequence[Leaf], language: Language
) -> tuple[tuple[Leaf, ...], tuple[Notice, ...]]:
    """Give the leaves with the parts of a printed line as one line, in its place.

    Keeps every word. A part that makes no line with others stays where it stands; that,
    and an order that is not certain, is a notice.
    """
    lines = [line for leaf in leaves for line in leaf.lines]
    # No line is torn but one that was stretched.
    setting = find_setting(lines) if any(map(is_stretched, lines)) else None
    if not setting:
        return tuple(leaves), ()
    seen = frozenset(
        pair for line in lines for pair in pairwise(line.words.casefold().split())
    )
    mended: list[Leaf] = []
    doubts: list[Notice] = []
    for leaf in leaves:
        kept: list[Line] = []
        for own in _cut_pages(leaf.lines):
            blocks = _read_blocks(own, setting, language)
            page = PageOrder(own, blocks, setting, seen, language)
            rows = _find_rows(page)
            kept += _apply(page, rows)
            doubts += _doubt(page, rows)
        mended.append(Leaf(tuple(kept), leaf.notes))
    return tuple(mended), tuple(doubts)


def _cut_pages(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i].page:
            yield lines[start:i]
            start = i


def _read_blocks(
    lines: Sequence[Line], setting: LineWidths, language: Language
) -> list[list[Bit | None]]:
    """Give the lines of a page in blocks, each as what it may be a part of."""
    blocks: list[list[Bit | None]] = []
    for i, line in enumerate(lines):
        if line.gap or not i:
            blocks.append([])
        numbered = i > 0 and is_marker(lines[i - 1].words)
        part = _read_torn(line, setting, numbered=numbered)
        opens = part is not None and opens_unit(line.words, language)
        blocks[-1].append(Bit(i, len(blocks) - 1, *part, opens) if part else None)
    return blocks


def _read_torn(
    line: Line, setting: LineWidths, *, numbered: bool
) -> tuple[LinePart, bool] | None:
    """Read a line as what may be a part, and whether it must be; None if it can not.

    It may be where it is stretched and does not fill a line, or is a single word.
    """
    words = line.words
    outside = line.kind is not IN_TEXT or line.known or not str(line.end)
    if outside or is_marker(words):
        return None
    part = read_part(line)
    torn = part.wide and not setting.is_whole(part, _indents(line, numbered=numbered))
    word = part.words == 1 and not words.endswith(_CLOSED)
    return (part, torn) if torn or word else None


def _indents(line: Line, *, numbered: bool) -> Sequence[int]:
    """Give how far in a line may begin: the first of a paragraph stands further in.

    `numbered` says that the number of its paragraph stands before it.
    """
    if numbered or read_marker(line.words):
        return INDENTS[2:]
    opens = (line.gap or line.page) and not line.words[:1].islower()
    return INDENTS[:2] if opens else INDENTS[:1]


def _find_rows(page: PageOrder) -> list[LineRow]:
    """Find the rows that parts make, in blocks side by side that hold such."""
    rows: list[LineRow] = []
    starts = accumulate(map(len, page.blocks), initial=0)
    # A block without a part may be the number of a paragraph.
    holds = [
        any(block) or (len(block) == 1 and is_marker(page.lines[start].words))
        for block, start in zip(page.blocks, starts, strict=False)
    ]
    for held, run in groupby(zip(holds, page.blocks, strict=True), itemgetter(0)):
        zone = [block for _, block in run]
        bits = [bit for block in zone for bit in block if bit]
        if held and len(bits) <= _MOST and any(bit.torn for bit in bits):
            puzzle = Zone(page)
            for block in zone:
                puzzle.add(block)
            rows += puzzle.solve()
    return rows


def _apply(page: PageOrder, rows: Sequence[LineRow]) -> list[Line]:
    """Give the lines with each row as one, where it stands in its paragraph."""
    lines, blocks = page.lines, page.blocks
    if not rows:
        return list(lines)
    made: dict[int, Line] = {}
    taken: set[int] = set()
    for row in rows:
        places = [bit.at for bit in row.bits if len(blocks[bit.block]) > 1]
        at = min(places, default=row.bits[0].at)
        taken |= {bit.at for bit in row.bits}
        line = glue([lines[bit.at] for bit in row.bits], page.language).copy()
        line.gap, line.wide = lines[at].gap, lines[at].wide
        line.indent = lines[at].indent
        made[at] = line
    kept = [made.get(i, x) for i, x in enumerate(lines) if i in made or i not in taken]
    kept[0] = kept[0].copy()
    kept[0].gap, kept[0].page = lines[0].gap, lines[0].page
    for i, line in enumerate(kept[1:], 1):
        if line.page:
            kept[i] = line.copy()
            kept[i].gap, kept[i].page = True, False
    return kept


def _doubt(page: PageOrder, rows: Sequence[LineRow]) -> Iterator[Notice]:
    """Tell of parts that make no line, and of rows in an order that is not certain."""
    lines = page.lines
    taken = {bit.at for row in rows for bit in row.bits}
    for bit in (bit for block in page.blocks for bit in block):
        if bit and bit.torn and bit.at not in taken:
            line = lines[bit.at]
            message = f"“{line.words}” is a part of a printed line"
            yield notice("lines-out-of-order", line.text.span, message)
    for row in rows:
        if row.margin < _SURE or row.cost > _DEAR:
            line = lines[row.bits[0].at]
            words = " | ".join(lines[bit.at].words for bit in row.bits)
            message = f"the order of “{words}” is not certain"
            yield notice("lines-out-of-order", line.text.span, message)
