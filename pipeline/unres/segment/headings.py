"""Headings: the lines that stand over other lines, with or without a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from unres.model import Block, Kind
from unres.recover.edges import has_ended
from unres.segment.nesting import FlatBlock
from unres.text import join

LISTED: Final = 3
"""So many headings in a row, without a number, are a list."""


def join_headings(items: Iterable[FlatBlock]) -> list[FlatBlock]:
    """Give the items with a heading's number and its words, on two lines, as one."""
    joined: list[FlatBlock] = []
    held: Block | None = None
    for item in items:
        block = item.block
        if held and _may_head(block):
            text = join((held.text, block.text))
            joined[-1] = FlatBlock(replace(held, text=text, marks=block.marks))
            held = None
            continue
        joined.append(item)
        held = block if block.kind is Kind.HEADING and not block.text else None
    return joined


def _may_head(block: Block) -> bool:
    """Whether a block holds the words of the heading whose number stands above it."""
    if block.num or block.kind not in {Kind.HEADING, Kind.OPERATIVE, Kind.PREAMBULAR}:
        return False
    return block.kind is Kind.HEADING or not has_ended(str(block.text))


def free_lists(items: Sequence[FlatBlock]) -> list[FlatBlock]:
    """Give the items with runs of lines that head nothing as lines of a list.

    Names below each other look like headings; but three headings in a row, none
    with a number and none with a text, are a list.
    """
    freed: list[FlatBlock] = []
    run: list[FlatBlock] = []
    for item in items:
        if _is_bare(item.block):
            run.append(item)
            continue
        if run:
            freed += _free(run)
            run = []
        freed.append(item)
    return freed + _free(run)


def _free(run: list[FlatBlock]) -> list[FlatBlock]:
    """Give headings in a row, as lines of a list where they are too many."""
    if len(run) < LISTED:
        return run
    return [FlatBlock(replace(item.block, kind=Kind.OPERATIVE)) for item in run]


def _is_bare(block: Block) -> bool:
    """Whether a block is a heading without a number."""
    return block.kind is Kind.HEADING and not block.num
