"""The skeleton of a written document: its elements, and whose words fill them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, final

from unres.model import Kind
from unres.resolve.nodes import Node


class Fill(StrEnum):
    """Which words of its node an element holds."""

    NONE = ""
    NUM = "num"
    TEXT = "text"
    LINE = "line"
    """The number and the text, as one line."""
    TITLE = "title"
    """The number and the text of a title."""
    NAME = "name"
    """The text as the title of an annex."""


NUMBERED = frozenset({Fill.LINE, Fill.TITLE})
"""The fills that print the number with the text."""


CELLS: Final = {Kind.CELL: "td", Kind.HEAD: "th"}
"""The element of each kind of cell."""


@final
class Unit:
    """An element to be written.

    With a fill, `units` are the footnotes in its words, each `at` its offset in
    the text; without one they are its children.
    """

    __slots__ = ("at", "fill", "id", "marker", "name", "node", "units")

    def __init__(
        self,
        name: str,
        node: Node | None = None,
        fill: Fill = Fill.NONE,
        units: tuple[Unit, ...] = (),
        marker: str = "",
    ) -> None:
        """Make an element of its name, what it is of and what it holds."""
        self.name = name
        self.node = node
        self.fill = fill
        self.units = units
        self.at = 0
        self.marker = marker
        """The marker of a footnote; the name of a container or a section."""
        self.id = ""
        """Its id, once it has one."""


def filled(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Give the units, or an empty paragraph where there are none."""
    return units or (Unit("p"),)
