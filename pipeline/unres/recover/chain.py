"""The chain of footnote calls: the best row of rising numbers among all candidates.

Digits may be a call ("Agreement2") or words ("COP28"). Calls count up through the
document, so the candidates that make the best chain are the calls.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import Enum, auto
from typing import Final, NamedTuple


class Form(Enum):
    """How digits that may be a call stand to their neighbours."""

    GLUED = auto()
    """Behind a word or a mark: "Agreement2", "session,1"."""
    FREE = auto()
    """Between blanks, or on a line of their own: "Rights, 1 the"."""
    SPLIT = auto()
    """At the end of a number: "Agenda 217" is Agenda 21 with call 7."""
    SIGNED = auto()
    """With the sign of a call: "[1]", "1/"."""


class Candidate(NamedTuple):
    """Digits that may be a call: where they stand, and how likely they are.

    The weight is the evidence for a call less the evidence for words; a chain gains
    `NEXT` besides for each number that follows the one before it.
    """

    line: int
    start: int
    end: int
    value: int
    weight: float
    form: Form = Form.GLUED


NEXT: Final = 1.0
"""What a step to the next number is worth."""
MISSED: Final = 0.6
"""What a chain loses for a number that it leaves out, where it should be called."""
UNUSED: Final = 0.05
"""What it loses for one that no note has, where there are notes."""
FIRST: Final = 0.1
"""What the first call is worth at least, though numbers before it are missing."""
FAR: Final = 12
"""How many numbers may be missing between two calls."""


WEAK: Final = -0.2
"""What a call between blanks is worth at least that needs no other evidence."""
CLEAR: Final = 0.3
"""By how much a call is worth more than another where it is clear which is one."""


class _Best(NamedTuple):
    """The best chain that ends with a number: its score, last call and place."""

    score: float
    last: Candidate
    at: int


def find_chain(
    candidates: Iterable[Candidate], markers: Collection[int]
) -> list[Candidate]:
    """Give the best chain of calls; `markers` are the numbers of the notes.

    Takes each candidate once, in the order of the text: linear in their number.
    """
    best: dict[int, _Best] = {}
    trail: list[tuple[Candidate, int]] = []
    top, last = 0.0, -1
    for candidate in candidates:
        score, before = _link(candidate, best, markers)
        if score <= 0:
            continue
        trail.append((candidate, before))
        held = best.get(candidate.value)
        if held is None or score > held.score:
            best[candidate.value] = _Best(score, candidate, len(trail) - 1)
        if score > top:
            top, last = score, len(trail) - 1
    chain: list[Candidate] = []
    while last >= 0:
        candidate, last = trail[last]
        chain.append(candidate)
    return chain[::-1]


def drop_doubtful(
    chain: Sequence[Candidate], candidates: Iterable[Candidate]
) -> list[Candidate]:
    """Leave out weak calls where other digits could as well be the same call.

    What could be a digit of two citations is taken from neither.
    """
    weak: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if _is_weak(candidate):
            weak.setdefault(candidate.value, []).append(candidate)
    kept: list[Candidate] = []
    for i, call in enumerate(chain):
        before, behind = chain[max(0, i - 1)], chain[min(i + 1, len(chain) - 1)]
        rivals = sum(
            (before is call or other[:2] > before[:2])
            and (behind is call or other[:2] < behind[:2])
            and other.weight >= call.weight - CLEAR
            for other in weak.get(call.value, ())
        )
        if rivals <= 1 or not _is_weak(call):
            kept.append(call)
    return kept


def _is_weak(candidate: Candidate) -> bool:
    """Whether nothing but the order of the notes speaks for a call."""
    return candidate.form is Form.SPLIT or (
        candidate.form is Form.FREE and candidate.weight < WEAK
    )


def _link(
    candidate: Candidate, best: dict[int, _Best], markers: Collection[int]
) -> tuple[float, int]:
    """Give the score of the best chain that ends with a candidate, and its last."""
    value, own = candidate.value, candidate.weight
    score, before = own, -1
    worth = NEXT
    for earlier in range(value - 1, value - 1 - FAR, -1):
        if earlier <= 0:
            # Nothing but numbers that are missing stands before it.
            gain = own + max(FIRST, worth)
            return (gain, -1) if gain > score else (score, before)
        held = best.get(earlier)
        gain = held.score + max(0.0, worth) + own if held else 0.0
        if held and gain > score and _is_after(candidate, held.last):
            score, before = gain, held.at
        worth -= MISSED if earlier in markers or not markers else UNUSED
    return score, before


def _is_after(candidate: Candidate, other: Candidate) -> bool:
    """Whether a candidate stands behind another, not in the same digits."""
    return (candidate.line, candidate.start) >= (other.line, other.end)
