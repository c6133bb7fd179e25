"""Headings: the lines that stand over other lines, with or without a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from unres.lexicon import match_action
from unres.lexicon.patterns import pattern
from unres.model import Block, Kind
from unres.stages.clean.joins import has_ended
from unres.stages.clean.lines import Line
from unres.stages.numbers import read_marker
from unres.stages.segment.nesting import Item
from unres.stages.segment.units import numbered, plain
from unres.text import join

LONGEST: Final = 150
"""A line longer than this is no heading."""

LISTED: Final = 3
"""So many headings in a row, without a number, are a list."""


def read_heading(line: Line, after: str) -> Block | None:
    """Read a line as a heading, if it is one: no mark at its end, a text after it."""
    words = line.words
    if has_ended(words) and not pattern("heading-number").match(words):
        return None
    m = pattern("heading-number").match(words)
    if m and not has_ended(m["words"] or ""):
        end = m.end("num")
        return numbered(
            Kind.HEADING, line, end, m.start("words") if m["words"] else len(words)
        )
    short = len(words) <= LONGEST and after and not words[:1].islower()
    opens = (
        read_marker(after)
        or match_action(after, "preambular")
        or after.lstrip('“"')[:1].isupper()
    )
    if short and opens and not match_action(words, "preambular"):
        return plain(Kind.HEADING, line)
    return None


def join_headings(items: Iterable[Item]) -> Iterator[Item]:
    """Give the items with a heading's number and its words, on two lines, as one."""
    held: Item | None = None
    for item in items:
        block = item.block
        if held and block.kind is Kind.HEADING and not block.num:
            yield Item(replace(held.block, text=join((held.block.text, block.text))))
            held = None
            continue
        if held:
            yield held
        held = item if block.kind is Kind.HEADING and not block.text else None
        if not held:
            yield item
    if held:
        yield held


def free_lists(items: Sequence[Item]) -> Iterator[Item]:
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
