"""Raised figures that count on: calls of notes of which the file has no words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unres.evidence import Evidence
from unres.recover.lines import Line
from unres.text import Span

_FIGURE: Final = re.compile(r"[\[(]?(\d{1,3})[\])]?")
# "km2": a figure behind a unit is a power; one that opens a line is a note's marker.
_POWER: Final = re.compile(r"(?:^\s*|\b[^\W\d_\u3040-\u9fff]{1,2})$")


def find_raised(lines: Sequence[Line], evidence: Evidence) -> Iterator[Span]:
    """Yield the raised figures each of which is the next after all calls before it.

    The calls that the format knows count too. Nothing is yielded of a file whose
    format tells of no raised characters.
    """
    known = {note.call: note.marker for note in evidence.notes if note.call}
    raised = {style.span for style in evidence.styles if style.raised} - known.keys()
    at, highest = 0, 0
    for span in sorted({*raised, *known}) if raised else ():
        while at < len(lines) and lines[at].text.end <= span.start:
            at += 1
        marker = known.get(span, "")
        if at < len(lines) and not marker:
            text = lines[at].text
            start, end = text.offset(span.start), text.offset(span.end)
            m = _FIGURE.fullmatch(lines[at].words, start, end)
            before = lines[at].words[:start]
            marker = m[1] if m and not _POWER.search(before) else ""
            if not marker or int(marker) != highest + 1:
                continue
            yield span
        if marker.isdecimal():
            highest = max(highest, int(marker))
