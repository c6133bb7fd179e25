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
_PAIR: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+)(?=[-‑]([^\W\d_]+))")
_SHORTEST: Final = 3
"""A part of a compound that is not known otherwise has so many letters at least."""
_RARE: Final = 2
"""A compound whose hyphen was lost stands closed so often at most."""
_OFTEN: Final = 3
"""A word that stands with a hyphen so many times as often has lost it for sure."""


@final
class Compounds:
    """The words of a document, and those that it writes with a hyphen between."""

    def __init__(
        self, lines: Sequence[str], whole: Sequence[str], language: Language
    ) -> None:
        """Take the lines, and those that were printed as one."""
        text = "\n".join(lines).casefold()
        self._language = language
        self._whole = "\n".join(whole).casefold()
        hyphened = [word for word in text.split() if "-" in word or "‑" in word]
        self._words = Counter(WORD.findall(text))
        self._pairs = Counter[tuple[str, str]](_PAIR.findall(" ".join(hyphened)))

    def rank(self, left: str, right: str, *, closed: bool) -> int:
        """Tell how surely a hyphen parts two words, 1 for the surest; 0: it may not.

        They stand as one word where they are `closed`, else with a blank between.
        """
        a, b = left.casefold(), right.casefold()
        first, second = self._has("compound-first", a), self._has("compound-second", b)
        if (first and second) or self._has("compound", f"{a} {b}"):
            return SURE
        paired = self._pairs[a, b]
        if not closed:
            likely = first or second
            # Lines that are two may have lost the hyphen where they have a blank.
            if not (likely or paired > 1) or self._is_parted(a, b, paired):
                return 0
            return SURE if paired else _LIKELY
        camel = right[0].isupper() and left[-1].islower()
        camel = camel and min(len(a), len(b)) >= _SHORTEST
        count = self._words[a + b]
        # A word is lost that the document writes with a hyphen, at least as often.
        if camel or 0 < paired >= count:
            return SURE
        known = (first and self._words[b]) or (second and self._words[a])
        rare = known and count <= _RARE
        return SURE if rare and not self._has("compound-closed", f"{a} {b}") else 0

    def _has(self, sort: str, words: str) -> bool:
        return pattern(sort, self._language).fullmatch(words) is not None

    def _is_parted(self, left: str, right: str, paired: int) -> bool:
        """Whether two words have a blank between more often than a hyphen."""
        parted = re.findall(rf"(?<![^\W\d_]){left} {right}(?![^\W\d_])", self._whole)
        return len(parted) > max(1, paired)

    def find_lost(self) -> dict[str, int]:
        """Find the words that lost a hyphen for sure, and where it stood in them."""
        return {
            a + b: len(a)
            for (a, b), paired in self._pairs.items()
            if 0 < self._words[a + b] * _OFTEN <= paired
        }
