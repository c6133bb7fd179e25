"""The document's blocks with the ids by which the JSON speaks of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from unres.eid import Plan
from unres.model import Block, Kind, Meta
from unres.text import Span


class Node(NamedTuple):
    """A block, its id and what stands in it."""

    block: Block
    id: str
    """The eId in the XML; where that gives none, "~" and the place in the document."""
    num: str
    text: str
    parts: tuple[Node, ...]
    """The blocks below that are not footnotes."""
    notes: tuple[Node, ...]
    """The footnotes that stand in this block."""
    meta: Meta
    """What the document says about itself."""


def make_nodes(plan: Plan) -> tuple[Node, ...]:
    """Give the nodes of the document's blocks, footnotes at its top included."""
    ids = (name or f"~{i}" for i, name in enumerate(plan.block_ids, 1))
    return _name_blocks(plan.document.blocks, ids, plan.document.meta)


def walk_nodes(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Give every node, each before its footnotes, and these before its parts."""
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        yield node
        stack += reversed(node.notes + node.parts)


def find_spans(block: Block) -> list[Span]:
    """Find where in the source a block's own number and words stand.

    Takes out what is read as nothing, such as a page header inside a sentence.
    """
    spans: list[Span] = []
    start = end = -1
    for piece in block.num.pieces + block.text.pieces:
        if not piece.text:
            continue
        if piece.start != end:
            spans += [Span(start, end)] if end >= 0 else []
            start = piece.start
        end = piece.end
    return [*spans, Span(start, end)] if end >= 0 else spans


def _name_blocks(
    blocks: tuple[Block, ...], ids: Iterator[str], meta: Meta
) -> tuple[Node, ...]:
    """Pair blocks with the ids that come in their order, each before its parts."""
    nodes: list[Node] = []
    for block in blocks:
        name = next(ids)
        parts = _name_blocks(block.blocks, ids, meta) if block.blocks else ()
        notes = tuple(n for n in parts if n.block.kind is Kind.NOTE)
        if notes:
            parts = tuple(n for n in parts if n.block.kind is not Kind.NOTE)
        nodes.append(
            Node(block, name, str(block.num), str(block.text), parts, notes, meta)
        )
    return tuple(nodes)
