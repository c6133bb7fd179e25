"""Tables, and text in two columns: lines whose words stand in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon import SHOWN, notice
from unres.lexicon.patterns import pattern
from unres.model import Notice
from unres.numbers import read_marker
from unres.paragraph import ParagraphKind as Kind
from unres.recover.front import is_formula
from unres.recover.lines import IN_TEXT, Line
from unres.text import Text

GAP: Final = 3
"""So many blanks between words part two columns, as a tab does."""
ROWS: Final = 3
"""A table has at least so many rows."""
SLACK: Final = 1
"""How many characters the cells of a column may be out of line."""
TAB: Final = 1000
"""How far apart tabs set columns: further than any blanks."""
COLUMNS: Final = 3
"""Lines that are in so many columns each but not aligned may be rows still."""
_TWO: Final = 2
_BESIDE: Final = 3
"""So many lines in two columns at least are text in two columns."""
_FIGURE: Final = re.compile(r"\d")
_LETTER: Final = re.compile(r"[^\W\d_]")
_BLANKS: Final = frozenset({"spaces", "blank"})
"""The rules under which runs of blanks are read as one."""


class LineCell(NamedTuple):
    """A cell of a line: where its words begin, and its place on the line."""

    at: int
    left: int
    right: int


def find_rows(
    lines: Sequence[Line], source: str, language: Language
) -> tuple[Line, ...]:
    """Give the lines with those that are rows of a table as `Kind.ROW`.

    Rows follow each other, have the same number of cells, and their cells stand
    below each other, by the left edge or by the right. Lines that only may be rows
    stay lines, with their `columns`. Below the vote no table stands, but lists of
    states.
    """
    rows = list_cells(lines, source)
    if not rows:
        return tuple(lines)
    found = list(lines)
    vote = pattern("vote", language)
    voted = (i for i, line in enumerate(lines) if vote.match(line.words))
    del rows[next(voted, len(lines)) :]
    for start, stop in _find_runs(rows):
        table = stop - start >= ROWS
        if not table and not _may_be_rows(rows[start : start + 2]):
            continue
        for i in range(start, stop):
            columns = tuple(cell.at for cell in rows[i][1:])
            kind = Kind.ROW if table else IN_TEXT
            found[i] = found[i].of_kind(kind)
            found[i].columns = columns
    return tuple(found)


def head_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines with the first rows of tables as `Kind.HEADS` where they are.

    Such a row has no figure itself and stands above a column of them. Where the format
    tells what heads a table, that stands.
    """
    found = list(lines)
    at = 0
    for kind, run in groupby(lines, attrgetter("kind")):
        rows = list(run)
        told = at > 0 and found[at - 1].kind is Kind.HEADS
        if kind is Kind.ROW and not told and _heads(rows[0], rows[1:]):
            found[at] = found[at].of_kind(Kind.HEADS)
        at += len(rows)
    return tuple(found)


def _heads(first: Line, rows: Sequence[Line]) -> bool:
    """Whether a row without figures stands above a column of them, not the first."""
    if not first.columns or _FIGURE.search(first.words):
        return False
    columns: dict[int, int] = {}
    for row in rows:
        for i, (start, end) in enumerate(pairwise((*row.columns, len(row.words)))):
            cell = row.words[start:end]
            figure = bool(_FIGURE.search(cell)) and not _LETTER.search(cell)
            columns[i] = columns.get(i, 0) + (1 if figure else -1)
    return max(columns.values(), default=0) > 0


def doubt_rows(lines: Sequence[Line]) -> Iterator[Notice]:
    """Doubt lines that stand in columns and could not be read as a table."""
    for line in lines:
        if line.columns and line.kind is IN_TEXT:
            message = f"columns that are not aligned: “{line.words[:SHOWN]}”"
            yield notice("table-unsure", line.text.span, message)


def _may_be_rows(rows: Sequence[list[LineCell]]) -> bool:
    """Whether two lines in columns that are not aligned may still be rows."""
    return len(rows) > 1 and all(len(cells) >= COLUMNS for cells in rows)


def holds_columns(text: Text) -> bool:
    """Whether blanks were read differently that may part columns, or parts of lines."""
    return not _BLANKS.isdisjoint([piece.rule for piece in text.pieces])


def list_cells(lines: Sequence[Line], source: str) -> list[list[LineCell]]:
    """Give the cells of each line; nothing where no line has columns."""
    cells = [_find_cells(line, source) for line in lines]
    return cells if any(cells) else []


