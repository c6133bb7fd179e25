"""Footnotes, bound to the blocks whose words call them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from unres.lexicon import rule
from unres.model import Block, Kind, Mark, MarkKind
from unres.recover.calls import read_number
from unres.recover.lines import CALL, Line
from unres.text import Text, join


@dataclass(frozen=True, slots=True)
class _Notes:
    """The notes of a document, by marker, not yet given to a call."""

    queues: dict[str, deque[Block]]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> _Notes:
        """Take the notes from their lines."""
        notes = cls({})
        for line in lines:
            block = Block(Kind.NOTE, num=line.marker, text=_whole(line.text, line.end))
            notes.queues.setdefault(read_number(line), deque()).append(block)
        return notes

    def take(self, marker: str) -> tuple[Block, ...]:
        """Give the next note of a marker; none where it is spent or missing."""
        queue = self.queues.get(marker)
        return (queue.popleft(),) if queue else ()


def _whole(text: Text, end: Text) -> Text:
    """Give a text with its end behind it, read as nothing."""
    return join((text, end.drop(rule("block-end"))))


def bind_notes(
    blocks: Sequence[Block], lines: Sequence[Line], source: str
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Give the blocks with calls as marks and notes below them; and stray notes.

    A note stands in the block whose words call it.
    """
    notes = _Notes.of(lines)
    bound = tuple(_bind(block, notes, source) for block in blocks)
    stray = [note for queue in notes.queues.values() for note in queue]
    return bound, tuple(sorted(stray, key=lambda note: note.text.span))


def _bind(block: Block, notes: _Notes, source: str) -> Block:
    """Give one block with its own calls and notes, then those of its parts."""
    marks = list(_read_marks(block.text, source))
    own = tuple(note for mark in marks for note in notes.take(mark.target))
    parts = tuple(_bind(part, notes, source) for part in block.blocks)
    if not marks and parts == block.blocks:
        return block
    return replace(
        block, marks=tuple(sorted((*block.marks, *marks))), blocks=(*own, *parts)
    )


def _read_marks(text: Text, source: str) -> Iterable[Mark]:
    """Give a mark for each call that a text has dropped."""
    at = 0
    for piece in text.pieces:
        if piece.rule == CALL and piece.span.end > piece.span.start:
            marker = source[piece.span.start : piece.span.end].strip("[]^/")
            yield Mark(at, at, MarkKind.CALL, marker)
        at += len(piece.text)
