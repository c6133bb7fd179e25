"""Dates in running text: "18 June 2007", "from 18 to 22 March 2002"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unres.language import Language
from unres.lexicon.patterns import pattern
from unres.marks.dates import read_date
from unres.marks.passage import Passage
from unres.model import Mark, MarkKind

START: Final = 8
"""How far before a month its day begins, at most."""
REACH: Final = 30
"""How far before a date a range looks: "between 30 September and "."""


def find_dates(passage: Passage) -> list[Mark]:
    """Find dates with day, month and year; what no calendar has is left alone.

    The first day of a range is marked where the words give its month and year:
    "18" in "from 18 to 22 March 2002" is 2002-03-18.
    """
    marks: list[Mark] = []
    if not passage.numbered:
        return marks
    text, language = passage.text, passage.language
    before = pattern("date-start", language)
    for match in pattern("date-end", language).finditer(text):
        at, day = match.start(), match["day"]
        head = None if day else before.search(text, max(0, at - START), at)
        if head:
            at, day = head.start(), head["day"]
        iso = day and read_date(day, match["month"], match["year"], language)
        if iso:
            marks += _find_first(text, at, match, iso, language)
            marks.append(Mark(at, match.end(), MarkKind.DATE, iso))
    return marks


def _find_first(
    text: str, end: int, last: re.Match[str], iso: str, language: Language
) -> Iterator[Mark]:
    """Find the first day of a range whose whole last date starts at an offset."""
    at = max(0, end - REACH)
    match = pattern("date-first", language).search(text[at:end])
    if match:
        first = read_date(
            match["day"], match["month"] or last["month"], last["year"], language
        )
        if first and first < iso:
            yield Mark(
                at + match.start("first"), at + match.end("first"), MarkKind.DATE, first
            )
