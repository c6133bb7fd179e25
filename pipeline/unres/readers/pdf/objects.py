"""What stands on a page, object by object, as PDFium gives it."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from unres.errors import LimitError
from unres.readers.pdf.characters import Glyph, find_address, read_characters
from unres.readers.pdf.page import (
    SAME,
    Corners,
    Frame,
    Matrix,
    PdfRun,
    combine,
    find_turn,
)

OBJECTS: Final = 50_000
"""The most objects that are read on a page, those of its forms counted in."""
_DEPTH: Final = 12
"""How deep forms may stand in each other."""
_SQUARE: Final = 30_000_000
"""Objects times characters beyond which a page is read by characters."""
_BUFFER: Final = 1 << 16
_ITALIC: Final = 64
"""The bit of a font's flags that says that it slants."""
_HEAVY: Final = 600
"""The weight from which on a font is bold."""
_MENDED: Final = {
    **dict.fromkeys((*range(0x20), 0x7F), " "),
    0x02: "-",  # what PDFium makes of a hyphen at the end of a line
    0xFFFE: "-",
}
"""Character → what is printed: control characters are blanks."""
_PAGE: Final = (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
_FORM: Final = (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)


class PlacedObject(NamedTuple):
    """A text object, the space that it stands in, its matrix on the page, its turn."""

    raw: Any
    outer: Matrix
    matrix: Matrix
    turn: int


PlacedPath = tuple[Corners, Matrix]
"""The box of a path, and the space that it stands in."""


class Objects:
    """Asks objects; keeps what it asked of fonts, for each is asked once a file."""

    def __init__(self) -> None:
        """Begin with no font known."""
        self._fonts: dict[int, tuple[bool, bool]] = {}
        """Font → whether it is italic and bold."""
        self._buffer = ctypes.create_string_buffer(_BUFFER)
        self._wide = ctypes.cast(self._buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        self._edges = tuple(ctypes.c_float() for _ in range(4))
        self._number = ctypes.c_float()
        self._size = ctypes.c_ulong()
        self._matrix = pdfium.FS_MATRIX()

    def collect(self, page: Any) -> tuple[list[PlacedObject], list[PlacedPath], int]:
        """Give the texts and the paths of a page, and how many pictures it has.

        Raises:
            LimitError: There are too many.
        """
        texts: list[PlacedObject] = []
        paths: list[PlacedPath] = []
        pictures = 0
        for count, (kind, raw, outer) in enumerate(self._list(page)):
            if count == OBJECTS:
                raise LimitError(
                    f"a page of the PDF holds more than {OBJECTS:,} objects; print it"
                    " to a new PDF, or take its text with an extractor"
                )
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                matrix = self._place(raw, outer)
                texts.append(PlacedObject(raw, outer, matrix, find_turn(matrix)))
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                paths.append((self._bounds(raw), outer))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                pictures += 1
        return texts, paths, pictures

    def _list(
        self, holder: Any, outer: Matrix = SAME, depth: int = 0
    ) -> Iterator[tuple[int, Any, Matrix]]:
        """Give the objects of a page or of a form, each with its kind and its space."""
        count, find = _FORM if depth else _PAGE
        for i in range(count(holder)):
            raw = find(holder, i)
            kind = pdfium.FPDFPageObj_GetType(raw)
            yield kind, raw, outer
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                yield from self._list(raw, self._place(raw, outer), depth + 1)

    def read_texts(self, placed: Sequence[PlacedObject], words: Any) -> list[str]:
        """Give what each text object prints; `words` is the open text of the page."""
        count = max(0, pdfium.FPDFText_CountChars(words))
        if len(placed) * count > _SQUARE:
            return read_characters([each.raw for each in placed], words, count)
        texts = []
        for each in placed:
            size = pdfium.FPDFTextObj_GetText(each.raw, words, self._wide, _BUFFER)
            if size > _BUFFER:
                larger = ctypes.create_string_buffer(size)
                room = ctypes.cast(larger, ctypes.POINTER(pdfium.FPDF_WCHAR))
                pdfium.FPDFTextObj_GetText(each.raw, words, room, size)
                read = larger.raw[: size - 2]
            else:
                read = ctypes.string_at(self._buffer, max(size - 2, 0))
            texts.append(read.decode("utf-16-le", "replace"))
        return texts

    def make_runs(
        self,
        placed: Sequence[PlacedObject],
        texts: Sequence[str],
        frame: Frame,
        parts: Mapping[int, Sequence[Glyph]],
    ) -> Iterator[PdfRun]:
        """Make the runs of a page of its text objects and what they print.

        An object of which the parts are known is a run for each.
        """
        parted = False
        for (raw, outer, matrix, turn), text in zip(placed, texts, strict=True):
            words = text.translate(_MENDED)
            if not words.strip():
                parted = True
                continue
            pdfium.FPDFTextObj_GetFontSize(raw, self._number)
            size = abs(self._number.value) * math.hypot(matrix[2], matrix[3])
            box = frame.box(self._bounds(raw), outer)
            left, base = frame.point(*matrix[4:])
            left = box.left if frame.mirrored else left
            content = int(pdfium.FPDFPageObj_GetMarkedContentID(raw))
            artifact = content < 0 and self._is_artifact(raw)
            turned = turn != frame.turn
            told = (*self._font(raw), content, artifact, parted, turned)
            run = PdfRun(words, box, left, base, size, *told, frame.mirrored)
            own = parts.get(find_address(raw)) if parts else None
            yield from (run,) if own is None else _part_run(run, own, frame)
            parted = False

    def _bounds(self, raw: Any) -> Corners:
        """Give the box of an object in the space that it stands in."""
        a, b, c, d = self._edges
        pdfium.FPDFPageObj_GetBounds(raw, a, b, c, d)
        return a.value, b.value, c.value, d.value

    def _place(self, raw: Any, outer: Matrix) -> Matrix:
        """Give the matrix of an object that stands in another space."""
        m = self._matrix
        pdfium.FPDFPageObj_GetMatrix(raw, m)
        inner = (m.a, m.b, m.c, m.d, m.e, m.f)
        return inner if outer is SAME else combine(inner, outer)

    def _font(self, raw: Any) -> tuple[bool, bool]:
        font = pdfium.FPDFTextObj_GetFont(raw)
        key = find_address(font)
        if key not in self._fonts:
            self._fonts[key] = self._ask_font(font) if font else (False, False)
        return self._fonts[key]

    def _ask_font(self, font: Any) -> tuple[bool, bool]:
        """Ask a font how it looks: its name says more than its flags."""
        size = pdfium.FPDFFont_GetBaseFontName(font, self._buffer, _BUFFER)
        name = self._buffer.raw[: max(size - 1, 0)].decode("latin-1").lower()
        flags = pdfium.FPDFFont_GetFlags(font)
        slants = flags > 0 and bool(flags & _ITALIC)
        heavy = pdfium.FPDFFont_GetWeight(font) >= _HEAVY
        italic = slants or "ital" in name or "obli" in name
        return italic, heavy or "bold" in name or "black" in name

    def _is_artifact(self, raw: Any) -> bool:
        for i in range(pdfium.FPDFPageObj_CountMarks(raw)):
            mark = pdfium.FPDFPageObj_GetMark(raw, i)
            pdfium.FPDFPageObjMark_GetName(mark, self._wide, _BUFFER, self._size)
            read = self._buffer.raw[: max(self._size.value - 2, 0)]
            if read.decode("utf-16-le", "replace") == "Artifact":
                return True
        return False


def _part_run(run: PdfRun, parts: Iterable[Glyph], frame: Frame) -> Iterator[PdfRun]:
    for part in parts:
        words = part.text.translate(_MENDED)
        if words.strip():
            box = frame.box(part.corners, SAME)
            left = box.left if frame.mirrored else frame.point(*part.start)[0]
            yield run._replace(text=words, box=box, left=left, parted=False)
