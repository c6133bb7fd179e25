"""The words by which a report is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from unres.lexicon.records import make_record, read_table


@dataclass(frozen=True, slots=True)
class Reports:
    """What the lexicon knows of asking for reports."""

    source: str
    words: Mapping[str, str]
    """Language → a pattern of the words."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def reports() -> Reports:
    """Return what is known of asking for reports.

    Raises:
        LexiconError: The file is wrong.
    """
    return make_record(Reports, read_table("reports.toml"), "reports.toml")


@cache
def report_pattern(language: str) -> re.Pattern[str] | None:
    """Return the pattern of a language; None where it is not known."""
    words = reports().words.get(language)
    return re.compile(words, re.IGNORECASE) if words else None
