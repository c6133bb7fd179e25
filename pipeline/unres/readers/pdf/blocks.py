"""Blocks: what stands on a page, in the order of reading; notes and their calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from unres.evidence import KnownNote, Role
from unres.readers.pdf.lines import PdfLine
from unres.text import Span

_BELOW: Final = 1.7
"""Lines of one block stand no further apart than this, in sizes."""
_BEHIND: Final = 20
"""How many blocks back the one is looked for that a line goes on with."""
_ALIGNED: Final = 3.0
"""How many points the left edges of a block may differ."""
MARKER: Final = re.compile(r"\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}|\*{1,4}|[†‡§]")
"""What may mark a note, and call it."""
_FLAT: Final = re.compile(r"[\[(]?(\d{1,3}|\*{1,4})(?:/|[ ]|[\])][ ]?)(?=[ ]*\S)")
"""A marker that is not raised: "1/ See …", "* See …"."""


class PdfBlock(NamedTuple):
    """Lines that are one thing: a paragraph, a heading, a note, furniture."""

    role: Role
    lines: tuple[PdfLine, ...]
    level: int = 0
    key: tuple[int, ...] = ()
    """The place of its element in the tree: what has the same goes on."""
    marker: str = ""
    """That of a note; "" where it goes on with a note of the page before."""


class PdfCell(NamedTuple):
    """A cell of a table; one without words has no lines."""

    lines: tuple[PdfLine, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


class PdfTable(NamedTuple):
    """The cells of a table, row by row."""

    cells: tuple[PdfCell, ...]

    @property
    def lines(self) -> tuple[PdfLine, ...]:
        """The lines of all cells, in the order of reading."""
        return tuple(line for cell in self.cells for line in cell.lines)


Item = PdfBlock | PdfTable
"""What stands on a page, in the order of reading."""


def group_lines(lines: Sequence[PdfLine], role: Role) -> list[PdfBlock]:
    """Give blocks of lines that stand below each other, by the first line of each."""
    groups: list[list[PdfLine]] = []
    for line in lines:
        for group in groups[-_BEHIND:]:
            last = group[-1]
            near = 0 < line.base - last.base < _BELOW * line.size
            aligned = abs(line.left - last.left) < _ALIGNED
            if near and aligned and last.size == line.size:
                group.append(line)
                break
        else:
            groups.append([line])
    return [PdfBlock(role, tuple(group)) for group in groups]


def part_notes(paragraphs: Iterable[Sequence[PdfLine]]) -> list[PdfBlock]:
    """Give the notes that stand in paragraphs at the foot of a page, in order.

    A note begins with its marker: raised, or on its own before the words. Lines
    before the first marker go on with a note of the page before.
    """
    notes: list[PdfBlock] = []
    for lines in paragraphs:
        for i, line in enumerate(lines):
            marker = find_marker(line, first=not i)
            if marker or not notes:
                notes.append(PdfBlock(Role.NOTE, (line,), marker=marker))
            else:
                notes[-1] = notes[-1]._replace(lines=(*notes[-1].lines, line))
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


class NotePart(NamedTuple):
    """What may call a note, or the words of a note, as far as they stand on a page."""

    marker: str
    span: Span
    page: int


def tie_notes(calls: Iterable[NotePart], notes: Sequence[NotePart]) -> list[KnownNote]:
    """Give the notes, each with its call: the next with its marker on its page.

    A call that calls a note again has no body; what goes on with a note of the page
    before has no marker.
    """
    calls = sorted(calls, key=lambda call: call.span)
    found: list[KnownNote] = []
    used: set[int] = set()
    at = 0
    for marker, span, page in notes:
        call = None
        for i in range(at, len(calls)) if marker else ():
            if calls[i].page > page:
                break
            if calls[i].page == page and calls[i].marker == marker:
                call, at = calls[i].span, i + 1
                used.add(i)
                break
        found.append(KnownNote(marker, call, span))
    known = {note.marker for note in notes}
    found += (
        KnownNote(call.marker, call.span)
        for i, call in enumerate(calls)
        if i not in used and call.marker in known
    )
    return sorted(found, key=lambda note: note.call or note.body or Span(0, 0))


def find_flat(
    text: str, notes: Sequence[NotePart], pages: Mapping[int, Span]
) -> Iterator[NotePart]:
    """Find calls that are not raised: "1/" in the words, as before the note.

    So the UN set them until the 1990s.
    """
    for marker, span, page in notes:
        flat = f"{marker}/"
        if not marker or not text.startswith(flat, span.start):
            continue
        alone = re.compile(rf"(?<![^\s,;.:)”]){re.escape(flat)}(?![^\s,;.:)”])")
        for m in alone.finditer(text, pages[page].start, span.start):
            if not any(m.start() == note.span.start for note in notes):
                yield NotePart(marker, Span(*m.span()), page)
