"""The JSON writer: a resolution laid out plainly, for people and scripts.

Every word of the document stands in it once, in the list that its kind belongs to;
`schemas/resolution.schema.json` says what each field holds. The keys and their order
are always the same: what the source does not say is null or an empty list.
"""

from __future__ import annotations

from unres import __version__
from unres.resolve import Edition
from unres.text import Span
from unres.writers.json.facts import tell_claims, tell_facts
from unres.writers.json.findings import (
    list_citations,
    list_entities,
    list_mentions,
    list_notices,
)
from unres.writers.json.parts import lay_out, list_notes, list_portal, list_tables
from unres.writers.json.values import Object, Spans, dump


def write_json(edition: Edition, date: str) -> bytes:
    """Give a document as JSON in UTF-8, indented by two.

    Keeps every word. The date is the markup date (ISO), or "" if it is not known.
    """
    document, nodes, order = edition.document, edition.nodes, edition.order
    content: Object = {
        **tell_facts(document.meta),
        "status": document.status,
        "iri": edition.iri,
        **lay_out(nodes),
        "notes": list_notes(nodes, order),
        "citations": list_citations(order),
        "mentions": list_mentions(order),
        "entities": list_entities(edition.entities),
        "tables": list_tables(order),
        "portal": list_portal(nodes),
        "claims": tell_claims(document.meta.claims),
        "notices": list_notices(document),
        "source": _tell_source(edition),
        "generator": {"name": "unres", "version": __version__, "date": date or None},
    }
    return dump(content)


def _tell_source(edition: Edition) -> Object:
    """Give the file's facts and, unit by unit, where its words stand in it."""
    source = edition.document.source
    units: dict[str, list[Span]] = {}
    for node in edition.order:
        units.setdefault(node.id, []).extend(node.find_spans())
    return {
        "name": source.name or None,
        "sha256": source.sha256 or None,
        "format": source.format,
        "encoding": source.encoding,
        "length": len(source.text),
        "units": {name: Spans(spans) for name, spans in units.items()},
    }
