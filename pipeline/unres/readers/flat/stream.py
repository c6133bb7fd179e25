"""The letters of a document as they are read, and where its elements stand in them.

Two files of one document have the same letters, however they are marked up: so what
stands in one can be looked for in the other.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import Any, Final, NamedTuple

from unres.readers.flat.elements import SECTIONS, Element
from unres.text import letters

DEEP: Final = {
    **dict.fromkeys(("point", "item"), "point"),
    **dict.fromkeys(SECTIONS, "section"),
}
"""Element → what its depth is counted in."""


class Standing(NamedTuple):
    """An element and where it stands."""

    name: str
    at: int
    """How many letters of the text are before it."""
    line: int
    """The line of the file on which it begins."""
    depth: int = 0
    """How many points, or sections, are around it."""
    marker: str = ""
    """Of a note, and of what calls it again: its marker."""


class Stream:
    """The letters of documents outside `meta`, and their elements among them.

    A component that a reference stands for is read where that stands.
    """

    def __init__(self, *roots: Element) -> None:
        """Read documents, one after another."""
        self.elements: list[Standing] = []
        """Their elements in the order of reading."""
        self._placed: set[Element] = set()
        self._words: list[str] = []
        self._notes: list[str] = []
        self._at = 0
        for root in roots:
            named = (own for own in root.iter("component") if own.get("eId"))
            self._parts = {own.get("eId", ""): own for own in named}
            self._read(root, {})
        self.letters = "".join(self._words)
        """Those of their text."""
        self.notes = "".join(self._notes)
        """Those of their notes, in the order of their calls."""

    def place(self, at: int) -> int:
        """Return the line on which a letter stands, by its element; 0 without any."""
        last = bisect_right(self.elements, at, key=attrgetter("at")) - 1
        return self.elements[max(last, 0)].line if self.elements else 0

    def _read(self, element: Element, depths: dict[str, int]) -> None:
        self._write(element.text)
        for child in element:
            skipped = child.tag == "meta" or child in self._placed
            if isinstance(child.tag, str) and not skipped:
                self._enter(child, depths)
            self._write(child.tail)

    def _enter(self, element: Element, depths: dict[str, int]) -> None:
        """Read an element, or the component for which it stands; a note apart."""
        name = element.tag
        kind = DEEP.get(name, "")
        depth = depths.get(kind, 0)
        marker = "".join(element.get("marker", "").split())
        found = Standing(name, self._at, find_line(element), depth, marker)
        self.elements.append(found)
        if name == "authorialNote":
            self._notes.append(letters("".join(map(str, element.itertext()))))
            return
        if kind:
            depths = depths | {kind: depth + 1}
        href = element.get("href", "") if name == "documentRef" else ""
        own = self._parts.get(href[1:])
        if own is not None and own not in self._placed:
            self._placed.add(own)
            self._read(own, depths)
        self._read(element, depths)

    def _write(self, words: str | None) -> None:
        if words:
            own = letters(words)
            self._words.append(own)
            self._at += len(own)


def find_line(element: Element) -> int:
    """Return the line of the file on which an element begins, 0 where there is none."""
    line: Any = element.sourceline
    return line or 0
