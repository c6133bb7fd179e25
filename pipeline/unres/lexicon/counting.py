"""Numbers in words, cardinal and ordinal, in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import Final

from unres.language import Language
from unres.lexicon.records import load_record
from unres.numbers import read_number, write_roman


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What the words of numbers are worth: a regex of each, and its value.

    The value of several words is their sum, in whatever order a language says them.
    """

    source: str = ""
    cardinals: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    leading: Mapping[str, int] = field(default_factory=dict)
    """The words of an ordinal that make none alone: "twenty" in "twenty-first"."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """The words beside the number of a heading, folded, and what each makes of it."""
    written: Mapping[str, str] = field(default_factory=dict)
    """How numbers of resolutions are written, in letters that are not ASCII, and what
    their symbols have there."""


_SESSION: Final = re.compile(r"\((S-)?(\d{1,2})\)")
"""The session in the number of a resolution: symbols have it in Roman letters."""


numbers_in: Final = cache(partial(load_record, NumberWords, "numbers.toml"))
"""Return the numbers that a language has words for."""


def read_ordinal(words: str, language: Language) -> int:
    """Give the number of an ordinal in words or digits, or 0.

    >>> from unres.lexicon import find_language
    >>> english = find_language("en")
    >>> read_ordinal("twenty-eighth", english), read_ordinal("One hundredth", english)
    (28, 100)

    A hyphen may be broken, as by a program that read the page.

    >>> read_ordinal("eighty - fourth", english)
    84
    """
    numbers = numbers_in(language)
    return _add(words, numbers.ordinals, numbers.leading)


def read_cardinal(words: str, language: Language) -> int:
    """Give the number of a cardinal in words or digits, or 0."""
    return _add(words, numbers_in(language).cardinals, {})


def spell_number(number: str, language: Language) -> str:
    """Spell the number of a resolution as its symbol has it.

    >>> from unres.lexicon import find_language
    >>> arabic = find_language("ar")
    >>> spell_number("217 ألف (د-3)", arabic), spell_number("دإ-30/1", arabic)
    ('217 A (III)', 'S-30/1')
    """
    written = _compile_written(language)
    if not number.isascii():
        for form, plain in written:
            number = form.sub(plain, number)
    if not written:
        return number
    return _SESSION.sub(
        lambda m: f"({m[1] or ''}{write_roman(int(m[2])).upper()})", number
    )


@cache
def _compile_written(language: Language) -> Sequence[tuple[re.Pattern[str], str]]:
    """Compile how numbers of resolutions are written, each with what symbols have."""
    written = numbers_in(language).written
    return [(re.compile(form), plain) for form, plain in written.items()]


@lru_cache(maxsize=1024)
def read_heading(number: str, language: Language) -> str:
    """Tell what a heading is by the word beside its number; "" where it has none.

    >>> from unres.lexicon import find_language
    >>> read_heading("Première partie", find_language("fr"))
    'part'
    """
    folded = number.strip().casefold()
    kinds = numbers_in(language).headings.items()
    return next((kind for form, kind in kinds if re.search(form, folded)), "")


def _add(words: str, own: Mapping[str, int], leading: Mapping[str, int]) -> int:
    """Give the sum of the words of a number; 0 where one of them is not known.

    One of its `own` words must be among them.
    """
    if not (plain := " ".join(words.casefold().split())):
        return 0
    if value := read_number(plain):
        return value
    values = [*own.values(), *leading.values()]
    forms, at, whole = _compile((*own, *leading)), 0, False
    while at < len(plain):
        m = forms.match(plain, at)
        if m is None or not m.lastindex:
            return 0
        value += values[m.lastindex - 1]
        at, whole = m.end(), whole or m.lastindex <= len(own)
    return value if whole else 0


@cache
def _compile(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Compile words of numbers, a group for each, with what joins them to the next."""
    return re.compile(
        "(?:" + "|".join(f"({form})" for form in forms) + r")(?:\s?-\s?|\s|$|(?=\w))"
    )
