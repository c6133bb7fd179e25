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
from unres.readers.pdf.characters import read_parts, runs_right
from unres.readers.pdf.frame import SAME, Frame
from unres.readers.pdf.mirror import hold_up
from unres.readers.pdf.objects import Objects, PlacedObject
from unres.readers.pdf.page import Anchor, PdfPage
from unres.readers.pdf.structure import read_tree

PAGES: Final = 2000
"""The most pages that are read."""
CHARACTERS: Final = 5_000_000
"""The most characters that are read."""

_THIN: Final = 2.5
"""A box no higher than this, in points, is a rule."""
_ADDRESS: Final = 4096
"""The longest address of a link that is read, in bytes."""


class PdfFile:
    """An open PDF; `close` gives back what it took."""

    def __init__(self, data: bytes) -> None:
        """Open the bytes of a file.

        Raises:
            SourceError: It is locked by a password, or is no PDF that can be read.
            LimitError: It has too many pages.
        """
        self._data = data  # PDFium reads from it as long as the file is open
        self._raw = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._raw:
            raise _explain(pdfium.FPDF_GetLastError())
        self.count = int(pdfium.FPDF_GetPageCount(self._raw))
        if self.count > PAGES:
            self.close()
            raise LimitError(
                f"the PDF has {self.count:,} pages; unres reads up to {PAGES:,}."
                " Part it, for instance with qpdf --split-pages=100"
            )
        self._objects = Objects()
        self._characters = 0

    def close(self) -> None:
        """Close the file."""
        if self._raw:
            pdfium.FPDF_CloseDocument(self._raw)
            self._raw = None

    def pages(self) -> Iterator[PdfPage]:
        """Give the pages, each read when it is asked for and closed before the next.

        A page that is damaged beyond reading is an empty one.

        Raises:
            LimitError: There are too many objects or characters.
        """
        for index in range(self.count):
            if not (raw := pdfium.FPDF_LoadPage(self._raw, index)):
                yield PdfPage(index + 1, 0.0, 0.0, (), (), (), ())
                continue
            try:
                page = self._read(raw, index + 1)
            finally:
                pdfium.FPDF_ClosePage(raw)
            yield page

    def _read(self, raw: Any, number: int) -> PdfPage:
        found = self._objects.collect(raw)
        frame = _find_frame(raw)
        words = pdfium.FPDFText_LoadPage(raw)
        try:
            texts = self._objects.read_texts(found.texts, words)
            self._count(texts)
            frame.turn = (frame.turn + _find_turn(found.texts, texts, frame)) % 4
            right = runs_right("".join(texts))
            parts = read_parts(words) if right else {}
            runs = tuple(self._objects.make_runs(found.texts, texts, frame, parts))
        finally:
            if words:
                pdfium.FPDFText_ClosePage(words)
        page = PdfPage(
            number,
            *frame.size,
            runs,
            tuple(_find_rules(frame.box(*path) for path in found.paths)),
            tuple(self._find_anchors(raw, frame)),
            read_tree(raw),
            found.pictures,
        )
        return hold_up(page) if right else page

    def _count(self, texts: Iterable[str]) -> None:
        """Count characters, and refuse too many."""
        self._characters += sum(map(len, texts))
        if self._characters > CHARACTERS:
            raise LimitError(
                f"the PDF holds more than {CHARACTERS:,} characters; part it, for"
                " instance with qpdf --split-pages=100"
            )

    def _find_anchors(self, raw: Any, frame: Frame) -> Iterator[Anchor]:
        """Give the rectangles of a page that link to an address."""
        at, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
        buffer = ctypes.create_string_buffer(_ADDRESS)
        while pdfium.FPDFLink_Enumerate(raw, at, link):
            action = pdfium.FPDFLink_GetAction(link)
            if not action or not pdfium.FPDFLink_GetAnnotRect(link, box):
                continue
            size = pdfium.FPDFAction_GetURIPath(self._raw, action, buffer, _ADDRESS)
            if 1 < size <= _ADDRESS:
                corners = (box.left, box.bottom, box.right, box.top)
                target = buffer.raw[: size - 1].decode("utf-8", "replace")
                yield Anchor(frame.box(corners, SAME), target)


def _find_frame(raw: Any) -> Frame:
    """Tell what of an open page is shown, and how it is turned."""
    box = pdfium.FS_RECTF()
    turn = int(pdfium.FPDFPage_GetRotation(raw)) % 4
    if pdfium.FPDF_GetPageBoundingBox(raw, box):
        return Frame(box.left, box.bottom, box.right, box.top, turn)
    width, height = pdfium.FPDF_GetPageWidthF(raw), pdfium.FPDF_GetPageHeightF(raw)
    if turn % 2:
        width, height = height, width
    return Frame(0.0, 0.0, width, height, turn)


def _find_turn(
    placed: Sequence[PlacedObject], texts: Sequence[str], frame: Frame
) -> int:
    """Tell how most characters of a page are turned: a wide table lies on its side."""
    counts = [0, 0, 0, 0]
    for each, text in zip(placed, texts, strict=True):
        counts[frame.turned(each.matrix)] += len(text)
    return counts.index(max(counts))


def _find_rules(boxes: Iterable[Box]) -> Iterator[Box]:
    """Give the boxes that are lines, level or upright."""
    for box in boxes:
        sides = (box.right - box.left, box.bottom - box.top)
        if min(sides) < _THIN < max(sides):
            yield box


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
