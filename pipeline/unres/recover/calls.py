"""Footnote calls: the digits and signs by which words call the notes of their page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from unres.language import Language
from unres.lexicon import rule
from unres.recover.front import is_formula
from unres.recover.judge import CALLING, choose_calls, read_number
from unres.recover.lines import CALL, IN_TEXT, Leaf, Line
from unres.text import join

_STARS: Final = re.compile(r"\*{1,4}(?=[\s.,;:)”’»\"\]]|$)")

PAUSES: Final = frozenset(",;:.”»)，；：。）》")
"""What the words that a call follows end with, mostly."""


def tie_calls(leaves: Sequence[Leaf], language: Language) -> tuple[Line, ...]:
    """Give the lines with their footnote calls read as nothing, then the notes.

    Calls in digits are the best chain of rising numbers, by the form of the digits
    and by the notes of their page; asterisks are calls where a note has them as its
    marker. A call on a line of its own goes to the line above it or below it.
    """
    lines = [line for leaf in leaves for line in leaf.lines]
    homes = [i for i, leaf in enumerate(leaves) for _ in leaf.lines]
    notes = [note for leaf in leaves for note in leaf.notes]
    markers = {read_number(note) for note in notes}
    stars = {marker for marker in markers if not marker.isdigit()}
    found: dict[int, list[tuple[int, int]]] = {}
    for call in choose_calls(lines, homes, leaves, language):
        found.setdefault(call.line, []).append((call.start, call.end))
    for i, line in enumerate(lines) if stars else ():
        if "*" in line.words and not line.told and line.kind in CALLING:
            spans = [m.span() for m in _STARS.finditer(line.words) if m[0] in stars]
            found[i] = sorted([*found.get(i, []), *spans])
    return (*_drop_found(lines, found, language), *notes)


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
