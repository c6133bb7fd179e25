"""Printed dates: "18 June 2007", "June 18, 2007", "from 18 to 22 March 2002"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Final

from unres.language import Language
from unres.lexicon.patterns import pattern
from unres.marks.finder import Context
from unres.model import Mark, MarkKind
from unres.numbers import read_number

START: Final = 8
"""How far before a month its day begins, at most."""

REACH: Final = 30
"""How far before a date a range looks: "between 30 September and "."""


def find_dates(text: str, context: Context) -> Iterator[Mark]:
    """Find dates with day, month and year; what no calendar has is left alone.

    The first day of a range is marked where the words give its month and year:
    "18" in "from 18 to 22 March 2002" is 2002-03-18.
    """
    language = context.language
    whole, before = pattern("date-end", language), pattern("date-start", language)
    for match in whole.finditer(text):
        at, day = match.start(), match["day"]
        head = before.search(text, max(0, at - START), at)
        if head and not day:
            at, day = head.start(), head["day"]
        iso = head and day and read_date(day, match["month"], match["year"], language)
        if iso:
            if at < match.start():
                yield from _find_first(text, at, match, iso, language)
            yield Mark(at, match.end(), MarkKind.DATE, iso)


def find_date(words: str, language: Language) -> str:
    """Give the first printed date in some words as an ISO date; "" for none."""
    m = pattern("date", language).search(words)
    return read_date(m["day"], m["month"], m["year"], language) if m else ""


def read_date(day: str, month: str, year: str, language: Language) -> str:
    """Give the ISO date of a printed day, or "" where the calendar has none.

    >>> from unres.lexicon import find_language
    >>> english = find_language("en")
    >>> read_date("18", "June", "2007", english)
    '2007-06-18'
    >>> read_date("31", "June", "2007", english)
    ''
    """
    number = _number_months(language).get(month) or _find_month(month, language)
    try:
        return date(read_number(year), number, read_number(day)).isoformat()
    except ValueError:
        return ""


@cache
def _number_months(language: Language) -> Mapping[str, int]:
    """Give the number of each month that is printed in one way only."""
    return {name.capitalize(): i for i, name in enumerate(language.months, 1)}


@lru_cache(maxsize=1024)
def _find_month(month: str, language: Language) -> int:
    """Give the number of a month by any of its names; 0 for none."""
    plain = " ".join(month.casefold().split())
    each = enumerate(language.months, 1)
    return next((i for i, names in each if re.fullmatch(names, plain)), 0)


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
