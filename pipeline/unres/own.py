"""The parts of a text that it may refer to: "paragraph 5 above", "annex II below"."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from unres.model import Block, Kind

INNER: Final = frozenset({Kind.QUOTED, Kind.PART, Kind.ANNEX})
"""Blocks that may hold a text of another organ, with its own formula."""
NUMBERS: Final = {
    Kind.OPERATIVE: re.compile(r"(\d+)\.?"),
    Kind.HEADING: re.compile(r"([IVX]+)\.?"),
    Kind.ANNEX: re.compile(r"\w+(?:\s([IVX]+|[A-Z]|\d+))?"),
    Kind.NOTE: re.compile(r"(\d+)"),
}
"""Kind of block that is referred to by its number → how that is read."""


def refer(kind: Kind, number: str) -> str:
    """Give the reference to a part of the text itself: "#operative:5"."""
    return f"#{kind}:{number}"


def name_part(block: Block) -> str:
    """Give the reference to a block by its number; "" if none is made to it."""
    form = NUMBERS.get(block.kind)
    match = form.fullmatch(str(block.num).strip()) if form else None
    return refer(block.kind, match[1] or "1") if match else ""


def list_parts(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Refer to a text's own parts; to none of a kind if a number comes twice."""
    found: Counter[tuple[Kind, str]] = Counter()
    stack = list(blocks)
    while stack:
        block = stack.pop()
        if name := name_part(block):
            found[block.kind, name] += 1
        if block.kind not in INNER:  # Texts inside have parts of their own.
            stack += block.blocks
    twice = {kind for (kind, _), count in found.items() if count > 1}
    return frozenset(name for kind, name in found if kind not in twice)
