"""The Akoma Ntoso that was written, as the tree of elements that the page follows."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from unres.writers.akn.markup import MIXED


def read_written(xml: bytes) -> Element:
    """Give the root of what our own writer wrote, its names with their prefixes.

    Leaves out the line ends and blanks that only set elements apart.
    """
    reader = _Reader()
    reader.parser.Parse(xml, True)
    return reader.builder.close()


class _Reader:
    """Builds the tree while the parser reads."""

    def __init__(self) -> None:
        """Begin a tree."""
        self.builder = TreeBuilder()
        self.worded = [False]
        """Whether the white space in each element that is open is words."""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.add

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self.worded.append(self.worded[-1] or name in MIXED)
        self.builder.start(name, attributes)

    def end(self, name: str) -> None:
        """End an element."""
        self.worded.pop()
        self.builder.end(name)

    def add(self, words: str) -> None:
        """Add words."""
        if self.worded[-1] or not words.isspace():
            self.builder.data(words)
