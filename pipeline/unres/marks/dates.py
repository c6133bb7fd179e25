"""Printed dates: "18 June 2007", "June 18, 2007", "from 18 to 22 March 2002"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from unres.lexicon.patterns import LANGUAGES, pattern
from unres.marks.finder import Context
from unres.model import Mark, MarkKind

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months in English, as printed."""

MONTH: Final = "|".join(MONTHS)

DATE: Final = re.compile(
    rf"""
    (?P<month> {MONTH} ) (?: \s (?P<day> \d{{1,2}} ) , )?
    \s (?P<year> \d{{4}} ) (?! \w )
    """,
    re.VERBOSE,
)
"""A date from its month on, for words are found much faster than any number."""

BEFORE: Final = re.compile(r"(?<![\w/])(?:(?P<day>\d{1,2})\s)?\Z")
"""What stands before the month: the day in "18 June 2007", else nothing at all."""

EARLIER: Final = re.compile(
    rf"""
    \b (?: from | between | on | of | held ) \s
    (?P<first> (?P<day> \d{{1,2}} ) (?: \s (?P<month> {MONTH} ) )? )
    \s? (?: to | and | – | - ) \s? $
    """,
    re.VERBOSE,
)
"""What may stand before a date whose month or year it shares: "from 18 to "."""

REACH: Final = 30
"""How far before a date `EARLIER` looks: "between 30 September and "."""


def find_dates(text: str, context: Context) -> Iterator[Mark]:
    """Find dates with day, month and year; what no calendar has is left alone.

    The first day of a range is marked where the words give its month and year:
    "18" in "from 18 to 22 March 2002" is 2002-03-18.
    """
    if context.language not in LANGUAGES:
        return
    for match in DATE.finditer(text):
        at, day = match.start(), match["day"]
        before = BEFORE.search(text, max(0, at - 3), at)
        if before and not day:
            at, day = before.start(), before["day"]
        iso = read_date(day, match["month"], match["year"]) if before and day else ""
        if iso:
            if at < match.start():
                yield from _find_first(text, at, match, iso)
            yield Mark(at, match.end(), MarkKind.DATE, iso)


def find_date(words: str) -> str:
    """Give the first printed date in some words as an ISO date; "" for none."""
    m = pattern("date").search(words)
    return read_date(m["day"], m["month"], m["year"]) if m else ""


def read_date(day: str, month: str, year: str) -> str:
    """Give the ISO date of a printed day, or "" where the calendar has none.

    >>> read_date("18", "June", "2007"), read_date("31", "June", "2007")
    ('2007-06-18', '')
    """
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day)).isoformat()
    except ValueError:
        return ""


def _find_first(text: str, end: int, last: re.Match[str], iso: str) -> Iterator[Mark]:
    """Find the first day of a range whose whole last date starts at an offset."""
    at = max(0, end - REACH)
    match = EARLIER.search(text[at:end])
    if match:
        first = read_date(match["day"], match["month"] or last["month"], last["year"])
        if first and first < iso:
            yield Mark(
                at + match.start("first"), at + match.end("first"), MarkKind.DATE, first
            )
