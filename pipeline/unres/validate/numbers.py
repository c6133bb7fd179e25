"""Printed numbers: what `num` holds, and whether an eId carries it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from lxml import etree

from unres.lexicon.records import load_records
from unres.validate.schema import AKN

INDICATORS: Final = str.maketrans("", "", "ºª°")
"""Signs that make an ordinal of a digit: "1º", and the degree sign for them."""
SHORT: Final = 3
"""How many letters may stand alone as a number: "aa", "iii"."""
MOST: Final = 24
"""How many runs of letters and digits of a `num` are looked at."""
LONGEST: Final = 500
"""How many characters of a `num` are looked at."""
RUN = re.compile(r"[^\W_]+")

UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
"""Kana, Chinese and Korean characters: no blank parts them from a number."""
LINKING = re.compile(r"(?<=[^\W\d_]\s)[^\W\d_](?=\s[^\W\d_])")
"""A letter between two words, which is a word itself if small: "primero y segundo"."""
ROMAN = re.compile(
    r"(?=.)(?:c{0,4}(?:x[cl]|l?x{0,4})(?:i[xv]|v?i{0,4})"
    r"|M{0,4}(?:C[MD]|D?C{0,4})(?:X[CL]|L?X{0,4})(?:I[XV]|V?I{0,4}))"
)
"""A Roman numeral, in small or in capital letters throughout.

With "d" or "m" small letters are words, "dix" or "di", or those that follow "(cc)".
"""
ROMAN_VALUES: Final = {
    "i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000,
}  # fmt: skip

Run = tuple[str, bool, bool]
"""Letters and digits together; whether they begin a word, and whether they end one."""

_find_words = etree.XPath(
    "descendant::text()[not(ancestor::akn:authorialNote[ancestor::akn:num])]",
    namespaces={"akn": AKN[1:-1]},
)


@dataclass(frozen=True, slots=True)
class Affix:
    """Words beside a number that belong to it, or only seem to."""

    name: str
    why: str
    source: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def affixes() -> Mapping[str, Affix]:
    """Give the words that stand beside numbers."""
    return load_records(Affix, "numbering.toml", "affix")


def read_number(num: etree._Element) -> str:
    """Give the words of a `num` without the footnotes called in it."""
    words: Any = _find_words(num) if len(num) else num.text or ""
    return " ".join("".join(words).split())


def carries_number(id_: str, printed: str) -> bool:
    """Whether an eId carries a printed number, wherever in the words that stands.

    True where the words hold no number to carry ("Annex"). The number is the text of
    `num` without what is no part of it (Naming Convention 1.0, 5.4.3); "1.1" may stand
    at number 1 of number 1.

        >>> carries_number("art_11-2bis", "Art. 11.2 bis")
        True
        >>> carries_number("art_11-2", "Art. 11.2 bis"), carries_number("chp", "I")
        (False, False)
    """
    if not (found := find_numbers(printed)):
        return True
    numbers = [segment.partition("_")[2] for segment in id_.split("__")]
    if plain(numbers[-1]) in map("".join, found):
        return True
    # What stands before the last stop may be the number of the context.
    runs = [tuple(RUN.findall(plain_text(number))) for number in numbers]
    return any(sum(runs[-deep:], ()) in found for deep in range(2, len(runs) + 1))


@lru_cache(maxsize=4096)
def find_numbers(printed: str) -> frozenset[tuple[str, ...]]:
    """Give what may be meant by a printed number, each as its runs; none for words."""
    words = plain_text(printed)[:LONGEST]
    if any(unicodedata.numeric(char, 0) and not char.isdigit() for char in words):
        # Numbers written with the characters of a script that has no digits here.
        return frozenset()
    runs = _find_runs(words)
    if _has_digit(words):
        found = {each for each in _find_ranges(runs) if any(map(_has_digit, each))}
        found.add(tuple(run for run, *_ in runs if _is_number(run)))
        ends = {(*each[:-1], _strip_ordinal(each[-1])) for each in found}
        return frozenset(found | ends)
    if len(runs) == 1 and len(runs[0][0]) <= SHORT:
        return frozenset({(runs[0][0],)})
    words = LINKING.sub(lambda letter: "" if letter[0].islower() else letter[0], words)
    return frozenset(_find_lettered(_find_runs(words)))


@lru_cache(maxsize=4096)
def count_of(printed: str) -> tuple[int, str]:
    """Give the one number that is printed, with its kind; 0 for none.

    The kind is "1", "I" or "i". A single letter is no Roman numeral here: "(c)" comes
    after "(b)".

        >>> [count_of(each)[0] for each in ("Art. 1er", "IV.", "11 bis", "(c)", "5, 6")]
        [1, 4, 0, 0, 0]
    """
    runs = [run for run, *_ in _find_runs(plain_text(printed))]
    counted = [_strip_ordinal(run) for run in runs if _is_number(run)]
    romans = [run for run in runs if len(run) > 1 and ROMAN.fullmatch(run)]
    if len(counted) == 1 and counted[0].isdecimal():
        return int(counted[0][:9]), "1"
    if len(romans) == 1 and not counted:
        return _read_roman(romans[0]), "I" if romans[0].isupper() else "i"
    return 0, ""


def plain_text(words: str) -> str:
    """Give words with every script's digits as ASCII, and without ordinal signs."""
    words = unicodedata.normalize("NFKC", words.translate(INDICATORS))
    if words.isascii():
        return words
    return "".join(str(unicodedata.digit(char, char)) for char in words)


