"""Footnotes, bound to the blocks whose words call them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import replace

from unres.model import Block, Kind, MarkKind
from unres.paragraph import Paragraph
from unres.segment.units import whole


def bind_notes(
    blocks: Sequence[Block], notes: Sequence[Paragraph]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Give the blocks with the notes that they call below them, and the stray notes.

    A note stands in the block whose words call it.
    """
    if not notes:
        return tuple(blocks), ()
    left: defaultdict[str, deque[Block]] = defaultdict(deque)
    for paragraph in notes:
        note = Block(Kind.NOTE, num=paragraph.number, text=whole(paragraph))
        left[str(paragraph.number).strip("[^]")].append(note)
    bound = tuple([_bind(block, left) for block in blocks])
    stray = [note for queue in left.values() for note in queue]
    return bound, tuple(sorted(stray, key=lambda note: note.text.span))


def _bind(block: Block, notes: Mapping[str, deque[Block]]) -> Block:
    """Give one block with its own notes, then its parts with theirs.

    Takes the notes by their markers; one that is bound is taken out of them.
    """
    own: list[Block] = []
    for mark in block.marks:
        if mark.kind is MarkKind.CALL and notes.get(mark.target):
            own.append(notes[mark.target].popleft())
    blocks = block.blocks
    if not blocks and not own:
        return block
    parts = [_bind(part, notes) for part in blocks]
    same = all(part is old for part, old in zip(parts, blocks, strict=True))
    return block if same and not own else replace(block, blocks=(*own, *parts))
