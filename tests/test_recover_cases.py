"""Recovering, case by case: a text as it stands, and the paragraphs that it is.

A line for each paragraph: its kind, its words with the calls in them, and the rules by
which it differs from the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spoken import speaks
from unres.ledger import audit
from unres.model import Source
from unres.paragraph import Paragraph, ParagraphKind
from unres.recover import recover

if TYPE_CHECKING:
    from conftest import Case

CASES = "recover"
"""The folder of its cases."""

LAYOUT = {"block-end", "join-line", "line-end", "margin"}
"""Rules that nearly every line shows."""


def show(paragraph: Paragraph) -> str:
    """Give a paragraph as a case shows it, its calls where they stand."""
    kind = paragraph.kind
    name = f"{kind} {paragraph.number}" if kind is ParagraphKind.NOTE else kind
    texts = (paragraph.number, paragraph.text, paragraph.end)
    rules = {piece.rule for text in texts for piece in text.pieces} - LAYOUT - {""}
    words = paragraph.words
    for call in reversed(paragraph.calls):
        words = f"{words[: call.at]}‹{call.marker}›{words[call.at :]}"
    return f"{name}: {words}" + f" ‹{', '.join(sorted(rules))}" * bool(rules)


def test_a_text_is_recovered_as_these_paragraphs(case: Case) -> None:
    read = recover(Source(case.text, language=speaks(case.path))).paragraphs
    case.check(map(show, read))
    assert audit((t for p in read for t in (p.number, p.text, p.end)), case.text)
