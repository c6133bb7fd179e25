"""Raised figures that count on: calls of notes of which the file has no words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from unres.evidence import Evidence
from unres.recover.lines import Line
from unres.text import Span

_FIGURE: Final = re.compile(r"[\[(]?(\d{1,3})[\])]?")
# "km2": a figure behind a unit is a power; one that opens a line is a note's marker.
_POWER: Final = re.compile(r"(?:^\s*|\b[^\W\d_\u3040-\u9fff]{1,2})$")


def find_raised(lines: Sequence[Line], evidence: Evidence) -> Iterator[Span]:
    """Yield the raised figures each of which is the next after all calls before it.

    The calls that the format knows count too. Where it knows none, several that count
    on may begin with any. Nothing is yielded of a file whose format tells of no raised
    characters.
    """
    known = {note.call: note.marker for note in evidence.notes if note.call}
    figures = dict(_find_figures(lines, evidence, known))
    told = [figures[span] for span in sorted(figures)]
    several = told[1:] and not known
    counts = several and told == list(range(told[0], told[0] + len(told)))
    highest = told[0] - 1 if counts else 0
    for span in sorted({*figures, *known}) if figures else ():
        marker = known.get(span) or str(figures.get(span, ""))
        if not marker.isdecimal():
            continue
        if span not in known:
            if int(marker) != highest + 1:
                continue
            yield span
        highest = max(highest, int(marker))


def _find_figures(
    lines: Sequence[Line], evidence: Evidence, known: Container[Span]
) -> Iterator[tuple[Span, int]]:
    """Yield raised figures that are no known call and no power, and their values."""
    raised = {style.span for style in evidence.styles if style.raised}
    at = 0
    for span in sorted(raised):
        while at < len(lines) and lines[at].text.end <= span.start:
            at += 1
        if at == len(lines) or span in known:
            continue
        text, words = lines[at].text, lines[at].words
        start, end = text.offset(span.start), text.offset(span.end)
        m = _FIGURE.fullmatch(words, start, end)
        if m and not _POWER.search(words[:start]):
            yield span, int(m[1])
