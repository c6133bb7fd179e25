"""The letters of a document as they are read, and where its elements stand in them.

Two files of one document have the same letters, however they are marked up: so what
stands in one can be looked for in the other.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final, NamedTuple

from lxml import etree

from unres.readers.flat.elements import SECTIONS, find_name
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
    """Of a note: its marker."""


@dataclass(slots=True)
class Stream:
    """The letters of a document, and its elements in the order of reading."""

    letters: str = ""
    """Those of its text."""
    notes: str = ""
    """Those of its notes, in the order of their calls."""
    elements: list[Standing] = field(default_factory=list)

    def place(self, at: int) -> int:
        """Return the line on which a letter stands, by its element; 0 without any."""
        last = bisect_right(self.elements, at, key=attrgetter("at")) - 1
        return self.elements[max(last, 0)].line if self.elements else 0


def read_stream(root: etree._Element) -> Stream:
    """Read the letters of a document outside `meta`, and its elements among them.

    A component that a reference stands for is read where that stands.
    """
    named = (own for own in root.iter("{*}component") if own.get("eId"))
    reader = _Reader({own.get("eId", ""): own for own in named})
    reader.read(root, {})
    reader.stream.letters = "".join(reader.words)
    reader.stream.notes = "".join(reader.notes)
    return reader.stream


class _Reader:
    def __init__(self, parts: dict[str, etree._Element]) -> None:
        self.parts = parts
        self.placed: set[etree._Element] = set()
        self.stream = Stream()
        self.words: list[str] = []
        self.notes: list[str] = []
        self.at = 0

    def read(self, element: etree._Element, depths: dict[str, int]) -> None:
        """Read the letters of an element and what stands in it."""
        self._write(element.text)
        for child in element:
            name = find_name(child)
            if name == "authorialNote":
                self._take_note(child)
            elif name and name != "meta" and child not in self.placed:
                self._enter(child, name, depths)
            self._write(child.tail)

    def _enter(
        self, element: etree._Element, name: str, depths: dict[str, int]
    ) -> None:
        """Read an element, or the component for which it stands."""
        kind = DEEP.get(name, "")
        depth = depths.get(kind, 0)
        found = Standing(name, self.at, find_line(element), depth)
        self.stream.elements.append(found)
        if kind:
            depths = depths | {kind: depth + 1}
        href = element.get("href") or "" if name == "documentRef" else ""
        own = self.parts.get(href[1:])
        if own is not None and own not in self.placed:
            self.placed.add(own)
            self.read(own, depths)
        self.read(element, depths)

    def _take_note(self, element: etree._Element) -> None:
        """Take a note out of the words that call it."""
        marker = "".join((element.get("marker") or "").split())
        line = find_line(element)
        found = Standing("authorialNote", self.at, line, marker=marker)
        self.stream.elements.append(found)
        self.notes.append(letters("".join(map(str, element.itertext()))))

    def _write(self, words: str | None) -> None:
        """Count the letters of some words."""
        if words:
            own = letters(words)
            self.words.append(own)
            self.at += len(own)


def find_line(element: etree._Element) -> int:
    """Return the line of the file on which an element begins, 0 where there is none."""
    line: Any = element.sourceline
    return line or 0
