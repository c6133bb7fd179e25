"""How wide letters are in print."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from unres.lexicon.records import make_record, read_records

USUAL: Final = 500
"""The width of a letter that is not on record."""


@dataclass(frozen=True, slots=True)
class Width:
    """Letters that are equally wide."""

    width: int
    """Thousandths of the size of print."""
    letters: str
    source: str


@cache
def _widths() -> Mapping[str, int]:
    """Give the width of each letter on record.

    Raises:
        LexiconError: The records are wrong.
    """
    (tables,) = read_records("widths.toml", "width")
    records = [make_record(Width, table, "widths.toml") for table in tables]
    return {letter: record.width for record in records for letter in record.letters}


@lru_cache(maxsize=1024)
def width_of(letter: str) -> int:
    """Give the width of a letter; one with an accent is as wide as without."""
    base = unicodedata.normalize("NFD", letter)[:1]
    return _widths().get(letter, _widths().get(base, USUAL))
