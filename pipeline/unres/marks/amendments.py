"""Changes of another text's words: "to replace the words “X” with “Y”"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from unres.language import COLONS, UNKNOWN
from unres.lexicon.patterns import pattern
from unres.marks.passage import Passage
from unres.model import Kind, Mark, MarkKind

QUOTED: Final = re.compile(r"(?:“|«\s?)([^“”«»]{1,600}?)(?:”|\s?»)")
"""Words between quotation marks that hold no others."""
NEAR: Final = 100
"""How far, in characters, quoted words may stand from the verb or from each other."""
CHANGING: Final = frozenset({Kind.OPERATIVE, Kind.POINT, Kind.PROSE})
"""The blocks that may change a text: a preamble only tells of changes."""


def find_amendments(passage: Passage) -> list[Mark]:
    """Find what changes the words of another text, and the words that it quotes.

    A change reaches from the verb, or the words quoted before it, to the last words
    quoted near it; one that ends with a colon has the new text below it.
    """
    text, language = passage.text, passage.language
    marks: list[Mark] = []
    if language is UNKNOWN or passage.context.kind not in CHANGING:
        return marks
    if "“" not in text and not text.endswith(COLONS):
        return marks
    quotes = [m.span() for m in QUOTED.finditer(text)]
    bare = text.rstrip()
    colon = len(bare) - 1 if bare.endswith(COLONS) else -1
    last = at = 0
    for verb in pattern("amending", language).finditer(text):
        start, end = verb.span()
        while at < len(quotes) and quotes[at][1] <= start:
            at += 1
        if start < last or (at < len(quotes) and quotes[at][0] < start):
            continue
        first = _find_first(text, quotes, at, start, last)
        after = _find_last(text, quotes, at, end)
        start = quotes[first][0] if first < at else start
        end = quotes[after - 1][1] if after > at else end
        anew = end <= colon <= end + NEAR and not text[end:colon].strip()
        if anew and pattern("anew", language).search(verb[0]):
            end = len(text)
        if first < after or end == len(text):
            marks.append(Mark(start, end, MarkKind.AMENDMENT))
            for left, right in quotes[first:after]:
                marks.append(Mark(left + 1, right - 1, MarkKind.QUOTE))
            last = end
    return marks


def _find_first(
    text: str, quotes: Sequence[tuple[int, int]], at: int, start: int, last: int
) -> int:
    """Give the first quotation before a verb that is near it; `at` for none."""
    first = at
    for i in range(at - 1, -1, -1):
        left, right = quotes[i]
        if left < last or not _is_near(text, right, start):
            break
        first = i
    return first


def _find_last(text: str, quotes: Sequence[tuple[int, int]], at: int, end: int) -> int:
    """Give the place after the last quotation of those behind a verb, each near."""
    while at < len(quotes) and _is_near(text, end, quotes[at][0]):
        end = quotes[at][1]
        at += 1
    return at


def _is_near(text: str, start: int, end: int) -> bool:
    """Whether what stands between two places belongs to one sentence."""
    between = text[start:end] if end - start <= NEAR else ";"
    return ";" not in between and ". " not in between
