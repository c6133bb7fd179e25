"""The parts of a text that it may refer to: "paragraph 5 above", "annex II below"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from unres.model import Block, Kind

INNER: Final = frozenset({Kind.QUOTED, Kind.PART, Kind.ANNEX})
"""Blocks that may hold a text of another organ, with its own formula."""

NAMES: Final = {
    Kind.OPERATIVE: ("para", re.compile(r"(\d+)\.?")),
    Kind.HEADING: ("sec", re.compile(r"([IVX]+)\.?")),
    Kind.ANNEX: ("att", re.compile(r"\w+(?:\s([IVX]+|[A-Z]|\d+))?")),
    Kind.NOTE: ("authorialNote", re.compile(r"(\d+)")),
}
"""Kind of block → what the ids of its sort begin with, and how its number is read."""


def list_parts(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Give the ids of a text's own parts; none of a sort if a number comes twice."""
    found = Counter(_read_parts(blocks))
    twice = {name for (name, _), count in found.items() if count > 1}
    return frozenset(f"{name}_{number}" for name, number in found if name not in twice)


def _read_parts(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Give the sort and the number of each part; those of texts inside are not its."""
    stack = list(blocks)
    while stack:
        block = stack.pop()
        if block.kind in NAMES:
            name, form = NAMES[block.kind]
            match = form.fullmatch(str(block.num).strip())
            if match:
                yield name, match[1] or "1"
        if block.kind not in INNER:
            stack += block.blocks
