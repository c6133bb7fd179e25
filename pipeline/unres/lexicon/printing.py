"""How wide letters are in print, and which words stand side by side."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from unres.errors import LexiconError
from unres.language import Language
from unres.lexicon.records import has_file, make_record, read_records, read_words

USUAL: Final = 500
"""The width of a letter that is not on record."""
UNSEEN: Final = -1
"""The bits of two words of which nothing is on record."""
_SIGNS: Final = '“”"()[]’'
_MARKS: Final = ",;:."


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


@cache
def _sequences(name: str) -> Mapping[str, Mapping[str, int]]:
    """Give the bits of each word behind each other one, as a file has them."""
    read: dict[str, dict[str, int]] = {}
    for line in read_words(name).splitlines():
        if line.startswith("# "):
            continue
        before, _, after = line.partition("\t")
        pairs = (pair.rpartition(":") for pair in after.split(" "))
        try:
            read[before] = {word: int(bits) for word, _, bits in pairs}
        except ValueError as fault:
            raise LexiconError(f"{name}: {line[:40]!r}: {fault}") from fault
    return read


@lru_cache(maxsize=4096)
def weigh_sequence(before: str, after: str, language: Language) -> int:
    """Give what speaks for a word behind another one, in bits; below 0, against it.

    0 where the words of the language were not counted.

    Raises:
        LexiconError: The records are wrong.
    """
    name = f"{language.tag}/sequences.tsv"
    if not has_file(name):
        return 0
    known = _sequences(name)
    second, first = _read(after), _read(before)
    for word, other in ((0, 0), (1, 0), (0, 1), (1, 1)):
        bits = known.get(first[word], {}).get(second[other])
        if bits is not None:
            return bits
    return UNSEEN


def _read(word: str) -> tuple[str, str]:
    """Give a word as it is on record where it is frequent, and where it is not."""
    mark = "," if word[-1:] in _MARKS else ""
    bare = word.rstrip(_MARKS + _SIGNS).lstrip(_SIGNS)
    whole = word.strip(_SIGNS).casefold()
    if not bare:
        return whole, "#"
    if bare[0].isdigit():
        return whole, "0" + mark
    return whole, f"{'^' * bare[0].isupper()}-{bare.casefold()[-2:]}{mark}"
