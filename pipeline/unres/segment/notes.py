"""Footnotes, bound to the blocks whose words call them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from unres.model import Block, Kind, MarkKind
from unres.paragraph import Paragraph
from unres.segment.units import whole


@dataclass(frozen=True, slots=True)
class _Notes:
    """The notes of a document, by marker, not yet given to a call."""

    queues: dict[str, deque[Block]]

    @classmethod
    def of(cls, paragraphs: Iterable[Paragraph]) -> _Notes:
        """Take the notes from their paragraphs."""
        notes = cls({})
        for paragraph in paragraphs:
            block = Block(Kind.NOTE, num=paragraph.number, text=whole(paragraph))
            marker = str(paragraph.number).strip("[^]")
            notes.queues.setdefault(marker, deque()).append(block)
        return notes

    def take(self, marker: str) -> tuple[Block, ...]:
        """Give the next note of a marker; none where it is spent or missing."""
        queue = self.queues.get(marker)
        return (queue.popleft(),) if queue else ()


def bind_notes(
    blocks: Sequence[Block], notes: Sequence[Paragraph]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Give the blocks with the notes that they call below them, and the stray notes.

    A note stands in the block whose words call it.
    """
    if not notes:
        return tuple(blocks), ()
    left = _Notes.of(notes)
    bound = tuple([_bind(block, left) for block in blocks])
    stray = [note for queue in left.queues.values() for note in queue]
    return bound, tuple(sorted(stray, key=lambda note: note.text.span))


def _bind(block: Block, notes: _Notes) -> Block:
    """Give one block with its own notes, then its parts with theirs."""
    own: list[Block] = []
    for mark in block.marks:
        if mark.kind is MarkKind.CALL:
            own += notes.take(mark.target)
    blocks = block.blocks
    if not blocks and not own:
        return block
    parts = [_bind(part, notes) for part in blocks]
    same = all(part is old for part, old in zip(parts, blocks, strict=True))
    return block if same and not own else replace(block, blocks=(*own, *parts))
