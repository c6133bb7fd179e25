"""The blanks in a line: what stands between the runs that are printed on it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Final

from unres.readers.pdf.page import PdfRun

SMALL: Final = 0.85
"""A run smaller than this share of its line is set in small characters."""

_NONE: Final = 0.18
"""A gap narrower than this, in sizes, is no blank."""
_BLANK: Final = 0.235
"""A gap as wide as this is a blank; between the two the library's guess counts."""
_PRINTED: Final = 0.1
"""A gap as wide as this is one where the file prints a blank of its own."""
_OVERHANG: Final = {"f": 0.05}
"""How far the ink of a letter reaches over its own width, in sizes."""
_GLUED: Final = frozenset("-,;.:)]’”‑")
"""Characters that stand behind a word without a blank."""
_EASTERN: Final = (0.0, 0.6, 1.0)
"""A narrower gap beside one wide character, or between two, is the program's."""
_WIDE: Final = frozenset({"W", "F"})
"""The widths of characters that are written without blanks."""


def has_blank(before: PdfRun, after: PdfRun, gap: float | None = None) -> bool:
    """Whether a blank is printed between two runs of a line, or in a gap of it."""
    if after.text[:1] == " ":
        return True
    size = max(before.size, after.size) or 1.0
    first, last = after.text[0], before.text.rstrip(" ")[-1]
    if unicodedata.combining(first):
        return False
    if gap is None:
        gap = after.left - before.box.right
        if gap < 0 and after.box.right < before.box.left:
            # From the right to the left.
            gap = before.left - after.box.right
    gap = gap / size + _OVERHANG.get(last, 0.0)
    wide = is_wide(first) + is_wide(last)
    if wide > 1 or (wide and first.isalnum() and last.isalnum()):
        return gap > _EASTERN[wide]
    if gap >= _BLANK or (after.parted and gap >= _PRINTED):
        return True
    guessed = before.text[-1:] == " " and first not in _GLUED
    return guessed and gap >= _NONE and after.size >= SMALL * before.size


def is_wide(c: str) -> bool:
    """Whether a character is written without blanks; "" is none."""
    return bool(c) and unicodedata.east_asian_width(c) in _WIDE


def read_runs(runs: Sequence[PdfRun]) -> list[str]:
    """Give what each run reads, with the blank before it; no blank at the ends."""
    if runs[0].mirrored:
        gaps: Iterable[float | None] = _find_gaps(runs)
    else:
        gaps = repeat(None, len(runs))
    texts: list[str] = []
    last: PdfRun | None = None
    for run, gap in zip(runs, gaps, strict=True):
        text = run.text.strip(" ")
        texts.append(" " + text if last and has_blank(last, run, gap) else text)
        last = run
    return texts


def find_middle(run: PdfRun) -> float:
    """Tell where the middle of a run is: letters may reach below the one before."""
    return run.box.left + run.box.right


def _find_gaps(runs: Sequence[PdfRun]) -> Iterator[float]:
    """Give the gap before each run of a line in a mirror.

    Before a group that is turned it is the one before that.
    """
    rows = sorted(range(len(runs)), key=lambda i: find_middle(runs[i]))
    places = {i: place for place, i in enumerate(rows)}
    last, most = -1, -1
    for i in range(len(runs)):
        place = places[i]
        after = last if place == last - 1 else most + 1
        before, behind = runs[rows[max(after - 1, 0)]], runs[rows[after]]
        yield behind.left - before.box.right
        last, most = place, max(most, place)
