"""What was found: citations, mentions and doubts, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from unres.model import CITING, Document, MarkKind
from unres.resolve import Entity, Node
from unres.text import Span
from unres.writers.json.values import Object

TOLD: Final = CITING | {
    *(MarkKind.CITATIONS, MarkKind.ACTION, MarkKind.CALL),
    *(MarkKind.QUANTITY, MarkKind.CHOICE, MarkKind.VOTER),
}
"""The marks that other fields tell of: `citations`, `action`, `notes` and `vote`."""


def list_citations(order: tuple[Node, ...]) -> list[Object]:
    """Give every cited document with its place."""
    return [
        {
            "text": node.text[mark.start : mark.end],
            "symbol": cited.symbol or None,
            "iri": cited.iri or None,
            "in": node.id,
            "at": Span(mark.start, mark.end),
        }
        for node in order
        for cited in node.cited
        for mark in (cited.mark,)
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


def list_entities(entities: Iterable[Entity]) -> list[Object]:
    """Give everything of the lexicons that is named."""
    return [
        {
            "kind": str(entity.kind),
            "id": entity.id,
            "name": entity.name,
            "parent": entity.parent or None,
            "symbol": entity.symbol or None,
            "date": entity.day.isoformat() if entity.day else None,
        }
        for entity in entities
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
        cited.symbol or cited.iri or node.text[cited.mark.start : cited.mark.end]
        for cited in node.cited
    ]
