"""The order of parts that make one printed line: what pdfminer does, and the words.

A line that it took for several stands in the block of its paragraph with the parts at
the margins. Those between became blocks of their own, the widest next to the block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon.printing import weigh_sequence
from unres.recover.lines import Line
from unres.recover.setting import INDENTS, LinePart, LineWidths

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


COST: Final = itemgetter(0)
"""What orders and solutions are compared by."""
_FIRST: Final = attrgetter("first")


class Bit(NamedTuple):
    """A line of a page as what it may be a part of."""

    at: int
    """Its place among the lines."""
    block: int
    part: LinePart
    torn: bool
    """Whether it must be a part: it is stretched, and does not fill a line."""
    opens: bool
    """Whether it opens with an action phrase."""


_Order = tuple[float, tuple[Bit, ...]]
"""What it costs to take parts in an order, and the parts."""


class LineRow(NamedTuple):
    """A line that parts make, from left to right."""

    cost: float
    bits: tuple[Bit, ...]
    margin: float
    """What the next best order costs more."""


@dataclass(frozen=True, slots=True)
class PageOrder:
    """The lines of a page, in blocks, and what is known of their print and words."""

    lines: Sequence[Line]
    blocks: Sequence[Sequence[Bit | None]]
    """The lines of each block; None for one that is whole or cannot be a part."""
    setting: LineWidths
    seen: frozenset[tuple[str, str]]
    """The words that stand side by side somewhere in the document."""
    language: Language
    _meets: dict[tuple[str, str], int] = field(default_factory=dict)

    def meet(self, before: str, after: str) -> int:
        """Give what speaks for two parts side by side, in bits."""
        words = before.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
        if words not in self._meets:
            last, first = words
            bits = weigh_sequence(last, first, self.language)
            seen = (last.casefold(), first.casefold()) in self.seen
            self._meets[words] = max(bits, _SEEN) if seen else bits
        return self._meets[words]


def order_parts(
    page: PageOrder, beside: Sequence[Bit], strays: Sequence[Bit]
) -> LineRow | None:
    """Give the best order of parts in which they make a line; None where they do not.

    `beside` are those in the block of the paragraph, `strays` blocks of their own.
    """
    bits = [*beside, *strays]
    # With the part that takes most room on the left the others part most easily.
    parts = sorted((bit.part for bit in bits), key=_FIRST, reverse=True)
    found: list[_Order] = []
    indents = [i for i in INDENTS if page.setting.makes_line(parts, i)]
    first = not beside or beside[0] is page.blocks[beside[0].block][0]
    for left in bits if indents else ():
        rest = [bit for bit in bits if bit is not left]
        placed = _place(page, left, rest, indents, first=first)
        if not placed:
            continue
        indent, fixed = placed
        fixed += _ACTING * sum(bit.opens for bit in rest)
        if beside and left not in beside and not first:
            fixed += NEVER
        for right in [bit for bit in rest if bit in beside] or rest:
            middle = [bit for bit in rest if bit is not right]
            places = _Places(page, left, right, beside, indent)
            cost = fixed + places.turn(middle)
            found += [(cost + more, row) for more, row in places.arrange(middle)]
    if not found:
        return None
    found.sort(key=COST)
    margin = found[1][0] - found[0][0] if len(found) > 1 else NEVER
    return LineRow(*found[0], margin)


def _place(
    page: PageOrder,
    left: Bit,
    rest: Sequence[Bit],
    indents: Sequence[int],
    *,
    first: bool,
) -> tuple[int, float] | None:
    """Give how far in a line begins with a part, and its cost; None if nowhere."""
    parts = [left.part, *(bit.part for bit in rest)]
    opens = first and not page.lines[left.at].words[:1].islower()
    found = [
        (_INDENTED if bool(indent) != opens else 0.0, indent)
        for indent in indents
        if page.setting.makes_line(parts, indent)
    ]
    if not found:
        return None
    cost, indent = min(found)
    if left.opens:
        cost += -_INDENTED if first else NEVER
    return indent, cost


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a line stand: the first, the last, those in their block."""

    page: PageOrder
    left: Bit
    right: Bit
    beside: Sequence[Bit]
    indent: int

    def turn(self, middle: Sequence[Bit]) -> float:
        """Give what it costs that parts of a block are read in an order.

        Those of a row stand in it as left, right, middle, or as right, middle, left.
        The second is rare above a whole line; the first is never seen above a row that
        is torn too, or at the end of the block. Of two blocks, the upper has the right
        one.
        """
        beside = self.beside
        own = [bit for bit in (self.left, *middle, self.right) if bit in beside]
        if len(own) <= 1 or len(beside) == 1:
            return 0.0
        if beside[0].block != beside[-1].block:
            return 0.0 if own[0] is beside[-1] else NEVER
        block = self.page.blocks[beside[0].block]
        after = block.index(beside[-1]) + 1
        turns = after == len(block) or block[after] is not None
        if own[0] is beside[0]:
            expected = [beside[0], *beside[2:], beside[1]]
            cost = NEVER if turns else 0.0
        else:
            expected = list(beside[::-1])
            cost = 0.0 if turns else _RARELY
        return cost if own == expected else NEVER

    def arrange(self, middle: Sequence[Bit]) -> list[_Order]:
        """Give the two best orders of the parts between the first and the last.

        Each set of parts is put in order once: what may follow it does not depend on
        its order but for the last of them.
        """
        everything = (1 << len(middle)) - 1
        gap = self.page.setting.gap(
            [bit.part for bit in (self.left, *middle, self.right)], self.indent
        )
        sets: list[dict[int, list[_Order]]] = [{} for _ in range(everything + 1)]
        sets[0][-1] = [(self._above(self.left), (self.left,))]
        for taken, ends in enumerate(sets):
            x: float = self.indent + _advance(self.left, gap)
            x += sum(_advance(b, gap) for i, b in enumerate(middle) if taken >> i & 1)
            for i, bit in enumerate(middle):
                if taken >> i & 1:
                    continue
                fixed = self._misplace(bit, x)
                longer = [
                    (cost + fixed + self._meet(row[-1], bit), (*row, bit))
                    for orders in ends.values()
                    for cost, row in orders
                ]
                sets[taken | 1 << i][i] = sorted(longer, key=COST)[:2]
        x = float(self.page.setting.width - self.right.part.width)
        last = self._misplace(self.right, x) + self._below(self.right)
        whole = [
            (cost + last + self._meet(row[-1], self.right), (*row, self.right))
            for orders in sets[everything].values()
            for cost, row in orders
        ]
        return sorted(whole, key=COST)[:2]

    def _meet(self, before: Bit, after: Bit) -> float:
        """Give what it costs that a part stands behind another one."""
        # Where nothing of a line is in a block, its parts stand in order.
        turned = not self.beside and before.at > after.at
        lines = self.page.lines
        words = self.page.meet(lines[before.at].words, lines[after.at].words)
        return NEVER * turned - _WORDS * words

    def _above(self, left: Bit) -> float:
        """Give what it costs that a part stands behind the line above its block."""
        at = min((bit.at for bit in self.beside), default=0)
        lines = self.page.lines
        if not self.beside or not at or lines[at].gap:
            return 0.0
        return -_WORDS * self.page.meet(lines[at - 1].words, lines[left.at].words)

    def _below(self, right: Bit) -> float:
        """Give what it costs that the line below its block stands behind a part."""
        at = max((bit.at for bit in self.beside), default=0) + 1
        lines = self.page.lines
        if not self.beside or at == len(lines) or lines[at].gap:
            return 0.0
        return -_WORDS * self.page.meet(lines[right.at].words, lines[at].words)

    def _misplace(self, bit: Bit, x: float) -> float:
        """Give what it costs that a part stands above its paragraph, or below it.

        A part goes above where 0.5 x0 - 1.5 (y0 + y1) is less than that of the block
        (`boxes_flow`): the higher its row, the further to the right.
        """
        beside = self.beside
        if not beside or bit in beside or beside[0].block != beside[-1].block:
            return 0.0
        block = self.page.blocks[beside[0].block]
        above = block.index(beside[0])
        doubled = sum(bit is not None for bit in block) // 2
        at = above - sum(bit is not None for bit in block[:above]) // 2
        limit = _SLOPE * ((len(block) - doubled - 1) / 2 - at)
        if (bit.block < beside[0].block) == (x < limit):
            return 0.0
        return min(NEVER, abs(x - limit) / _DOUBT)


def _advance(bit: Bit, gap: float) -> float:
    """Give how far behind the beginning of a part the next one begins."""
    return bit.part.width + bit.part.words * gap
