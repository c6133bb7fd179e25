"""What a page of a PDF carries: runs of characters, rules, links and a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from unres.evidence import Box


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
