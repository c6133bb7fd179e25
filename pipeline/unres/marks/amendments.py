"""Changes of another text's words: "to replace the words “X” with “Y”"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unres.lexicon.patterns import pattern
from unres.marks.finder import LANGUAGES, Context
from unres.model import Kind, Mark, MarkKind

QUOTED: Final = re.compile(r"“([^“”]{1,600})”")
"""Words between quotation marks that hold no others."""

NEAR: Final = 100
"""How far, in characters, quoted words may stand from the verb or from each other."""

CHANGING: Final = frozenset({Kind.OPERATIVE, Kind.POINT, Kind.PROSE})
"""The blocks that may change a text: a preamble only tells of changes."""


def find_amendments(text: str, context: Context) -> Iterator[Mark]:
    """Find what changes the words of another text, and the words that it quotes.

    A change reaches from the verb, or the words quoted before it, to the last words
    quoted near it; one that ends with a colon has the new text below it.
    """
    if context.language not in LANGUAGES or context.kind not in CHANGING:
        return
    if "“" not in text and not text.endswith(":"):
        return
    quotes = [(m.start(), m.end()) for m in QUOTED.finditer(text)]
    last = 0
    for verb in pattern("amending").finditer(text):
        start, end = verb.span()
        if start < last or any(left < start < right for left, right in quotes):
            continue
        start, end = _reach(text, start, end, [q for q in quotes if q[0] >= last])
        if text[end:].strip() == ":" and pattern("anew").search(verb[0]):
            end = len(text)
        inside = [q for q in quotes if start <= q[0] and q[1] <= end]
        if inside or end == len(text):
            yield Mark(start, end, MarkKind.AMENDMENT)
            yield from (Mark(a + 1, b - 1, MarkKind.QUOTE) for a, b in inside)
            last = end


def _reach(
    text: str, start: int, end: int, quotes: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """Give where a change starts and ends: its verb, and the quotations near it."""
    for left, right in quotes:
        if right <= start and _is_near(text[right:start]):
            start = left
            break
    for left, right in quotes:
        if left >= end and _is_near(text[end:left]):
            end = right
    return start, end


def _is_near(between: str) -> bool:
    """Whether what stands between two places belongs to one sentence."""
    return len(between) <= NEAR and ";" not in between and ". " not in between
