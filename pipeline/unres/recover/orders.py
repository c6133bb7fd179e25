"""The order of parts that make one printed line: what pdfminer does, and the words.

A line that it took for several stands in the block of its paragraph with the parts at
the margins. Those between became blocks of their own, the widest next to the block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import Final, NamedTuple

from unres.lexicon.sequences import weigh_sequence
from unres.recover.edges import opens_unit
from unres.recover.lines import Line
from unres.recover.setting import INDENTS, Part, Setting

NEVER: Final = 4.0
"""What it costs to take parts in an order in which they do not stand, in bits."""

_RARELY: Final = 1.6
"""What it costs to take them in one in which a third of them stand."""
_INDENTED: Final = 2.0
"""What it costs that a line begins where such lines do not."""
_ACTING: Final = 6.0
"""What it costs that an action phrase opens a part inside a line."""
_WORDS: Final = 0.7
"""How much the words count beside the places."""
_SLOPE: Final = 7200
"""How much further to the right a part may begin for each row it stands higher."""
_DOUBT: Final = 2500
"""By how much a place may be wrong for each bit."""
_SEEN: Final = 2
"""What two words side by side are worth at least that stand so elsewhere too."""


class Bit(NamedTuple):
    """A line of a page as what it may be a part of."""

    at: int
    """Its place among the lines."""
    block: int
    part: Part
    torn: bool
    """Whether it must be a part: it is stretched, and does not fill a line."""


class Row(NamedTuple):
    """A line that parts make, from left to right."""

    cost: float
    bits: tuple[Bit, ...]
    margin: float
    """What the next best order costs more."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, in blocks, and what is known of their print and words."""

    lines: Sequence[Line]
    blocks: Sequence[Sequence[Bit | None]]
    """The lines of each block; None for one that is whole or cannot be a part."""
    setting: Setting
    seen: frozenset[tuple[str, str]]
    """The words that stand side by side somewhere in the document."""
    language: str


def order_parts(page: Page, beside: Sequence[Bit], strays: Sequence[Bit]) -> Row | None:
    """Give the best order of parts in which they make a line; None where they do not.

    `beside` are those in the block of the paragraph, `strays` blocks of their own.
    """
    bits = [*beside, *strays]
    found: list[tuple[float, tuple[Bit, ...]]] = []
    for left in bits:
        rest = [bit for bit in bits if bit is not left]
        placed = _place(page, left, rest, first=_is_first(page, beside))
        if not placed:
            continue
        indent, fixed = placed
        for right in [bit for bit in rest if bit in beside] or rest:
            middle = [bit for bit in rest if bit is not right]
            for order in permutations(middle):
                row = (left, *order, right)
                found.append((fixed + _weigh(page, row, beside, indent), row))
    if not found:
        return None
    found.sort(key=lambda order: order[0])
    margin = found[1][0] - found[0][0] if len(found) > 1 else NEVER
    return Row(*found[0], margin)


def _is_first(page: Page, beside: Sequence[Bit]) -> bool:
    """Whether parts may be of the first line of a paragraph."""
    return not beside or beside[0] is page.blocks[beside[0].block][0]


def _place(
    page: Page, left: Bit, rest: Sequence[Bit], *, first: bool
) -> tuple[int, float] | None:
    """Give how far in a line begins with a part, and its cost; None if nowhere."""
    words = page.lines[left.at].words
    parts = [left.part, *(bit.part for bit in rest)]
    opens = first and not words[:1].islower()
    found = [
        (_INDENTED if bool(indent) != opens else 0.0, indent)
        for indent in INDENTS
        if page.setting.makes_line(parts, indent)
    ]
    if not found:
        return None
    cost, indent = min(found)
    if opens_unit(words):
        cost += -_INDENTED if first else NEVER
    return indent, cost


def _weigh(page: Page, row: Sequence[Bit], beside: Sequence[Bit], indent: int) -> float:
    """Give what an order costs: parts out of place, words that do not meet."""
    lines = page.lines
    cost = _ACTING * sum(opens_unit(lines[bit.at].words) for bit in row[1:])
    own = [bit for bit in row if bit in beside]
    if own:
        cost += 0.0 if row[0] in own or _is_first(page, beside) else NEVER
        cost += _turn(page, beside, own) + _misplace(page, row, own, indent)
    else:
        # Nothing of the line is in a block: its parts stand in order.
        cost += NEVER * sum(a.at > b.at for a, b in pairwise(row))
    chain = [lines[bit.at].words for bit in row]
    if own:
        top, bottom = min(bit.at for bit in own), max(bit.at for bit in own)
        above, below = lines[top - 1 : top], lines[bottom + 1 : bottom + 2]
        chain[:0] = [line.words for line in above if not lines[top].gap]
        chain += [line.words for line in below if not line.gap]
    return cost - _WORDS * sum(_meet(page, a, b) for a, b in pairwise(chain))


def _turn(page: Page, beside: Sequence[Bit], own: Sequence[Bit]) -> float:
    """Give what it costs that parts of a block are read in an order.

    Those of a row stand in it as left, right, middle, or as right, middle, left. The
    second is rare above a whole line; the first is never seen above a row that is
    torn too, or at the end of the block. Of two blocks, the upper has the right one.
    """
    if len(beside) == 1:
        return 0.0
    if beside[0].block != beside[-1].block:
        return 0.0 if own[0] is beside[-1] else NEVER
    block = page.blocks[beside[0].block]
    after = block.index(beside[-1]) + 1
    turns = after == len(block) or block[after] is not None
    if own[0] is beside[0]:
        expected = [beside[0], *beside[2:], beside[1]]
        cost = NEVER if turns else 0.0
    else:
        expected = list(beside[::-1])
        cost = 0.0 if turns else _RARELY
    return cost if list(own) == expected else NEVER


def _misplace(page: Page, row: Sequence[Bit], own: Sequence[Bit], indent: int) -> float:
    """Give what it costs that parts stand above their paragraph, or below it.

    A part goes above where 0.5 x0 - 1.5 (y0 + y1) is less than that of the block
    (`boxes_flow`): the higher its row, the further to the right.
    """
    if own[0].block != own[-1].block:
        return 0.0
    block = page.blocks[own[0].block]
    above = block.index(own[0])
    doubled = sum(bit is not None for bit in block) // 2
    at = above - sum(bit is not None for bit in block[:above]) // 2
    limit = _SLOPE * ((len(block) - doubled - 1) / 2 - at)
    places = page.setting.place([bit.part for bit in row], indent)
    return sum(
        min(NEVER, abs(x - limit) / _DOUBT)
        for bit, x in zip(row, places, strict=True)
        if bit not in own and (bit.block < own[0].block) != (x < limit)
    )


def _meet(page: Page, before: str, after: str) -> int:
    """Give what speaks for two parts side by side, in bits."""
    last, first = before.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
    bits = weigh_sequence(last, first, page.language)
    seen = (last.casefold(), first.casefold()) in page.seen
    return max(bits, _SEEN) if seen else bits
