"""Words that hold a name of some lexicon and do not mean what it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from unres.lexicon.records import load_records


@dataclass(frozen=True, slots=True)
class Word:
    """Words that are read as such: "United States dollar" is no state."""

    name: str
    source: str
    examples: tuple[str, ...] = ()


@cache
def other_words(kind: str) -> Mapping[str, Word]:
    """Give the words in the lexicon of a kind that hold names of it: of a "place".

    Raises:
        LexiconError: The records are wrong.
    """
    return load_records(Word, f"{kind}s.toml", "other", kind)
