"""The lists open at a line: which number or point may come next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from unres.numbers import Marker, Style, read_values

NUMBERS: Final = (Style.DECIMAL, Style.BARE)
"""How paragraphs are numbered; other styles are those of points."""
_DEEPEST: Final = 3
"""How many lists of numbers are remembered around the innermost."""
_LEAP: Final = 3
"""How far a number may run ahead of the last one and still be the next."""


@dataclass(slots=True)
class Lists:
    """The numbers and points read so far."""

    numbers: tuple[int, ...] = ()
    """The last numbers of the lists of paragraphs open, the innermost last."""
    points: dict[Style, int] = field(default_factory=dict)
    """The last value of each style of point."""

    def take(self, marker: Marker) -> None:
        """Take the number at the head of a paragraph, or of a point."""
        if marker.style in NUMBERS:
            self._count(marker)
            return
        values = read_values(marker)
        due = [(s, v) for s, v in values if v == self.points.get(s, 0) + 1 or v == 1]
        self.points.update(due or values[:1])

    def _count(self, marker: Marker) -> None:
        """Count a number: it continues a list, or begins another."""
        numbers = self.numbers
        for depth in range(len(numbers) - 1, -1, -1):
            if marker.value == numbers[depth] + 1:
                self.numbers = (*numbers[:depth], marker.value)
                return
        if marker.value == 1:
            self.numbers = (*numbers[-_DEEPEST:], 1)
        else:
            self.numbers = (*numbers[:-1], marker.value)

    def is_due(self, marker: Marker) -> bool:
        """Whether a number is the next of a list, or the first where none is open."""
        return marker.value - 1 in (self.numbers or (0,))

    def is_near(self, marker: Marker) -> bool:
        """Whether a number is not far ahead of the last one, or begins a list."""
        last = self.numbers[-1] if self.numbers else 0
        return marker.value == 1 or last < marker.value <= last + _LEAP

    def follows(self, marker: Marker) -> bool:
        """Whether a point is the next of its list, or begins one."""
        return any(
            value in {1, self.points.get(style, 0) + 1}
            for style, value in read_values(marker)
        )
