"""Footnote calls: the digits and signs by which words call the notes of their page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from unres.lexicon import rule
from unres.recover.candidates import APART, find_apart, find_candidates
from unres.recover.chain import Candidate, Form, find_chain
from unres.recover.front import is_formula
from unres.recover.lines import CALL, MARK, Leaf, Line, Role
from unres.text import join

_STARS: Final = re.compile(r"\*{1,4}(?=[\s.,;:)”’\"\]]|$)")
_CALLING: Final = frozenset({Role.BODY, Role.FRONT})
"""What lines may call notes."""

HERE: Final = 1.0
"""What it is worth that a note with the number stands at the foot of the page."""

NEAR: Final = 0.0
"""What it is worth that it stands at the foot before or behind."""

AWAY: Final = -1.5
"""What it costs that it stands on a page further away."""

NOWHERE: Final = -0.5
"""What it costs that there is no note with the number, where there are notes."""

MARKED: Final = -0.25
"""What digits between blanks are worth behind a mark at least."""

UNPROVED: Final = -1.2
"""What it costs besides where the digits stand between blanks."""

WEAK: Final = -0.2
"""What a call between blanks is worth at least that needs no other evidence."""

CLEAR: Final = 0.3
"""By how much a call is worth more than another where it is clear which is one."""

PAUSES: Final = frozenset(",;:.”)")
"""What the words that a call follows end with, mostly."""

SEEN: Final = 60
"""How much of the next line is looked at."""


def tie_calls(leaves: Sequence[Leaf], *, foreign: bool = False) -> tuple[Line, ...]:
    """Give the lines with their footnote calls read as nothing, then the notes.

    Calls in digits are the best chain of rising numbers, by the form of the digits
    and by the notes of their page; asterisks are calls where a note has them as its
    marker. A call on a line of its own goes to the line above it or below it.
    `foreign` says that no words of the language are known: then digits between blanks
    are calls behind a mark alone.
    """
    lines = [line for leaf in leaves for line in leaf.lines]
    homes = [i for i, leaf in enumerate(leaves) for _ in leaf.lines]
    notes = [note for leaf in leaves for note in leaf.notes]
    markers = {read_number(note) for note in notes}
    stars = {marker for marker in markers if not marker.isdigit()}
    found: dict[int, list[tuple[int, int]]] = {}
    for call in _choose(lines, homes, leaves, foreign=foreign):
        found.setdefault(call.line, []).append((call.start, call.end))
    for i, line in enumerate(lines) if stars else ():
        if "*" in line.words and not line.told and line.role in _CALLING:
            spans = [m.span() for m in _STARS.finditer(line.words) if m[0] in stars]
            found[i] = sorted([*found.get(i, []), *spans])
    return (*_drop_found(lines, found), *notes)


def read_number(note: Line) -> str:
    """Give the marker of a note's line: "[2]" is 2."""
    return str(note.marker).strip("[]")


def drop_calls(line: Line, found: Sequence[tuple[int, int]]) -> Line:
    """Give a line with some of its characters read as nothing, as calls.

    A blank before a call goes with it where a blank or a mark stands behind it; a
    call that parts two words is read as a blank.
    """
    text = line.text
    for start, end in reversed(found):
        words = str(text)
        blank = len(words[:start].rstrip(" "))
        behind = words[end : end + 1].isalnum()
        parts = behind and (blank < start or words[start - 2 : start].isalpha())
        left, gap, digits, right = text.cut(blank, start, end)
        call = digits.read_as(" " if parts and start > 1 else "", rule(CALL))
        text = join((left, gap.drop(rule("margin")), call, right))
    return line._replace(text=text, words=str(text))


def _find_homes(leaves: Sequence[Leaf]) -> dict[int, int]:
    """Give the leaf at whose foot the note of each number stands."""
    homes: dict[int, int] = {}
    for i, leaf in enumerate(leaves):
        for note in leaf.notes:
            marker = read_number(note)
            if marker.isdigit():
                homes.setdefault(int(marker), i)
    return homes


def _choose(
    lines: Sequence[Line],
    homes: Sequence[int],
    leaves: Sequence[Leaf],
    *,
    foreign: bool,
) -> list[Candidate]:
    """Give the candidates that are calls."""
    noted = _find_homes(leaves)
    signed = any(is_signed(note) for leaf in leaves for note in leaf.notes)
    candidates = [
        candidate._replace(weight=candidate.weight + worth)
        for candidate in _find_all(lines, signed=signed)
        if not (foreign and candidate.form is Form.FREE and candidate.weight < MARKED)
        and (worth := _judge(candidate, lines, homes, noted)) is not None
    ]
    if signed:
        return [candidate for candidate in candidates if candidate.value in noted]
    chain = _doubt(find_chain(candidates, noted), candidates)
    alone = len(chain) == 1 and (chain[0].value > 1 or chain[0].form is Form.FREE)
    # A lone number and no note: "CO2" is a gas.
    chain = [] if alone and not noted else chain
    return [*chain, *_find_raised(lines, chain, candidates)]


