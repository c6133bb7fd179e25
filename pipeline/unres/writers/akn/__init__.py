"""Documents as Akoma Ntoso 3.0 in the UN's profile (AKN4UN)."""

from __future__ import annotations

from functools import lru_cache

from unres.eid import Plan
from unres.iri import expression_iri, valid_date
from unres.layout import COLLECTION
from unres.lexicon.display import show_name, words_for
from unres.writers.akn.analysis import (
    point_votes,
    write_analysis,
    write_classification,
    write_lifecycle,
    write_workflow,
)
from unres.writers.akn.body import BodyWriter
from unres.writers.akn.elements import UN, Element, add
from unres.writers.akn.identification import (
    identify,
    name_component,
    write_identification,
)
from unres.writers.akn.ids import name_inlines
from unres.writers.akn.proprietary import write_presentation, write_proprietary
from unres.writers.akn.serialize import serialize
from unres.writers.akn.writing import Writing

__all__ = ["UN", "Element", "build_akn", "write_akn"]


def write_akn(plan: Plan, date: str) -> bytes:
    """Give the planned document as Akoma Ntoso XML, in UTF-8.

    The date is the markup date (ISO), or "" if it is not known.
    """
    return serialize(build_akn(plan, date))


@lru_cache(maxsize=1)
def build_akn(plan: Plan, date: str) -> Element:
    """Give the planned document as a tree of elements without namespaces.

    The last one is kept, for a page is written from the same tree as the XML.
    """
    document = plan.document
    name = plan.root.name
    writing = Writing(
        document,
        valid_date(date),
        plan.block_ids,
        plan.component_ids,
        collection=name == COLLECTION,
    )
    root = Element("akomaNtoso")
    kind = "publication" if writing.collection else document.meta.type.value
    statement = add(root, name, {"name": kind, "contains": "originalVersion"})
    meta = add(statement, "meta")
    references = _write_meta(meta, writing)
    BodyWriter(writing, iter(plan.unit_ids)).write_document(statement, plan.root)
    name_inlines(part for part in statement if part is not meta)
    point_votes(meta, writing)
    _write_references(references, statement, writing)
    return root


def _write_meta(meta: Element, writing: Writing) -> Element:
    """Write the record of a document; give the place of its references.

    The states of the vote and the sponsors get their labels before the text is
    written, so that they bear their codes wherever places are named too.
    """
    write_identification(meta, writing, identify(writing))
    own = writing.document.meta
    issued = valid_date(own.issued)
    if issued:
        name = {"name": "ODS", "showAs": words_for("ods", own.language) or "ODS"}
        number = {"number": own.symbol} if own.symbol else {}
        add(meta, "publication", {"date": issued} | name | number)
    write_classification(meta, writing)
    write_lifecycle(meta, writing)
    write_workflow(meta, writing)
    write_analysis(meta, writing)
    references = add(meta, "references", {"source": writing.labels.converter()})
    write_proprietary(meta, writing)
    write_presentation(meta, writing)
    return references


def _write_references(
    references: Element, statement: Element, writing: Writing
) -> None:
    """Write what the document is, what is attached to it and what its labels mean."""
    meta, whole = writing.document.meta, identify(writing)
    if valid_date(meta.dated):
        href = expression_iri(whole.iri, meta.language)
        original = {"eId": "original", "href": href}
        show = meta.symbol or whole.number
        add(references, "original", original | {"showAs": show})
    found = statement.findall("attachments/attachment")
    for place, attachment in enumerate(found, 1):
        component = name_component(attachment.get("eId", ""))
        number = attachment.findtext("num") or show_name("annex", meta.language)
        attributes = {"eId": f"hasAttachment_{place}", "href": f"!{component}"}
        add(references, "hasAttachment", attributes | {"showAs": number})
    writing.labels.write(references)
