"""Cleaning, case by case: a text as it stands, and the lines that it means.

A line for each line that comes out: its role, its words with calls as `[^1]`, and
behind `‹` the rules by which it differs from the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unres.model import Source
from unres.recover import recover
from unres.recover.lines import CALL, Line, Role
from unres.text import audit

if TYPE_CHECKING:
    from conftest import Case

CASES = "recover"
"""The folder of its cases."""

LAYOUT = {"block-end", "join-line", "line-end", "margin", CALL}
"""Rules that nearly every line shows, and the one that is shown in the words."""


def show(line: Line, source: str) -> str:
    """Give a line as a case shows it."""
    name = f"{line.role} {line.marker}" if line.role is Role.NOTE else line.role
    texts = (line.marker, line.text, line.end)
    rules = {piece.rule for text in texts for piece in text.pieces} - LAYOUT - {""}
    words = "".join(
        f"[^{source[start:end].strip('[]^/')}]{text}" if by == CALL else text
        for text, (start, end), by in line.text.pieces
    )
    return f"{name}: {words}" + f" ‹{', '.join(sorted(rules))}" * bool(rules)


def test_a_text_is_recovered_as_these_lines(case: Case) -> None:
    lines = recover(Source(case.text))
    case.check(show(line, case.text) for line in lines)
    assert audit((t for e in lines for t in (e.marker, e.text, e.end)), case.text)
