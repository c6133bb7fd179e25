"""From paragraphs to blocks: what every part of segmenting does with paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from unres.language import Language
from unres.lexicon import rule
from unres.model import Block, Kind, Mark, MarkKind
from unres.paragraph import Call, Paragraph, ParagraphKind
from unres.recover.glue import meet_lines
from unres.text import NOTHING, Text, join


def whole(paragraph: Paragraph) -> Text:
    """Give the text of a paragraph; its end rides with it and reads as nothing."""
    return paragraph.text.between(NOTHING, paragraph.end.drop(rule("block-end")))


def mark_calls(calls: Iterable[Call], start: int = 0) -> tuple[Mark, ...]:
    """Mark the calls that stand at or behind an offset of the words they stand in."""
    return tuple([
        Mark(at - start, at - start, MarkKind.CALL, marker)
        for at, marker in calls
        if at >= start
    ])


def numbered(kind: Kind, paragraph: Paragraph, at: int) -> Block:
    """Give a block whose words begin at an offset; before it stands its number.

    The number keeps the marks behind it: "Annex A –".
    """
    if not at:
        return plain(kind, paragraph)
    end = len(paragraph.words[:at].rstrip())
    alone = at == len(paragraph.words)
    text = whole(paragraph) if alone else paragraph.text
    number, gap, text = text.cut(end, at)
    behind = NOTHING if alone else paragraph.end.drop(rule("block-end"))
    marks = mark_calls(paragraph.calls, at) if paragraph.calls else ()
    return Block(kind, number, text.between(gap.drop(rule("margin")), behind), marks)


def plain(kind: Kind, paragraph: Paragraph, marks: Iterable[Mark] = ()) -> Block:
    """Give a block without a number."""
    own = tuple(marks)
    if paragraph.calls:
        own = tuple(sorted((*own, *mark_calls(paragraph.calls))))
    return Block(kind, NOTHING, whole(paragraph), own)


def glue(paragraphs: Sequence[Paragraph], language: Language) -> Paragraph:
    """Give printed lines that are one unit as one paragraph, of the first's kind."""
    if len(paragraphs) == 1:
        return paragraphs[0]
    last = paragraphs[-1]
    texts = [*meet_lines(paragraphs, language), last.text]
    starts = [0, *accumulate(len(str(text)) for text in texts)][::2]
    calls = (
        Call(start + call.at, call.marker)
        for start, paragraph in zip(starts, paragraphs, strict=True)
        for call in paragraph.calls
    )
    text = join(texts)
    return Paragraph(paragraphs[0].kind, text, last.end, str(text), calls=tuple(calls))


class MarkedPlace(NamedTuple):
    """A marked place of a document: the mark, its words, its block."""

    mark: Mark
    words: str
    block: Block


def read_facts(blocks: Iterable[Block], *kinds: MarkKind) -> Iterator[MarkedPlace]:
    """Give the marks of some kinds in top-level blocks, in order."""
    for block in blocks:
        for mark in block.marks:
            if mark.kind in kinds:
                yield MarkedPlace(mark, block.text.words[mark.start : mark.end], block)


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
