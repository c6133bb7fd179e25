"""What words cite: each document by its symbol and its IRI."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from unres.model import CITING, Mark, MarkKind
from unres.symbol import symbol_of


class Cited(NamedTuple):
    """A document that words cite."""

    mark: Mark
    """The words that cite it."""
    symbol: str
    """Its symbol; "" where the IRI does not tell it."""
    iri: str
    """The IRI of its Work, or "#" and the id of a part of the text; "" for neither."""


def find_cited(marks: Iterable[Mark]) -> tuple[Cited, ...]:
    """Find what marks cite, in their order."""
    return tuple([
        Cited(mark, symbol_of(mark.target), mark.target)
        if mark.kind is MarkKind.CITATION
        else Cited(mark, mark.target, "")
        for mark in marks
        if mark.kind in CITING
    ])
