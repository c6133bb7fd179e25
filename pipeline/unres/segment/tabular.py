"""Tables: rows to blocks, each cut into its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unres.lexicon import rule
from unres.model import Block, Kind
from unres.paragraph import Call, Paragraph, ParagraphKind
from unres.segment.units import mark_calls
from unres.text import Text, join


def read_table(rows: Sequence[Paragraph]) -> Block:
    """Give the table that paragraphs in columns are."""
    return Block(Kind.TABLE, blocks=tuple([_read_row(row) for row in rows]))


def _read_row(row: Paragraph) -> Block:
    """Give a row with its cells; what parts them reads as nothing."""
    starts = (0, *row.columns)
    ends = (*row.columns, len(row.words) + 1)
    texts = row.text.cut(*row.columns)
    kind = Kind.HEAD if row.kind is ParagraphKind.HEADS else Kind.CELL
    calls = row.calls
    cells = [
        _read_cell(
            kind, text, [Call(c.at - a, c.marker) for c in calls if a <= c.at < b]
        )
        for text, a, b in zip(texts, starts, ends, strict=True)
    ]
    end = row.end.drop(rule("block-end"))
    cells[-1] = replace(cells[-1], text=join((cells[-1].text, end)))
    return Block(Kind.ROW, blocks=tuple(cells))


def _read_cell(kind: Kind, text: Text, calls: Sequence[Call]) -> Block:
    """Give a cell without the blank at its end."""
    size = len(str(text).rstrip())
    words, gap = text.cut(size)
    marks = tuple(mark_calls(Call(min(c.at, size), c.marker) for c in calls))
    return Block(kind, text=join((words, gap.drop(rule("margin")))), marks=marks)
