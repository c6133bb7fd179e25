"""Headings: the lines that stand over other lines, with or without a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from unres.lexicon import match_action
from unres.lexicon.patterns import pattern
from unres.model import Block, Kind
from unres.numbers import Style, read_marker
from unres.recover.joins import has_ended
from unres.recover.lines import Line
from unres.segment.nesting import Item
from unres.segment.units import numbered, plain
from unres.text import join

LONGEST: Final = 150
"""A line longer than this is no heading."""

SECOND: Final = 2
"""The least number that follows another."""

LISTED: Final = 3
"""So many headings in a row, without a number, are a list."""


def read_heading(line: Line, after: str, due: int) -> Block | None:
    """Read a line as a heading, if it is one: no mark at its end, a text after it.

    It may end with a colon where the paragraph after it has the number that is due:
    "Rule of law:" (S/RES/2759 (2024)).
    """
    words = line.words
    m = pattern("heading-number").match(words)
    if has_ended(words) and not m:
        return plain(Kind.HEADING, line) if _runs_on(words, after, due) else None
    if m and not has_ended(m["words"] or ""):
        at = m.start("words") if m["words"] else len(words)
        return numbered(Kind.HEADING, line, at)
    short = len(words) <= LONGEST and after and not words[:1].islower()
    opens = (
        read_marker(after)
        or match_action(after, "preambular")
        or after.lstrip('“"')[:1].isupper()
    )
    if short and opens and not match_action(words, "preambular"):
        return plain(Kind.HEADING, line)
    return None


def _runs_on(words: str, after: str, due: int) -> bool:
    """Whether words with a colon stand between two paragraphs of one count."""
    if not words.endswith(":") or due < SECOND or len(words) > LONGEST:
        return False
    marker = read_marker(after)
    counted = marker and marker.style is Style.DECIMAL and marker.value == due
    acts = match_action(words, "operative") or match_action(words, "preambular")
    return bool(counted and not acts and not words[:1].islower())


def join_headings(items: Iterable[Item]) -> Iterator[Item]:
    """Give the items with a heading's number and its words, on two lines, as one."""
    held: Item | None = None
    for item in items:
        block = item.block
        if held and _may_head(block):
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
