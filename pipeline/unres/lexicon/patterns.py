"""The patterns by which lines and the words around names are known, by language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from unres.errors import LexiconError
from unres.lexicon.records import load_records

LANGUAGES: Final = ("en",)
"""The languages whose words the lexicons know; symbols are the same in all."""

FILES: Final = ("patterns", "signs")
"""The files of patterns: those of lines, and those of what stands around names."""


@dataclass(frozen=True, slots=True)
class PatternRecord:
    """A named way in which a line of a document is printed, or some words of it."""

    name: str
    pattern: str
    """A verbose regex: blanks in it mean nothing, `\\ ` or `[ ]` is a space."""
    why: str
    source: str
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def pattern_records(language: str = "en") -> Mapping[str, PatternRecord]:
    """Give the patterns of a language by name.

    Raises:
        LexiconError: The records are wrong.
    """
    names = [f"{file}-{language}.toml" for file in FILES]
    found = [load_records(PatternRecord, name, "pattern") for name in names]
    return {name: record for records in found for name, record in records.items()}


@cache
def pattern(name: str, language: str = "en") -> re.Pattern[str]:
    """Give a pattern by name, compiled; `{other}` in it stands for another pattern.

    Raises:
        LexiconError: The records are wrong.
    """
    return re.compile(_expand(name, language), re.VERBOSE)


def _expand(name: str, language: str) -> str:
    """Give the regex of a pattern with those that it names put in."""
    records = pattern_records(language)
    if name not in records:
        raise LexiconError(f"there is no pattern {name!r} in {language}")
    return re.sub(
        r"\{([a-z]+(?:-[a-z]+)*)\}",
        lambda m: f"(?:{_expand(m[1], language)})",
        records[name].pattern,
    )
