"""From lines to blocks: what every part of segmenting does with a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from unres.lexicon import rule
from unres.model import Block, Kind, Mark, MarkKind, walk
from unres.recover.lines import Line
from unres.text import Span, Text, join

SHOWN: Final = 40
"""How many characters of the source a message shows."""


def whole(line: Line) -> Text:
    """Give the text of a line; its end rides with it and reads as nothing."""
    return join((line.text, line.end.drop(rule("block-end"))))


def numbered(kind: Kind, line: Line, at: int) -> Block:
    """Give a block whose words begin at an offset; before it stands its number.

    The number keeps the marks behind it: "Annex A –".
    """
    end = len(line.words[:at].rstrip())
    number, gap, text = whole(line).cut(end, at)
    return Block(kind, number, join((gap.drop(rule("margin")), text)))


def plain(kind: Kind, line: Line, marks: Iterable[Mark] = ()) -> Block:
    """Give a block without a number."""
    return Block(kind, text=whole(line), marks=tuple(marks))


def read_under(name: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Give the source spans that were read under a rule, in the order of blocks."""
    for block in walk(tuple(blocks)):
        for piece in (*block.num.pieces, *block.text.pieces):
            if piece.rule == name:
                yield piece.span


@dataclass(frozen=True, slots=True)
class Fact:
    """A marked place of a document: the mark, its words, its block."""

    mark: Mark
    words: str
    block: Block


def read_facts(blocks: Iterable[Block], *kinds: MarkKind) -> Iterator[Fact]:
    """Give the marks of some kinds in top-level blocks, in order."""
    for block in blocks:
        for mark in block.marks:
            if mark.kind in kinds:
                yield Fact(mark, str(block.text)[mark.start : mark.end], block)
