"""Rules for the script of the words: that of the language that the file names."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from string import ascii_letters
from typing import Final

from unres.lexicon.records import load_records
from unres.validate.facts import Facts, Fault, fault

SAMPLE: Final = 2_000
"""About how many characters of a file are looked at."""
ASCII: Final = bytes(range(0x80))
"""What most texts are made of for the most part."""
NO_LETTERS: Final = bytes(set(range(0x100)) - {*ascii_letters.encode()})
"""All bytes but those of the letters of ASCII."""
FEWEST: Final = 20
"""From how many letters on a file's words tell its script."""
SHARE: Final = 3
"""One letter in so many, at least, is of a script of the language."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script, and the languages that are written in it."""

    name: str
    source: str
    languages: tuple[str, ...]
    weight: int = 1
    """How many letters of an alphabet one of its characters is worth."""
    leftward: bool = False
    """Whether it runs from right to left."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def scripts() -> Mapping[str, Script]:
    """Give the scripts by how Unicode names their letters."""
    return load_records(Script, "scripts.toml", "script")


@cache
def scripts_of(language: str) -> frozenset[str]:
    """Give the scripts of a language by its code of three letters; none if unknown.

    >>> sorted(scripts_of("srp"))
    ['CYRILLIC', 'LATIN']
    """
    return frozenset(
        name for name, script in scripts().items() if language in script.languages
    )


def is_leftward(facts: Facts) -> bool:
    """Whether one of the languages of a file is written from right to left, or may be.

    What language it is in is not known: "und".
    """
    if "und" in _languages(facts):
        return True
    known = (scripts()[name] for code in _languages(facts) for name in scripts_of(code))
    return any(script.leftward for script in known)


def check_scripts(facts: Facts) -> Iterator[Fault]:
    """Find words in a script that none of the file's languages is written in."""
    codes = _languages(facts)
    expected = [scripts_of(code) for code in codes]
    if not codes or not all(expected):
        return
    counts = _count_scripts(facts.read_words())
    total = counts.total()
    fitting = sum(counts[name] for name in frozenset().union(*expected))
    if total >= FEWEST and fitting * SHARE < total:
        (most, _), *_ = counts.most_common(1)
        element = next(facts.find_named("FRBRlanguage"))
        names = ", ".join(dict.fromkeys(codes))
        message = f'the language is "{names}", most letters are {most.capitalize()}'
        yield fault("T010", element, message)


def drop_ascii(words: str) -> str:
    """Give the characters of some words that are not of ASCII, one after another."""
    return words.encode().translate(None, ASCII).decode()


def _languages(facts: Facts) -> list[str]:
    return [e.get("language", "") for e in facts.find_named("FRBRlanguage")]


def _count_scripts(words: str) -> Counter[str]:
    """Count the letters of each script in a sample of some words, spread over them."""
    sample = words[:: len(words) // SAMPLE + 1]
    counts = Counter(LATIN=len(sample.encode().translate(None, NO_LETTERS)))
    for char, count in Counter(drop_ascii(sample)).items():
        if char.isalpha():
            name = _script_of(char)
            counts[name] += count * (scripts()[name].weight if name in scripts() else 1)
    return counts


@lru_cache(maxsize=4096)
def _script_of(char: str) -> str:
    """Give the script of a letter, as Unicode begins its name."""
    return unicodedata.name(char, "?").partition(" ")[0]
