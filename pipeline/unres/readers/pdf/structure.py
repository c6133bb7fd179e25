"""The structure tree of a page, as PDFium gives it."""

from __future__ import annotations

import ctypes
from typing import Any, Final

import pypdfium2.raw as pdfium

from unres.readers.pdf.page import Element

LEVELS: Final = 64
"""How deep a tree is read."""
ELEMENTS: Final = 100_000
"""How many elements of it are read for a page."""
FARTHEST: Final = 100
"""No cell is read as reaching further."""

_CELLS: Final = frozenset({"TD", "TH"})
"""The elements that may reach over several rows or columns."""
_NAME: Final = 256
"""The longest name of a type that is read, in bytes."""


def read_tree(page: Any) -> tuple[Element, ...]:
    """Give the structure tree of an open page; empty where it has none."""
    if not (tree := pdfium.FPDF_StructTree_GetForPage(page)):
        return ()
    reader = _Reader()
    try:
        every = range(pdfium.FPDF_StructTree_CountChildren(tree))
        tops = ((i, pdfium.FPDF_StructTree_GetChildAtIndex(tree, i)) for i in every)
        return tuple(reader.read(top, (i,)) for i, top in tops if top)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Reader:
    """Reads elements until there are too many."""

    def __init__(self) -> None:
        self.left = ELEMENTS
        self.buffer = ctypes.create_string_buffer(_NAME)

    def read(self, raw: Any, key: tuple[int, ...]) -> Element:
        """Give an element with all below it that stands on the page."""
        size = pdfium.FPDF_StructElement_GetType(raw, self.buffer, _NAME)
        name = self.buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
        parts: list[Element | int] = []
        for i in range(pdfium.FPDF_StructElement_CountChildren(raw)):
            if below := pdfium.FPDF_StructElement_GetChildAtIndex(raw, i):
                self.left -= 1
                if self.left > 0 and len(key) < LEVELS:
                    parts.append(self.read(below, (*key, i)))
                continue
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(raw, i)
            if content >= 0:
                parts.append(int(content))
        if not parts:
            content = pdfium.FPDF_StructElement_GetMarkedContentID(raw)
            parts += [int(content)] if content >= 0 else []
        reach = _reach(raw) if name in _CELLS else (1, 1)
        return Element(name, key, tuple(parts), reach)


def _reach(raw: Any) -> tuple[int, int]:
    """Give how many rows and columns a cell takes, 1 where it does not say."""
    reach = {b"RowSpan": 1, b"ColSpan": 1}
    number = ctypes.c_float()
    for i in range(pdfium.FPDF_StructElement_GetAttributeCount(raw)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(raw, i)
        for name in reach if attribute else ():
            value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name)
            if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
                reach[name] = int(max(1.0, min(number.value, FARTHEST)))
    return reach[b"RowSpan"], reach[b"ColSpan"]
