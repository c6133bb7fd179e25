"""The chain of footnote calls: which digits glued to words are calls.

Digits after a word may be a call ("Agreement2") or not ("COP28"). Calls count up
through the document, so the best chain of rising numbers tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple


class Candidate(NamedTuple):
    """Digits that may be a call: where they stand, and how likely they are."""

    line: int
    start: int
    end: int
    value: int
    weight: float


_DIGITS: Final = re.compile(r"\d\d*")
"""Digits; a pattern that opens with one character is looked for far faster."""
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d(\d{1,3})")
_RECENT: Final = re.compile(r"19[4-9]\d|20[0-3]\d")
_SESSION: Final = re.compile(r"(?<![\w/.])(?:\d{1,3}|[IVX]{1,4})/$")
_ACRONYM: Final = re.compile(r"(?<![^\W\d_])(?:[A-Z]+|[^\W\d_])$")
_BEFORE: Final = frozenset("’”)],.;:")
"""Marks that a call may follow: "session,1 and"."""
_INSIDE: Final = frozenset("-.")
_AFTER: Final = frozenset(' .,;:)”’"]—–')
"""What may follow a call; the end of the words, too."""

NEAR: Final = {1: 1.0, 2: 0.4, 3: 0.1}
"""What a step to the next number is worth: calls may be lost, but seldom."""

BOUND: Final = 1.6
"""What digits that other digits run into cost: they are calls only in a gap."""

ACRONYM: Final = 1.1
"""What digits behind capitals or a lone letter cost: "CO2", "COP28" are words."""

TIGHT: Final = 0.3
"""What digits cost that a word runs on behind."""

LONGEST: Final = 3
"""How many digits a resolution's number or a call has at most."""

REACH: Final = 40
"""How far back the start of a symbol is looked for."""

KNOWN: Final = 0.5
"""What it is worth that a note has the number, where notes are there."""


def find_candidates(line: int, words: str) -> Iterator[Candidate]:
    """Give the digits in some words that may be calls, in order.

    "Agreement2", "session,1 and", "Weapons6and", "20212 as", "71/2051".
    """
    for m in _DIGITS.finditer(words):
        start, end = m.span()
        before, after = words[start - 1 : start], words[end : end + 1]
        if before == "/" and after != "/" and not after.isalpha():
            yield from _split_number(line, words, start, end)
        elif before == "[" and after == "]":
            yield Candidate(line, start - 1, end + 1, int(m[0]), 0.0)
        elif before in _INSIDE and end - start >= LONGEST:
            # "COVID-1910": what a call is glued to ends in digits itself.
            for at in range(end - 2, end):
                yield Candidate(line, at, end, int(words[at:end]), -BOUND)
        elif before.isalpha() or before in _BEFORE:
            cost = _weigh(words, start, end)
            if cost is not None:
                yield Candidate(line, start, end, int(m[0]), -cost)
        elif (year := _YEAR.fullmatch(m[0])) and after != "/" and before != ",":
            yield Candidate(line, start + year.start(1), end, int(year[1]), 0.0)


def _weigh(words: str, start: int, end: int) -> float | None:
    """Give what digits behind a word or a mark cost as a call; None: no call."""
    after = words[end : end + 1]
    if end - start > LONGEST or _is_thousand(words, start, end):
        return None
    if not after or after in _AFTER:
        cost = ACRONYM if _ACRONYM.search(words[max(0, start - REACH) : start]) else 0.0
        return BOUND if _is_part(words, start) else cost
    tight = words[end : end + 2].isalpha() and words[end : end + 2].islower()
    return TIGHT if tight and end - start < LONGEST else None


def _is_thousand(words: str, start: int, end: int) -> bool:
    """Whether digits are the last three of a number such as 1,000."""
    comma = words[start - 1] == "," and words[start - 2 : start - 1].isdigit()
    return comma and end - start == LONGEST


def _split_number(line: int, words: str, start: int, end: int) -> Iterator[Candidate]:
    """Give the calls that may hide in the number of a resolution.

    "40/258" is 40/25 with call 8, or has none; "71/2051" must have one, for no
    session adopts a thousand resolutions; "28/2023" is a law and its year.
    """
    if not _SESSION.search(words[max(0, start - LONGEST - 3) : start]):
        return
    number = words[start:end]
    whole = len(number) <= LONGEST or _RECENT.fullmatch(number)
    for at in range(max(start + 1, end - LONGEST), end):
        if words[at] != "0":
            cost = BOUND if whole or at - start < LONGEST else 0.0
            yield Candidate(line, at, end, int(words[at:end]), -cost)


def _is_part(words: str, at: int) -> bool:
    """Whether digits after a full stop belong to a number or a symbol before it."""
    if words[at - 1] != ".":
        return False
    token = words[max(0, at - REACH) : at - 1].rpartition(" ")[2]
    return "/" in token or (token[-1:].isdigit() and not _RECENT.fullmatch(token))


def find_chain(
    candidates: Iterable[Candidate], markers: Collection[int]
) -> list[Candidate]:
    """Give the best chain of calls; `markers` are the numbers of the notes.

    Takes each candidate once: linear in their number.
    """
    best: dict[int, tuple[float, Candidate, int]] = {}
    trail: list[tuple[Candidate, int]] = []
    top, last = 0.0, -1
    for candidate in candidates:
        score, before = _link(candidate, best, markers)
        if score <= 0:
            continue
        trail.append((candidate, before))
        held = best.get(candidate.value)
        if held is None or score > held[0]:
            best[candidate.value] = (score, candidate, len(trail) - 1)
        if score > top:
            top, last = score, len(trail) - 1
    return _follow(trail, last)


def _link(
    candidate: Candidate,
    best: dict[int, tuple[float, Candidate, int]],
    markers: Collection[int],
) -> tuple[float, int]:
    """Give the score of the best chain that ends with a candidate, and its last."""
    own = candidate.weight
    if markers:
        own += KNOWN if candidate.value in markers else -KNOWN
    score, before = NEAR.get(candidate.value, 0.0) + own, -1
    for step, worth in NEAR.items():
        held = best.get(candidate.value - step)
        if held and held[0] + worth + own > score and _is_after(candidate, held[1]):
            score, before = held[0] + worth + own, held[2]
    return score, before


def _is_after(candidate: Candidate, other: Candidate) -> bool:
    """Whether a candidate stands behind another, not in the same digits."""
    return (candidate.line, candidate.start) >= (other.line, other.end)


def _follow(trail: Sequence[tuple[Candidate, int]], last: int) -> list[Candidate]:
    """Give the candidates of a chain, first to last."""
    chain: list[Candidate] = []
    while last >= 0:
        candidate, last = trail[last]
        chain.append(candidate)
    return chain[::-1]
