"""Which parts of printed lines belong together: the cheapest way to use all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from unres.recover.edges import has_ended
from unres.recover.orders import COST, Bit, LineRow, PageOrder, order_parts

_BESIDE: Final = 3
"""So many parts of one line stand in the block of their paragraph at most."""
_STRAYS: Final = 6
"""So many parts of one line are blocks of their own at most."""
_NEAR: Final = 9
"""Among so many parts near a line those of it are looked for."""
_MOST: Final = 1000
"""So many places are tried at most; what is left then stays as it is."""
_LEFT: Final = 20.0
"""What it costs to leave a part where it stands."""
_WORD: Final = 6.0
"""What that costs where the part is a word that may be whole."""
_LAST: Final = 0.5
"""What that costs where the word may end the paragraph of its block."""

Solution = tuple[float, tuple[LineRow, ...]]
"""What it costs to make rows, and the rows."""


@dataclass(slots=True)
class Zone:
    """Blocks side by side: the runs of parts in paragraphs, and the parts astray."""

    page: PageOrder
    runs: list[list[Bit]] = field(default_factory=list)
    strays: list[Bit] = field(default_factory=list)
    _solved: dict[tuple[int, int, int], Solution] = field(default_factory=dict)

    def add(self, block: Sequence[Bit | None]) -> None:
        """Take a block: a part astray, or the runs of parts in a paragraph."""
        if len(block) == 1:
            self.strays += [bit for bit in block if bit]
            return
        for held, run in groupby(block, bool):
            if held:
                self.runs.append([bit for bit in run if bit])

    def solve(self) -> tuple[LineRow, ...]:
        """Give the rows that the parts make at the least cost."""
        return self._solve(0, 0, 0)[1]

    def _solve(self, run: int, at: int, used: int) -> Solution:
        """Give the cost and the rows from a place in the runs on.

        `used` is a bit mask of the parts astray that rows before it took.
        """
        key = (run, at, used)
        if key not in self._solved:
            if run == len(self.runs) or len(self._solved) > _MOST:
                solution = self._finish(used)
            elif at == len(self.runs[run]):
                solution = self._solve(run + 1, 0, used)
            else:
                solution = self._choose(run, at, used)
            self._solved[key] = solution
        return self._solved[key]

    def _choose(self, run: int, at: int, used: int) -> Solution:
        """Give the best of leaving a part, and of all rows that begin with it."""
        bits = self.runs[run]
        cost, rows = self._solve(run, at + 1, used)
        best = (cost + self._leave([bits[at]]), rows)
        near = self._near(bits[at], used)
        for count in range(1, min(_BESIDE, len(bits) - at) + 1):
            for chosen in self._fill(bits[at : at + count], near):
                row = self._order(bits[at : at + count], chosen)
                if not row:
                    continue
                mask = used | sum(1 << i for i in chosen)
                cost, rows = self._solve(run, at + count, mask)
                best = min(best, (cost + row.cost, (row, *rows)), key=COST)
        return self._bridge(run, at, used, best)

    def _bridge(self, run: int, at: int, used: int, best: Solution) -> Solution:
        """Give a better row of the last part of a block and the first of the next.

        Below the first line of a paragraph, which stands further in, the right part of
        a line goes with the lines above, and the left one with those below.
        """
        if at != len(self.runs[run]) - 1 or run + 1 == len(self.runs):
            return best
        last, first = self.runs[run][at], self.runs[run + 1][0]
        blocks = self.page.blocks
        if blocks[last.block][-1] is not last or blocks[first.block][0] is not first:
            return best
        for chosen in self._fill([last, first], self._near(last, used)):
            row = self._order([last, first], chosen)
            if row:
                mask = used | sum(1 << i for i in chosen)
                cost, rows = self._solve(run + 1, 1, mask)
                best = min(best, (cost + row.cost, (row, *rows)), key=COST)
        return best

    def _fill(self, beside: Sequence[Bit], near: Sequence[int]) -> Iterator[list[int]]:
        """Give the sets of parts astray that may fill a line with those of a block."""
        setting = self.page.setting
        pending: list[tuple[list[int], int]] = [([], 0)]
        while pending:
            chosen, after = pending.pop()
            parts = [bit.part for bit in beside]
            parts += [self.strays[i].part for i in chosen]
            if setting.is_overfull(parts):
                continue
            yield chosen
            if len(chosen) < _STRAYS:
                more = range(after, len(near))
                pending += [([*chosen, near[i]], i + 1) for i in reversed(more)]

    def _order(self, beside: Sequence[Bit], chosen: Sequence[int]) -> LineRow | None:
        """Give the row that parts make, those astray by their numbers."""
        strays = [self.strays[i] for i in chosen]
        several = len(beside) > 1 or strays
        return order_parts(self.page, beside, strays) if several else None

    def _near(self, bit: Bit, used: int) -> list[int]:
        """Give the parts astray that are free, the nearest of them."""
        free = self._free(used)
        free.sort(key=lambda i: (abs(self.strays[i].block - bit.block), i))
        return sorted(free[:_NEAR])

    def _free(self, used: int) -> list[int]:
        """Give the parts astray that no row took."""
        return [i for i in range(len(self.strays)) if not used >> i & 1]

    def _finish(self, used: int) -> Solution:
        """Give what is left astray: a row by itself, or none."""
        left = self._free(used)
        best: Solution = (self._leave(self.strays[i] for i in left), ())
        for start in range(len(left)):
            for end in range(start + 2, min(len(left), start + _STRAYS) + 1):
                row = self._order([], left[start:end])
                if row:
                    others = [*left[:start], *left[end:]]
                    cost = self._leave(self.strays[i] for i in others)
                    best = min(best, (cost + row.cost, (row,)), key=COST)
        return best

    def _leave(self, bits: Iterable[Bit]) -> float:
        """Give what it costs that parts stay lines: little for a last word."""
        return sum(
            _LEFT if bit.torn else _LAST if self._is_last(bit) else _WORD
            for bit in bits
        )

    def _is_last(self, bit: Bit) -> bool:
        """Whether a word may be the last line of the paragraph in its block."""
        ended = has_ended(self.page.lines[bit.at].words)
        return ended and len(self.page.blocks[bit.block]) > 1
