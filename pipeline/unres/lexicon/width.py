"""How wide letters are in print."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
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


class _Widths(dict[str, int]):
    """How wide letters are; what is not on record is told when it is first met."""

    def __missing__(self, letter: str) -> int:
        """Take a letter with an accent to be as wide as without."""
        base = unicodedata.normalize("NFD", letter)[:1]
        self[letter] = self[base] if base != letter else USUAL
        return self[letter]


@cache
def widths() -> Mapping[str, int]:
    """Give the width of every letter.

    Raises:
        LexiconError: The records are wrong.
    """
    (tables,) = read_records("widths.toml", "width")
    records = [make_record(Width, table, "widths.toml") for table in tables]
    return _Widths({
        each: record.width for record in records for each in record.letters
    })
