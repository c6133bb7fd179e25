"""Dates of adoption that documents print and the lexicon does not know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from unres.iri import date_of, symbol_of
from unres.lexicon import adoption_date
from unres.marks.series import is_numbered, join_symbol
from unres.model import Document, Mark, MarkKind, Meta, walk


def printed_dates(document: Document) -> dict[str, str]:
    """Give the days of adoption that a document prints and no table has, by symbol.

    They are those of what it cites with a date, and its own. A symbol with two days
    has none: which one is wrong nobody knows. The document must have been annotated
    without dates of others.
    """
    marks = (mark for block in walk(document.blocks) for mark in block.marks)
    return list_printed(document.meta, marks)


def missing_dates(document: Document) -> frozenset[str]:
    """Give the symbols of the resolutions and decisions cited without a date."""
    marks = (mark for block in walk(document.blocks) for mark in block.marks)
    return frozenset(list_undated(marks))


def list_printed(meta: Meta, marks: Iterable[Mark]) -> dict[str, str]:
    """Give the days of adoption that the masthead and some marks print."""
    days: defaultdict[str, set[str]] = defaultdict(set)
    if meta.adopted and is_numbered(meta.symbol):
        days[join_symbol(meta.symbol)].add(meta.adopted)
    for mark in marks:
        if mark.kind is MarkKind.CITATION and date_of(mark.target):
            symbol = join_symbol(symbol_of(mark.target))
            days[symbol].add(date_of(mark.target))
    return {
        symbol: min(found)
        for symbol, found in sorted(days.items())
        if symbol and len(found) == 1 and not adoption_date(symbol)
    }


def list_undated(marks: Iterable[Mark]) -> list[str]:
    """Give the symbols of the resolutions and decisions that are links only."""
    return [
        join_symbol(mark.target)
        for mark in marks
        if mark.kind is MarkKind.LINK and is_numbered(mark.target)
    ]
