"""PDFium: opens a file, and gives its pages one by one as plain values.

Objects are asked, never single characters, unless a page holds so many objects
that asking each would take far longer. PDFium is not thread-safe, and all that it
lends is given back before the next page.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import pypdfium2.raw as pdfium

from unres.errors import LimitError, SourceError
from unres.evidence import Box
from unres.readers.pdf.page import Anchor, Element, Page, Run

PAGES: Final = 2000
"""The most pages that are read."""
OBJECTS: Final = 200_000
"""The most objects that are read on a page, those of its forms counted in."""
CHARACTERS: Final = 20_000_000
"""The most characters that are read."""

_DEPTH: Final = 12
"""How deep forms may stand in each other."""
_LEVELS: Final = 64
"""How deep the structure tree is read."""
_ELEMENTS: Final = 100_000
"""How many elements of a tree are read for a page."""
_SQUARE: Final = 30_000_000
"""Objects times characters beyond which a page is read by characters."""
_THIN: Final = 2.5
"""A box no higher than this, in points, is a rule."""
_BUFFER: Final = 1 << 16
_ITALIC: Final = 64
"""The bit of a font's flags that says that it slants."""
_HEAVY: Final = 600
"""The weight from which on a font is bold."""

Matrix = tuple[float, float, float, float, float, float]
"""How points of a form or a glyph become points of the page."""

Corners = tuple[float, float, float, float]
"""Left, bottom, right and top, as the file says them."""

_SAME: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Font(NamedTuple):
    """What a font says of the characters set in it."""

    italic: bool
    bold: bool


@dataclass(slots=True)
class _Frame:
    """How a page is looked at: where it begins, how it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """The upright width and height."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give where a point of the file stands, from the upper left corner."""
        match self.turn:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, corners: Corners, matrix: Matrix) -> Box:
        """Give a box of the file (left, bottom, right, top) as a box of the page."""
        left, bottom, right, top = corners
        if matrix is not _SAME:
            points = [
                self.point(*_apply(matrix, x, y))
                for x in (left, right)
                for y in (bottom, top)
            ]
        else:
            points = [self.point(left, bottom), self.point(right, top)]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(slots=True)
class _Found:
    """What was found on a page so far."""

    objects: list[tuple[object, Matrix]] = field(default_factory=list)
    """Text objects, and how what they stand in is placed."""
    paths: list[tuple[Corners, Matrix]] = field(default_factory=list)
    pictures: int = 0
    count: int = 0


