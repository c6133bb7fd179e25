"""What a page of a PDF carries: runs, rules, links and a tree; where they stand on it.

Pages that are written from the right are read in a mirror. There a line begins on the
left and ends on the right, the first column of a table is the leftmost, and what tells
paragraphs by their edges holds for all pages.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from unres.evidence import Box

Matrix = tuple[float, float, float, float, float, float]
"""How points of a form or a glyph become points of the page (ISO 32000, 8.3)."""
Corners = tuple[float, float, float, float]
"""Left, bottom, right and top, as the file says them."""
SAME: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""The matrix that changes nothing."""


@dataclass(slots=True)
class Frame:
    """How a page is looked at: its edges, its turn in right angles, and in a mirror."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    mirrored: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """The upright width and height."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give where a point of the file stands, from the upper left corner."""
        match self.turn:
            case 1:
                across, down = y - self.bottom, x - self.left
            case 2:
                across, down = self.right - x, y - self.bottom
            case 3:
                across, down = self.top - y, self.right - x
            case _:
                across, down = x - self.left, self.top - y
        return self.size[0] - across if self.mirrored else across, down

    def box(self, corners: Corners, matrix: Matrix) -> Box:
        """Give a box of the file as a box of the page."""
        left, bottom, right, top = corners
        if matrix is SAME:
            (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
            return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        points = [
            self.point(*_apply(matrix, x, y))
            for x in (left, right)
            for y in (bottom, top)
        ]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return Box(min(xs), min(ys), max(xs), max(ys))


def find_turn(matrix: Matrix) -> int:
    """Tell by how many right angles what is set with a matrix is turned."""
    if not matrix[1] and matrix[0] > 0:
        return 0  # Nearly all are upright.
    return round(math.atan2(matrix[1], matrix[0]) / (math.pi / 2)) % 4


def mirror_box(box: Box, width: float) -> Box:
    """Return where a box of a page of such a width stands in the mirror."""
    return Box(width - box.right, box.top, width - box.left, box.bottom)


def combine(inner: Matrix, outer: Matrix) -> Matrix:
    """Give the matrix that does first the one, then the other."""
    a, b, c, d, x, y = inner
    return (
        outer[0] * a + outer[2] * b,
        outer[1] * a + outer[3] * b,
        outer[0] * c + outer[2] * d,
        outer[1] * c + outer[3] * d,
        *_apply(outer, x, y),
    )


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


class PdfRun(NamedTuple):
    """Characters that the file prints at one place in one font."""

    text: str
    """The characters; a blank at its end may be the library's guess."""
    box: Box
    """What the ink covers."""
    left: float
    """Where the first character stands, its left bearing counted in."""
    base: float
    """How far down the page its base line is."""
    size: float
    italic: bool
    bold: bool
    content: int
    """The number of its marked content; -1 where it is outside of the tree."""
    artifact: bool = False
    """Whether the file says that it is no content."""
    parted: bool = False
    """Whether a blank was printed before it, as an object of its own."""
    turned: bool = False
    """Whether it does not run the way of the page."""
    mirrored: bool = False
    """Whether its box is seen in a mirror, for the page is written from the right."""


def cover(boxes: Iterable[Box]) -> Box:
    """Give the least box that holds all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


class Anchor(NamedTuple):
    """A rectangle that links to an address."""

    box: Box
    target: str


class Element(NamedTuple):
    """An element of the structure tree, as far as it stands on one page."""

    kind: str
    key: tuple[int, ...]
    """Its place in the tree of the whole document: the same on every page."""
    parts: tuple[Element | int, ...]
    """Elements, and the numbers of marked contents, in the order of reading."""
    reach: tuple[int, int] = (1, 1)
    """How many rows and columns a cell takes."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page as it is printed: its upright size, and what stands on it."""

    number: int
    width: float
    height: float
    runs: tuple[PdfRun, ...]
    """The runs in the order of the file; none is blank."""
    rules: tuple[Box, ...]
    """Straight lines, and boxes as thin as one."""
    anchors: tuple[Anchor, ...]
    tree: tuple[Element, ...]
    pictures: int = 0
    """How many pictures it shows."""
