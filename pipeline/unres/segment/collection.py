"""Resolutions in parts: several texts under one symbol, each with its formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from unres.model import Block, Kind
from unres.paragraph import Paragraph, ParagraphKind

TITLE: Final = 6
"""The most lines that the title of a part is printed on."""


def find_parts(lines: Sequence[Paragraph]) -> list[int]:
    """Give the lines at which the parts of a resolution start; none where it has none.

    A letter alone on its line starts a part if the organ speaks anew below its
    title (A/RES/77/128 A–B); letters below one formula are headings of sections.
    """
    starts: list[int] = []
    due = "A"
    for i, line in enumerate(lines):
        if line.words[:1] != due or line.words.rstrip(".") != due:
            continue
        below = lines[i + 1 : i + 2 + TITLE]
        if any(b.kind is ParagraphKind.FORMULA for b in below):
            starts.append(i)
            due = chr(ord(due) + 1)
    return starts if len(starts) > 1 else []


def part_closing(block: Block) -> tuple[Block, ...]:
    """Give the last part without its closing lines and annexes, and these after it.

    They are printed once, for all parts.
    """
    closing = (i for i, b in enumerate(block.blocks) if b.kind is Kind.CLOSING)
    at = next(closing, len(block.blocks))
    inner = replace(block, blocks=block.blocks[:at])
    return (inner, *block.blocks[at:])


def flow(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the blocks in order, each part of a resolution before what it holds."""
    for block in blocks:
        yield block
        if block.kind is Kind.PART:
            yield from block.blocks
