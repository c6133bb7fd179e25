"""Pages read character by character: very many objects, and text from the right.

PDFium turns text that runs from the right letter by letter, those of one glyph too, and
leaves a blank where an object has a gap for another: so the words of each object are
given with the places of their own.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pypdfium2.raw as pdfium

from unres.readers.pdf.page import Corners

_RIGHT: Final = frozenset({"R", "AL"})
"""The directions of letters that are written from the right."""
_FIGURES: Final = frozenset({"EN", "AN"})
"""The directions of figures."""
_HALVES: Final = range(0xD800, 0xE000)
"""The code points that are halves of characters."""
_LAST: Final = 0x10FFFF
"""The last code point."""
KASHIDA: Final = "\u0640"
"""What stretches words."""
_FLAT: Final = 2.5
"""What stands on the line and is so much wider than high stretches a word."""
_LEVEL: Final = 4
"""How far the base lines of marks and letters are apart at most, in points."""


@dataclass(slots=True)
class Glyph:
    """A character as it is printed, or several of one text object."""

    text: str
    corners: Corners
    """What its ink covers, in the space of the page."""
    start: tuple[float, float]
    """Where the leftmost character stands, its bearing counted in."""


def runs_right(text: str) -> bool:
    """Whether a text has letters that are written from the right."""
    return not text.isascii() and any(
        unicodedata.bidirectional(c) in _RIGHT for c in set(text)
    )


def runs_mostly_right(text: str) -> bool:
    """Whether most letters of a text are written from the right."""
    signs: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        signs[unicodedata.bidirectional(letter)] += count
    return sum(signs[sign] for sign in _RIGHT) > signs["L"]


def find_address(raw: Any) -> int:
    """Give what tells one object from another; 0 for none."""
    return ctypes.cast(raw, ctypes.c_void_p).value or 0


def read_characters(objects: Sequence[Any], words: Any, count: int) -> list[str]:
    """Give what each text object prints, in a time that grows with the characters."""
    read: dict[int, list[str]] = {}
    last: list[str] = []
    for i in range(count):
        if owner := pdfium.FPDFText_GetTextObject(words, i):
            last = read.setdefault(find_address(owner), [])
        last.append(_read_character(words, i))
    return ["".join(read.get(find_address(raw), ())) for raw in objects]


def find_direction(text: str) -> str:
    """Tell how the first letter of a text runs: "L", "R"; "EN" of figures; or ""."""
    found = ""
    for c in text:
        direction = unicodedata.bidirectional(c)
        if direction == "L" or direction in _RIGHT:
            return "L" if direction == "L" else "R"
        if direction in _FIGURES:
            found = "EN"
    return found


def read_parts(words: Any) -> dict[int, list[Glyph]]:
    """Give the parts of the text objects of a page, by the addresses of these.

    A part is a word, a number or a sign. Letters that share a box are those of one
    glyph, and put back in their order; a vowel sign goes with the letter before it,
    though it be an object of its own.
    """
    cutter = _Cutter()
    for i, glyph in enumerate(_read_glyphs(words)):
        owner = find_address(pdfium.FPDFText_GetTextObject(words, i))
        cutter.add(glyph, owner)
    _place_marks(cutter.marks, cutter.letters)
    return {
        owner: [_join(glyphs) for glyphs in own] for owner, own in cutter.parts.items()
    }


class _Cutter:
    """Cuts the glyphs of text objects into parts, in the order of the library."""

    def __init__(self) -> None:
        self.parts: dict[int, list[list[Glyph]]] = {}
        self.letters: list[Glyph] = []
        self.marks: list[Glyph] = []
        """Marks that are no part of an object with letters before them."""
        self._owner = 0
        self._sign = ""

    def add(self, glyph: Glyph, owner: int) -> None:
        """Add a glyph of an object; 0 is that of the glyph before."""
        new = bool(owner) and owner != self._owner
        self._owner = owner or self._owner
        own = self.parts.setdefault(self._owner, [])
        last = own[-1][-1] if own else None
        sign = find_direction(glyph.text)
        if glyph.text.isspace():
            if last:
                last.text += " "
            self._sign = ""
        elif unicodedata.combining(glyph.text):
            if last and not new and _is_near(glyph, last):
                last.text = last.text.rstrip() + glyph.text
            else:
                self.marks.append(glyph)
        elif last and sign == "R" and glyph.corners == last.corners:
            last.text = glyph.text + last.text
        else:
            if new or not sign or sign != self._sign:
                own.append([])
            own[-1].append(glyph)
            self._sign = sign
            if glyph.text.isalpha():
                self.letters.append(glyph)


def _place_marks(marks: Sequence[Glyph], letters: Sequence[Glyph]) -> None:
    """Put each mark behind the letter of its line whose middle is nearest."""
    rows: dict[int, list[Glyph]] = {}
    for letter in letters:
        rows.setdefault(round(letter.start[1]), []).append(letter)
    for mark in marks:
        level = round(mark.start[1])
        near = range(level - _LEVEL, level + _LEVEL + 1)
        if found := [letter for row in near for letter in rows.get(row, ())]:
            nearest = min(found, key=partial(_measure, mark))
            nearest.text = nearest.text.rstrip() + mark.text


def _is_near(mark: Glyph, letter: Glyph) -> bool:
    """Whether a mark is above or below a letter, or right beside that."""
    left, _, right, _ = letter.corners
    width = right - left
    return left - width < mark.corners[2] and mark.corners[0] < right + width


def _measure(mark: Glyph, letter: Glyph) -> float:
    """Measure how far the middle of a mark is from that of a letter."""
    across = sum(mark.corners[::2]) - sum(letter.corners[::2])
    return abs(across) + abs(mark.start[1] - letter.start[1])


def _read_glyphs(words: Any) -> Iterator[Glyph]:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    for i in range(max(0, pdfium.FPDFText_CountChars(words))):
        pdfium.FPDFText_GetCharOrigin(words, i, x, y)
        start = (x.value, y.value)
        corners = (*start, *start)
        if pdfium.FPDFText_GetCharBox(words, i, left, right, bottom, top):
            corners = (left.value, bottom.value, right.value, top.value)
        text = _read_character(words, i)
        width, height = corners[2] - corners[0], corners[3] - corners[1]
        low = 0.0 <= corners[1] - start[1] < height
        if text.isascii() and not text.isspace() and low and width > _FLAT * height:
            # The file does not say what it stretches words by.
            text = KASHIDA
        yield Glyph(text, corners, start)


def _read_character(words: Any, i: int) -> str:
    code = pdfium.FPDFText_GetUnicode(words, i)
    return chr(code) if code <= _LAST and code not in _HALVES else "\ufffd"


def _join(glyphs: Sequence[Glyph]) -> Glyph:
    lefts, bottoms, rights, tops = zip(*(g.corners for g in glyphs), strict=True)
    corners = (min(lefts), min(bottoms), max(rights), max(tops))
    return Glyph("".join(g.text for g in glyphs), corners, min(g.start for g in glyphs))
