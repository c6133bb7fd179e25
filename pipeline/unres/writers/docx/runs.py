"""The words of a block as runs: italics for action words, calls in their places."""

from __future__ import annotations

from collections.abc import Callable

from unres.model import Block, Kind, Mark, MarkKind
from unres.text import Span
from unres.writers.docx.wml import Element, run

ITALIC: dict[Kind, frozenset[MarkKind]] = {
    Kind.PREAMBULAR: frozenset({MarkKind.ACTION}),
    Kind.OPERATIVE: frozenset({MarkKind.ACTION}),
    Kind.POINT: frozenset({MarkKind.ACTION}),
    Kind.PROSE: frozenset({MarkKind.ACTION}),
    Kind.VOTE: frozenset({MarkKind.CHOICE}),
}
"""Kind of block → the marks whose words are printed in italics."""


def write_runs(
    block: Block, span: Span, print_call: Callable[[Mark], list[Element]]
) -> list[Element]:
    """Give the runs of a part of a block's words.

    A call belongs to the words it ends, so one at the start of the span is left
    to the part before; the first part of a block keeps it.
    """
    text = str(block.text)
    leaning = _find_italics(block, text)
    calls = sorted(m for m in block.marks if m.kind is MarkKind.CALL)
    calls = [m for m in calls if _is_within(min(m.start, len(text)), span)]
    stops = {span.end, *(m.start for m in calls)}
    stops |= {offset for part in leaning for offset in part}
    runs: list[Element] = []
    at = span.start
    for stop in sorted(stops):
        end = min(max(stop, at), span.end)
        if end > at:
            italic = any(start <= at < close for start, close in leaning)
            runs.append(run(text[at:end], italic=italic))
        runs += [part for m in calls if m.start == stop for part in print_call(m)]
        at = end
    return runs


def _is_within(offset: int, span: Span) -> bool:
    """Tell whether a call at an offset belongs to a part of the words."""
    return span.start < offset <= span.end or offset == span.start == 0


def _find_italics(block: Block, text: str) -> list[Span]:
    """Find the words that are printed in italics.

    The enacting formula is, but for the comma at its end; a phrase by which a
    sentence acts again (", and requests") is not.
    """
    if block.kind is Kind.FORMULA:
        return [Span(0, len(text.rstrip(" ,:;.")))]
    kinds = ITALIC.get(block.kind, frozenset())
    marks = (m for m in block.marks if m.kind in kinds)
    return [Span(m.start, m.end) for m in marks if not text[m.start : m.end].islower()]
