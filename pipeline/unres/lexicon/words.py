"""Words beside the names of a lexicon: they hold a name, or may be the end of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from unres.lexicon.records import load_records


@dataclass(frozen=True, slots=True)
class Word:
    """Words that name nothing: "United States dollar" is no state."""

    name: str
    source: str
    examples: tuple[str, ...] = ()


@cache
def other_words(kind: str) -> Mapping[str, Word]:
    """Give the words in the lexicon of a kind ("place") that are no names.

    Raises:
        LexiconError: The records are wrong.
    """
    return load_records(Word, f"{kind}s.toml", "other", kind)
