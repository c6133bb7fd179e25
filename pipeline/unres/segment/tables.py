"""Tables: rows to blocks, each cut into its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from unres.lexicon import notice, rule
from unres.model import Block, Kind, Notice
from unres.recover.lines import Line, Role
from unres.segment.units import SHOWN
from unres.text import Text, join


def read_table(rows: Sequence[Line]) -> Block:
    """Give the table that lines in columns are."""
    return Block(Kind.TABLE, blocks=tuple(_read_row(row) for row in rows))


def doubt_rows(lines: Sequence[Line]) -> Iterator[Notice]:
    """Doubt lines that stand in columns and could not be read as a table."""
    for line in lines:
        if line.columns and line.role is not Role.ROW:
            message = f"columns that are not aligned: “{line.words[:SHOWN]}”"
            yield notice("table-unsure", line.text.span, message)


def _read_row(line: Line) -> Block:
    """Give a row with its cells; what parts them reads as nothing."""
    cells = [_read_cell(text) for text in line.text.cut(*line.columns)]
    end = line.end.drop(rule("block-end"))
    cells[-1] = replace(cells[-1], text=join((cells[-1].text, end)))
    return Block(Kind.ROW, blocks=tuple(cells))


def _read_cell(text: Text) -> Block:
    """Give a cell without the blank at its end."""
    words, gap = text.cut(len(str(text).rstrip()))
    return Block(Kind.CELL, text=join((words, gap.drop(rule("margin")))))
