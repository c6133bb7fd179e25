"""Text in two columns: read the left one, then the right one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from unres.language import Language
from unres.lexicon import notice
from unres.model import Notice
from unres.recover.front import is_formula
from unres.recover.grid import SLACK, LineCell, list_cells
from unres.recover.lines import Line

_FEWEST: Final = 3
"""So many lines in two columns at least are text in two columns."""
_TWO: Final = 2


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
        if len(cells) == _TWO and _opens(lines[start], cells, language):
            end = _find_end(lines, rows, start)
            if end - start >= _FEWEST:
                left, right = _part(lines[start:end], rows[start:end])
                message = (
                    f"the words beside “{left[0].words}” are read behind its column"
                )
                doubt = notice("two-columns", lines[start].text.span, message)
                return (*lines[:start], *left, *right, *lines[end:]), (doubt,)
    return tuple(lines), ()


def _opens(line: Line, cells: Sequence[LineCell], language: Language) -> bool:
    """Whether one of two columns opens with a formula."""
    columns = (line.words[: cells[1].at], line.words[cells[1].at :])
    return any(is_formula(words.strip(), language) for words in columns)


def _find_end(
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


def _part(
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
