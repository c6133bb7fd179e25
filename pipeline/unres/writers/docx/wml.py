"""The words of WordprocessingML: how its elements and runs are made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree

Element = etree._Element

W_URI: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_URI: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W: Final = f"{{{W_URI}}}"
R_ID: Final = f"{{{R_URI}}}id"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES: Final = {"w": W_URI, "r": R_URI}

# What ends a line in any system; those of them that XML forbids are breaks here too.
_BREAKS: Final = re.compile("(\t|\r\n|[\n-\r\x1c-\x1f\x85\u2028\u2029])")
_FORBIDDEN: Final = re.compile("[\x00-\x08\ud800-\udfff\ufffe\uffff]|[\x0e-\x1b]")


def make(tag: str, *children: Element, **attributes: object) -> Element:
    """Give an element of the main namespace with its attributes and children."""
    named = {W + name: str(value) for name, value in attributes.items()}
    made = etree.Element(W + tag, named, _NAMES)
    made.extend(children)
    return made


def mend(text: str) -> str:
    """Give a text with a replacement character for each that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", text)


def run(text: str, style: str = "", *, italic: bool = False, size: int = 0) -> Element:
    """Give a run of words, with its line ends as breaks and its tabs as tabs.

    `size` is in half-points; 0 leaves it to the style of the paragraph.
    """
    made = make("r")
    looks = _list_looks(style, italic, size)
    if looks:
        made.append(make("rPr", *looks))
    made.extend(_print_text(text))
    return made


def _list_looks(style: str, italic: bool, size: int) -> list[Element]:
    """Give the properties of a run, in the order of the schema."""
    looks = [make("rStyle", val=style)] if style else []
    if italic:
        looks += [make("i"), make("iCs")]
    if size:
        looks += [make("sz", val=size), make("szCs", val=size)]
    return looks


def _print_text(text: str) -> Iterable[Element]:
    """Give the elements that print a text."""
    for part in _BREAKS.split(text):
        if part == "\t":
            yield make("tab")
        elif _BREAKS.fullmatch(part):
            yield make("br")
        elif part:
            printed = make("t")
            printed.text = mend(part)
            printed.set(_SPACE, "preserve")
            yield printed


def paragraph(style: str, runs: Iterable[Element], *looks: Element) -> Element:
    """Give a paragraph; `looks` are properties that differ from its style's."""
    made = make("p", make("pPr", make("pStyle", val=style), *looks))
    made.extend(list(runs))
    return made


def serialise(root: Element) -> bytes:
    """Give the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
