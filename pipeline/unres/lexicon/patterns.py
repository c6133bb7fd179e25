"""The patterns by which printed lines are known: data, by language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from unres.errors import LexiconError
from unres.lexicon.records import load_records


@dataclass(frozen=True, slots=True)
class PatternRecord:
    """A named way in which a line of a document is printed."""

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
    name = f"patterns-{language}.toml"
    return load_records(PatternRecord, name, "pattern")


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
        raise LexiconError(f"there is no pattern {name!r} in patterns-{language}.toml")
    return re.sub(
        r"\{([a-z]+(?:-[a-z]+)*)\}",
        lambda m: f"(?:{_expand(m[1], language)})",
        records[name].pattern,
    )
