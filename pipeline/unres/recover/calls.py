"""Footnote calls: the digits and signs by which words call the notes of their page.

Digits are weighed by the notes of their page and taken by their chain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from unres.language import UNKNOWN, Language
from unres.lexicon import rule
from unres.numbers import has_digit
from unres.paragraph import ParagraphKind as Kind
from unres.recover.candidates import APART, find_apart, find_candidates
from unres.recover.chain import Candidate, Form, drop_doubtful, find_chain
from unres.recover.front import is_formula
from unres.recover.lines import CALL, IN_TEXT, MARK, Leaf, Line
from unres.recover.neighbours import LONGEST, Surroundings
from unres.text import join

_STARS: Final = re.compile(r"\*{1,4}(?=[\s.,;:)”’»\"\]]|$)")

PAUSES: Final = frozenset(",;:.”»)，；：。）》")
"""What the words that a call follows end with, mostly."""
CALLING: Final = (IN_TEXT, Kind.FRONT)
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
SEEN: Final = 60
"""How much of the next line is looked at."""


def tie_calls(leaves: Sequence[Leaf], language: Language) -> tuple[Line, ...]:
    """Give the lines with their footnote calls read as nothing, then the notes.

    Calls in digits are the best chain of rising numbers, by the form of the digits
    and by the notes of their page; asterisks are calls where a note has them as its
    marker. A call on a line of its own goes to the line above it or below it.
    """
    lines = [line for leaf in leaves for line in leaf.lines]
    homes = [i for i, leaf in enumerate(leaves) for _ in leaf.lines]
    notes = [note for leaf in leaves for note in leaf.notes]
    markers = {_read_number(note) for note in notes}
    stars = {marker for marker in markers if not marker.isdigit()}
    found: dict[int, list[tuple[int, int]]] = {}
    for call in _choose_calls(lines, homes, leaves, language):
        found.setdefault(call.line, []).append((call.start, call.end))
    for i, line in enumerate(lines) if stars else ():
        if "*" in line.words and not line.told and line.kind in CALLING:
            spans = [m.span() for m in _STARS.finditer(line.words) if m[0] in stars]
            found[i] = sorted([*found.get(i, []), *spans])
    return (*_drop_found(lines, found, language), *notes)


def _choose_calls(
    lines: Sequence[Line],
    homes: Sequence[int],
    leaves: Sequence[Leaf],
    language: Language,
) -> list[Candidate]:
    """Give the digits that are calls: the best chain, as the notes of a page weigh it.

    `homes` is the leaf of each line. Where no words of the language are known, digits
    between blanks are calls behind a mark alone.
    """
    foreign = language == UNKNOWN
    noted = _find_homes(leaves)
    notes = [note for leaf in leaves for note in leaf.notes]
    signs = "".join(_read_signs(note) for note in notes)
    candidates = [
        candidate._replace(weight=candidate.weight + worth)
        for candidate in _find_all(lines, language, signs)
        if not (foreign and candidate.form is Form.FREE and candidate.weight < MARKED)
        and (worth := _judge(candidate, lines, homes, noted)) is not None
    ]
    if signs:
        return [candidate for candidate in candidates if candidate.value in noted]
    chain = drop_doubtful(find_chain(candidates, noted), candidates)
    alone = len(chain) == 1 and (chain[0].value > 1 or chain[0].form is Form.FREE)
    # A lone number and no note: "CO2" is a gas.
    chain = [] if alone and not noted else chain
    return [*chain, *_find_raised(lines, chain, candidates)]


def _find_homes(leaves: Sequence[Leaf]) -> dict[int, int]:
    """Give the leaf at whose foot the note of each number stands."""
    homes: dict[int, int] = {}
    for i, leaf in enumerate(leaves):
        for note in leaf.notes:
            marker = _read_number(note)
            if marker.isdigit():
                homes.setdefault(int(marker), i)
    return homes


def _read_number(note: Line) -> str:
    """Give the marker of a note's line: "[2]" is 2."""
    return str(note.marker).strip("[]")


def _read_signs(note: Line) -> str:
    """Give the signs that a note's marker has and its calls have too.

    "(" for "(1)", "/" for others: "1/", "[1]"; ")" where brackets that stay empty
    stand behind the marker, as extractors read them in Arabic: "1 () See".
    """
    if note.words.startswith("()"):
        return ")"
    pieces = note.marker.pieces
    if pieces[:1] and pieces[0].rule == MARK:
        return "("
    return "/" if any(p.rule == MARK or "[" in p.text for p in pieces) else ""


