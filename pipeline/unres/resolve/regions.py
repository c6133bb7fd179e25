"""Where each block stands: masthead, preface, preamble, body, end or annexes.

Akoma Ntoso has one order of the parts of a document. Blocks come in any order
and keep it: each goes to a part not before that of the block ahead of it, so that
as few as possible stand where their kind does not belong.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import accumulate
from math import inf
from operator import add
from typing import Final

from unres.model import Kind, MarkKind
from unres.resolve.nodes import Node


class Region(IntEnum):
    """The parts of a document in their order."""

    COVER = 0
    PREFACE = 1
    PREAMBLE = 2
    BODY = 3
    END = 4
    ANNEXES = 5


_Costs = tuple[float, ...]

_WORDS: _Costs = (6, 6, 4, 0, 6, 0)
"""What it costs to set the words of a text in each region."""
COSTS: Final[dict[Kind, _Costs]] = {
    Kind.PORTAL: (0, 0, 0, 0, 0, 0),
    Kind.COVER: (0, 1, 4, 4, 4, 2),
    Kind.TITLE: (4, 0, 4, 4, 4, 2),
    Kind.FORMULA: (4, 4, 0, 2, 4, 2),
    Kind.PREAMBULAR: (4, 4, 0, 2, 4, 2),
    Kind.HEADING: (4, 3, 2, 0, 4, 0),
    Kind.PROSE: (2, 2, 1, 0, 2, 0),
    Kind.CLOSING: (4, 4, 4, 3, 0, 0),
    Kind.VOTE: (4, 4, 4, 3, 0, 0),
    Kind.ANNEX: (9, 9, 9, 5, 9, 0),
    Kind.NOTE: (0, 0, 0, 0, 0, 0),
}
"""What it costs to set another kind of block in each region."""

_HEADED: _Costs = (99, 99, 99, 0, 99, 0)
"""A section stands in the body, with a preamble of its own or without."""


def find_regions(nodes: Sequence[Node], first: Region) -> list[int]:
    """Give a region for each node, rising, at the least cost; the earlier in a tie.

    The annexes begin with an annex; what follows it belongs to it.
    """
    untitled = first is Region.COVER and all(i.kind is not Kind.TITLE for i in nodes)
    # Row by row, the least cost at which a node can stand in each region.
    rows: list[list[float]] = [[0 if r == first else inf for r in Region]]
    for node in nodes:
        before = list(accumulate(rows[-1], min))
        if node.kind is not Kind.ANNEX:
            before[Region.ANNEXES] = rows[-1][Region.ANNEXES]
        rows.append(list(map(add, before, _find_costs(node, untitled))))
    last = rows.pop()
    region = last.index(min(last))
    found: list[int] = []
    for node, row in zip(reversed(nodes), reversed(rows), strict=True):
        found.append(region)
        if region != Region.ANNEXES or node.kind is Kind.ANNEX:
            region = row.index(min(row[: region + 1]))
    return found[::-1]


def _find_costs(node: Node, untitled: bool) -> _Costs:
    """Find what the regions cost for a node.

    The Security Council prints no title: the lines that name the resolution and
    its adoption stand in its place.
    """
    if node.kind is Kind.HEADING and (node.shown or node.num):
        return _HEADED
    if untitled and node.kind is Kind.COVER:
        kinds = {mark.kind for mark in node.block.marks}
        if kinds & {MarkKind.DOCTYPE, MarkKind.ADOPTION}:
            return COSTS[Kind.TITLE]
    return COSTS.get(node.kind, _WORDS)
