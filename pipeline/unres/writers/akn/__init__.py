"""Documents as Akoma Ntoso 3.0 in the UN's profile (AKN4UN)."""

from __future__ import annotations

from unres import __version__
from unres.iri import expression_iri, valid_date
from unres.lexicon.display import show_name, words_for
from unres.model import Kind, walk
from unres.resolve import Edition
from unres.writers.akn.body import BodyWriter
from unres.writers.akn.classification import write_classification
from unres.writers.akn.identification import (
    Identity,
    identify,
    name_component,
    write_identification,
)
from unres.writers.akn.markup import DECLARATION, SPACES, UN, Markup, show
from unres.writers.akn.workflow import (
    list_sponsoring,
    list_undated,
    point_votes,
    write_analysis,
    write_lifecycle,
    write_sponsors,
    write_workflow,
)
from unres.writers.akn.writing import Writing


def write_akn(edition: Edition, date: str) -> bytes:
    """Give a document as Akoma Ntoso XML, in UTF-8.

    The date is the markup date (ISO), or "" if it is not known. A character that XML
    forbids becomes U+FFFD.
    """
    return compose(edition, date)[0]


def compose(edition: Edition, date: str) -> tuple[bytes, list[str]]:
    """Give a document as Akoma Ntoso, and the IRIs that its words refer to.

    All its other references are labels and ids.
    """
    document, root = edition.document, edition.root
    writing = Writing(edition, valid_date(date))
    written = writing.written
    spaces = show(SPACES)
    kind = "publication" if writing.collection else document.meta.type.value
    written.append(f"{DECLARATION}<akomaNtoso{spaces}>")
    markup = writing.begin("\n  ")
    markup.open(root.name, {"name": kind, "contains": "originalVersion"})
    line = markup.line
    markup.open("meta")
    whole = identify(writing)
    place = _write_meta(markup, writing, whole)
    markup.close()
    writer = BodyWriter(writing)
    for unit in root.units:
        writer.write(unit, root.name, "", line)
    markup.close()
    point_votes(markup, writing)
    references = Markup([], f"{line}  ")
    _write_references(references, writing, whole)
    written[place] = "".join(references.written)
    written.append("\n</akomaNtoso>\n")
    return "".join(written).encode(), writing.addresses


def _write_meta(markup: Markup, writing: Writing, whole: Identity) -> int:
    """Write the record of a document; give the place of its references.

    The states of the vote and the sponsors get their labels before the text is
    written, so that they bear their codes wherever places are named too.
    """
    write_identification(markup, writing, whole)
    own = writing.document.meta
    if issued := valid_date(own.issued):
        name = {"name": "ODS", "showAs": words_for("ods", own.language) or "ODS"}
        number = {"number": own.symbol} if own.symbol else {}
        markup.add("publication", {"date": issued} | name | number)
    write_classification(markup, writing)
    write_lifecycle(markup, writing)
    write_workflow(markup, writing)
    write_analysis(markup, writing)
    writing.labels.converter()
    place = len(writing.written)
    writing.written.append("")
    _write_proprietary(markup, writing)
    _write_presentation(markup, writing)
    return place


def _write_references(markup: Markup, writing: Writing, whole: Identity) -> None:
    """Write what the document is, what is attached to it and what its labels mean."""
    meta = writing.document.meta
    markup.open("references", {"source": writing.labels.converter()})
    if valid_date(meta.dated):
        href = expression_iri(whole.iri, meta.language)
        writing.addresses.append(href)
        original = {"eId": "original", "href": href}
        markup.add("original", original | {"showAs": meta.symbol or whole.number})
    held = (u.units for u in writing.edition.root.units if u.name == "attachments")
    for place, attachment in enumerate(next(held, ()), 1):
        component = name_component(attachment.id)
        printed = attachment.node.num if attachment.node else ""
        number = printed or show_name("annex", meta.language)
        attributes = {"eId": f"hasAttachment_{place}", "href": f"!{component}"}
        markup.add("hasAttachment", attributes | {"showAs": number})
    writing.labels.write(markup)
    markup.close()


def _write_proprietary(markup: Markup, writing: Writing) -> None:
    """Write the generator, the source, the status and the lines of the portal."""
    document = writing.document
    meta, source = document.meta, document.source
    day = valid_date(meta.adopted)
    # Without a date there is no step in the workflow to hold the sponsors.
    roles = [role for role, step in list_sponsoring(meta) if step is None]
    holds = any(sponsor.role in roles for sponsor in meta.sponsors)
    attributes = {"source": writing.labels.converter()}
    attributes |= {"eId": "proprietary_1"} if holds else {}
    markup.open("proprietary", attributes)
    markup.add(f"{UN}:generator", {"name": "unres", "version": __version__})
    named = {"name": source.name, "format": source.format, "sha256": source.sha256}
    markup.add(f"{UN}:source", named)
    markup.add(f"{UN}:status", text=document.status)
    if day and meta.adopted_inferred:
        markup.add(f"{UN}:dateInferred", {"name": "adoption"}, day)
    if meta.job_number:
        markup.add(f"{UN}:jobNumber", text=meta.job_number)
    if holds:
        write_sponsors(markup, writing, "proprietary_1", roles)
    for step in list_undated(meta):
        told = {"outcome": step.outcome} if step.outcome else {}
        markup.add(f"{UN}:step", told | dict(step.told))
    _write_portal(markup, writing)
    markup.close()


def _write_portal(markup: Markup, writing: Writing) -> None:
    order = writing.edition.order
    if portals := tuple([node.block for node in order if node.kind is Kind.PORTAL]):
        lines = (f"{line.num} {line.text}".strip() for line in walk(portals))
        markup.add(f"{UN}:portal", text="\n".join(lines))


def _write_presentation(markup: Markup, writing: Writing) -> None:
    """Write the running heads: the symbol, outside on each page."""
    if not (symbol := writing.document.meta.symbol):
        return
    markup.open("presentation", {"source": writing.labels.converter()})
    for head, side in (("evenPageHeader", "left"), ("oddPageHeader", "right")):
        markup.open(f"{UN}:{head}")
        markup.add(f"{UN}:{side}", text=symbol)
        markup.close()
    markup.close()
