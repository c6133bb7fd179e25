"""Footnote calls: digits glued to a word, in the order of the notes."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from unres.lexicon import rule
from unres.model import Block, Kind, Mark, MarkKind
from unres.stages.clean.lines import Line, Role
from unres.stages.segment.chain import find_candidates, find_chain
from unres.text import Text, join

CALL: Final = "note-call"
"""The rule under which the digits of a call are read as nothing."""

_STARS: Final = re.compile(r"\*{1,4}(?=[\s.,;:)”’\"\]]|$)")


def find_calls(lines: Sequence[Line]) -> list[Line]:
    """Give the lines with the digits of footnote calls read as nothing.

    Calls in digits are the best chain of rising numbers; asterisks are calls where
    a note has them as its marker.
    """
    markers = {_marker(line) for line in lines if line.role is Role.NOTE}
    stars = {marker for marker in markers if not marker.isdigit()}
    read = [
        (i, line.words)
        for i, line in enumerate(lines)
        if line.role in {Role.BODY, Role.FRONT}
    ]
    numbers = {int(marker) for marker in markers - stars}
    candidates = (c for i, words in read for c in find_candidates(i, words))
    # Above the text proper only a call whose note is there can be told from a date.
    sure = (
        c for c in candidates if lines[c.line].role is Role.BODY or c.value in numbers
    )
    chain = find_chain(sure, numbers)
    if not numbers and len(chain) == 1 and chain[0].value > 1:
        # A lone number that is not 1, and no note: "CO2" is a gas.
        chain = []
    found: dict[int, list[tuple[int, int]]] = {}
    for call in chain:
        found.setdefault(call.line, []).append((call.start, call.end))
    for i, words in read if stars else ():
        spans = [m.span() for m in _STARS.finditer(words) if m[0] in stars]
        if spans:
            found[i] = sorted([*found.get(i, []), *spans])
    return [
        _drop(line, found[i]) if i in found else line for i, line in enumerate(lines)
    ]


def _marker(line: Line) -> str:
    """Give the marker of a note's line: "[2]" is 2."""
    return str(line.marker).strip("[]")


def _drop(line: Line, found: Sequence[tuple[int, int]]) -> Line:
    """Give a line with some of its characters read as nothing, as calls."""
    parts = line.text.cut(*(offset for span in found for offset in span))
    text = join(
        part.drop(rule(CALL)) if i % 2 else part for i, part in enumerate(parts)
    )
    return line._replace(text=text, words=str(text))


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
            notes.queues.setdefault(_marker(line), deque()).append(block)
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
            marker = source[piece.span.start : piece.span.end].strip("[]")
            yield Mark(at, at, MarkKind.CALL, marker)
        at += len(piece.text)
