"""The Akoma Ntoso that was written, as the tree of elements that the page follows."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from unres.writers.akn.markup import MIXED


def read_written(xml: bytes) -> Element:
    """Give the root of what our own writer wrote, its names with their prefixes.

    Leaves out the line ends and blanks that only set elements apart.
    """
    builder, parser = TreeBuilder(), expat.ParserCreate()
    # Whether the white space in each element that is open is words.
    worded = [False]

    def start(name: str, attributes: dict[str, str]) -> None:
        worded.append(worded[-1] or name in MIXED)
        builder.start(name, attributes)

    def end(name: str) -> None:
        worded.pop()
        builder.end(name)

    def add(words: str) -> None:
        if worded[-1] or not words.isspace():
            builder.data(words)

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = add
    parser.Parse(xml, True)
    return builder.close()
