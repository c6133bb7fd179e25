"""How a document is set: the size of its text, and how far apart its lines are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from unres.readers.pdf.lines import PdfLine

_LEADING: Final = 1.2
"""How far apart lines are, in sizes, where no two tell."""
_CLOSE: Final = 0.8
_FAR: Final = 3.0
"""Lines of one column are further apart than the one and less than the other."""
_ROOM: Final = 3.0
"""A line that ends less than so many sizes before the edge of the text is full."""
_FULL: Final = 20
"""How much more the step behind a full line tells than any other."""


class Setting(NamedTuple):
    """How a document is set, as most of its lines tell."""

    size: float
    leadings: dict[int, float]

    def leading(self, size: float) -> float:
        """Give how far apart lines of a size are."""
        return self.leadings.get(round(2 * size), _LEADING * size)


def find_setting(lines: Iterable[PdfLine]) -> Setting:
    """Tell the size of most characters, and how far apart the lines of a size are.

    Sizes are told to half a point, steps to one: text layers are not exact. Behind a
    line that is not full another paragraph may begin, and its step tells less.
    """
    sizes: Counter[int] = Counter()
    steps: dict[int, Counter[int]] = {}
    edges: dict[int, list[float]] = {}
    read = list(lines)
    for line in read:
        size = round(2 * line.size)
        sizes[size] += sum(len(run.text) for run in line.runs)
        edges.setdefault(size, []).append(line.right)
    rights = {size: sorted(own)[len(own) * 9 // 10] for size, own in edges.items()}
    for last, line in pairwise(read):
        size, step = round(2 * line.size), line.base - last.base
        alike = abs(2 * last.size - size) <= 1
        if alike and _CLOSE * line.size < step < _FAR * line.size:
            full = last.right > rights[size] - _ROOM * line.size
            steps.setdefault(size, Counter())[round(step)] += _FULL if full else 1
    leadings = {size: float(_find_step(counts)) for size, counts in steps.items()}
    usual = max(sizes, key=lambda s: (sizes[s], s)) if sizes else 20
    return Setting(usual / 2, leadings)


def _find_step(counts: Counter[int]) -> int:
    """Give the step that most lines are apart, those next to it counted in half."""

    def weigh(step: int) -> float:
        return counts[step] + (counts[step - 1] + counts[step + 1]) / 2

    return max(sorted(counts), key=weigh)


def is_bold(line: PdfLine) -> bool:
    """Whether all words of a line are bold."""
    return all(run.bold for run in line.runs if any(map(str.isalnum, run.text)))
