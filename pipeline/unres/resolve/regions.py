"""Where each block stands: masthead, preface, preamble, body, end or annexes.

Akoma Ntoso has one order of the parts of a document. Blocks come in any order
and keep it: each goes to a part not before that of the block ahead of it, so that
as few as possible stand where their kind does not belong.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from math import inf
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


_REGIONS: Final = tuple(Region)

_Costs = tuple[float, ...]

_WORDS: _Costs = (6, 6, 4, 0, 6, 0)

COSTS: dict[Kind, _Costs] = {
    Kind.PORTAL: (0, 0, 0, 0, 0, 0),
    Kind.COVER: (0, 1, 4, 4, 4, 2),
    Kind.TITLE: (4, 0, 4, 4, 4, 2),
    Kind.FORMULA: (4, 4, 0, 2, 4, 2),
    Kind.PREAMBULAR: (4, 4, 0, 2, 4, 2),
    Kind.HEADING: (4, 3, 2, 0, 4, 0),
    Kind.OPERATIVE: _WORDS,
    Kind.POINT: _WORDS,
    Kind.PROSE: (2, 2, 1, 0, 2, 0),
    Kind.QUOTED: _WORDS,
    Kind.PART: _WORDS,
    Kind.TABLE: _WORDS,
    Kind.ROW: _WORDS,
    Kind.CELL: _WORDS,
    Kind.HEAD: _WORDS,
    Kind.CLOSING: (4, 4, 4, 3, 0, 0),
    Kind.VOTE: (4, 4, 4, 3, 0, 0),
    Kind.ANNEX: (9, 9, 9, 5, 9, 0),
    Kind.NOTE: (0, 0, 0, 0, 0, 0),
}
"""What it costs to set a kind of block in each region."""

_HEADED: _Costs = (99, 99, 99, 0, 99, 0)
"""A section stands in the body, with a preamble of its own or without."""


def find_regions(nodes: Sequence[Node], first: Region) -> list[Region]:
    """Give a region for each node, rising, at the least cost; the earlier in a tie.

    The annexes begin with an annex; what follows it belongs to it.
    """
    untitled = first is Region.COVER and all(i.kind is not Kind.TITLE for i in nodes)
    costs = [_find_costs(node, untitled) for node in nodes]
    return _go_free(nodes, first, costs) or _go_cheapest(nodes, first, costs)


def _go_free(
    nodes: Sequence[Node], first: Region, costs: Sequence[_Costs]
) -> list[Region]:
    """Give the regions of nodes that stand where they belong, at no cost; else none."""
    region: int = first
    found: list[Region] = []
    for node, cost in zip(nodes, costs, strict=True):
        before = region
        while region < len(cost) and cost[region]:
            region += 1
        opens = region == Region.ANNEXES != before
        if region == len(cost) or (opens and node.kind is not Kind.ANNEX):
            return []
        found.append(_REGIONS[region])
    return found


def _go_cheapest(
    nodes: Sequence[Node], first: Region, costs: Sequence[_Costs]
) -> list[Region]:
    """Give the regions of nodes that stand anywhere, at the least cost."""
    best: list[float] = [0 if r == first else inf for r in Region]
    steps: list[list[int]] = []
    for node, cost in zip(nodes, costs, strict=True):
        ways = _cheapest(best, opens=node.kind is Kind.ANNEX)
        best = [best[way] + cost[r] for r, way in enumerate(ways)]
        steps.append(ways)
    region = best.index(min(best))
    found = []
    for ways in reversed(steps):
        found.append(_REGIONS[region])
        region = ways[region]
    return found[::-1]


def _cheapest(best: list[float], opens: bool) -> list[int]:
    """Give for each region the one before it from which it is cheapest to come."""
    ways: list[int] = []
    least = 0
    for region, cost in enumerate(best):
        if cost < best[least]:
            least = region
        ways.append(least)
    if not opens:
        ways[Region.ANNEXES] = Region.ANNEXES
    return ways


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
    return COSTS[node.kind]