def _find_raised(
    lines: Sequence[Line], chain: Sequence[Candidate], candidates: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Give the calls on lines of their own that stand out of order.

    A number on a line by itself that no paragraph has is nothing but the call of the
    note at the foot of its page, where it is the only one.
    """
    called = {call.value for call in chain}
    raised: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        whole = (
            candidate.end == len(lines[candidate.line].words) and not candidate.start
        )
        if whole and candidate.value not in called:
            raised.setdefault(candidate.value, []).append(candidate)
    for found in raised.values():
        if len(found) == 1 and found[0].weight >= HERE + APART:
            yield found[0]


def is_signed(note: Line) -> bool:
    """Whether a note's marker has a sign that its calls have too: "[1]", "1/"."""
    return any(p.rule == MARK or "[" in p.text for p in note.marker.pieces)


def _find_all(lines: Sequence[Line], *, signed: bool) -> Iterator[Candidate]:
    """Give all candidates in the order of the text."""
    last = len(lines) - 1
    for i, line in enumerate(lines):
        if line.told or line.role not in _CALLING:
            continue
        after = lines[i + 1].words[:SEEN] if i < last else ""
        if i < last and lines[i + 1].role is Role.BODY:
            yield from find_apart(i, line.words)
        before = lines[i - 1].words[-SEEN:] if i and line.role is Role.BODY else ""
        found = find_candidates(i, line.words, after, before, slashed=signed)
        for candidate in found:
            if not signed or candidate.form is Form.SIGNED:
                yield candidate


def _judge(
    candidate: Candidate,
    lines: Sequence[Line],
    homes: Sequence[int],
    noted: Mapping[int, int],
) -> float | None:
    """Give what the notes of its page are worth to a candidate; None: no call."""
    line = lines[candidate.line]
    free = candidate.form is Form.FREE
    home = noted.get(candidate.value)
    whole = candidate.end == len(line.words) and not candidate.start
    split = candidate.form is Form.SPLIT
    if line.role is Role.FRONT and (
        # Above the text only a call whose note is there can be told from a date, and
        # the number of the document is whole.
        home is None or split or (free and not whole)
    ):
        return None
    if home is None:
        return NOWHERE * bool(noted) + UNPROVED * free
    apart = abs(home - homes[candidate.line])
    return (HERE, NEAR)[apart] if apart < len((HERE, NEAR)) else AWAY


def _doubt(
    chain: Sequence[Candidate], candidates: Sequence[Candidate]
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


def _drop_found(
    lines: Sequence[Line], found: Mapping[int, Sequence[tuple[int, int]]]
) -> list[Line]:
    """Give the lines with the calls that were found in each read as nothing.

    A call at the head of a line goes to the end of the line before it.
    """
    done: list[Line] = []
    raised: Line | None = None
    for i, line in enumerate(lines):
        spans = list(found.get(i, ()))
        if spans and spans[0] == (0, len(line.words)) and i + 1 < len(lines):
            called = drop_calls(line, spans)
            if raised is None and done and _is_below(line, done[-1]):
                done[-1] = _add(done[-1], called)
            else:
                raised = called if raised is None else _lead(raised, called, 0)
            continue
        called = line
        if spans and spans[0][0] == 0 and done:
            done[-1], called = _trail(done[-1], line, spans.pop(0)[1])
            moved = len(line.words) - len(called.words)
            spans = [(start - moved, end - moved) for start, end in spans]
        called = drop_calls(called, spans) if spans else called
        if raised is not None:
            called = _lead(raised, called, max(0, raised.indent - line.indent))
            raised = None
        done.append(called)
    return done


def _is_below(raised: Line, before: Line) -> bool:
    """Whether a call on a line of its own belongs to the line above it.

    Where lines have no places, it does if that line ends with a mark; nobody calls
    a note in a formula.
    """
    told = raised.indent or before.indent or before.role is not Role.BODY
    return not (told or is_formula(before.words)) and before.words[-1:] in PAUSES


def _add(before: Line, called: Line) -> Line:
    """Put a call that stood below a line behind its words."""
    drop = rule("line-end")
    end = join((before.end.drop(drop), called.end))
    return before._replace(text=join((before.text, called.text)), end=end)


def _trail(before: Line, line: Line, end: int) -> tuple[Line, Line]:
    """Put the call at the head of a line behind the line before it."""
    words = line.words[end:].lstrip(" ")
    call, gap, text = line.text.cut(end, len(line.words) - len(words))
    parts = (before.text, call.drop(rule(CALL)), gap.drop(rule("margin")))
    before = before._replace(text=join(parts))
    return before, line._replace(text=text, words=words)


def _lead(raised: Line, line: Line, column: int) -> Line:
    """Put a call that stood on the line above into its line.

    Where it stood further in, it belongs to the word that ends there; else to the
    last one.
    """
    ends = [m.start() for m in re.finditer(r"(?<=\S)(?=\s|$)", line.words)]
    at = min(ends, key=lambda end: abs(end - column)) if column and ends else None
    left, right = line.text.cut(len(line.words) if at is None else at)
    end = raised.end.drop(rule("line-end"))
    return line._replace(
        text=join((left, raised.text, end, right)),
        gap=line.gap or raised.gap,
        page=line.page or raised.page,
    )
