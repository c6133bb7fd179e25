"""Headings and lists: what lines are beside the lines around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from unres.language import COLONS, Language
from unres.lexicon import match_action
from unres.model import Block, Kind
from unres.numbers import Style
from unres.recover.edges import has_ended
from unres.segment.nesting import FlatBlock
from unres.text import join

ENDING: Final = frozenset({Kind.CLOSING, Kind.VOTE, Kind.FORMULA, Kind.HEADING})
"""What no list inside a paragraph reaches beyond."""
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
    for bare, group in groupby(items, key=_is_bare):
        run = list(group)
        if bare and len(run) >= LISTED:
            run = [FlatBlock(replace(item.block, kind=Kind.OPERATIVE)) for item in run]
        freed += run
    return freed


def _is_bare(item: FlatBlock) -> bool:
    """Whether an item is a heading without a number."""
    return item.block.kind is Kind.HEADING and not item.block.num


def list_numbers(items: Sequence[FlatBlock], language: Language) -> list[FlatBlock]:
    """Give the items with the numbers that begin anew inside a paragraph as points.

    "2. Approves the following provisional agenda:" / "1. Opening of the Congress." /
    … / "3. Requests": the count of the paragraphs goes on behind the list.
    """
    listed = list(items)
    end = 0
    for at, opener in enumerate(items):
        led = at >= end and opener.block.text.words.endswith(COLONS)
        if not (led and _opens(items, at)):
            continue
        end = _find_end(items, at, language)
        for i in range(at + 1, end):
            item = items[i]
            counted = read_count(item)
            block = replace(item.block, kind=Kind.POINT) if counted else item.block
            listed[i] = FlatBlock(block, item.marker)
    return listed


def read_count(item: FlatBlock) -> int:
    """Give the number of an operative paragraph ("3."); 0 where it has none."""
    own = item.block.kind is Kind.OPERATIVE and item.marker
    return own.value if own and own.style in (Style.DECIMAL, Style.BARE) else 0


def _opens(items: Sequence[FlatBlock], at: int) -> bool:
    """Whether what ends with a colon is a numbered paragraph above a first number."""
    if not read_count(items[at]) or at + 1 == len(items):
        return False
    after = items[at + 1]
    return read_count(after) == 1 and after.block.num.words[:1].isdigit()


def _find_end(items: Sequence[FlatBlock], at: int, language: Language) -> int:
    """Find the item behind a list: the next paragraph, or what ends the text.

    Where a number may be the next of both, it is the paragraph's if it acts and the
    count does not come to it once more. Numbers that are of neither are no list.
    """
    due, inner = read_count(items[at]) + 1, 1
    counts = [read_count(item) for item in items]
    for i in range(at + 1, len(items)):
        if items[i].block.kind in ENDING:
            return i
        if counts[i] == due and not (
            counts[i] == inner and _is_listed(items, i, due, language)
        ):
            return i
        if counts[i] and counts[i] != inner:
            return at + 1
        inner += bool(counts[i])
    return len(items)


def _is_listed(
    items: Sequence[FlatBlock], at: int, due: int, language: Language
) -> bool:
    """Whether a number that both counts have next is the list's."""
    again = any(read_count(item) == due for item in items[at + 1 :])
    return (
        again or match_action(str(items[at].block.text), "operative", language) is None
    )
