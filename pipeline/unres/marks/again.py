"""Documents cited once more without their numbers: "that resolution", "Ibid."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from unres.lexicon.patterns import pattern
from unres.marks.context import Context
from unres.marks.passage import Passage
from unres.marks.series import find_learned, read_symbol
from unres.model import CITING, Mark, MarkKind

AROUND: Final = 40
"""How far around a head the words stand that make it "of that resolution"."""


def find_again(passage: Passage, at: int, cited: Mark) -> Iterator[Mark]:
    """Find what is cited once more by a head without a number at an offset."""
    again = pattern("again", passage.language)
    for match in again.finditer(passage.text, max(cited.end, at - AROUND), at + AROUND):
        start, end = match.span("what")
        if start <= at < end:
            yield Mark(start, end, cited.kind, cited.target)


def find_ibid(passage: Passage) -> Iterator[Mark]:
    """Find "Ibid." where the note before cites one document, and only that."""
    match = pattern("ibid", passage.language).match(passage.text)
    if match:
        yield make_mark(*match.span(), passage.context.noted, passage.context)


def make_mark(start: int, end: int, target: str, context: Context) -> Mark:
    """Mark what is known by its symbol: a citation if its date is known."""
    learned = find_learned(target, context)
    iri = read_symbol(target, learned.date if learned else "")
    iri = target if target.startswith("/") else iri
    return Mark(start, end, MarkKind.CITATION if iri else MarkKind.LINK, iri or target)


def tell_cited(marks: Sequence[Mark]) -> str:
    """Give the only document that a note cites: its IRI, else its symbol, or ""."""
    wholes = {
        mark.target.partition("#")[0].partition("/!")[0]
        for mark in marks
        if mark.kind in CITING
    }
    return wholes.pop() if len(wholes) == 1 else ""
