"""The patterns by which lines and the words around names are known, by language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from unres.errors import LexiconError
from unres.language import Language
from unres.lexicon.records import has_file, load_records

ANY: Final = "any"
"""The folder of what is printed the same in all languages."""
FULL: Final = "en"
"""The folder that has every pattern: what it does not have is a slip."""
FILES: Final = ("patterns", "signs", "citations")
"""The files of patterns: those of lines, of what stands around names, of citations."""
NEVER: Final = r"\0(?!)"
"""What matches nothing: a language need not print all that another does.

It opens with a character that no text has, for which a search looks at no other place.
"""


NAMED: Final = re.compile(r"\(\?P<\w+>")
"""How a group with a name opens."""


@dataclass(frozen=True, slots=True)
class PatternRecord:
    """A named way in which a line of a document is printed, or some words of it."""

    name: str
    pattern: str
    """A verbose regex: blanks in it mean nothing, `\\ ` or `[ ]` is a space."""
    why: str
    source: str
    cues: tuple[str, ...] = ()
    """Letters, some of which stand in whatever it matches: they are found faster."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def has_words(language: Language) -> bool:
    """Whether the lexicons have patterns of a language, and not only its letters."""
    return has_file(f"{language.tag}/{FILES[0]}.toml")


@cache
def pattern_records(folder: str) -> Mapping[str, PatternRecord]:
    """Give the patterns of a language by name, with those of any language.

    Takes the folder of the language: its tag. One of its own goes before one of any.

    Raises:
        LexiconError: The records are wrong.
    """
    names = [f"{part}/{file}.toml" for part in (ANY, folder) for file in FILES]
    found = [load_records(PatternRecord, n, "pattern") for n in names if has_file(n)]
    return {name: record for records in found for name, record in records.items()}


@cache
def cues(name: str, language: Language) -> tuple[str, ...]:
    """Give the cues of a pattern in a language; none where it has none."""
    record = pattern_records(language.tag).get(name)
    return record.cues if record else ()


def may_hold(text: str, cues: Sequence[str]) -> bool:
    """Whether a text has one of some cues; any text may hold what has none."""
    for cue in cues:
        if cue in text:
            return True
    return not cues


@cache
def pattern(name: str, language: Language) -> re.Pattern[str]:
    """Give a pattern by name, compiled; `{other}` in it stands for another pattern.

    Raises:
        LexiconError: The records are wrong, or no language has the pattern.
    """
    return re.compile(_expand(name, language.tag), re.VERBOSE)


@cache
def one_of(names: tuple[str, ...], language: Language) -> re.Pattern[str]:
    """Compile patterns as one, whose groups have no names: any of them matches.

    Most lines are told at once to be none of several things.

    Raises:
        LexiconError: The records are wrong, or no language has one of the patterns.
    """
    plain = [NAMED.sub("(?:", _expand(name, language.tag)) for name in names]
    return re.compile("|".join(f"(?:{each})" for each in plain), re.VERBOSE)


def _expand(name: str, folder: str) -> str:
    """Give the regex of a pattern with those that it names put in."""
    records = pattern_records(folder)
    if name not in records:
        if name not in pattern_records(FULL):
            raise LexiconError(f"there is no pattern {name!r}")
        return NEVER
    return re.sub(
        r"\{([a-z]+(?:-[a-z]+)*)\}",
        lambda m: f"(?:{_expand(m[1], folder)})",
        records[name].pattern,
    )
