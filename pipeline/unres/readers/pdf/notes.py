"""Footnotes: where one ends and the next begins, and which call is whose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from unres.evidence import KnownNote, Role
from unres.readers.pdf.blocks import PdfBlock
from unres.readers.pdf.lines import PdfLine
from unres.text import Span

MARKER: Final = re.compile(r"\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}|\*{1,4}|[†‡§]")
"""What may mark a note, and call it."""

_FLAT: Final = re.compile(r"[\[(]?(\d{1,3}|\*{1,4})(?:/|[ ]|[\])][ ]?)(?=[ ]*\S)")
"""A marker that is not raised: "1/ See …", "* See …"."""


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
