"""PDFium: opens a file, and gives its pages one by one as plain values.

Objects are asked, never single characters, unless a page holds so many objects
that asking each would take far longer. PDFium is not thread-safe, and all that it
lends is given back before the next page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import pypdfium2.raw as pdfium

from unres.errors import LimitError, SourceError
from unres.evidence import Box
from unres.readers.pdf.characters import read_parts, runs_mostly_right, runs_right
from unres.readers.pdf.objects import Objects, PlacedObject
from unres.readers.pdf.page import SAME, Anchor, Element, Frame, PdfPage

PAGES: Final = 2000
"""The most pages that are read."""
CHARACTERS: Final = 5_000_000
"""The most characters that are read."""
_THIN: Final = 2.5
"""A box no higher than this, in points, is a rule."""
_ADDRESS: Final = 4096
"""The longest address of a link that is read, in bytes."""
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


def read_pages(data: bytes) -> Iterator[PdfPage]:
    """Give the pages of a PDF, each read when it is asked for.

    A page that is damaged beyond reading is an empty one.

    Raises:
        SourceError: It is locked by a password, or is no PDF that can be read.
        LimitError: There are too many pages, objects or characters.
    """
    file = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not file:
        raise _explain(pdfium.FPDF_GetLastError())
    try:
        yield from _read_pages(file)
    finally:
        pdfium.FPDF_CloseDocument(file)


def _read_pages(file: Any) -> Iterator[PdfPage]:
    if (count := int(pdfium.FPDF_GetPageCount(file))) > PAGES:
        raise LimitError(
            f"the PDF has {count:,} pages; unres reads up to {PAGES:,}."
            " Part it, for instance with qpdf --split-pages=100"
        )
    objects, characters = Objects(), 0
    for number in range(1, count + 1):
        if not (raw := pdfium.FPDF_LoadPage(file, number - 1)):
            yield PdfPage(number, 0.0, 0.0, (), (), (), ())
            continue
        try:
            page = _read_page(file, raw, number, objects)
        finally:
            pdfium.FPDF_ClosePage(raw)
        characters += sum(len(run.text) for run in page.runs)
        if characters > CHARACTERS:
            raise LimitError(
                f"the PDF holds more than {CHARACTERS:,} characters; part it, for"
                " instance with qpdf --split-pages=100"
            )
        yield page


def _read_page(file: Any, raw: Any, number: int, objects: Objects) -> PdfPage:
    placed, paths, pictures = objects.collect(raw)
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(raw, box)
    turn = int(pdfium.FPDFPage_GetRotation(raw))
    opened = pdfium.FPDFText_LoadPage(raw)
    try:
        texts = objects.read_texts(placed, opened)
        turn = _find_turn(placed, texts, turn)
        words = "".join(texts)
        right = runs_right(words)
        mirrored = right and runs_mostly_right(words)
        frame = Frame(box.left, box.bottom, box.right, box.top, turn, mirrored)
        parts = read_parts(opened) if right else {}
        runs = tuple(objects.make_runs(placed, texts, frame, parts))
    finally:
        pdfium.FPDFText_ClosePage(opened)
    return PdfPage(
        number,
        *frame.size,
        runs,
        tuple(_find_rules(frame.box(*path) for path in paths)),
        tuple(_find_anchors(file, raw, frame)),
        read_tree(raw),
        pictures,
    )


def _find_turn(placed: Sequence[PlacedObject], texts: Sequence[str], turn: int) -> int:
    """Tell how most characters of a page are turned: a wide table lies on its side."""
    counts = [0, 0, 0, 0]
    for each, text in zip(placed, texts, strict=True):
        counts[each.turn] += len(text)
    return max(((turn + i) % 4 for i in range(4)), key=counts.__getitem__)


def _find_rules(boxes: Iterable[Box]) -> Iterator[Box]:
    """Give the boxes that are lines, level or upright."""
    for box in boxes:
        sides = (box.right - box.left, box.bottom - box.top)
        if min(sides) < _THIN < max(sides):
            yield box


def _find_anchors(file: Any, raw: Any, frame: Frame) -> Iterator[Anchor]:
    at, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    buffer = ctypes.create_string_buffer(_ADDRESS)
    while pdfium.FPDFLink_Enumerate(raw, at, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, box):
            continue
        size = pdfium.FPDFAction_GetURIPath(file, action, buffer, _ADDRESS)
        if 1 < size <= _ADDRESS:
            corners = (box.left, box.bottom, box.right, box.top)
            target = buffer.raw[: size - 1].decode("utf-8", "replace")
            yield Anchor(frame.box(corners, SAME), target)


def _explain(fault: int) -> SourceError:
    if fault in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return SourceError(
            "the PDF is locked by a password; unlock it with qpdf --decrypt"
            " --password=WORD locked.pdf open.pdf and give the copy"
        )
    return SourceError(
        "the PDF is damaged and cannot be opened; fetch it again, or mend it with"
        " qpdf damaged.pdf mended.pdf"
    )


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
