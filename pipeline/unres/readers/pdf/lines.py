"""Printed lines: runs that share a base line, and the blanks between them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Final

from unres.evidence import Box
from unres.readers.pdf.page import Run

SMALL: Final = 0.85
"""A run smaller than this share of its line is set in small characters."""
RISE: Final = 0.15
"""How far above the line's base, in its size, small characters are raised."""

APART: Final = 2.0
"""A gap wider than this, in sizes, parts what stands on one line side by side."""
_MOST: Final = 0.5
"""So many of the characters of a line are of its size, if one is printed."""
_NEAR: Final = 0.1
"""Sizes that differ by less than this share are one."""
_LEVEL: Final = 0.25
"""How far apart the base lines of one line may be, in its size."""
_SHIFTED: Final = 0.45
"""The same for small characters, which may be raised or lowered."""
_BEHIND: Final = 12
"""How many lines back one is looked for."""

_NONE: Final = 0.18
"""A gap narrower than this, in sizes, is no blank."""
_BLANK: Final = 0.235
"""A gap as wide as this is a blank; between the two the library's guess counts."""
_PRINTED: Final = 0.1
"""A gap as wide as this is one where the file prints a blank of its own."""
_OVERHANG: Final = {"f": 0.05}
"""How far the ink of a letter reaches over its own width, in sizes."""
_GLUED: Final = frozenset("-,;.:)]’”‑")
"""Characters that stand behind a word without a blank."""
_WIDE: Final = frozenset({"W", "F"})
"""The widths of characters that are written without blanks."""
_RIGHT: Final = frozenset({"R", "AL"})
"""The directions of letters that are written from the right."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or the part of one that stands in one column."""

    runs: tuple[Run, ...]
    """In the order of reading."""
    base: float
    size: float
    """The size of most of its characters."""
    left: float
    """Where it begins."""
    right: float
    """Where its ink ends."""

    @property
    def box(self) -> Box:
        """What its ink covers."""
        return cover(run.box for run in self.runs)

    @property
    def words(self) -> str:
        """What it reads."""
        return "".join(self.read())

    def read(self) -> list[str]:
        """Give what each run reads, with the blank before it; no blank at the ends."""
        texts: list[str] = []
        last: Run | None = None
        for run in self.runs:
            text = run.text.strip(" ")
            texts.append(" " + text if last and has_blank(last, run) else text)
            last = run
        return texts

    def is_raised(self, run: Run) -> bool:
        """Whether a run of it is set above the line, as the calls of notes are."""
        rise = self.base - run.base
        small = run.size < SMALL * self.size
        return rise > (RISE if small else 2 * RISE) * self.size


def cover(boxes: Iterable[Box]) -> Box:
    """Give the least box that holds all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def cut_lines(runs: Iterable[Run]) -> list[Line]:
    """Give the lines that runs stand on, from the top down.

    The runs come in the order of the file: a raised call after its word.
    """
    rows: list[list[Run]] = []
    heads: list[Run] = []  # the largest run of each row: its base line is the row's
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


def make_line(runs: Sequence[Run]) -> Line:
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
    left, right = min(run.left for run in runs), max(run.box.right for run in runs)
    return Line(tuple(_order(runs)), base, size, left, right)


def part_line(line: Line, gap: float) -> list[Line]:
    """Part a line where a gap wider than so many sizes is left between runs."""
    parts: list[list[Run]] = []
    right = 0.0
    for run in sorted(line.runs, key=lambda each: each.left):
        if parts and run.left - right <= gap * line.size:
            parts[-1].append(run)
        else:
            parts.append([run])
        right = max(right, run.box.right) if len(parts[-1]) > 1 else run.box.right
    return [line] if len(parts) == 1 else [make_line(part) for part in parts]


def has_blank(before: Run, after: Run) -> bool:
    """Whether a blank is printed between two runs of a line."""
    if after.text[:1] == " ":
        return True
    size = max(before.size, after.size) or 1.0
    first, last = after.text[0], before.text.rstrip(" ")[-1]
    gap = (after.left - before.box.right) / size + _OVERHANG.get(last, 0.0)
    if gap < 0 and after.box.right < before.box.left:
        # From the right to the left.
        gap = (before.left - after.box.right) / size
    east = unicodedata.east_asian_width
    if east(first) in _WIDE and east(last) in _WIDE:
        return gap > 1.0
    if gap >= _BLANK:
        return True
    if after.parted and gap >= _PRINTED:
        return True
    guessed = before.text[-1:] == " " and first not in _GLUED
    return guessed and gap >= _NONE and after.size >= SMALL * before.size


def _is_level(head: Run, run: Run) -> bool:
    """Whether a run stands on the line of another."""
    large, small = max(head.size, run.size), min(head.size, run.size)
    slack = _LEVEL if small >= SMALL * large else _SHIFTED
    return abs(head.base - run.base) <= slack * large and head.turned == run.turned


def _order(runs: Sequence[Run]) -> list[Run]:
    """Put the runs of a line in the order of reading."""
    rows = sorted(runs, key=lambda run: run.left)
    signs = [_direction(run.text) for run in rows]
    if signs.count(-1) <= signs.count(1):
        return rows
    ordered: list[Run] = []
    group: list[Run] = []
    for run, sign in zip(reversed(rows), reversed(signs), strict=True):
        if sign < 0:
            ordered += (*group, run)
            group = []
        else:
            group.insert(0, run)
    return ordered + group


def _direction(text: str) -> int:
    """Tell the direction of the first letter of a text: 1, -1 from the right, 0."""
    for c in text:
        direction = unicodedata.bidirectional(c)
        if direction == "L":
            return 1
        if direction in _RIGHT:
            return -1
    return 0
