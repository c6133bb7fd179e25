"""Headings: the lines that stand over other lines, with or without a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from unres.model import Block, Kind
from unres.recover.edges import has_ended
from unres.segment.nesting import Item
from unres.text import join

LISTED: Final = 3
"""So many headings in a row, without a number, are a list."""


def join_headings(items: Iterable[Item]) -> Iterator[Item]:
    """Give the items with a heading's number and its words, on two lines, as one."""
    held: Item | None = None
    for item in items:
        block = item.block
        if held and _may_head(block):
            text = join((held.block.text, block.text))
            yield Item(replace(held.block, text=text, marks=block.marks))
            held = None
            continue
        if held:
            yield held
        held = item if block.kind is Kind.HEADING and not block.text else None
        if not held:
            yield item
    if held:
        yield held


def _may_head(block: Block) -> bool:
    """Whether a block holds the words of the heading whose number stands above it."""
    if block.num or block.kind not in {Kind.HEADING, Kind.OPERATIVE, Kind.PREAMBULAR}:
        return False
    return block.kind is Kind.HEADING or not has_ended(str(block.text))


def free_lists(items: Iterable[Item]) -> Iterator[Item]:
    """Give the items with runs of lines that head nothing as lines of a list.

    Names below each other look like headings; but three headings in a row, none
    with a number and none with a text, are a list.
    """
    for heads, run in groupby(items, lambda item: _is_bare(item.block)):
        group = list(run)
        listed = heads and len(group) >= LISTED
        for item in group:
            block = item.block
            yield Item(replace(block, kind=Kind.OPERATIVE)) if listed else item


def _is_bare(block: Block) -> bool:
    """Whether a block is a heading without a number."""
    return block.kind is Kind.HEADING and not block.num