def _find_all(lines: Sequence[Line], language: Language, signs: str) -> list[Candidate]:
    found: list[Candidate] = []
    last = len(lines) - 1
    for i, line in enumerate(lines):
        words = line.words
        if line.told or line.kind not in CALLING or not has_digit(words):
            continue
        below = lines[i + 1] if i < last else None
        if below and below.kind is IN_TEXT and len(words) <= LONGEST + 1:
            found += find_apart(i, words)
        after = below.words[:SEEN] if below else ""
        before = lines[i - 1].words[-SEEN:] if i and line.kind is IN_TEXT else ""
        inside = find_candidates(Surroundings(i, words, language, after, before), signs)
        found += [c for c in inside if c.form is Form.SIGNED] if signs else inside
    return found


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
        size = len(lines[candidate.line].words)
        whole = candidate.end == size and not candidate.start
        if whole and candidate.value not in called:
            raised.setdefault(candidate.value, []).append(candidate)
    for found in raised.values():
        if len(found) == 1 and found[0].weight >= HERE + APART:
            yield found[0]


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
    if line.kind is Kind.FRONT and (
        # Above the text only a call whose note is there can be told from a date, and
        # the number of the document is whole.
        home is None or split or (free and not whole)
    ):
        return None
    if home is None:
        return NOWHERE * bool(noted) + UNPROVED * free
    apart = abs(home - homes[candidate.line])
    return (HERE, NEAR)[apart] if apart < len((HERE, NEAR)) else AWAY


def drop_calls(
    line: Line,
    found: Sequence[tuple[int, int]],
    language: Language,
    *,
    exact: bool = False,
) -> Line:
    """Give a line with some of its characters read as nothing, as calls.

    A blank before a call goes with it where a blank or a mark stands behind it; a
    call that parts two words is read as a blank, if the language parts words so.
    Where the blanks are `exact`, they stay as they are.
    """
    text = line.text
    for start, end in reversed(found):
        words = str(text)
        blank = start if exact else len(words[:start].rstrip(" "))
        behind = not exact and language.bounded and words[end : end + 1].isalnum()
        parts = behind and (blank < start or words[start - 2 : start].isalpha())
        left, gap, digits, right = text.cut(blank, start, end)
        call = digits.read_as(" " if parts and start > 1 else "", rule(CALL))
        text = join((left, gap.drop(rule("margin")), call, right))
    return line.reading(text)


def _drop_found(
    lines: Sequence[Line],
    found: Mapping[int, Sequence[tuple[int, int]]],
    language: Language,
) -> list[Line]:
    """Give the lines with the calls that were found in each read as nothing.

    A call at the head of a line goes to the end of the line before it.
    """
    if not found:
        return list(lines)
    done: list[Line] = []
    raised: Line | None = None
    for i, line in enumerate(lines):
        if raised is None and i not in found:
            done.append(line)
            continue
        spans = list(found.get(i, ()))
        if spans and spans[0] == (0, len(line.words)) and i + 1 < len(lines):
            called = drop_calls(line, spans, language)
            if raised is None and done and _is_below(line, done[-1], language):
                above = done.pop()
                end = join((above.end.drop(rule("line-end")), called.end))
                done.append(above.reading(join((above.text, called.text)), end))
            else:
                raised = called if raised is None else _lead(raised, called, 0)
            continue
        called = line
        if spans and spans[0][0] == 0 and done:
            done[-1], called = _trail(done[-1], line, spans.pop(0)[1])
            moved = len(line.words) - len(called.words)
            spans = [(start - moved, end - moved) for start, end in spans]
        called = drop_calls(called, spans, language) if spans else called
        if raised is not None:
            called = _lead(raised, called, max(0, raised.indent - line.indent))
            raised = None
        done.append(called)
    return done


def _is_below(raised: Line, before: Line, language: Language) -> bool:
    """Whether a call on a line of its own belongs to the line above it.

    Where lines have no places, it does if that line ends with a mark; nobody calls
    a note in a formula.
    """
    told = raised.indent or before.indent or before.kind is not IN_TEXT
    return (
        not (told or is_formula(before.words, language)) and before.words[-1:] in PAUSES
    )


def _trail(before: Line, line: Line, end: int) -> tuple[Line, Line]:
    """Put the call at the head of a line behind the line before it."""
    words = line.words[end:].lstrip(" ")
    call, gap, text = line.text.cut(end, len(line.words) - len(words))
    parts = (before.text, call.drop(rule(CALL)), gap.drop(rule("margin")))
    return before.reading(join(parts)), line.reading(text)


def _lead(raised: Line, line: Line, column: int) -> Line:
    """Put a call that stood on the line above into its line.

    Where it stood further in, it belongs to the word that ends there; else to the
    last one.
    """
    ends = [m.start() for m in re.finditer(r"(?<=\S)(?=\s|$)", line.words)]
    at = min(ends, key=lambda end: abs(end - column)) if column and ends else None
    left, right = line.text.cut(len(line.words) if at is None else at)
    end = raised.end.drop(rule("line-end"))
    made = line.reading(join((left, raised.text, end, right)))
    made.gap, made.page = line.gap or raised.gap, line.page or raised.page
    return made
