"""Printed lines: runs that share a base line, and how most lines are set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median_low
from typing import Final, NamedTuple

from unres.evidence import Box
from unres.readers.pdf.page import PdfRun, cover
from unres.readers.pdf.row import SMALL, is_wide, order_runs, read_runs, set_right

_RISE: Final = 0.15
"""How far above the line's base, in its size, small characters are raised."""
_APART: Final = 2.0
"""A gap wider than this, in sizes, parts what stands on one line side by side."""
_MOST: Final = 0.5
"""So many of the characters of a line are of its size, if one is printed."""
_NEAR: Final = 0.1
"""Sizes that differ by less than this share are one."""
_LEVEL: Final = 0.25
"""How far apart the base lines of one line may be, in its size."""
_SHIFTED: Final = 0.5
"""The same for small characters, which may be raised or lowered."""
_SIGNS: Final = 2
"""How many characters stand together where words have no blanks."""
_BEHIND: Final = 12
"""How many lines back one is looked for."""
_LEADING: Final = 1.2
"""How far apart lines are, in sizes, where no two tell."""
_STEPS: Final = (0.8, 3.0)
"""Lines of one column are further apart than the one and less than the other."""
_ROOM: Final = 3.0
"""A line that ends less than so many sizes before the edge of the text is full."""
_FULL: Final = 20
"""How much more the step behind a full line tells than any other."""


class PdfLine(NamedTuple):
    """A printed line, or the part of one that stands in one column."""

    runs: tuple[PdfRun, ...]
    """In the order of reading."""
    base: float
    size: float
    """The size of most of its characters."""
    left: float
    """Where it begins."""
    box: Box
    """What its ink covers."""

    @property
    def right(self) -> float:
        """Where its ink ends."""
        return self.box.right

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return all(r.bold for r in self.runs if any(map(str.isalnum, r.text)))

    @property
    def words(self) -> str:
        """What it reads."""
        return "".join(self.read())

    def read(self) -> list[str]:
        """Give what each run reads, with the blank before it; no blank at the ends."""
        return read_runs(self.runs)

    def is_raised(self, run: PdfRun) -> bool:
        """Whether a run of it is set above the line, as the calls of notes are."""
        rise = self.base - run.base
        small = run.size < SMALL * self.size
        return rise > (_RISE if small else 2 * _RISE) * self.size


def cut_lines(runs: Iterable[PdfRun]) -> list[PdfLine]:
    """Give the lines that runs stand on, from the top down.

    The runs come in the order of the file: a raised call after its word.
    """
    rows: list[list[PdfRun]] = []
    heads: list[PdfRun] = []  # the largest run of each row: its base line is the row's
    for run in runs:
        late = range(len(rows) - 1, max(-1, len(rows) - 1 - _BEHIND), -1)
        i = next((i for i in late if _is_level(heads[i], run)), len(rows))
        if i == len(rows):
            rows.append([])
            heads.append(run)
        rows[i].append(run)
        if run.size > heads[i].size:
            heads[i] = run
    order = sorted(range(len(rows)), key=lambda i: (heads[i].base, heads[i].left))
    return [make_line(rows[i]) for i in order]


def make_line(runs: Sequence[PdfRun]) -> PdfLine:
    """Make a line of the runs of one row."""
    weights: dict[float, int] = {}
    for run in runs:
        size = round(run.size, 1)
        weights[size] = weights.get(size, 0) + len(run.text)
    size = max(weights, key=lambda each: (weights[each], each))
    whole = sum(weights.values())
    if weights[size] < _MOST * whole:
        # A text layer gives each word a size of its own.
        size = sum(each * weight for each, weight in weights.items()) / whole
    near = [run.base for run in runs if abs(run.size - size) <= _NEAR * size]
    base = median_low(near or [run.base for run in runs])
    left, box = min(run.left for run in runs), cover([run.box for run in runs])
    ordered = order_runs(runs)
    if runs[0].mirrored:
        ordered = set_right(ordered)
    return PdfLine(tuple(ordered), base, size, left, box)


def measure_word(line: PdfLine) -> float:
    """Tell how wide the first word of a line is, with the blank before it.

    A number goes with the word behind it: "8 June". Where words have no blanks a word
    is a character and the mark that may stand behind it.
    """
    words = line.words
    width = (line.right - line.left) / max(len(words), 1)
    first, _, rest = words.partition(" ")
    count = len(first) + 1
    if first.isdecimal():
        count += len(rest.partition(" ")[0]) + 1
    return width * (_SIGNS if is_wide(words[:1]) else count)


def part_line(line: PdfLine) -> list[PdfLine]:
    """Part a line where a wide gap is left between runs."""
    parts: list[list[PdfRun]] = []
    right = 0.0
    for run in sorted(line.runs, key=lambda each: each.left):
        if parts and run.left - right <= _APART * line.size:
            parts[-1].append(run)
        else:
            parts.append([run])
        right = max(right, run.box.right) if len(parts[-1]) > 1 else run.box.right
    return [line] if len(parts) == 1 else [make_line(part) for part in parts]


def _is_level(head: PdfRun, run: PdfRun) -> bool:
    large, small = max(head.size, run.size), min(head.size, run.size)
    # From the right, letters with vowel signs may be set higher.
    near = small >= SMALL * large and not run.mirrored
    slack = _LEVEL if near else _SHIFTED
    return abs(head.base - run.base) <= slack * large and head.turned == run.turned


class Setting(NamedTuple):
    """How a document is set, as most of its lines tell."""

    size: float
    leadings: dict[int, float]

    @classmethod
    def of(cls, lines: Iterable[PdfLine]) -> Setting:
        """Tell the size of most characters, and how far apart the lines of a size are.

        Sizes are told to half a point, steps to one: text layers are not exact. Behind
        a line that is not full another paragraph may begin, and its step tells less.
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
            if alike and _STEPS[0] * line.size < step < _STEPS[1] * line.size:
                full = last.right > rights[size] - _ROOM * line.size
                steps.setdefault(size, Counter())[round(step)] += _FULL if full else 1
        leadings = {size: float(_find_step(counts)) for size, counts in steps.items()}
        usual = max(sizes, key=lambda s: (sizes[s], s)) if sizes else 20
        return cls(usual / 2, leadings)

    def leading(self, size: float) -> float:
        """Give how far apart lines of a size are."""
        return self.leadings.get(round(2 * size), _LEADING * size)


def _find_step(counts: Counter[int]) -> int:
    """Give the step that most lines are apart, those next to it counted in half."""

    def weigh(step: int) -> float:
        return counts[step] + (counts[step - 1] + counts[step + 1]) / 2

    return max(sorted(counts), key=weigh)
