"""Printed dates as ISO dates: "18 June 2007", "June 18, 2007"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

from unres.language import Language
from unres.lexicon.patterns import pattern
from unres.numbers import read_number


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
