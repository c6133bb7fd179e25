"""Sections: what stands below a heading goes into it, by the ranks of headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from unres.language import Language
from unres.levels import RANKS, find_level
from unres.lexicon.counting import read_heading
from unres.model import Block, Kind

OUTSIDE: Final = (Kind.FORMULA, Kind.CLOSING, Kind.VOTE)
"""What stands in no section."""
RECITED: Final = (Kind.FORMULA, Kind.PREAMBULAR)
"""What a preamble is made of."""


_BELOW: Final = max(RANKS.values()) + 1
"""The rank of what is no heading."""


def nest_sections(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """Give blocks side by side with each heading over what follows it.

    It ends where one of the same or a higher rank begins, and before closing lines.
    A heading between the paragraphs of a preamble stays among them.
    """
    if all(block.kind is not Kind.HEADING for block in blocks):
        return tuple(blocks)
    start = _find_body(blocks)
    found = list(blocks[:start])
    opened: list[tuple[Block, str, list[Block]]] = []
    before = ""
    for block in blocks[start:]:
        rank = -1 if block.kind in OUTSIDE else _BELOW
        level = ""
        if block.kind is Kind.HEADING:
            number = str(block.num)
            level = find_level(number, before, read_heading(number, language))
            before = number
            rank = RANKS[level]
        while opened and RANKS[opened[-1][1]] >= rank:
            _close(opened, found)
        if level and not block.parts:
            opened.append((block, level, []))
        else:
            (opened[-1][2] if opened else found).append(block)
    while opened:
        _close(opened, found)
    return tuple(found)


def _find_body(blocks: Sequence[Block]) -> int:
    """Find where the preamble ends: the headings among its paragraphs are its own.

    A heading with a number opens a section, with a preamble of its own or without; so
    does one right above what is no recital. Who speaks in a treaty is no organ: "The
    States Parties to the present Covenant,".
    """
    end = 0
    for i, block in enumerate(blocks):
        speaks = block.kind is Kind.OPERATIVE and str(block.text).endswith(",")
        if block.kind in RECITED:
            end = i + 1
        elif block.num or not (speaks or block.kind is Kind.HEADING):
            break
    return end


def _close(opened: list[tuple[Block, str, list[Block]]], found: list[Block]) -> None:
    """Put the last open heading, with what it heads, where it belongs."""
    heading, _, below = opened.pop()
    whole = replace(heading, blocks=(*heading.blocks, *below))
    (opened[-1][2] if opened else found).append(whole)
