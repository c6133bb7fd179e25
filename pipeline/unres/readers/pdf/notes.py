"""Footnotes: where one ends and the next begins, and what calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from unres.readers.pdf.blocks import Note
from unres.readers.pdf.lines import PdfLine

MARKER: Final = re.compile(r"\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}|\*{1,4}|[†‡§]")
"""What may mark a note, and call it."""

_FLAT: Final = re.compile(r"[\[(]?(\d{1,3}|\*{1,4})(?:/|[ ]|[\])][ ]?)(?=[ ]*\S)")
"""A marker that is not raised: "1/ See …", "* See …"."""


def part_notes(paragraphs: Iterable[Sequence[PdfLine]]) -> list[Note]:
    """Give the notes that stand in paragraphs at the foot of a page, in order.

    A note begins with its marker: raised, or on its own before the words. Lines
    before the first marker go on with a note of the page before.
    """
    notes: list[Note] = []
    marker, lines = "", list[PdfLine]()
    each = ((line, i == 0) for lines in paragraphs for i, line in enumerate(lines))
    for line, first in each:
        found = find_marker(line, first=first)
        if found:
            notes += [Note(tuple(lines), marker)] if lines else []
            marker, lines = found, []
        lines.append(line)
    if lines:
        notes.append(Note(tuple(lines), marker))
    return notes


def find_marker(line: PdfLine, *, first: bool = False) -> str:
    """Give the marker that a line of notes begins with, or "".

    One that is not raised counts only at the beginning of a paragraph.
    """
    run = line.runs[0]
    words = run.text.strip()
    m = MARKER.fullmatch(words)
    if m and line.is_raised(run):
        return words.strip("[]()")
    if not first:
        return ""
    if m and len(line.runs) > 1 and not words[0].isdecimal():
        return words.strip("[]()")
    flat = _FLAT.match(line.words)
    return flat[1] if flat else ""
