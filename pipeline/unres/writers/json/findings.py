"""What was found: citations, mentions and doubts, each with its place."""

from __future__ import annotations

from typing import Final

from unres.model import Document, Mark, MarkKind
from unres.resolve import Node
from unres.symbol import symbol_of
from unres.text import Span
from unres.writers.json.values import Object

CITED: Final = (MarkKind.CITATION, MarkKind.LINK)
"""The marks that are given as citations."""

TOLD: Final = frozenset({
    *CITED,
    MarkKind.CITATIONS,
    MarkKind.ACTION,
    MarkKind.CALL,
    MarkKind.QUANTITY,
    MarkKind.CHOICE,
    MarkKind.VOTER,
})
"""The marks that other fields tell of: `citations`, `action`, `notes` and `vote`."""


def list_citations(order: tuple[Node, ...]) -> list[Object]:
    """Give every cited document with its place."""
    return [
        _tell_citation(node, mark)
        for node in order
        for mark in node.marks
        if mark.kind in CITED
    ]


def list_mentions(order: tuple[Node, ...]) -> list[Object]:
    """Give everything else that was recognised, with its place."""
    return [
        {
            "kind": str(mark.kind),
            "text": node.text[mark.start : mark.end],
            "target": mark.target or None,
            "in": node.id,
            "at": Span(mark.start, mark.end),
        }
        for node in order
        for mark in node.marks
        if mark.kind not in TOLD
    ]


def list_notices(document: Document) -> list[Object]:
    """Give the notices of the reader and of the later steps, each once."""
    notices = dict.fromkeys((*document.source.notices, *document.notices))
    return [
        {
            "code": notice.code,
            "severity": notice.severity.value,
            "message": notice.message,
            "at": notice.span,
        }
        for notice in notices
    ]


def cite(node: Node) -> list[str]:
    """Name what a block's own words cite: by symbol, else IRI, else the words."""
    return [
        _find_symbol(mark) or mark.target or node.text[mark.start : mark.end]
        for mark in node.marks
        if mark.kind in CITED
    ]


def _tell_citation(node: Node, mark: Mark) -> Object:
    """Give one cited document with its place."""
    known = mark.kind is MarkKind.CITATION
    return {
        "text": node.text[mark.start : mark.end],
        "symbol": _find_symbol(mark) or None,
        "iri": (mark.target or None) if known else None,
        "in": node.id,
        "at": Span(mark.start, mark.end),
    }


def _find_symbol(mark: Mark) -> str:
    """Find the symbol of what a mark cites; "" where it cannot be told."""
    return mark.target if mark.kind is MarkKind.LINK else symbol_of(mark.target)
