"""Footnote calls: digits glued to a word, in the order of the notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from unres.lexicon import rule
from unres.recover.chain import find_candidates, find_chain
from unres.recover.lines import Line, Role
from unres.text import join

CALL: Final = "note-call"
"""The rule under which the digits of a call are read as nothing."""

_STARS: Final = re.compile(r"\*{1,4}(?=[\s.,;:)”’\"\]]|$)")


def find_calls(lines: Sequence[Line]) -> list[Line]:
    """Give the lines with the digits of footnote calls read as nothing.

    Calls in digits are the best chain of rising numbers; asterisks are calls where
    a note has them as its marker.
    """
    markers = {read_number(line) for line in lines if line.role is Role.NOTE}
    stars = {marker for marker in markers if not marker.isdigit()}
    read = [
        (i, line.words)
        for i, line in enumerate(lines)
        if line.role in {Role.BODY, Role.FRONT} and line.known is None
    ]
    numbers = {int(marker) for marker in markers - stars}
    candidates = (c for i, words in read for c in find_candidates(i, words))
    # Above the text proper only a call whose note is there can be told from a date.
    sure = (
        c for c in candidates if lines[c.line].role is Role.BODY or c.value in numbers
    )
    chain = find_chain(sure, numbers)
    if not numbers and len(chain) == 1 and chain[0].value > 1:
        # A lone number that is not 1, and no note: "CO2" is a gas.
        chain = []
    found: dict[int, list[tuple[int, int]]] = {}
    for call in chain:
        found.setdefault(call.line, []).append((call.start, call.end))
    for i, words in read if stars else ():
        spans = [m.span() for m in _STARS.finditer(words) if m[0] in stars]
        if spans:
            found[i] = sorted([*found.get(i, []), *spans])
    return [
        _drop(line, found[i]) if i in found else line for i, line in enumerate(lines)
    ]


def read_number(line: Line) -> str:
    """Give the marker of a note's line: "[2]" is 2."""
    return str(line.marker).strip("[]")


def _drop(line: Line, found: Sequence[tuple[int, int]]) -> Line:
    """Give a line with some of its characters read as nothing, as calls."""
    parts = line.text.cut(*(offset for span in found for offset in span))
    text = join(
        part.drop(rule(CALL)) if i % 2 else part for i, part in enumerate(parts)
    )
    return line._replace(text=text, words=str(text))