def _find_cells(line: Line, source: str) -> list[LineCell]:
    """Give the cells of a line; none where it has no columns.

    A number and the words of its paragraph are no columns.
    """
    cells: list[LineCell] = []
    # Blanks that part columns were read differently: the others are one piece.
    if line.kind is not IN_TEXT or line.known or len(line.text.pieces) == 1:
        return cells
    first = line.text.start
    at = begins = right = 0
    left = -1
    for piece in line.text.pieces:
        start, end, rule = piece.start, piece.end, piece.rule
        at += len(piece.text)
        if not piece.text:
            continue
        left = start - first if left < 0 else left
        tabs = source.count("\t", start, end) if rule in _BLANKS else 0
        if tabs or (rule in _BLANKS and end - start >= GAP):
            cells.append(LineCell(begins, left, start - first))
            # Behind tabs a column is known by their number.
            begins, left = at, TAB * len(cells) if tabs else end - first
        right = end - first
    if not cells:
        return []
    marker = read_marker(line.words)
    numbered = marker is not None and len(cells) == 1 and marker.end == begins
    return [] if numbered else [*cells, LineCell(begins, left, right)]


def _find_runs(rows: Sequence[list[LineCell]]) -> Iterator[tuple[int, int]]:
    """Give where runs of lines that are aligned start and end."""
    start = 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and rows[start] and _are_aligned(rows[start], rows[end]):
            end += 1
        if rows[start]:
            yield start, end
        start = end


def _are_aligned(one: Sequence[LineCell], other: Sequence[LineCell]) -> bool:
    """Whether two lines may be rows of one table."""
    return len(one) == len(other) and all(
        abs(a.left - b.left) <= SLACK or abs(a.right - b.right) <= SLACK
        for a, b in zip(one[1:], other[1:], strict=True)
    )


def part_columns(
    lines: Sequence[Line], source: str, language: Language
) -> tuple[tuple[Line, ...], tuple[Notice, ...]]:
    """Give the lines with those in two columns parted: the left ones, then the right.

    A formula stands on a line of its own: beside other words it opens a column, in
    the language of the other one or in another. Keeps every word; the order in which
    columns are read is a notice, for nothing but print tells it.
    """
    rows = list_cells(lines, source)
    if not rows:
        return tuple(lines), ()
    for start, cells in enumerate(rows):
        if len(cells) == _TWO and _speaks(lines[start], cells, language):
            end = _find_below(lines, rows, start)
            if end - start >= _BESIDE:
                left, right = _part_lines(lines[start:end], rows[start:end])
                message = (
                    f"the words beside “{left[0].words}” are read behind its column"
                )
                doubt = notice("two-columns", lines[start].text.span, message)
                return (*lines[:start], *left, *right, *lines[end:]), (doubt,)
    return tuple(lines), ()


def _speaks(line: Line, cells: Sequence[LineCell], language: Language) -> bool:
    """Whether one of two columns opens with a formula."""
    columns = (line.words[: cells[1].at], line.words[cells[1].at :])
    return any(is_formula(words.strip(), language) for words in columns)


def _find_below(
    lines: Sequence[Line], rows: Sequence[Sequence[LineCell]], start: int
) -> int:
    """Find the line behind the last one in both columns."""
    gutter = rows[start][1].left
    end = start + 1
    for i in range(start + 1, len(lines)):
        cells = rows[i]
        if len(cells) == _TWO and abs(cells[1].left - gutter) <= SLACK:
            end = i + 1
        elif cells or lines[i].indent + len(lines[i].words) >= gutter > lines[i].indent:
            break
    return end


def _part_lines(
    lines: Sequence[Line], rows: Sequence[Sequence[LineCell]]
) -> tuple[list[Line], list[Line]]:
    """Give the lines of each column; a line in one of them stays whole."""
    left: list[Line] = []
    right: list[Line] = []
    gutter = rows[0][1].left
    for line, cells in zip(lines, rows, strict=True):
        if len(cells) != _TWO:
            (left if line.indent < gutter else right).append(line)
            continue
        first, second = line.text.cut(cells[1].at)
        words, blank = first.cut(len(str(first).rstrip(" ")))
        left.append(line.reading(words, blank))
        right.append(line.reading(second))
    right[0] = right[0].copy()
    right[0].gap = True
    return left, right
