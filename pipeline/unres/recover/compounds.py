"""Compounds: between which words of a document a hyphen stands, or stood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, final

from unres.language import Language
from unres.lexicon.patterns import pattern

WORD: Final = re.compile(r"[^\W\d_]+")
HYPHENS: Final = ("-", "‑")
SURE: Final = 1
"""The rank of two words that are a compound for certain."""

_LIKELY: Final = 2
_PAIR: Final = re.compile(r"(?=(?<![^\W\d_])([^\W\d_]+)[-‑]([^\W\d_]+))")
_SHORTEST: Final = 3
"""A part of a compound that is not known otherwise has so many letters at least."""
_RARE: Final = 2
"""A compound whose hyphen was lost stands closed so often at most."""
_OFTEN: Final = 3
"""So many times as often it stands with one where it is sure to have lost it."""


@final
class Spelling:
    """The words of a document, and those that it writes with a hyphen between."""

    def __init__(
        self, lines: Sequence[str], whole: Sequence[str], language: Language
    ) -> None:
        """Take the lines, and those that were printed as one."""
        self._language = language
        self._printed = "\n".join(lines)
        self._text = self._printed.casefold()
        self._whole = "\n".join(whole).casefold()
        self._hyphened = "\n".join([
            line
            for line in self._text.split("\n")
            if HYPHENS[0] in line or HYPHENS[1] in line
        ])

    def rank(self, left: str, right: str, *, closed: bool) -> int:
        """Tell how surely a hyphen parts two words, 1 for the surest; 0: it may not.

        They stand as one word where they are `closed`, else with a blank between.
        """
        a, b = left.casefold(), right.casefold()
        first, second = self._has("compound-first", a), self._has("compound-second", b)
        if (first and second) or self._has("compound", f"{a} {b}"):
            return SURE
        paired = sum(_count(f"{a}{hyphen}{b}", self._hyphened) for hyphen in HYPHENS)
        if not closed:
            # Lines that are two may have lost the hyphen where they have a blank.
            if _count(f"{a} {b}", self._whole) > max(1, paired):
                return 0
            used = paired > (not first and not second)
            return SURE if used else _LIKELY * (first or second)
        camel = right[0].isupper() and left[-1].islower() and len(a) >= _SHORTEST
        count = _count(a + b, self._text)
        # A word is lost that the document writes with a hyphen, at least as often.
        if camel or 0 < paired >= count:
            return SURE
        known = (first and _count(b, self._text)) or (second and _count(a, self._text))
        rare = known and count <= _RARE
        return SURE if rare and not self._has("compound-closed", f"{a} {b}") else 0

    def _has(self, sort: str, words: str) -> bool:
        """Whether the lexicon has words among those of a sort."""
        return pattern(sort, self._language).fullmatch(words) is not None

    def find_lost(self) -> dict[str, int]:
        """Find the words that lost a hyphen for sure, and where it stood in them.

        They begin without a capital.
        """
        words = Counter(map(uncap, WORD.findall(self._printed)))
        pairs = Counter((uncap(m[1]), m[2]) for m in _PAIR.finditer(self._printed))
        return {
            a + b: len(a)
            for (a, b), paired in pairs.items()
            if 0 < words[a + b] * _OFTEN <= paired
        }


def uncap(word: str) -> str:
    """Give a word without the capital that opens a sentence."""
    return word[0].lower() + word[1:]


def _count(words: str, text: str) -> int:
    """Count how often words stand in a text and are not a part of longer ones."""
    found = 0
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        found += not (text[at - 1 : at].isalpha() or text[end : end + 1].isalpha())
        at = text.find(words, at + 1)
    return found
