"""The JSON writer: a resolution laid out plainly, for people and scripts.

Every word of the document stands in it once, in the list that its kind belongs to;
`schemas/resolution.schema.json` says what each field holds. The keys and their order
are always the same: what the source does not say is null or an empty list.
"""

from __future__ import annotations

from unres import __version__
from unres.eid import Plan
from unres.iri import work_iri
from unres.model import Document
from unres.text import Span
from unres.writers.json.dump import Object, Spans, dump
from unres.writers.json.entities import list_entities
from unres.writers.json.facts import tell_claims, tell_facts
from unres.writers.json.findings import (
    list_citations,
    list_mentions,
    list_notices,
)
from unres.writers.json.nodes import Node, find_spans, make_nodes, walk_nodes
from unres.writers.json.parts import lay_out, list_portal, list_tables
from unres.writers.json.units import list_notes


def write_json(plan: Plan, date: str) -> bytes:
    """Give the planned document as JSON in UTF-8, indented by two.

    Keeps every word. The date is the markup date (ISO), or "" if it is not known.
    """
    document, nodes = plan.document, make_nodes(plan)
    content: Object = {
        **tell_facts(document.meta),
        "status": document.status,
        "iri": work_iri(document.meta, document.source.sha256, plan.root.name),
        **lay_out(nodes),
        "notes": list_notes(nodes),
        "citations": list_citations(nodes),
        "mentions": list_mentions(nodes),
        "entities": list_entities(nodes, plan.document.meta.language),
        "tables": list_tables(nodes),
        "portal": list_portal(nodes),
        "claims": tell_claims(document.meta.claims),
        "notices": list_notices(document),
        "source": _tell_source(document, nodes),
        "generator": {
            "name": "unres",
            "version": __version__,
            "date": date or None,
        },
    }
    return dump(content)


def _tell_source(document: Document, nodes: tuple[Node, ...]) -> Object:
    """Give the file's facts and, unit by unit, where its words stand in it."""
    source = document.source
    units: dict[str, list[Span]] = {}
    for node in walk_nodes(nodes):
        units.setdefault(node.id, []).extend(find_spans(node.block))
    return {
        "name": source.name or None,
        "sha256": source.sha256 or None,
        "format": source.format,
        "encoding": source.encoding,
        "length": len(source.text),
        "units": {name: Spans(spans) for name, spans in units.items()},
    }