class File:
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
        self._fonts: dict[int, _Font] = {}
        self._characters = 0
        self._buffer = ctypes.create_string_buffer(_BUFFER)
        self._wide = ctypes.cast(self._buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        self._floats = tuple(ctypes.c_float() for _ in range(4))
        self._matrix = pdfium.FS_MATRIX()

    def close(self) -> None:
        """Close the file."""
        if self._raw:
            pdfium.FPDF_CloseDocument(self._raw)
            self._raw = None

    def pages(self) -> Iterator[Page]:
        """Give the pages, each read when it is asked for and closed before the next.

        A page that is damaged beyond reading is an empty one.

        Raises:
            LimitError: There are too many objects or characters.
        """
        for index in range(self.count):
            raw = pdfium.FPDF_LoadPage(self._raw, index)
            if not raw:
                yield Page(index + 1, 0.0, 0.0, (), (), (), ())
                continue
            try:
                page = self._read(raw, index + 1)
            finally:
                pdfium.FPDF_ClosePage(raw)
            yield page

    def _read(self, raw: object, number: int) -> Page:
        """Read an open page."""
        found = _Found()
        every = range(pdfium.FPDFPage_CountObjects(raw))
        objects = (pdfium.FPDFPage_GetObject(raw, i) for i in every)
        self._collect(objects, found, _SAME, 0)
        frame = self._frame(raw)
        words = pdfium.FPDFText_LoadPage(raw)
        try:
            texts = self._texts(found.objects, words)
            self._characters += sum(map(len, texts))
            if self._characters > CHARACTERS:
                raise LimitError(
                    f"the PDF holds more than {CHARACTERS:,} characters; part it, for"
                    " instance with qpdf --split-pages=100"
                )
            printed = [
                (each, outer, self._place(each, outer)) for each, outer in found.objects
            ]
            frame.turn = (frame.turn + _main_turn(printed, texts, frame.turn)) % 4
            runs = tuple(self._runs(printed, texts, frame))
        finally:
            if words:
                pdfium.FPDFText_ClosePage(words)
        width, height = frame.size
        return Page(
            number,
            width,
            height,
            runs,
            _find_rules(frame.box(*path) for path in found.paths),
            tuple(self._anchors(raw, frame)),
            self._tree(raw),
            found.pictures,
        )

    def _frame(self, raw: object) -> _Frame:
        """Tell what of a page is shown, and how it is turned."""
        box = pdfium.FS_RECTF()
        turn = int(pdfium.FPDFPage_GetRotation(raw)) % 4
        if pdfium.FPDF_GetPageBoundingBox(raw, box):
            return _Frame(box.left, box.bottom, box.right, box.top, turn)
        width = pdfium.FPDF_GetPageWidthF(raw)
        height = pdfium.FPDF_GetPageHeightF(raw)
        if turn % 2:
            width, height = height, width
        return _Frame(0.0, 0.0, width, height, turn)

    def _collect(
        self,
        objects: Iterator[object],
        found: _Found,
        matrix: Matrix,
        depth: int,
    ) -> None:
        """Sort the objects of a page or a form by what they are."""
        for each in objects:
            found.count += 1
            if found.count > OBJECTS:
                raise LimitError(
                    f"a page of the PDF holds more than {OBJECTS:,} objects; print it"
                    " to a new PDF, or take its text with an extractor"
                )
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                found.objects.append((each, matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                found.paths.append((self._bounds(each), matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                found.pictures += 1
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                inner = self._place(each, matrix)
                every = range(pdfium.FPDFFormObj_CountObjects(each))
                parts = (pdfium.FPDFFormObj_GetObject(each, i) for i in every)
                self._collect(parts, found, inner, depth + 1)

    def _texts(self, objects: list[tuple[object, Matrix]], words: object) -> list[str]:
        """Give what each object prints, "" where that is only blanks."""
        if not words or not objects:
            return [""] * len(objects)
        count = pdfium.FPDFText_CountChars(words)
        if len(objects) * max(count, 0) > _SQUARE:
            return self._texts_by_character(objects, words, count)
        ask, buffer, wide = pdfium.FPDFTextObj_GetText, self._buffer, self._wide
        texts = []
        for each, _ in objects:
            size = ask(each, words, wide, _BUFFER)
            if size > _BUFFER:
                larger = ctypes.create_string_buffer(size)
                room = ctypes.cast(larger, ctypes.POINTER(pdfium.FPDF_WCHAR))
                ask(each, words, room, size)
                raw = larger.raw[: size - 2]
            else:
                raw = ctypes.string_at(buffer, size - 2) if size > 2 else b""
            texts.append(raw.decode("utf-16-le", "replace") if raw else "")
        return texts

    def _texts_by_character(
        self, objects: list[tuple[object, Matrix]], words: object, count: int
    ) -> list[str]:
        """Give what each object prints; takes as long as there are characters."""
        of: dict[int, list[str]] = {}
        address = ctypes.c_void_p
        last: list[str] = []
        for i in range(count):
            owner = pdfium.FPDFText_GetTextObject(words, i)
            if owner:
                last = of.setdefault(ctypes.cast(owner, address).value or 0, [])
            code = pdfium.FPDFText_GetUnicode(words, i)
            last.append(chr(code) if code < 0x110000 else "\ufffd")
        keys = [ctypes.cast(each, address).value or 0 for each, _ in objects]
        return ["".join(of.get(key, ())) for key in keys]

    def _runs(
        self,
        printed: list[tuple[object, Matrix, Matrix]],
        texts: list[str],
        frame: _Frame,
    ) -> Iterator[Run]:
        """Make the runs of a page of its objects and what they print."""
        parted = False
        number = ctypes.c_float()
        for (each, outer, matrix), text in zip(printed, texts, strict=True):
            words = text.translate(_MENDED)
            if not words.strip():
                parted = True
                continue
            a, b, c, d, x, y = matrix
            pdfium.FPDFTextObj_GetFontSize(each, number)
            left, base = frame.point(x, y)
            font = self._font(each)
            content = int(pdfium.FPDFPageObj_GetMarkedContentID(each))
            yield Run(
                words,
                frame.box(self._bounds(each), outer),
                left,
                base,
                abs(number.value) * math.hypot(c, d),
                font.italic,
                font.bold,
                content,
                content < 0 and self._is_artifact(each),
                parted,
                _turn(a, b, frame.turn) != 0,
            )
            parted = False

    def _bounds(self, each: object) -> Corners:
        """Give the box of an object in the space that it stands in."""
        a, b, c, d = self._floats
        if not pdfium.FPDFPageObj_GetBounds(each, a, b, c, d):
            return 0.0, 0.0, 0.0, 0.0
        return a.value, b.value, c.value, d.value

    def _place(self, each: object, outer: Matrix) -> Matrix:
        """Give the matrix of an object that stands in another space."""
        m = self._matrix
        if not pdfium.FPDFPageObj_GetMatrix(each, m):
            return outer
        inner = (m.a, m.b, m.c, m.d, m.e, m.f)
        return inner if outer is _SAME else _times(inner, outer)

    def _font(self, each: object) -> _Font:
        """Tell how the font of an object looks; each font is asked once."""
        raw = pdfium.FPDFTextObj_GetFont(each)
        key = ctypes.cast(raw, ctypes.c_void_p).value or 0
        font = self._fonts.get(key)
        if font is None:
            if not raw:
                return _Font(italic=False, bold=False)
            size = pdfium.FPDFFont_GetBaseFontName(raw, self._buffer, _BUFFER)
            name = self._buffer.raw[: max(size - 1, 0)].decode("latin-1").lower()
            flags, weight = (
                pdfium.FPDFFont_GetFlags(raw),
                pdfium.FPDFFont_GetWeight(raw),
            )
            font = _Font(
                "ital" in name
                or "obli" in name
                or (flags > 0 and bool(flags & _ITALIC)),
                "bold" in name or "black" in name or weight >= _HEAVY,
            )
            self._fonts[key] = font
        return font

    def _is_artifact(self, each: object) -> bool:
        """Whether an object is marked as no content."""
        size = ctypes.c_ulong()
        for i in range(pdfium.FPDFPageObj_CountMarks(each)):
            mark = pdfium.FPDFPageObj_GetMark(each, i)
            pdfium.FPDFPageObjMark_GetName(mark, self._wide, _BUFFER, size)
            raw = self._buffer.raw[: max(size.value - 2, 0)]
            if raw.decode("utf-16-le", "replace") == "Artifact":
                return True
        return False

    def _anchors(self, raw: object, frame: _Frame) -> Iterator[Anchor]:
        """Give the rectangles of a page that link to an address."""
        at = ctypes.c_int(0)
        link = pdfium.FPDF_LINK()
        box = pdfium.FS_RECTF()
        while pdfium.FPDFLink_Enumerate(raw, at, link):
            action = pdfium.FPDFLink_GetAction(link)
            if not action or not pdfium.FPDFLink_GetAnnotRect(link, box):
                continue
            size = pdfium.FPDFAction_GetURIPath(
                self._raw, action, self._buffer, _BUFFER
            )
            if 1 < size <= _BUFFER:
                target = self._buffer.raw[: size - 1].decode("utf-8", "replace")
                corners = (box.left, box.bottom, box.right, box.top)
                yield Anchor(frame.box(corners, _SAME), target)

    def _tree(self, raw: object) -> tuple[Element, ...]:
        """Give the structure tree of a page; empty where it has none."""
        tree = pdfium.FPDF_StructTree_GetForPage(raw)
        if not tree:
            return ()
        try:
            left = [_ELEMENTS]
            every = range(pdfium.FPDF_StructTree_CountChildren(tree))
            tops = ((i, pdfium.FPDF_StructTree_GetChildAtIndex(tree, i)) for i in every)
            return tuple(self._element(top, (i,), left) for i, top in tops if top)
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def _element(self, raw: object, key: tuple[int, ...], left: list[int]) -> Element:
        """Give an element with all below it that stands on the page."""
        size = pdfium.FPDF_StructElement_GetType(raw, self._buffer, _BUFFER)
        name = self._buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
        parts: list[Element | int] = []
        for i in range(pdfium.FPDF_StructElement_CountChildren(raw)):
            below = pdfium.FPDF_StructElement_GetChildAtIndex(raw, i)
            if below:
                left[0] -= 1
                if left[0] > 0 and len(key) < _LEVELS:
                    parts.append(self._element(below, (*key, i), left))
                continue
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(raw, i)
            if content >= 0:
                parts.append(int(content))
        if not parts:
            content = pdfium.FPDF_StructElement_GetMarkedContentID(raw)
            parts += [int(content)] if content >= 0 else []
        reach = _reach(raw) if name in _CELLS else (1, 1)
        return Element(name, key, tuple(parts), reach)


_CELLS: Final = frozenset({"TD", "TH"})
"""The elements that may reach over several rows or columns."""
_FARTHEST: Final = 1000
"""No cell reaches further."""
_MENDED: Final = {
    **dict.fromkeys((*range(0x20), 0x7F), " "),
    0x02: "-",  # what PDFium makes of a hyphen at the end of a line
    0xFFFE: "-",
}
"""Character → what is printed: control characters are blanks."""


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Give where a point comes to stand."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """Give the matrix that does first the one, then the other."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, l = outer  # noqa: E741
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    )


def _turn(a: float, b: float, turn: int) -> int:
    """Tell by how many right angles a run is turned on the upright page."""
    return (round(math.atan2(b, a) / (math.pi / 2)) - turn) % 4


def _reach(raw: object) -> tuple[int, int]:
    """Give how many rows and columns a cell takes, 1 where it does not say."""
    reach = {b"RowSpan": 1, b"ColSpan": 1}
    number = ctypes.c_float()
    for i in range(pdfium.FPDF_StructElement_GetAttributeCount(raw)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(raw, i)
        for name in reach if attribute else ():
            value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name)
            if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
                reach[name] = max(1, min(int(number.value), _FARTHEST))
    return reach[b"RowSpan"], reach[b"ColSpan"]


def _main_turn(
    printed: list[tuple[object, Matrix, Matrix]], texts: list[str], turn: int
) -> int:
    """Tell how most characters of a page are turned: a wide table lies on its side."""
    counts = [0, 0, 0, 0]
    for (_, _, (a, b, *_)), text in zip(printed, texts, strict=True):
        counts[_turn(a, b, turn)] += len(text)
    return counts.index(max(counts))


def _find_rules(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Give the boxes that are lines, level or upright."""
    return tuple(
        box
        for box in boxes
        if min(box.right - box.left, box.bottom - box.top) < _THIN
        and max(box.right - box.left, box.bottom - box.top) > _THIN
    )


def _explain(fault: int) -> SourceError:
    """Give the error that says why a file cannot be opened."""
    if fault in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return SourceError(
            "the PDF is locked by a password; unlock it with qpdf --decrypt"
            " --password=WORD locked.pdf open.pdf and give the copy"
        )
    return SourceError(
        "the PDF is damaged and cannot be opened; fetch it again, or mend it with"
        " qpdf damaged.pdf mended.pdf"
    )