@lru_cache(maxsize=4096)
def plain(number: str) -> str:
    """Give the letters and digits of a number alone."""
    return "".join(RUN.findall(plain_text(number)))


def _find_runs(words: str) -> list[Run]:
    words = words[:LONGEST]
    if _has_digit(words):
        words = UNSPACED.sub(" ", words)
    runs: list[Run] = []
    for word in words.split():
        inside = RUN.findall(word)
        last = len(inside) - 1
        runs += [(run, at == 0, at == last) for at, run in enumerate(inside)]
    return runs[:MOST]


def _find_lettered(runs: list[Run]) -> Iterator[tuple[str, ...]]:
    """Give what may be a number of letters: one of them, or all to the end."""
    words = [run for run, *_ in runs]
    numerals = [bool(len(run) == 1 or ROMAN.fullmatch(run)) for run in words]
    if any(numerals):
        yield tuple(words)
    for at, (_, first, _) in enumerate(runs):
        # Not at the letter in "II-A".
        if numerals[at] and (first or not numerals[at - 1]):
            yield tuple(words[at:])
            if _may_end(runs, at):
                yield (words[at],)


def _find_ranges(runs: list[Run]) -> Iterator[tuple[str, ...]]:
    """Give the runs that stand together and may be a number."""
    starts = [at for at in range(len(runs)) if _may_begin(runs, at)]
    ends = [at for at in range(len(runs)) if _may_end(runs, at)]
    for start in starts:
        for end in ends:
            if start <= end:
                yield tuple(run for run, *_ in runs[start : end + 1])


def _may_begin(runs: list[Run], at: int) -> bool:
    """Whether a number may begin here: "Art.5", not after the stop in "11.2"."""
    run, first, _ = runs[at]
    return first or (runs[at - 1][0].isalpha() and _has_digit(run))


def _may_end(runs: list[Run], at: int) -> bool:
    """Whether a number may end here: not before "bis", nor inside "11.2"."""
    if at + 1 == len(runs):
        return True
    run, _, last = runs[at]
    following = runs[at + 1][0]
    if following.casefold() in affixes()["continuation"].words:
        return False
    if last:
        return not (len(following) == 1 and at + 2 == len(runs))
    return _has_digit(run) and following.isalpha() and len(following) > 1


def _is_number(run: str) -> bool:
    """Whether a run is a part of a number and no word."""
    words = affixes()["continuation"].words
    return _has_digit(run) or len(run) == 1 or run.casefold() in words


def _strip_ordinal(run: str) -> str:
    """Give a run without the ending that makes an ordinal of it."""
    digits = run.rstrip("".join({*"".join(affixes()["ordinal"].words)}))
    ending = run[len(digits) :]
    ordinal = digits[-1:].isdigit() and ending in affixes()["ordinal"].words
    return digits if ordinal else run


def _read_roman(numeral: str) -> int:
    values = [ROMAN_VALUES[letter] for letter in numeral.lower()]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _has_digit(run: str) -> bool:
    return any(map(str.isdigit, run))
