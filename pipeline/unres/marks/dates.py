"""Printed dates as ISO dates: "18 June 2007", "June 18, 2007"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

from unres.language import Language
from unres.lexicon.patterns import NEVER, pattern
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


@lru_cache(maxsize=256)
def _find_month(month: str, language: Language) -> int:
    """Give the number of a month by any of its names; 0 for none."""
    m = _compile_months(language).fullmatch(" ".join(month.casefold().split()))
    return m.lastindex or 0 if m else 0


@cache
def _compile_months(language: Language) -> re.Pattern[str]:
    return re.compile("|".join(f"({names})" for names in language.months) or NEVER)
